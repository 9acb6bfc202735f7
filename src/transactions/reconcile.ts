import type { ChangeInput } from '../domain/change-input.ts';
import { nextWakeOf, takeOverdue, type LookedAtAgain, type Whereabouts } from '../store/before-account.ts';
import { findChange } from '../store/changes.ts';
import { removeOldKeys } from '../store/idempotency.ts';
import { removeOldCounts } from '../store/rate-limits.ts';
import type { Store } from '../store/store.ts';
import { changeInputOf } from './submit.ts';

/** A change that nobody looked at though it was due. */
export interface OverdueChange {
  readonly input: ChangeInput;
  /** Until when it was put off as it was taken. Milliseconds. */
  readonly putOffTo: number;
}

/** How long ago something was due to be taken, for how long it is put off, and how many are taken at the most. */
export interface Taking {
  readonly graceMs: number;
  readonly putOffMs: number;
  readonly limit: number;
}

/**
 * Takes what nobody looked at though it was due `graceMs` ago, and puts each off by `putOffMs` so that several
 * reconcilers share them. Answers until when, too.
 */
export const takeOverdueOf = async (
  store: Store,
  table: LookedAtAgain,
  { graceMs, putOffMs, limit }: Taking,
): Promise<{ readonly overdue: readonly Whereabouts[]; readonly putOffTo: Date }> => {
  const now = await store.now();
  const putOffTo = new Date(now + putOffMs);
  const overdue = await store.lookUp((db) => takeOverdue(db, table, new Date(now - graceMs), putOffTo, limit));
  return { overdue, putOffTo };
};

/** As `takeOverdueOf`, of changes. */
export const takeOverdueChanges = async (store: Store, taking: Taking): Promise<OverdueChange[]> => {
  const { overdue, putOffTo } = await takeOverdueOf(store, 'changes', taking);
  const found = await Promise.all(
    overdue.map(({ accountId, id }) => store.read(accountId, (tx) => findChange(tx, accountId, id))),
  );
  return found.flatMap((row) =>
    row === undefined ? [] : [{ input: changeInputOf(row.change), putOffTo: putOffTo.getTime() }],
  );
};

/** What became of a taken change while its workflow was looked for: nothing more is owed, it was moved, or neither. */
export const sinceTaken = async (
  store: Store,
  { input, putOffTo }: OverdueChange,
): Promise<'done' | 'moved' | 'untouched'> => {
  const wakeAt = await store.lookUp((db) => nextWakeOf(db, input.accountId, input.changeId));
  if (wakeAt === null) return 'done';
  return wakeAt === putOffTo ? 'untouched' : 'moved';
};

/** Writes down that a change had no running workflow and was given one. */
export const noteRestart = (
  store: Store,
  { accountId, changeId }: ChangeInput,
  found: 'closed' | 'missing',
): Promise<void> =>
  store.inAccount(accountId, (account) => {
    account.append({ type: 'workflow.restarted', changeId, data: { found } });
    return Promise.resolve();
  });

/** Removes idempotency keys whose life is over, as many as `limit`; answers how many. */
export const forgetOldKeys = async (store: Store, limit: number): Promise<number> => {
  const now = await store.now();
  return store.lookUp((db) => removeOldKeys(db, now, limit));
};

/** Removes counts of rate limits whose window is over, as many as `limit`; answers how many. */
export const forgetOldCounts = async (store: Store, limit: number): Promise<number> => {
  const now = await store.now();
  return store.lookUp((db) => removeOldCounts(db, now, limit));
};
