import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';
import type { Store } from '../store/store.ts';
import {
  forgetOldCounts,
  forgetOldKeys,
  noteRestart,
  sinceTaken,
  takeOverdueChanges,
  type OverdueChange,
} from '../transactions/reconcile.ts';
import { messageOf, startBeats } from './beats.ts';
import type { TemporalClient } from './temporal.ts';

export interface ReconcilerParts {
  readonly store: Store;
  readonly temporal: Pick<TemporalClient, 'check' | 'find' | 'wake'>;
  readonly everySeconds: number;
  readonly log: Logger;
  readonly metrics: Registry;
  /** What else a beat compares, after the changes. */
  readonly alsoCompare?: () => Promise<void>;
}

export interface Reconciler {
  /** Compares once what is with what should be. */
  beat(): Promise<void>;
  stop(): Promise<void>;
}

const BATCH = 100;
const AT_ONCE = 10;
const ROWS_AT_ONCE = 1_000;
/** So often in a row a change may be found overdue, with its workflow running, before somebody is told. */
const UNMOVED_FROM = 3;
const LOOK = { officerId: '', verdict: 'look' } as const;

/**
 * Finds changes that are overdue — their workflow is missing, or a decision reached no settling — and starts or wakes
 * their workflows. It says aloud where a workflow has ended and its change has not, or runs and does not move it. While
 * Temporal is down it takes nothing, so that all is due when Temporal is back. Idempotency keys and counts of rate
 * limits whose life is over it removes.
 */
export const startReconciler = ({
  store,
  temporal,
  everySeconds,
  log,
  metrics,
  alsoCompare = () => Promise.resolve(),
}: ReconcilerParts): Reconciler => {
  const repairs = new Counter({
    name: 'countersign_reconciler_repairs_total',
    help: 'Changes that the reconciler gave a wake or a workflow, by how their workflow was found',
    labelNames: ['found'] as const,
    registers: [metrics],
  });
  // From the first scrape on: what rises from nothing to one has not risen, as Prometheus counts.
  for (const found of ['running', 'missing', 'closed', 'unmoved']) repairs.inc({ found }, 0);
  const graceMs = Math.min(everySeconds, 5) * 1_000;
  const putOffMs = Math.max(3 * everySeconds, 5) * 1_000;
  let stopped = false;

  /** How often in a row each change was found overdue, with its workflow running. */
  const unmoved = new LRUCache<string, number>({ max: 10_000, ttl: 3 * putOffMs });

  const repair = async (overdue: OverdueChange): Promise<void> => {
    const { input } = overdue;
    const { changeId, accountId } = input;
    const found = await temporal.find(input);
    if (found === 'ending') return;
    // It may have been overdue and yet on its way: what was done since it was taken needs neither a wake nor an alarm.
    const since = await sinceTaken(store, overdue);
    if (since === 'done' || (since === 'moved' && found === 'running')) {
      unmoved.delete(changeId);
      return;
    }
    const times = found === 'running' ? (unmoved.get(changeId) ?? 0) + 1 : 0;
    unmoved.set(changeId, times);
    if (times === UNMOVED_FROM)
      log.error({ changeId, accountId, times }, 'a workflow runs and its change does not move: see its last failure');
    if (found === 'closed')
      log.error({ changeId, accountId }, 'a workflow has ended though its change has work left; it is started again');
    await temporal.wake(input, LOOK);
    repairs.inc({ found: times >= UNMOVED_FROM ? 'unmoved' : found });
    if (found !== 'running') await noteRestart(store, input, found);
  };

  const repairAll = async (overdue: readonly OverdueChange[]): Promise<void> => {
    for (let i = 0; i < overdue.length; i += AT_ONCE) {
      const some = overdue.slice(i, i + AT_ONCE);
      const outcomes = await Promise.allSettled(some.map(repair));
      for (const [j, outcome] of outcomes.entries())
        if (outcome.status === 'rejected')
          log.warn(
            { changeId: some[j]?.input.changeId, error: messageOf(outcome.reason) },
            'a change could not be repaired',
          );
      if (outcomes.some((outcome) => outcome.status === 'rejected')) await temporal.check();
    }
  };

  const forgetOld = async (forget: typeof forgetOldKeys): Promise<void> => {
    while ((await forget(store, ROWS_AT_ONCE)) === ROWS_AT_ONCE && !stopped);
  };

  const compareChanges = async (): Promise<void> => {
    for (;;) {
      await temporal.check();
      const overdue = await takeOverdueChanges(store, { graceMs, putOffMs, limit: BATCH });
      await repairAll(overdue);
      if (overdue.length < BATCH || stopped) return;
    }
  };

  const beat = async (): Promise<void> => {
    await forgetOld(forgetOldKeys);
    await forgetOld(forgetOldCounts);
    await compareChanges();
    if (!stopped) await alsoCompare();
  };

  const beats = startBeats(beat, everySeconds, (error) => log.warn({ error }, 'the reconciler missed a beat'));
  return {
    beat,
    stop() {
      stopped = true;
      return beats.stop();
    },
  };
};
