import { z } from 'zod';
import type { AccountState } from '../../domain/account-state.ts';
import { Refused } from '../../domain/problems.ts';
import { newServiceToken } from '../../identity/secrets.ts';
import { secretsMadeAt } from '../../store/service-tokens.ts';
import { makeServiceSecret } from '../../transactions/make-service-secret.ts';
import { pageOf, ServiceSecret, ServiceToken } from '../answers.ts';
import { pageAfter, paging, rowsByName } from '../paging.ts';
import { route } from '../route.ts';

const viewOf = (state: AccountState, id: string, madeAt: Date | undefined): z.input<typeof ServiceToken> => {
  const { name, scopes, takerId, expiresAt } = state.get('serviceTokens', id)!;
  const taker = { id: takerId, name: state.nameOf('users', takerId) };
  return { id, name, scopes, taker, expiresAt, secretTakenAt: madeAt?.toISOString() ?? null };
};

const tokenMustBe = (state: AccountState, id: string): void => {
  if (state.get('serviceTokens', id) === undefined)
    throw Refused.because('not_found_here', 'There is no such service token.');
};

export const serviceTokenRoutes = [
  route({
    method: 'get',
    path: '/v1/accounts/{account}/service-tokens',
    forTokens: 'read',
    tag: 'People',
    summary: 'The tokens of services, by name',
    description:
      'Made and revoked by changes (`service-token.create`, `service-token.revoke`). One that has expired is listed until it is revoked, and is good for nothing.',
    who: 'officer',
    query: z.strictObject(paging),
    status: 200,
    answer: pageOf(ServiceToken),
    handle: async ({ services: { store }, account: { id: accountId, state }, query }) => {
      const { items, nextCursor } = pageAfter(rowsByName(state, 'serviceTokens'), query);
      const ids = items.map(({ id }) => id);
      const madeAt = await store.read(accountId, (tx) => secretsMadeAt(tx, accountId, ids));
      return { items: ids.map((id) => viewOf(state, id, madeAt.get(id))), nextCursor };
    },
  }),
  route({
    method: 'post',
    path: '/v1/accounts/{account}/service-tokens/{id}/secret',
    limit: 'submissions',
    tag: 'People',
    summary: 'Makes the secret of a service token',
    description:
      'Once, for the officer who asked for the token. The secret is shown in this answer and kept nowhere; where it is lost, revoke the token and ask for another.',
    who: 'officer',
    refuses: ['out_of_scope', 'token_expired', 'secret_taken'],
    pathFirst: ({ account, params: { id } }) => Promise.resolve(tokenMustBe(account.state, id)),
    status: 201,
    answer: ServiceSecret,
    handle: async ({ services: { store }, account: { id: accountId, userId }, params: { id } }) => {
      const { token, hash } = newServiceToken();
      await makeServiceSecret(store, { accountId, tokenId: id, userId, hash });
      return { token };
    },
  }),
];
