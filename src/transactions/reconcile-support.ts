import type { SupportInput } from '../domain/support-report.ts';
import type { Store } from '../store/store.ts';
import { findRequest } from '../store/support-requests.ts';
import { takeOverdueOf, type Taking } from './reconcile.ts';
import { supportInputOf } from './support-request.ts';

/** As `takeOverdueOf`, of requests to the support desk. */
export const takeOverdueSupportRequests = async (store: Store, taking: Taking): Promise<SupportInput[]> => {
  const { overdue } = await takeOverdueOf(store, 'support_requests', taking);
  const found = await Promise.all(
    overdue.map(({ accountId, id }) => store.read(accountId, (tx) => findRequest(tx, accountId, id))),
  );
  return found.flatMap((row) => (row === undefined ? [] : [supportInputOf(row.request)]));
};

/** Writes down that a request had no running workflow and was given one. */
export const noteRequestRestart = (
  store: Store,
  { accountId, requestId }: SupportInput,
  found: 'closed' | 'missing',
): Promise<void> =>
  store.inAccount(accountId, (account) => {
    account.append({ type: 'workflow.restarted', data: { request: requestId, found } });
    return Promise.resolve();
  });
