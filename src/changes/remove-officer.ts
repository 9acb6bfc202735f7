import { z } from 'zod';
import { modifyEdit } from '../domain/account-state.ts';
import { mustBeUser } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id } from './payload-fields.ts';

/** Takes the Security Officer designation from a user, who stays a user. The floor (R9) follows from the edits. */
export const removeOfficer = defineChange({
  kind: 'officer.remove',
  title: 'Remove a Security Officer',
  accounts: 'organization',
  payload: z.strictObject({ userId: Id }),
  check: ({ userId }, { state }) => mustBeUser(state, userId),
  edits: ({ userId }, { state }) => modifyEdit(state, 'users', userId, { officer: false }),
  describe: ({ userId }, state) => `Remove ${state.nameOf('users', userId)} as a Security Officer`,
  examples: [{ userId: 'usr_eva' }],
});
