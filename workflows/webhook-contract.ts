import type { DeliveryRef } from '../src/domain/delivery.ts';

export type { DeliveryRef };

/** The workflow's type. */
export const WEBHOOK_WORKFLOW = 'webhookDelivery';

/** How the rest of the service reaches the workflows of deliveries. It never throws: the reconciler makes up for it. */
export interface WebhookWorkflows {
  /** Has a delivery's workflow look at the database; starts it where it is missing. */
  look(ref: DeliveryRef): Promise<void>;
}
