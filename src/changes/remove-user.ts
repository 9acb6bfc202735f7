import { z } from 'zod';
import { modifyEdit } from '../domain/account-state.ts';
import { mustBeUser, withdrawAll } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id } from './payload-fields.ts';

/** Removes a user with all that they hold. The row stays, its address is free again (R19). */
export const removeUser = defineChange({
  kind: 'user.remove',
  title: 'Remove a user',
  accounts: 'any',
  payload: z.strictObject({ userId: Id }),
  check: ({ userId }, { state }) => mustBeUser(state, userId),
  edits: ({ userId }, { state }) => [
    ...withdrawAll(state, userId),
    ...modifyEdit(state, 'users', userId, { status: 'removed', officer: false }),
  ],
  describe: ({ userId }, state) => `Remove ${state.nameOf('users', userId)}`,
  examples: [{ userId: 'usr_fred' }, { userId: 'usr_eva' }],
});
