import type { AccountState } from './account-state.ts';
import { RightSet } from './rights.ts';

export { companyIdOf, headquartersOf } from './entities/companies.ts';

/** A company and those above it, headquarters last. */
export function* companiesAbove(state: AccountState, companyId: string): Iterable<string> {
  for (let id: string | null | undefined = companyId; typeof id === 'string'; id = state.get('companies', id)?.parentId)
    yield id;
}

/** Whether a company is `top`, or lies under it at any depth. */
export const isWithin = (state: AccountState, companyId: string, top: string): boolean => {
  for (const id of companiesAbove(state, companyId)) if (id === top) return true;
  return false;
};

/** The roles that a user, a set of employees or a company is assigned. */
export const rolesAssigned = (state: AccountState, index: 'byUser' | 'bySet' | 'byCompany', id: string): string[] =>
  state.find('roleAssignments', index, id).map((each) => state.get('roleAssignments', each)!.roleId);

/** The company roles of a company: none where its ceiling is its parent's. */
export const companyRolesOf = (state: AccountState, companyId: string): string[] =>
  rolesAssigned(state, 'byCompany', companyId);

/** The rights that a role holds as written; none where there is no such role. */
export const roleRights = (state: AccountState, roleId: string): RightSet => {
  const role = state.get('roles', roleId);
  return role === undefined ? RightSet.none : RightSet.ofRow(role);
};

const known = new WeakMap<AccountState, Map<string, RightSet>>();

/**
 * The rights that nobody in the company can exceed: its company roles together, within the ceiling above it; that of
 * headquarters is within the account's rights (R22). A company that does not exist has none.
 */
export const ceilingOf = (state: AccountState, companyId: string): RightSet => {
  const ceilings = known.get(state) ?? known.set(state, new Map()).get(state)!;
  const found = ceilings.get(companyId);
  if (found !== undefined) return found;
  const company = state.get('companies', companyId);
  if (company === undefined) return RightSet.none;
  const above = company.parentId === null ? RightSet.ofRow(state.account) : ceilingOf(state, company.parentId);
  const roles = companyRolesOf(state, companyId).map((id) => roleRights(state, id));
  const ceiling = roles.length === 0 ? above : RightSet.union(roles).intersect(above);
  ceilings.set(companyId, ceiling);
  return ceiling;
};
