import type { AccountState } from './account-state.ts';
import { isOfficerOnly } from './catalogue.ts';
import { ceilingOf, companiesAbove } from './companies.ts';
import { entities } from './entities/index.ts';
import { roleAssignmentId, type RoleTarget } from './entities/role-assignments.ts';
import { officerIds } from './officers.ts';
import { RightSet } from './rights.ts';

const isActive = (state: AccountState, userId: string): boolean => state.get('users', userId)?.status === 'active';

/**
 * Whom a role reaches, whatever masks it: those who are assigned it and the members of sets that are (R20); of a company
 * role, those of its companies and of all below, whose ceiling it is part of (R22).
 */
export const usersOfRole = (state: AccountState, roleId: string): ReadonlySet<string> => {
  const role = state.get('roles', roleId);
  return new Set(role === undefined ? [] : entities.roles.reaches(role, roleId, state));
};

const counted = new WeakMap<AccountState, Map<string, number>>();

/** How many active users a role reaches, counted once for a state: lists show it of many roles. */
export const activeUsersOfRole = (state: AccountState, roleId: string): number => {
  const counts = counted.get(state) ?? counted.set(state, new Map()).get(state)!;
  const found = counts.get(roleId);
  if (found !== undefined) return found;
  let count = 0;
  for (const userId of usersOfRole(state, roleId)) if (isActive(state, userId)) count++;
  counts.set(roleId, count);
  return count;
};

/** What a role is assigned to, where it reaches somebody by that. */
export interface ReachedThrough {
  readonly type: Exclude<RoleTarget, 'employee'>;
  readonly id: string;
}

/** Through what a role reaches a user: null where it is assigned to them, else the first set or company by id. */
export const reachedThrough = (state: AccountState, roleId: string, userId: string): ReachedThrough | null => {
  const isAssignedTo = (id: string): boolean =>
    state.get('roleAssignments', roleAssignmentId(roleId, id)) !== undefined;
  if (isAssignedTo(userId)) return null;
  const setIds = state.find('memberships', 'byUser', userId).map((id) => state.get('memberships', id)!.setId);
  const setId = setIds.filter(isAssignedTo).sort()[0];
  if (setId !== undefined) return { type: state.get('employeeSets', setId)!.type, id: setId };
  for (const id of companiesAbove(state, state.get('users', userId)?.companyId ?? ''))
    if (isAssignedTo(id)) return { type: 'company', id };
  return null;
};

const found = new WeakMap<AccountState, Map<string, ReadonlySet<string>>>();

/** Everybody who is assigned a role, and the members of sets that are. */
function* given(state: AccountState, roleId: string): Iterable<string> {
  for (const id of state.find('roleAssignments', 'byRole', roleId)) {
    const row = state.get('roleAssignments', id)!;
    if (row.companyId === null) yield* entities.roleAssignments.reaches(row, id, state);
  }
}

/** Everybody to whom something gives a function, before anything is masked. */
function* holders(state: AccountState, code: string): Iterable<string> {
  for (const [, grant] of state.all('grants')) if (grant.function === code) yield grant.userId;
  for (const [roleId, role] of state.all('roles')) if (RightSet.ofRow(role).has(code)) yield* given(state, roleId);
}

/**
 * Who may use a function now, as `accessOf` has it of each by themselves; worked out once for a state, from what gives the
 * function and not from who might have it (R17, R19, R22).
 */
export const usersWhoMay = (state: AccountState, code: string): ReadonlySet<string> => {
  const byCode = found.get(state) ?? found.set(state, new Map()).get(state)!;
  const known = byCode.get(code);
  if (known !== undefined) return known;
  const users = new Set(isOfficerOnly(code) ? officerIds(state) : holders(state, code));
  if (!isOfficerOnly(code))
    for (const id of users) {
      const user = state.get('users', id);
      if (user?.status !== 'active' || !ceilingOf(state, user.companyId).has(code)) users.delete(id);
    }
  byCode.set(code, users);
  return users;
};
