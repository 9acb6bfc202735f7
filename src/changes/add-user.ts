import { z } from 'zod';
import { createEdit } from '../domain/account-state.ts';
import { grantId } from '../domain/entities/grants.ts';
import { mustBeGrantable } from '../domain/rights.ts';
import { addressMustBeFree, companyOr, listed, mustBeCompany, mustSeeRole, titlesOf } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Address, Id, Ids, Name, Rights } from './payload-fields.ts';
import { assignmentTo, mustFit } from './role-target.ts';

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
    roleIds: Ids.optional(),
    officer: z.boolean().optional(),
  }),
  check: ({ email, companyId, rights, roleIds = [] }, at) => [
    ...mustBeCompany(at.state, companyId),
    ...mustBeGrantable(rights),
    ...addressMustBeFree(at.state, email),
    ...roleIds.flatMap((roleId, index) => {
      const unseen = mustSeeRole(at, roleId, `roleIds.${index}`);
      return unseen.length > 0 ? unseen : mustFit(at.state, roleId, 'employee', `roleIds.${index}`);
    }),
  ],
  edits: ({ name, email, companyId, rights = [], roleIds = [], officer = false }, at) => {
    const userId = at.makeId('usr', 0);
    return [
      createEdit('users', userId, { name, email, companyId: companyOr(at, companyId), officer }),
      ...rights.map((code) => createEdit('grants', grantId(userId, code), { userId, function: code })),
      ...roleIds.map((roleId) =>
        createEdit('roleAssignments', ...assignmentTo(roleId, { type: 'employee', id: userId })),
      ),
    ];
  },
  describe({ name, email, rights = [], roleIds = [], officer }, state) {
    const roles = listed(roleIds.map((id) => state.nameOf('roles', id)));
    return [
      `Add ${name} (${email})${officer ? ' as a Security Officer' : ''}`,
      ...(rights.length > 0 ? [`with the rights: ${titlesOf(rights)}`] : []),
      ...(roleIds.length > 0 ? [`with the roles: ${roles}`] : []),
    ].join(', ');
  },
  examples: [
    { name: 'Fay Ferrer', email: 'fay@example.com' },
    { name: 'Gus Grant', email: 'gus@example.com', rights: ['reports.tax', 'funding.deposit'], officer: true },
  ],
});
