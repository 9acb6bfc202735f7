import { z } from 'zod';
import { modifyEdit } from '../domain/account-state.ts';
import { mustBeUser } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id } from './payload-fields.ts';

/** Gives a suspended user their access back, and an officer a designation that begins anew (R34). */
export const reinstateUser = defineChange({
  kind: 'user.reinstate',
  title: 'Reinstate a user',
  accounts: 'any',
  payload: z.strictObject({ userId: Id }),
  check: ({ userId }, { state }) => mustBeUser(state, userId),
  edits: ({ userId }, { state }) => modifyEdit(state, 'users', userId, { status: 'active' }),
  describe: ({ userId }, state) => `Reinstate ${state.nameOf('users', userId)}`,
  examples: [{ userId: 'usr_sam' }],
});
