import { z } from 'zod';
import { modifyEdit } from '../domain/account-state.ts';
import { mustBeUser } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id } from './payload-fields.ts';

/** Designates an existing user as a Security Officer (R8 b). */
export const designateOfficer = defineChange({
  kind: 'officer.designate',
  title: 'Designate a Security Officer',
  accounts: 'organization',
  payload: z.strictObject({ userId: Id }),
  check: ({ userId }, { state }) => mustBeUser(state, userId),
  edits: ({ userId }, { state }) => modifyEdit(state, 'users', userId, { officer: true }),
  describe: ({ userId }, state) => `Designate ${state.nameOf('users', userId)} as a Security Officer`,
  examples: [{ userId: 'usr_fred' }],
});
