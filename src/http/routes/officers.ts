import { z } from 'zod';
import { probationEnd } from '../../domain/deciding.ts';
import { isActiveOfficer } from '../../domain/officers.ts';
import { policyOf } from '../../domain/policy.ts';
import { nameKey } from '../../domain/text.ts';
import { assuranceOf } from '../../store/people.ts';
import { pageOf } from '../answers.ts';
import { byName, pageAfter, paging } from '../paging.ts';
import { Officer } from '../people-answers.ts';
import { route } from '../route.ts';

export const officerRoutes = [
  route({
    method: 'get',
    path: '/v1/accounts/{account}/officers',
    forTokens: 'read',
    tag: 'People',
    summary: 'The Security Officers of the account, by name',
    description: 'Whoever is designated. A suspended one is listed and is no officer while suspended.',
    who: 'officer',
    query: z.strictObject(paging),
    status: 200,
    answer: pageOf(Officer),
    handle: async ({ services: { store }, account: { state, now }, query }) => {
      const canMeet = await store.read(state.accountId, (tx) => assuranceOf(tx, state, now));
      const { approvalAssurance } = policyOf(state);
      const designated = [...state.find('users', 'designated', 'designated')]
        .map((id) => ({ id, user: state.get('users', id)! }))
        .map(({ id, user }) => ({ id, key: nameKey(user.name), user }));
      const { items, nextCursor } = pageAfter(designated.sort(byName), query);
      const officers = items.map(({ id, user }) => {
        const { name, email, status, companyId, officerSinceAt } = user;
        const until = isActiveOfficer(user) ? probationEnd(state, user) : null;
        const probationUntil = until === null || until <= now ? null : new Date(until).toISOString();
        return {
          id,
          name,
          email,
          status,
          companyId,
          companyName: state.nameOf('companies', companyId),
          since: officerSinceAt,
          probationUntil,
          meetsAssurance: isActiveOfficer(user) && canMeet(id, approvalAssurance),
        };
      });
      return { items: officers, nextCursor };
    },
  }),
];
