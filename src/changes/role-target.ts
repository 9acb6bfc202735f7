import { z } from 'zod';
import type { AccountState } from '../domain/account-state.ts';
import {
  roleAssignmentId,
  roleTargets,
  type RoleAssignment,
  type RoleTarget,
} from '../domain/entities/role-assignments.ts';
import { setTypeInWords } from '../domain/entities/employee-sets.ts';
import { problem, type Problem } from '../domain/problems.ts';
import { mustBeCompany, mustBeUser } from './checks.ts';
import { Id } from './payload-fields.ts';

/** Whom or what a role is assigned to. */
export const RoleTo = z.strictObject({ type: z.enum(roleTargets), id: Id });
type To = z.infer<typeof RoleTo>;

/** The target is there, and is what it is said to be. */
export const mustBeTarget = (state: AccountState, { type, id }: To): Problem[] => {
  if (type === 'employee') return mustBeUser(state, id, 'to.id');
  if (type === 'company') return mustBeCompany(state, id, 'to.id');
  return state.get('employeeSets', id)?.type === type
    ? []
    : [problem('not_found', `The account has no ${setTypeInWords(type)} ${id}.`, 'to.id')];
};

/** Employee-type roles go to employees and sets of them, company-type roles to companies (R21). */
export const mustFit = (state: AccountState, roleId: string, target: RoleTarget, path = 'to.type'): Problem[] => {
  const { type } = state.get('roles', roleId)!;
  const expected = type === 'company' ? 'a company' : 'an employee, an employee role or an employee group';
  return (type === 'company') === (target === 'company')
    ? []
    : [problem('invalid_payload', `${expected} is expected for a role of type ${type}, found ${target}`, path)];
};

/** The row of a role's assignment. */
export const assignmentTo = (roleId: string, { type, id }: To): readonly [id: string, row: RoleAssignment] => [
  roleAssignmentId(roleId, id),
  {
    roleId,
    userId: type === 'employee' ? id : null,
    setId: type === 'employee-role' || type === 'employee-group' ? id : null,
    companyId: type === 'company' ? id : null,
  },
];

/** Whom or what a role is assigned to, in a sentence: people by their names, all else with what it is. */
export const targetName = (state: AccountState, { type, id }: To): string => {
  if (type === 'employee') return state.nameOf('users', id);
  if (type === 'company') return `the company ${state.nameOf('companies', id)}`;
  return `the ${setTypeInWords(type)} ${state.nameOf('employeeSets', id)}`;
};
