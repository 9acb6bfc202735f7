import { z } from 'zod';
import { createEdit } from '../domain/account-state.ts';
import { roleTypes, roleTypeInWords } from '../domain/entities/roles.ts';
import { mustBeGrantable } from '../domain/rights.ts';
import { companyOr, mustBeCompany, nameMustBeFree, titlesOf } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id, Name, Rights } from './payload-fields.ts';

/** Makes a role: a named set of rights, to be assigned to employees or to companies (R20, R21). */
export const createRole = defineChange({
  kind: 'role.create',
  title: 'Create a role',
  accounts: 'institutional',
  payload: z.strictObject({ type: z.enum(roleTypes), name: Name, companyId: Id.optional(), rights: Rights }),
  check: ({ name, companyId, rights }, at) => [
    ...mustBeCompany(at.state, companyId),
    ...mustBeGrantable(rights),
    ...nameMustBeFree(at, 'roles', companyOr(at, companyId), name),
  ],
  edits: ({ type, name, companyId, rights }, at) => [
    createEdit('roles', at.makeId('rol', 0), {
      type,
      name,
      companyId: companyOr(at, companyId),
      rights: [...rights].sort(),
    }),
  ],
  describe: ({ type, name, rights }) =>
    `Create the role ${name} ${roleTypeInWords(type)}${rights.length > 0 ? `, with the rights: ${titlesOf(rights)}` : ', without rights'}`,
  examples: [{ type: 'employee', name: 'Treasury', rights: ['funding.deposit', 'reports.tax'] }],
});
