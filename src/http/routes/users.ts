import { z } from 'zod';
import { allowedFunctions } from '../../domain/effective.ts';
import { explainTo } from '../../domain/explanation.ts';
import type { User as UserRow } from '../../domain/entities/users.ts';
import { Refused } from '../../domain/problems.ts';
import { pageOf, Rights } from '../answers.ts';
import { pageAfter, paging } from '../paging.ts';
import { pendingByUser } from '../pending-changes.ts';
import { User, UserInFull } from '../people-answers.ts';
import { route, type AccountContext } from '../route.ts';
import { securityProblems } from '../security-access.ts';
import { countFitting, statusFilter, userFilters, userFits, usersByName } from '../user-filters.ts';
import { userInFull, userView } from '../user-view.ts';

/** The user of the path: oneself, or anybody for an officer. */
const readable = (account: AccountContext, id: string, wanted: UserRow['status'] | undefined): UserRow => {
  const user = account.state.get('users', id);
  const shown = wanted === undefined ? user?.status !== 'removed' : user?.status === wanted;
  if (user === undefined || !shown) throw Refused.because('not_found_here', 'There is no such user.');
  if (id !== account.userId && !account.isOfficer) throw new Refused(securityProblems(account.state, account.userId));
  return user;
};

export const userRoutes = [
  route({
    method: 'get',
    path: '/v1/accounts/{account}/users',
    forTokens: 'read',
    tag: 'People',
    summary: 'The users of the account, by name',
    who: 'officer',
    refuses: ['unknown_function', 'not_found'],
    query: z.strictObject({ ...paging, ...userFilters }),
    status: 200,
    answer: pageOf(User).extend({ total: z.int().meta({ description: 'How many users fit what is asked for.' }) }),
    handle: async ({ services: { store }, account, query }) => {
      const { state, userId } = account;
      const { limit, cursor, ...filters } = query;
      const fits = userFits(state, filters, userId);
      const page = pageAfter(usersByName(state), { limit, cursor }, fits);
      const pending = await pendingByUser(store, account);
      return {
        items: page.items.map(({ id, user }) => ({ ...userView(id, user), pendingChanges: pending.get(id) ?? [] })),
        nextCursor: page.nextCursor,
        total: countFitting(state, filters, fits),
      };
    },
  }),
  route({
    method: 'get',
    path: '/v1/accounts/{account}/users/{id}',
    forTokens: 'read',
    tag: 'People',
    summary: 'A user',
    description: 'Officers read every user, in full; everybody else themselves.',
    who: 'member',
    refuses: ['not_an_officer', 'not_an_owner'],
    query: z.strictObject({ status: statusFilter }),
    status: 200,
    answer: z.union([UserInFull, User]),
    handle: async ({ services: { store }, account, params: { id }, query }) => {
      const user = readable(account, id, query.status);
      if (!account.isOfficer) return userView(id, user);
      const pending = await pendingByUser(store, account);
      return { ...userInFull(account.state, id, account.userId), pendingChanges: pending.get(id) ?? [] };
    },
  }),
  route({
    method: 'get',
    path: '/v1/accounts/{account}/users/{id}/rights',
    forTokens: 'read',
    tag: 'People',
    summary: 'What a user may do',
    description:
      'With `explain=true`, for every function of the catalogue, what gives it and what masks it. Officers read it of every user; everybody else of themselves.',
    who: 'member',
    refuses: ['not_an_officer', 'not_an_owner'],
    query: z.strictObject({ explain: z.enum(['true', 'false']).default('false'), status: statusFilter }),
    status: 200,
    answer: Rights,
    handle: ({ account, params: { id }, query: { explain, status: wanted } }) => {
      readable(account, id, wanted);
      return Promise.resolve({
        userId: id,
        functions: allowedFunctions(account.state, id),
        ...(explain === 'true' && { explanation: explainTo(account.state, account.userId).rightsOf(id) }),
      });
    },
  }),
];
