import { z } from 'zod';
import { createEdit } from '../domain/account-state.ts';
import { headquartersOf } from '../domain/companies.ts';
import { grantId } from '../domain/entities/grants.ts';
import { mustBeGrantable } from '../domain/rights.ts';
import { addressMustBeFree, mustBeCompany, titlesOf } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Address, Id, Name, Rights } from './payload-fields.ts';

/** Adds a user, with rights, and as an officer where that is said (R8 a). */
export const addUser = defineChange({
  kind: 'user.add',
  title: 'Add a user',
  accounts: 'any',
  payload: z.strictObject({
    name: Name,
    email: Address,
    companyId: Id.optional(),
    rights: Rights.optional(),
    officer: z.boolean().optional(),
  }),
  check: ({ email, companyId, rights }, { state }) => [
    ...mustBeCompany(state, companyId),
    ...mustBeGrantable(rights),
    ...addressMustBeFree(state, email),
  ],
  edits: ({ name, email, companyId, rights = [], officer = false }, { state, makeId }) => {
    const userId = makeId('usr', 0);
    return [
      createEdit('users', userId, { name, email, companyId: companyId ?? headquartersOf(state), officer }),
      ...rights.map((code) => createEdit('grants', grantId(userId, code), { userId, function: code })),
    ];
  },
  describe: ({ name, email, rights = [], officer }) =>
    `Add ${name} (${email})${officer ? ' as a Security Officer' : ''}${rights.length > 0 ? `, with the rights: ${titlesOf(rights)}` : ''}`,
  examples: [
    { name: 'Fay Ferrer', email: 'fay@example.com' },
    { name: 'Gus Grant', email: 'gus@example.com', rights: ['reports.tax', 'funding.deposit'], officer: true },
  ],
});
