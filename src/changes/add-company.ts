import { z } from 'zod';
import { createEdit } from '../domain/account-state.ts';
import { companyNameMustBeFree, mustBeCompany } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id, Name } from './payload-fields.ts';

/** Adds a subsidiary under a company. */
export const addCompany = defineChange({
  kind: 'company.add',
  title: 'Add a company',
  accounts: 'institutional',
  payload: z.strictObject({ name: Name, parentId: Id }),
  check: ({ name, parentId }, { state }) => [
    ...mustBeCompany(state, parentId, 'parentId'),
    ...companyNameMustBeFree(state, parentId, name),
  ],
  edits: ({ name, parentId }, { makeId }) => [createEdit('companies', makeId('cmp', 0), { name, parentId })],
  describe: ({ name, parentId }, state) => `Add the company ${name} under ${state.nameOf('companies', parentId)}`,
  examples: [{ name: 'Example South', parentId: 'cmp_hq' }],
});
