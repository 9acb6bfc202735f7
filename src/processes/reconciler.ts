import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';
import type { Store } from '../store/store.ts';
import { noteRestart, takeOverdueChanges } from '../transactions/reconcile.ts';
import type { TemporalClient } from './temporal.ts';

export interface ReconcilerParts {
  readonly store: Store;
  readonly temporal: Pick<TemporalClient, 'find' | 'wake'>;
  readonly everySeconds: number;
  readonly log: Logger;
  readonly metrics: Registry;
}

export interface Reconciler {
  /** Compares once what is with what should be. */
  beat(): Promise<void>;
  stop(): Promise<void>;
}

const BATCH = 100;

/**
 * Finds changes that are overdue — their workflow is missing, or a decision reached no settling — and starts or wakes
 * their workflows. Where a workflow has ended and its change has not, it says so aloud.
 */
export const startReconciler = ({ store, temporal, everySeconds, log, metrics }: ReconcilerParts): Reconciler => {
  const repairs = new Counter({
    name: 'countersign_reconciler_repairs_total',
    help: 'Changes that the reconciler gave a wake or a workflow, by how their workflow was found',
    labelNames: ['found'] as const,
    registers: [metrics],
  });
  const graceMs = Math.min(everySeconds, 5) * 1_000;
  const putOffMs = Math.max(3 * everySeconds, 5) * 1_000;

  const beat = async (): Promise<void> => {
    for (const start of await takeOverdueChanges(store, { graceMs, putOffMs, limit: BATCH })) {
      try {
        const found = await temporal.find(start);
        if (found === 'closed')
          log.error(
            { changeId: start.changeId, accountId: start.accountId },
            'a workflow has ended though its change has work left; it is started again',
          );
        await temporal.wake(start, { officerId: '', verdict: 'look' });
        if (found !== 'running') await noteRestart(store, start, found);
        repairs.inc({ found });
      } catch (error) {
        log.warn(
          { changeId: start.changeId, error: error instanceof Error ? error.message : 'unknown' },
          'the reconciler could not reach Temporal',
        );
        return;
      }
    }
  };

  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const schedule = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = beat()
        .catch((error: unknown) =>
          log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'the reconciler missed a beat'),
        )
        .finally(schedule);
    }, everySeconds * 1_000);
  };
  schedule();
  return {
    beat,
    stop() {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
};
