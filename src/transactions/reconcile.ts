import { takeOverdue } from '../store/before-account.ts';
import { findChange } from '../store/changes.ts';
import type { Store } from '../store/store.ts';
import { workflowStartOf, type WorkflowStart } from './submit.ts';

/**
 * Takes the changes that nobody looked at though they were due `graceMs` ago, and puts each off by `putOffMs` so that
 * several reconcilers share them.
 */
export const takeOverdueChanges = async (
  store: Store,
  { graceMs, putOffMs, limit }: { graceMs: number; putOffMs: number; limit: number },
): Promise<WorkflowStart[]> => {
  const now = await store.now();
  const overdue = await store.read((tx) => takeOverdue(tx, new Date(now - graceMs), new Date(now + putOffMs), limit));
  const found = await Promise.all(
    overdue.map(({ accountId, id }) => store.read((tx) => findChange(tx, accountId, id))),
  );
  return found.flatMap((row) => (row === undefined ? [] : [workflowStartOf(row.change)]));
};

/** Writes down that a change had no running workflow and was given one. */
export const noteRestart = (
  store: Store,
  { accountId, changeId }: WorkflowStart,
  found: 'closed' | 'missing',
): Promise<void> =>
  store.inAccount(accountId, (account) => {
    account.append({ type: 'workflow.restarted', changeId, data: { found } });
    return Promise.resolve();
  });
