import type { AccountState } from '../domain/account-state.ts';
import { requestViewOf, type SupportRequestView } from '../domain/support-request-view.ts';
import { accountOfRequest, requestsOfDesk, type Whereabouts } from '../store/before-account.ts';
import type { Store } from '../store/store.ts';
import {
  listRequests,
  operatorsBound,
  requestsById,
  type RequestFilter,
  type StoredRequest,
} from '../store/support-requests.ts';
import { deliberateRequest, isUserBy } from './support-request.ts';

/** A request with everything that its view was made from. */
export interface ReadRequest {
  readonly view: SupportRequestView;
  readonly request: StoredRequest;
  readonly state: AccountState;
  readonly now: number;
}

/** A request as everybody reads it; undefined where the account has none of this id. */
export const readSupportRequest = async (
  store: Store,
  accountId: string,
  requestId: string,
): Promise<ReadRequest | undefined> => {
  const current = await store.stateNow(accountId);
  const name = await store.accountNamed(accountId);
  if (current === undefined || name === undefined) return undefined;
  const { state, now } = current;
  const found = await store.read(accountId, (tx) => deliberateRequest(tx, state, requestId));
  if (found === undefined) return undefined;
  const { request, isUser } = found;
  return { request, state, now, view: requestViewOf({ slug: name.slug, state }, request, found, { now, isUser }) };
};

/** As `readSupportRequest`, for an operator, who names no account. */
export const readRequestOfDesk = async (store: Store, requestId: string): Promise<ReadRequest | undefined> => {
  const accountId = await store.lookUp((db) => accountOfRequest(db, requestId));
  return accountId === undefined ? undefined : readSupportRequest(store, accountId, requestId);
};

export interface ListedRequest {
  readonly request: StoredRequest;
  readonly view: SupportRequestView;
}

const viewsOf = async (store: Store, requests: readonly Whereabouts[]): Promise<ListedRequest[]> => {
  const views = new Map<string, ListedRequest>();
  for (const [accountId, own] of Map.groupBy(requests, (r) => r.accountId)) {
    const current = await store.stateNow(accountId);
    const name = await store.accountNamed(accountId);
    if (current === undefined || name === undefined) continue;
    const { state, now } = current;
    const [found, bound] = await store.read(accountId, async (tx) => {
      const all = await requestsById(
        tx,
        accountId,
        own.map(({ id }) => id),
      );
      return [
        all,
        await operatorsBound(
          tx,
          accountId,
          all.flatMap((each) => each.decisions),
        ),
      ] as const;
    });
    for (const each of found) {
      const { request } = each;
      const isUser = isUserBy(state, bound, request.edits);
      views.set(request.id, {
        request,
        view: requestViewOf({ slug: name.slug, state }, request, each, { now, isUser }),
      });
    }
  }
  return requests.flatMap(({ id }) => views.get(id) ?? []);
};

/** A page of requests, newest first: of one account, or of all for an operator. */
export const readSupportRequests = async (store: Store, filter: RequestFilter): Promise<ListedRequest[]> => {
  const { accountId } = filter;
  if (accountId === undefined) return viewsOf(store, await store.lookUp((db) => requestsOfDesk(db, filter)));
  const ids = await store.read(accountId, (tx) => listRequests(tx, { ...filter, accountId }));
  return viewsOf(
    store,
    ids.map((id) => ({ accountId, id })),
  );
};
