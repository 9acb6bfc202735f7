import { z } from 'zod';
import type { AccountState } from '../../domain/account-state.ts';
import { allowedFunctions } from '../../domain/effective.ts';
import { explainTo } from '../../domain/explanation.ts';
import type { User as UserRow } from '../../domain/entities/users.ts';
import { Refused } from '../../domain/problems.ts';
import { nameKey } from '../../domain/text.ts';
import { pageOf, Rights } from '../answers.ts';
import { byName, pageAfter, paging } from '../paging.ts';
import { pendingByUser } from '../pending-changes.ts';
import { User, UserInFull } from '../people-answers.ts';
import { route, type AccountContext } from '../route.ts';
import { securityProblems } from '../security-access.ts';
import { userInFull, userView } from '../user-view.ts';

interface Listed {
  readonly id: string;
  readonly key: string;
  readonly user: UserRow;
}

const sorted = new WeakMap<AccountState, readonly Listed[]>();

/** An account's users by name. A state never moves, so it is sorted once. */
const usersByName = (state: AccountState): readonly Listed[] => {
  const known = sorted.get(state);
  if (known !== undefined) return known;
  const users = [...state.all('users')].map(([id, user]) => ({ id, key: nameKey(user.name), user })).sort(byName);
  sorted.set(state, users);
  return users;
};

const status = z.enum(['active', 'suspended', 'removed']).optional().meta({
  description: 'Only users of this status. Removed users are shown where they are asked for, and not otherwise.',
});

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
    query: z.strictObject({
      ...paging,
      status,
      q: z.string().min(1).max(200).optional().meta({ description: 'Part of a name or of an address.' }),
    }),
    status: 200,
    answer: pageOf(User),
    handle: async ({ services: { store }, account: { id: accountId, state }, query }) => {
      const { status: wanted, q } = query;
      const sought = q === undefined ? undefined : { name: nameKey(q), address: q.toLowerCase() };
      const page = pageAfter(
        usersByName(state),
        query,
        ({ key, user }) =>
          (wanted === undefined ? user.status !== 'removed' : user.status === wanted) &&
          (sought === undefined || key.includes(sought.name) || user.email.toLowerCase().includes(sought.address)),
      );
      const pending = await pendingByUser(store, accountId);
      return {
        items: page.items.map(({ id, user }) => ({ ...userView(id, user), pendingChanges: pending.get(id) ?? [] })),
        nextCursor: page.nextCursor,
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
    query: z.strictObject({ status }),
    status: 200,
    answer: z.union([UserInFull, User]),
    handle: async ({ services: { store }, account, params: { id }, query }) => {
      const user = readable(account, id, query.status);
      if (!account.isOfficer) return userView(id, user);
      const pending = await pendingByUser(store, account.id);
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
    query: z.strictObject({ explain: z.enum(['true', 'false']).default('false'), status }),
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
