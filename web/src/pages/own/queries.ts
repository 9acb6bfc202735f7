import { queryOptions } from '@tanstack/react-query';
import { api, must, type Schemas } from '../../api/client';

export type Passkeys = Schemas['Passkeys'];
export type OwnToken = Schemas['PersonalToken'];
export type Scope = OwnToken['scopes'][number];

const path = (account: string) => ({ path: { account } });

export const passkeysQuery = (account: string) =>
  queryOptions({
    queryKey: ['account', account, 'own', 'passkeys'],
    queryFn: ({ signal }) => must(api.GET('/v1/accounts/{account}/passkeys', { params: path(account), signal })),
  });

/** All of them: they are few, and come at once. */
export const ownTokensQuery = (account: string) =>
  queryOptions({
    queryKey: ['account', account, 'own', 'tokens'],
    queryFn: async ({ signal }) =>
      (await must(api.GET('/v1/accounts/{account}/tokens', { params: path(account), signal }))).items,
  });
