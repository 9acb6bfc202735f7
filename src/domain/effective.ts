import type { AccountState } from './account-state.ts';
import { catalogue, isOfficerOnly } from './catalogue.ts';
import { ceilingOf, companiesAbove, companyIdOf, companyRolesOf, roleRights, rolesAssigned } from './companies.ts';
import type { RoleTarget } from './entities/role-assignments.ts';
import { isActiveOfficer } from './officers.ts';
import { RightSet } from './rights.ts';

/** The rights that a user holds directly, whatever masks them. */
export const directRights = (state: AccountState, userId: string): RightSet =>
  RightSet.of(state.find('grants', 'byUser', userId).map((id) => state.get('grants', id)!.function));

/** A role that reaches a user, and by what: an assignment of their own, or a set that they are a member of (R20). */
export interface ReachingRole {
  readonly roleId: string;
  readonly through: Exclude<RoleTarget, 'company'>;
  /** The set; null for an assignment of the user's own. */
  readonly setId: string | null;
}

/** Every role that reaches a user; one that does so in several ways, as often. */
export function* rolesReaching(state: AccountState, userId: string): Iterable<ReachingRole> {
  for (const roleId of rolesAssigned(state, 'byUser', userId)) yield { roleId, through: 'employee', setId: null };
  for (const membership of state.find('memberships', 'byUser', userId)) {
    const { setId } = state.get('memberships', membership)!;
    const through = state.get('employeeSets', setId)!.type;
    for (const roleId of rolesAssigned(state, 'bySet', setId)) yield { roleId, through, setId };
  }
}

/** What a user's effective rights come from, before the roles are read and anything is masked. */
interface Sources {
  readonly companyId: string;
  readonly direct: RightSet;
  readonly roleIds: readonly string[];
  readonly setIds: readonly string[];
}

/** The entities that `sourcesOf` reads. */
const sourceEntities = ['users', 'grants', 'roleAssignments', 'memberships'] as const;

/** None for somebody who is not active: nothing that they hold has effect. */
const sourcesOf = (state: AccountState, userId: string): Sources | undefined => {
  const user = state.get('users', userId);
  return user?.status !== 'active'
    ? undefined
    : {
        companyId: user.companyId,
        direct: directRights(state, userId),
        roleIds: rolesAssigned(state, 'byUser', userId),
        setIds: state.find('memberships', 'byUser', userId).map((id) => state.get('memberships', id)!.setId),
      };
};

/** The rights of all the roles of each set, worked out once for a state: its members may be many. */
const setsKnown = new WeakMap<AccountState, Map<string, RightSet>>();

const rightsOfSet = (state: AccountState, setId: string): RightSet => {
  const sets = setsKnown.get(state) ?? setsKnown.set(state, new Map()).get(state)!;
  const found = sets.get(setId);
  if (found !== undefined) return found;
  const rights = RightSet.union(rolesAssigned(state, 'bySet', setId).map((id) => roleRights(state, id)));
  sets.set(setId, rights);
  return rights;
};

const rightsFrom = (state: AccountState, from: Sources | undefined): RightSet =>
  from === undefined
    ? RightSet.none
    : RightSet.union([
        from.direct,
        ...from.roleIds.map((id) => roleRights(state, id)),
        ...from.setIds.map((id) => rightsOfSet(state, id)),
      ]).intersect(ceilingOf(state, from.companyId));

/** What a user may do, officer-only functions aside (R17): nothing unless active, and nothing above the ceiling. */
export const effectiveRights = (state: AccountState, userId: string): RightSet =>
  rightsFrom(state, sourcesOf(state, userId));

/** How a user's effective rights differ between two states; undefined where they don't. */
export const rightsMoved = (
  before: AccountState,
  after: AccountState,
  userId: string,
): { readonly gained: RightSet; readonly lost: RightSet } | undefined => {
  const from = sourcesOf(before, userId);
  const to = sourceEntities.every((entity) => before.shares(after, entity)) ? from : sourcesOf(after, userId);
  const [had, has] = [rightsFrom(before, from), rightsFrom(after, to)];
  return had.equals(has) ? undefined : { gained: has.minus(had), lost: had.minus(has) };
};

const readersKnown = new WeakMap<AccountState, Map<string, RightSet>>();

/** The effective rights of who reads or alters roles, worked out once for a state: they are held against every role. */
const rightsOfReader = (state: AccountState, userId: string): RightSet => {
  const readers = readersKnown.get(state) ?? readersKnown.set(state, new Map()).get(state)!;
  const found = readers.get(userId) ?? effectiveRights(state, userId);
  readers.set(userId, found);
  return found;
};

/** Whether a user can see, assign and manage a role: all its rights within its company's ceiling are theirs (R23). */
export const canSeeRole = (state: AccountState, userId: string, roleId: string): boolean => {
  const role = state.get('roles', roleId);
  return (
    role !== undefined &&
    RightSet.ofRow(role).intersect(ceilingOf(state, role.companyId)).isSubsetOf(rightsOfReader(state, userId))
  );
};

/** What gives a right. */
export type RightSource =
  { readonly type: 'direct' } | { readonly type: 'designation' } | ({ readonly type: 'role' } & ReachingRole);

/** What takes a right away again. */
export type RightMask =
  | { readonly type: 'status'; readonly status: string }
  | { readonly type: 'account' }
  /** The company roles of a company, the user's or one above it, none of which holds the right. */
  | { readonly type: 'company'; readonly companyId: string; readonly roleIds: readonly string[] };

/** Why a user may, or may not, use one function. */
export interface RightExplained {
  readonly function: string;
  readonly allowed: boolean;
  readonly sources: readonly RightSource[];
  readonly masks: readonly RightMask[];
}

/** For functions of the catalogue, all where none are named: whether the user may use each, by what, and what masks it. */
export const explainRights = (
  state: AccountState,
  userId: string,
  codes: readonly string[] = catalogue.map(({ code }) => code),
): RightExplained[] => {
  const user = state.get('users', userId);
  const direct = directRights(state, userId);
  const roles = [...rolesReaching(state, userId)].map((role) => ({ role, rights: roleRights(state, role.roleId) }));
  const companies = [...companiesAbove(state, companyIdOf(state, 'users', userId))].flatMap((companyId) => {
    const roleIds = companyRolesOf(state, companyId).sort();
    const rights = RightSet.union(roleIds.map((id) => roleRights(state, id)));
    return roleIds.length === 0 ? [] : [{ mask: { type: 'company' as const, companyId, roleIds }, rights }];
  });
  const statusMasks: RightMask[] =
    user?.status === 'active' ? [] : [{ type: 'status', status: user?.status ?? 'unknown' }];
  const account = RightSet.ofRow(state.account);
  return codes.map((code) => {
    const sources: RightSource[] = isOfficerOnly(code)
      ? user?.officer === true
        ? [{ type: 'designation' }]
        : []
      : [
          ...(direct.has(code) ? [{ type: 'direct' as const }] : []),
          ...roles.filter(({ rights }) => rights.has(code)).map(({ role }) => ({ type: 'role' as const, ...role })),
        ];
    const ceilings: RightMask[] = isOfficerOnly(code)
      ? []
      : [
          ...companies.filter(({ rights }) => !rights.has(code)).map(({ mask }) => mask),
          ...(account.has(code) ? [] : [{ type: 'account' as const }]),
        ];
    const masks = [...statusMasks, ...ceilings];
    return { function: code, allowed: sources.length > 0 && masks.length === 0, sources, masks };
  });
};

/** The codes of everything that a user may do, officer-only functions among them for an officer. */
export const allowedFunctions = (state: AccountState, userId: string): string[] => [
  ...effectiveRights(state, userId).codes(),
  ...(isActiveOfficer(state.get('users', userId))
    ? catalogue.filter((f) => isOfficerOnly(f.code)).map((f) => f.code)
    : []),
];
