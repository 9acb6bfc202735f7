import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import { forgetOldDeliveries, takeOverdueMessages } from '../transactions/reconcile-webhooks.ts';
import { messageOf } from './beats.ts';
import type { WebhookClient } from './temporal-webhooks.ts';

export interface DeliveryRepairParts {
  readonly store: Store;
  readonly temporal: Pick<WebhookClient, 'look'>;
  readonly everySeconds: number;
  readonly log: Logger;
}

const BATCH = 100;
const ROWS_AT_ONCE = 1_000;

/**
 * Finds messages to webhooks that were due and not tried — who owed them died before their workflow was started, or
 * Temporal was away — and has their workflows look. Deliveries that ended long ago it removes.
 */
export const createDeliveryRepair =
  ({ store, temporal, everySeconds, log }: DeliveryRepairParts) =>
  async (): Promise<void> => {
    const graceMs = Math.min(everySeconds, 5) * 1_000;
    // An attempt and its writing down take less.
    const putOffMs = Math.max(3 * everySeconds, 15) * 1_000;
    await forgetOldDeliveries(store, ROWS_AT_ONCE);
    for (const ref of await takeOverdueMessages(store, { graceMs, putOffMs, limit: BATCH }))
      await temporal
        .look(ref)
        .catch((error: unknown) =>
          log.warn({ ...ref, error: messageOf(error) }, 'a message to a webhook could not be started'),
        );
  };
