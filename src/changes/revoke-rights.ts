import { z } from 'zod';
import { deleteEdit } from '../domain/account-state.ts';
import { grantId } from '../domain/entities/grants.ts';
import { mustBeGrantable } from '../domain/rights.ts';
import { mustBeUser, titlesOf } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id, Rights } from './payload-fields.ts';

/** Takes rights that a user holds directly; those not held are left as they are. */
export const revokeRights = defineChange({
  kind: 'rights.revoke',
  title: 'Revoke rights',
  accounts: 'any',
  payload: z.strictObject({ userId: Id, rights: Rights.min(1) }),
  check: ({ userId, rights }, { state }) => [...mustBeUser(state, userId), ...mustBeGrantable(rights)],
  edits: ({ userId, rights }, { state }) =>
    rights
      .filter((code) => state.get('grants', grantId(userId, code)) !== undefined)
      .map((code) => deleteEdit(state, 'grants', grantId(userId, code))),
  describe: ({ userId, rights }, state) => `Revoke from ${state.nameOf('users', userId)}: ${titlesOf(rights)}`,
  examples: [{ userId: 'usr_fred', rights: ['reports.statements'] }],
});
