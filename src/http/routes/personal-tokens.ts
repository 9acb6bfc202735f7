import { z } from 'zod';
import { Refused } from '../../domain/problems.ts';
import { newPersonalToken } from '../../identity/secrets.ts';
import {
  personalScopes,
  personalTokensOf,
  tokenHolders,
  type PersonalToken as TokenRow,
} from '../../store/personal-tokens.ts';
import { makePersonalToken, revokePersonalToken } from '../../transactions/personal-tokens.ts';
import { pageOf } from '../answers.ts';
import { MadePersonalToken, PersonalToken, TokenHolder } from '../token-answers.ts';
import { Name } from '../fields.ts';
import { pageAfter, paging } from '../paging.ts';
import { route, type AccountContext } from '../route.ts';
import type { Services } from '../services.ts';

const MOST_DAYS = 365;

const NewToken = z
  .strictObject({
    name: Name,
    scopes: z
      .array(z.enum(personalScopes))
      .min(1)
      .refine((scopes) => new Set(scopes).size === scopes.length, 'each scope once is expected, found one twice')
      .meta({
        description:
          '`read`: what you may read. `submit`: submitting, previewing, withdrawing, resubmitting. `scim`: an identity provider’s, at `/scim/v2` alone.',
      }),
    expiresInDays: z.int().min(1).max(MOST_DAYS),
  })
  .meta({ id: 'NewPersonalToken' });

const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

const viewOf = ({ createdAt, expiresAt, lastUsedOn, ...token }: TokenRow): z.input<typeof PersonalToken> => ({
  ...token,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  lastUsedOn: dayOf(lastUsedOn),
});

const ownTokens = ({ store }: Services, { id, userId }: AccountContext): Promise<TokenRow[]> =>
  store.read(id, (tx) => personalTokensOf(tx, id, userId));

const ownToken = async (services: Services, account: AccountContext, id: string): Promise<TokenRow> => {
  const found = (await ownTokens(services, account)).find((token) => token.id === id);
  if (found === undefined) throw Refused.because('not_found_here', 'You have no such token.');
  return found;
};

export const personalTokenRoutes = [
  route({
    method: 'post',
    path: '/v1/accounts/{account}/tokens',
    limit: 'submissions',
    tag: 'People',
    summary: 'Makes a token for oneself',
    description:
      'For programs that read, or submit changes, in your name and in this account alone. No token decides, and no token makes tokens. It ends with its time, with your access, or when it is revoked. It stands in this answer and is kept nowhere. At most 10.',
    who: 'member',
    body: NewToken,
    refuses: ['too_many_tokens'],
    status: 201,
    answer: MadePersonalToken,
    handle: async ({ services, account, body }) => {
      const { token, hash } = newPersonalToken();
      const { id: accountId, userId } = account;
      const id = await makePersonalToken(services.store, { accountId, userId, ...body, hash });
      return { ...viewOf(await ownToken(services, account, id)), token };
    },
  }),
  route({
    method: 'get',
    path: '/v1/accounts/{account}/tokens',
    tag: 'People',
    summary: 'One’s own tokens, the newest first',
    description: 'One that has expired is listed until it is revoked, or another one is made.',
    who: 'member',
    status: 200,
    answer: pageOf(PersonalToken),
    handle: async ({ services, account }) => ({
      items: (await ownTokens(services, account)).map(viewOf),
      nextCursor: null,
    }),
  }),
  route({
    method: 'post',
    path: '/v1/accounts/{account}/tokens/{id}/revoke',
    limit: 'submissions',
    tag: 'People',
    summary: 'Ends a token of one’s own',
    description: 'At once, in every process. Answers what the token was.',
    who: 'member',
    status: 200,
    answer: PersonalToken,
    handle: async ({ services, account, params: { id } }) => {
      const was = await ownToken(services, account, id);
      await revokePersonalToken(services.store, { accountId: account.id, userId: account.userId, id });
      return viewOf(was);
    },
  }),
  route({
    method: 'get',
    path: '/v1/accounts/{account}/token-holders',
    tag: 'People',
    summary: 'Who holds tokens of their own',
    description: 'Those that have not expired, counted. A person’s tokens end with their access to the account.',
    who: 'officer',
    query: z.strictObject(paging),
    status: 200,
    answer: pageOf(TokenHolder),
    handle: async ({ services: { store }, account: { id: accountId, state, now }, query }) => {
      const holders = await store.read(accountId, (tx) => tokenHolders(tx, accountId, now));
      const rows = holders.map((holder) => ({ id: holder.userId, holder }));
      const { items, nextCursor } = pageAfter(rows, query);
      return {
        items: items.map(({ holder: { userId, tokens, lastExpiresAt, lastUsedOn } }) => ({
          user: { id: userId, name: state.nameOf('users', userId) },
          tokens,
          lastExpiresAt: lastExpiresAt.toISOString(),
          lastUsedOn: dayOf(lastUsedOn),
        })),
        nextCursor,
      };
    },
  }),
];
