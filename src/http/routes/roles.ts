import { z } from 'zod';
import type { AccountState } from '../../domain/account-state.ts';
import { canSeeRole } from '../../domain/effective.ts';
import type { RoleAssignment } from '../../domain/entities/role-assignments.ts';
import { Refused } from '../../domain/problems.ts';
import { activeUsersOfRole, reachedThrough, usersOfRole } from '../../domain/reach.ts';
import { rolesTouched } from '../../domain/role-rules.ts';
import type { Store } from '../../store/store.ts';
import { pageOf } from '../answers.ts';
import { pageAfter, paging, rowsByName } from '../paging.ts';
import { pendingChangesBy, type PendingChanges } from '../pending-changes.ts';
import { Role, RoleInFull } from '../people-answers.ts';
import { route, type AccountContext } from '../route.ts';
import { usersByName } from '../user-filters.ts';

/** For each role that open changes would touch, the ids of those changes. */
const pendingByRole = (store: Store, account: AccountContext): Promise<PendingChanges> =>
  pendingChangesBy(store, account, (edits) => rolesTouched(account.state, edits));

const viewOf = (state: AccountState, id: string, pending: PendingChanges): z.input<typeof Role> => {
  const { name, type, companyId, rights } = state.get('roles', id)!;
  const assignments = state.count('roleAssignments', 'byRole', id);
  return {
    id,
    name,
    type,
    companyId,
    companyName: state.nameOf('companies', companyId),
    rights,
    people: activeUsersOfRole(state, id),
    shared: state.count('roleShares', 'byRole', id) > 0,
    assignments,
    pendingChanges: pending.get(id) ?? [],
  };
};

const targetOf = (state: AccountState, { userId, setId, companyId }: RoleAssignment) =>
  userId !== null
    ? { type: 'employee' as const, id: userId, name: state.nameOf('users', userId) }
    : setId !== null
      ? { type: state.get('employeeSets', setId)!.type, id: setId, name: state.nameOf('employeeSets', setId) }
      : { type: 'company' as const, id: companyId!, name: state.nameOf('companies', companyId!) };

/** Where a page of a role's assignments ends, and of the people that it reaches. The counts beside them are whole. */
const SHOWN = 200;

/** The first people that a role reaches, by name, and through what (R20, R22). */
const reachOf = (state: AccountState, roleId: string): z.input<typeof RoleInFull>['reach'] => {
  const reached = usersOfRole(state, roleId);
  const first: z.input<typeof RoleInFull>['reach'][number][] = [];
  for (const { id, user } of usersByName(state)) {
    if (first.length === SHOWN) break;
    if (user.status !== 'active' || !reached.has(id)) continue;
    const through = reachedThrough(state, roleId, id);
    const entity = through?.type === 'company' ? 'companies' : 'employeeSets';
    first.push({ id, name: user.name, through: through && { ...through, name: state.nameOf(entity, through.id) } });
  }
  return first;
};

const inFull = (state: AccountState, id: string, pending: PendingChanges): z.input<typeof RoleInFull> => ({
  ...viewOf(state, id, pending),
  assignedTo: [...state.find('roleAssignments', 'byRole', id)]
    .sort()
    .slice(0, SHOWN)
    .map((each) => targetOf(state, state.get('roleAssignments', each)!)),
  sharedWith: [...state.find('roleShares', 'byRole', id)].sort().map((each) => {
    const { companyId, branch } = state.get('roleShares', each)!;
    return { companyId, name: state.nameOf('companies', companyId), branch };
  }),
  reach: reachOf(state, id),
});

export const roleRoutes = [
  route({
    method: 'get',
    path: '/v1/accounts/{account}/roles',
    forTokens: 'read',
    tag: 'People',
    summary: 'The roles that the caller can see, by name',
    description: 'Those whose rights, within the ceiling of their company, are all among the caller’s own.',
    who: 'officer',
    query: z.strictObject({ ...paging, companyId: z.string().max(100).optional() }),
    status: 200,
    answer: pageOf(Role),
    handle: async ({ services: { store }, account, query }) => {
      const { state, userId } = account;
      // A cursor, too, names only roles that the caller can see.
      const seen = rowsByName(state, 'roles').filter(({ id }) => canSeeRole(state, userId, id));
      const page = pageAfter(
        seen,
        query,
        ({ id }) => query.companyId === undefined || state.get('roles', id)!.companyId === query.companyId,
      );
      const pending = await pendingByRole(store, account);
      return { items: page.items.map(({ id }) => viewOf(state, id, pending)), nextCursor: page.nextCursor };
    },
  }),
  route({
    method: 'get',
    path: '/v1/accounts/{account}/roles/{id}',
    forTokens: 'read',
    tag: 'People',
    summary: 'A role, with what it is assigned to and shared with, and whom it reaches',
    description: 'Not there for whoever lacks one of its rights.',
    who: 'officer',
    status: 200,
    answer: RoleInFull,
    handle: async ({ services: { store }, account, params: { id } }) => {
      const { state, userId } = account;
      if (!canSeeRole(state, userId, id)) throw Refused.because('not_found_here', 'There is no such role.');
      return inFull(state, id, await pendingByRole(store, account));
    },
  }),
];
