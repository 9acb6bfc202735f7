import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import { noteRequestRestart, takeOverdueSupportRequests } from '../transactions/reconcile-support.ts';
import { messageOf } from './beats.ts';
import type { SupportClient } from './temporal-support.ts';

export interface RequestRepairParts {
  readonly store: Store;
  readonly temporal: SupportClient;
  readonly everySeconds: number;
  readonly log: Logger;
}

const BATCH = 100;

/**
 * Finds requests to the support desk that are overdue, and has their workflows look at them; a workflow that is missing
 * is started, with an event.
 */
export const createRequestRepair =
  ({ store, temporal, everySeconds, log }: RequestRepairParts) =>
  async (): Promise<void> => {
    const graceMs = Math.min(everySeconds, 5) * 1_000;
    const putOffMs = Math.max(3 * everySeconds, 5) * 1_000;
    for (const input of await takeOverdueSupportRequests(store, { graceMs, putOffMs, limit: BATCH })) {
      const { requestId, accountId } = input;
      try {
        const found = await temporal.find(input);
        if (found === 'closed')
          log.error(
            { requestId, accountId },
            'a workflow has ended though its request has work left; it is started again',
          );
        await temporal.look(input);
        if (found !== 'running') await noteRequestRestart(store, input, found);
      } catch (error) {
        log.warn({ requestId, error: messageOf(error) }, 'a request could not be repaired');
      }
    }
  };
