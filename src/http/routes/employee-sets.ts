import { z } from 'zod';
import type { AccountState } from '../../domain/account-state.ts';
import type { SetType } from '../../domain/entities/employee-sets.ts';
import { roleAsSeen } from '../../domain/explanation.ts';
import { Refused } from '../../domain/problems.ts';
import type { Store } from '../../store/store.ts';
import { pageOf } from '../answers.ts';
import { pageAfter, paging, rowsByName } from '../paging.ts';
import { pendingChangesBy, touchedOf, type PendingChanges } from '../pending-changes.ts';
import { EmployeeSet, EmployeeSetInFull } from '../people-answers.ts';
import { route, type AccountContext } from '../route.ts';

/** Where a page of a set's members ends. The count beside it is whole. */
const MEMBERS_SHOWN = 200;

/** For each set of employees that open changes would touch, the ids of those changes. */
const pendingBySet = (store: Store, account: AccountContext): Promise<PendingChanges> =>
  pendingChangesBy(store, account, touchedOf('employeeSets'));

const viewOf = (state: AccountState, id: string, pending: PendingChanges): z.input<typeof EmployeeSet> => {
  const { name, type, companyId } = state.get('employeeSets', id)!;
  const members = state.count('memberships', 'bySet', id);
  return { id, name, type, companyId, members, pendingChanges: pending.get(id) ?? [] };
};

const inFull = (
  state: AccountState,
  id: string,
  pending: PendingChanges,
  readerId: string,
): z.input<typeof EmployeeSetInFull> => ({
  ...viewOf(state, id, pending),
  people: [...state.find('memberships', 'bySet', id)]
    .sort()
    .slice(0, MEMBERS_SHOWN)
    .map((each) => {
      const { userId } = state.get('memberships', each)!;
      return { id: userId, name: state.nameOf('users', userId) };
    }),
  roles: [...state.find('roleAssignments', 'bySet', id)]
    .sort()
    .map((each) => roleAsSeen(state, readerId, state.get('roleAssignments', each)!.roleId)),
});

const routesOf = <P extends string>(type: SetType, segment: P, words: string) => [
  route({
    method: 'get',
    path: `/v1/accounts/{account}/${segment}` as const,
    forTokens: 'read',
    tag: 'People',
    summary: `The ${words}s of the account, by name`,
    who: 'officer',
    query: z.strictObject(paging),
    status: 200,
    answer: pageOf(EmployeeSet),
    handle: async ({ services: { store }, account, query }) => {
      const { state } = account;
      const ofType = rowsByName(state, 'employeeSets', state.find('employeeSets', 'byType', type));
      const { items, nextCursor } = pageAfter(ofType, query);
      const pending = await pendingBySet(store, account);
      return { items: items.map(({ id }) => viewOf(state, id, pending)), nextCursor };
    },
  }),
  route({
    method: 'get',
    path: `/v1/accounts/{account}/${segment}/{id}` as const,
    forTokens: 'read',
    tag: 'People',
    summary: `An ${words}, with its members and roles`,
    who: 'officer',
    status: 200,
    answer: EmployeeSetInFull,
    handle: async ({ services: { store }, account, params }) => {
      const { state, userId } = account;
      const { id } = params as { readonly id: string };
      if (state.get('employeeSets', id)?.type !== type)
        throw Refused.because('not_found_here', `There is no such ${words}.`);
      return inFull(state, id, await pendingBySet(store, account), userId);
    },
  }),
];

export const employeeSetRoutes = [
  ...routesOf('employee-role', 'employee-roles', 'employee role'),
  ...routesOf('employee-group', 'employee-groups', 'employee group'),
];
