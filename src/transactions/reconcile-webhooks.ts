import type { DeliveryRef } from '../domain/delivery.ts';
import { removeOldDeliveries } from '../store/deliveries.ts';
import type { Store } from '../store/store.ts';
import { takeOverdueOf, type Taking } from './reconcile.ts';

/** For how long officers can read what became of a delivery, and have it sent again. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** As `takeOverdueOf`, of deliveries that were due and not tried. */
export const takeOverdueMessages = async (store: Store, taking: Taking): Promise<DeliveryRef[]> => {
  const { overdue } = await takeOverdueOf(store, 'webhook_deliveries', taking);
  return overdue.map(({ accountId, id }) => ({ accountId, deliveryId: id }));
};

/** Removes deliveries that ended long ago, as many as `limit`; answers how many. */
export const forgetOldDeliveries = async (store: Store, limit: number): Promise<number> => {
  const now = await store.now();
  return store.lookUp((db) => removeOldDeliveries(db, new Date(now - KEPT_MS), limit));
};
