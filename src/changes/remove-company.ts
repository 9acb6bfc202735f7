import { z } from 'zod';
import { deleteEdit, modifyEdit, type AccountState } from '../domain/account-state.ts';
import { problem, type Problem } from '../domain/problems.ts';
import { deleteAll, mustBeCompany } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id } from './payload-fields.ts';

const counted = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

const mustBeEmpty = (state: AccountState, companyId: string, unassign: boolean): Problem[] => {
  const stays = [
    ...counted(state.count('companies', 'byParent', companyId), 'company under it', 'companies under it'),
    ...counted(state.count('users', 'byCompany', companyId), 'user', 'users'),
    ...counted(state.count('roles', 'byCompany', companyId), 'role', 'roles'),
    ...counted(state.count('employeeSets', 'byCompany', companyId), 'set of employees', 'sets of employees'),
  ];
  const goes = unassign
    ? []
    : [
        ...counted(state.count('roleAssignments', 'byCompany', companyId), 'company role', 'company roles'),
        ...counted(state.count('roleShares', 'byCompany', companyId), 'shared role', 'shared roles'),
      ];
  const found = [...stays, ...goes];
  const way = stays.length === 0 ? ' Say `unassign: true` to remove them with it.' : '';
  return found.length === 0
    ? []
    : [problem('company_in_use', `${state.nameOf('companies', companyId)} has ${found.join(', ')}.${way}`)];
};

/** Removes a company that nobody belongs to and nothing lies under (R26). */
export const removeCompany = defineChange({
  kind: 'company.remove',
  title: 'Remove a company',
  accounts: 'institutional',
  payload: z.strictObject({ companyId: Id, unassign: z.boolean().optional() }),
  check({ companyId, unassign = false }, { state }) {
    const unknown = mustBeCompany(state, companyId);
    if (unknown.length > 0) return unknown;
    return state.get('companies', companyId)!.parentId === null
      ? [problem('company_in_use', 'Headquarters stays while the account does.')]
      : mustBeEmpty(state, companyId, unassign);
  },
  edits: ({ companyId }, { state }) => [
    ...deleteAll(state, 'roleAssignments', 'byCompany', companyId),
    ...deleteAll(state, 'roleShares', 'byCompany', companyId),
    // The rows of removed users stay (R19), and a row belongs to a company.
    ...[...state.find('users', 'removedOf', companyId)]
      .sort()
      .flatMap((id) => modifyEdit(state, 'users', id, { companyId: state.get('companies', companyId)!.parentId! })),
    deleteEdit(state, 'companies', companyId),
  ],
  describe: ({ companyId, unassign }, state) =>
    `Remove the company ${state.nameOf('companies', companyId)}${unassign ? ', with its company roles and shared roles' : ''}`,
  examples: [{ companyId: 'cmp_empty' }],
});
