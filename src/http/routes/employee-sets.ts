import { z } from 'zod';
import type { AccountState } from '../../domain/account-state.ts';
import type { SetType } from '../../domain/entities/employee-sets.ts';
import { roleAsSeen } from '../../domain/explanation.ts';
import { Refused } from '../../domain/problems.ts';
import { EmployeeSet, EmployeeSetInFull, pageOf } from '../answers.ts';
import { pageAfter, paging, rowsByName } from '../paging.ts';
import { route } from '../route.ts';

/** Where a page of a set's members ends. The count beside it is whole. */
const MEMBERS_SHOWN = 200;

const viewOf = (state: AccountState, id: string): z.input<typeof EmployeeSet> => {
  const { name, type, companyId } = state.get('employeeSets', id)!;
  return { id, name, type, companyId, members: state.count('memberships', 'bySet', id) };
};

const inFull = (state: AccountState, id: string, readerId: string): z.input<typeof EmployeeSetInFull> => ({
  ...viewOf(state, id),
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
    tag: 'People',
    summary: `The ${words}s of the account, by name`,
    who: 'officer',
    query: z.strictObject(paging),
    status: 200,
    answer: pageOf(EmployeeSet),
    handle: ({ account: { state }, query }) => {
      const ofType = rowsByName(state, 'employeeSets', state.find('employeeSets', 'byType', type));
      const { items, nextCursor } = pageAfter(ofType, query);
      return Promise.resolve({ items: items.map(({ id }) => viewOf(state, id)), nextCursor });
    },
  }),
  route({
    method: 'get',
    path: `/v1/accounts/{account}/${segment}/{id}` as const,
    tag: 'People',
    summary: `An ${words}, with its members and roles`,
    who: 'officer',
    status: 200,
    answer: EmployeeSetInFull,
    handle: ({ account: { state, userId }, params }) => {
      const { id } = params as { readonly id: string };
      if (state.get('employeeSets', id)?.type !== type)
        throw Refused.because('not_found_here', `There is no such ${words}.`);
      return Promise.resolve(inFull(state, id, userId));
    },
  }),
];

export const employeeSetRoutes = [
  ...routesOf('employee-role', 'employee-roles', 'employee role'),
  ...routesOf('employee-group', 'employee-groups', 'employee group'),
];
