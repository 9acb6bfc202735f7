import { z } from 'zod';
import { createEdit } from '../domain/account-state.ts';
import { grantId } from '../domain/entities/grants.ts';
import { mustBeGrantable } from '../domain/rights.ts';
import { mustBeUser, titlesOf } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id, Rights } from './payload-fields.ts';

/** Gives a user rights directly; those already held are left as they are. */
export const grantRights = defineChange({
  kind: 'rights.grant',
  title: 'Grant rights',
  accounts: 'any',
  payload: z.strictObject({ userId: Id, rights: Rights.min(1) }),
  check: ({ userId, rights }, { state }) => [...mustBeUser(state, userId), ...mustBeGrantable(rights)],
  edits: ({ userId, rights }, { state }) =>
    rights
      .filter((code) => state.get('grants', grantId(userId, code)) === undefined)
      .map((code) => createEdit('grants', grantId(userId, code), { userId, function: code })),
  describe: ({ userId, rights }, state) => `Grant ${state.nameOf('users', userId)}: ${titlesOf(rights)}`,
  examples: [{ userId: 'usr_fred', rights: ['funding.withdraw', 'reports.tax'] }],
});
