import { z } from 'zod';
import { modifyEdit } from '../domain/account-state.ts';
import { mustBeUser } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id } from './payload-fields.ts';

/** Takes a user's access until they are reinstated. What they hold stays written. */
export const suspendUser = defineChange({
  kind: 'user.suspend',
  title: 'Suspend a user',
  accounts: 'any',
  payload: z.strictObject({ userId: Id }),
  check: ({ userId }, { state }) => mustBeUser(state, userId),
  edits: ({ userId }, { state }) => modifyEdit(state, 'users', userId, { status: 'suspended' }),
  describe: ({ userId }, state) => `Suspend ${state.nameOf('users', userId)}`,
  examples: [{ userId: 'usr_fred' }, { userId: 'usr_eva' }],
});
