import { z } from 'zod';
import type { AccountState } from '../../domain/account-state.ts';
import { canSeeRole } from '../../domain/effective.ts';
import type { RoleAssignment } from '../../domain/entities/role-assignments.ts';
import { Refused } from '../../domain/problems.ts';
import { nameKey } from '../../domain/text.ts';
import { pageOf, Role, RoleInFull } from '../answers.ts';
import { byName, pageAfter, paging } from '../paging.ts';
import { route } from '../route.ts';

const viewOf = (state: AccountState, id: string): z.input<typeof Role> => {
  const { name, type, companyId, rights } = state.get('roles', id)!;
  return { id, name, type, companyId, rights, assignments: state.count('roleAssignments', 'byRole', id) };
};

const targetOf = (state: AccountState, { userId, setId, companyId }: RoleAssignment) =>
  userId !== null
    ? { type: 'employee' as const, id: userId, name: state.nameOf('users', userId) }
    : setId !== null
      ? { type: state.get('employeeSets', setId)!.type, id: setId, name: state.nameOf('employeeSets', setId) }
      : { type: 'company' as const, id: companyId!, name: state.nameOf('companies', companyId!) };

/** Where a page of a role's assignments ends. The count beside it is whole. */
const ASSIGNMENTS_SHOWN = 200;

const inFull = (state: AccountState, id: string): z.input<typeof RoleInFull> => ({
  ...viewOf(state, id),
  assignedTo: [...state.find('roleAssignments', 'byRole', id)]
    .sort()
    .slice(0, ASSIGNMENTS_SHOWN)
    .map((each) => targetOf(state, state.get('roleAssignments', each)!)),
  sharedWith: [...state.find('roleShares', 'byRole', id)].sort().map((each) => {
    const { companyId, branch } = state.get('roleShares', each)!;
    return { companyId, name: state.nameOf('companies', companyId), branch };
  }),
});

export const roleRoutes = [
  route({
    method: 'get',
    path: '/v1/accounts/{account}/roles',
    tag: 'People',
    summary: 'The roles that the caller can see, by name',
    description: 'Those whose rights, within the ceiling of their company, are all among the caller’s own.',
    who: 'officer',
    query: z.strictObject({ ...paging, companyId: z.string().max(100).optional() }),
    status: 200,
    answer: pageOf(Role),
    handle: ({ account: { state, userId }, query }) => {
      const named = [...state.all('roles')].map(([id, { name, companyId }]) => ({ id, key: nameKey(name), companyId }));
      const page = pageAfter(
        named.sort(byName),
        query,
        ({ id, companyId }) =>
          (query.companyId === undefined || companyId === query.companyId) && canSeeRole(state, userId, id),
      );
      return Promise.resolve({ items: page.items.map(({ id }) => viewOf(state, id)), nextCursor: page.nextCursor });
    },
  }),
  route({
    method: 'get',
    path: '/v1/accounts/{account}/roles/{id}',
    tag: 'People',
    summary: 'A role, with whom it is assigned to and shared with',
    description: 'Not there for whoever lacks one of its rights.',
    who: 'officer',
    status: 200,
    answer: RoleInFull,
    handle: ({ account: { state, userId }, params: { id } }) => {
      if (!canSeeRole(state, userId, id)) throw Refused.because('not_found_here', 'There is no such role.');
      return Promise.resolve(inFull(state, id));
    },
  }),
];
