import type { SupportInput } from '../domain/support-report.ts';
import { takeOverdueRequests } from '../store/before-account.ts';
import type { Store } from '../store/store.ts';
import { findRequest } from '../store/support-requests.ts';
import { supportInputOf } from './support-request.ts';

/**
 * Takes the requests that nobody looked at though they were due `graceMs` ago, and puts each off by `putOffMs` so that
 * several reconcilers share them.
 */
export const takeOverdueSupportRequests = async (
  store: Store,
  { graceMs, putOffMs, limit }: { graceMs: number; putOffMs: number; limit: number },
): Promise<SupportInput[]> => {
  const now = await store.now();
  const overdue = await store.lookUp((db) =>
    takeOverdueRequests(db, new Date(now - graceMs), new Date(now + putOffMs), limit),
  );
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
