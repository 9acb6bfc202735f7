import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ChangeView } from '../../../src/domain/change-view';
import type { SupportRequestView } from '../../../src/domain/support-request-view';
import { api, must, readAll, type Schemas } from './client';

/*
 * What the pages read. The key of everything of an account begins with ['account', its path segment]: when the account
 * moves, all of it is read anew.
 */

export type Change = Schemas['Change'];
export type ChangeSummary = Schemas['ChangeSummary'];

/** A change as letters and the approval page are written from it: the API answers with that very view. */
export const viewOf = (change: Change): ChangeView => change as unknown as ChangeView;

export type SupportRequest = Schemas['SupportRequest'];
export type SupportRequestSummary = Schemas['SupportRequestSummary'];

/** As `viewOf`, of a request to the support desk. */
export const requestViewOf = (request: SupportRequest): SupportRequestView => request as unknown as SupportRequestView;

export type Account = Schemas['Account'];
export type Role = Schemas['Role'];
export type RoleInFull = Schemas['RoleInFull'];
export type EmployeeSet = Schemas['EmployeeSet'];
export type EmployeeSetInFull = Schemas['EmployeeSetInFull'];
export type Company = Schemas['Company'];
export type User = Schemas['User'];
export type Officer = Schemas['Officer'];
export type Authorizers = Schemas['Authorizers'];
export type ServiceToken = Schemas['ServiceToken'];
export type Kind = Schemas['Kind'];
export type Section = Schemas['Section'];
export type Preview = Schemas['Preview'];
export type Event = Schemas['Event'];

const MOST = 200;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => must(api.GET('/v1/me', { signal })),
  retry: false,
  staleTime: 60_000,
  // Another window may have signed out, or somebody else in.
  refetchOnWindowFocus: 'always',
});

export const kindsQuery = queryOptions({
  queryKey: ['kinds'],
  queryFn: ({ signal }) => must(api.GET('/v1/kinds', { signal })),
  staleTime: Infinity,
});

const path = (account: string) => ({ path: { account } });

const pageOf = (account: string, cursor: string | undefined) => ({
  ...path(account),
  query: { limit: MOST, ...(cursor !== undefined && { cursor }) },
});

export const accountQuery = (account: string) =>
  queryOptions({
    queryKey: ['account', account, 'itself'],
    queryFn: async ({ signal }) =>
      (await must(api.GET('/v1/accounts/{account}', { params: path(account), signal }))) as Account,
  });

export const functionsQuery = (account: string) =>
  queryOptions({
    queryKey: ['account', account, 'functions'],
    queryFn: ({ signal }) => must(api.GET('/v1/accounts/{account}/functions', { params: path(account), signal })),
    staleTime: 60_000,
  });

export const companiesQuery = (account: string) =>
  queryOptions({
    queryKey: ['account', account, 'companies'],
    queryFn: ({ signal }) =>
      readAll((cursor) =>
        must(
          api.GET('/v1/accounts/{account}/companies', {
            params: pageOf(account, cursor),
            signal,
          }),
        ),
      ),
  });

export const rolesQuery = (account: string) =>
  queryOptions({
    queryKey: ['account', account, 'roles'],
    queryFn: ({ signal }) =>
      readAll((cursor) =>
        must(
          api.GET('/v1/accounts/{account}/roles', {
            params: pageOf(account, cursor),
            signal,
          }),
        ),
      ),
  });

export const roleQuery = (account: string, id: string) =>
  queryOptions({
    queryKey: ['account', account, 'roles', id],
    queryFn: ({ signal }) =>
      must(api.GET('/v1/accounts/{account}/roles/{id}', { params: { path: { account, id } }, signal })),
  });

/** The employee roles and groups of an account, by name. */
export const setsQuery = (account: string) =>
  queryOptions({
    queryKey: ['account', account, 'sets'],
    queryFn: async ({ signal }) => {
      const read = (segment: 'employee-roles' | 'employee-groups') =>
        readAll((cursor) =>
          must(
            api.GET(`/v1/accounts/{account}/${segment}`, {
              params: pageOf(account, cursor),
              signal,
            }),
          ),
        );
      const [roles, groups] = await Promise.all([read('employee-roles'), read('employee-groups')]);
      return [...roles, ...groups];
    },
  });

/** An employee role or an employee group, with its members and roles. */
export const setQuery = (account: string, type: EmployeeSet['type'], id: string) =>
  queryOptions({
    queryKey: ['account', account, 'sets', type, id],
    queryFn: ({ signal }) =>
      must(
        api.GET(`/v1/accounts/{account}/${type === 'employee-role' ? 'employee-roles' : 'employee-groups'}/{id}`, {
          params: { path: { account, id } },
          signal,
        }),
      ),
  });

export const officersQuery = (account: string) =>
  queryOptions({
    queryKey: ['account', account, 'officers'],
    queryFn: ({ signal }) =>
      readAll((cursor) =>
        must(
          api.GET('/v1/accounts/{account}/officers', {
            params: pageOf(account, cursor),
            signal,
          }),
        ),
      ),
  });

export const authorizersQuery = (account: string) =>
  queryOptions({
    queryKey: ['account', account, 'authorizers'],
    queryFn: async ({ signal }) =>
      (await must(api.GET('/v1/accounts/{account}/authorizers', { params: path(account), signal }))).items,
  });

export const serviceTokensQuery = (account: string) =>
  queryOptions({
    queryKey: ['account', account, 'service-tokens'],
    queryFn: ({ signal }) =>
      readAll((cursor) =>
        must(
          api.GET('/v1/accounts/{account}/service-tokens', {
            params: pageOf(account, cursor),
            signal,
          }),
        ),
      ),
  });

export const userQuery = (account: string, id: string) =>
  queryOptions({
    queryKey: ['account', account, 'users', id],
    queryFn: ({ signal }) =>
      must(api.GET('/v1/accounts/{account}/users/{id}', { params: { path: { account, id } }, signal })),
  });

export const changeQuery = (account: string, id: string) =>
  queryOptions({
    queryKey: ['account', account, 'changes', id],
    queryFn: ({ signal }) =>
      must(api.GET('/v1/accounts/{account}/changes/{id}', { params: { path: { account, id } }, signal })),
  });

export const requestQuery = (account: string, id: string) =>
  queryOptions({
    queryKey: ['account', account, 'support-requests', 'one', id],
    queryFn: ({ signal }) =>
      must(api.GET('/v1/accounts/{account}/support-requests/{id}', { params: { path: { account, id } }, signal })),
  });

export interface UserFilter {
  readonly q?: string | undefined;
  readonly status?: 'active' | 'suspended' | 'removed' | undefined;
  readonly companyId?: string | undefined;
  readonly officer?: 'true' | undefined;
  readonly right?: string | undefined;
  readonly roleId?: string | undefined;
  readonly setId?: string | undefined;
}

/** Only what is asked for: the API refuses an empty filter. */
const said = (filter: object): object =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''));

/** A page of users after the other, as far as somebody has looked. */
export const useUsers = (account: string, filter: UserFilter) =>
  useInfiniteQuery({
    queryKey: ['account', account, 'users', 'list', said(filter)],
    queryFn: ({ pageParam, signal }) =>
      must(
        api.GET('/v1/accounts/{account}/users', {
          params: {
            path: { account },
            query: { limit: 100, ...said(filter), ...(pageParam !== undefined && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** People whose name or address holds what was typed: for choosing one of them. */
export const useFoundUsers = (account: string, q: string, enabled = true) =>
  useQuery({
    queryKey: ['account', account, 'users', 'found', q],
    queryFn: ({ signal }) =>
      must(
        api.GET('/v1/accounts/{account}/users', {
          params: { path: { account }, query: { limit: 20, ...said({ q }) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    enabled,
  });

export interface ChangeFilter {
  readonly state?: ChangeSummary['state'] | undefined;
  readonly open?: 'true' | 'false' | undefined;
  readonly kind?: string | undefined;
  readonly initiator?: string | undefined;
  readonly waitingOn?: 'me' | undefined;
  readonly touches?: string | undefined;
}

/** As many changes of an account as can be open at once (R48): read at once, so that none is left out of a count. */
export const MOST_OPEN = 100;

export const useChanges = (account: string, filter: ChangeFilter, limit = 50) =>
  useInfiniteQuery({
    queryKey: ['account', account, 'changes', 'list', said(filter), limit],
    queryFn: ({ pageParam, signal }) =>
      must(
        api.GET('/v1/accounts/{account}/changes', {
          params: {
            path: { account },
            query: { limit, ...said(filter), ...(pageParam !== undefined && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

/** What waits for a decision of the reader, all of it. */
export const useWaiting = (account: string) => useChanges(account, { waitingOn: 'me' }, MOST_OPEN);
