import { z } from 'zod';
import { modifyEdit } from '../domain/account-state.ts';
import { mustBeUser } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id } from './payload-fields.ts';

/** Ends the identity and the passkeys of a user who has lost them, and invites them anew (R51). */
export const resetIdentity = defineChange({
  kind: 'identity.reset',
  title: 'Reset how a user signs in',
  accounts: 'institutional',
  payload: z.strictObject({ userId: Id }),
  check: ({ userId }, { state }) => mustBeUser(state, userId),
  edits: ({ userId }, { state }) =>
    modifyEdit(state, 'users', userId, { identityResets: state.get('users', userId)!.identityResets + 1 }),
  describe: ({ userId }, state) => `Reset how ${state.nameOf('users', userId)} signs in`,
  examples: [{ userId: 'usr_fred' }, { userId: 'usr_eva' }],
});
