import type { Client } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import { deliveryWorkflowIdOf, type DeliveryRef } from '../domain/delivery.ts';
import { attributes } from '../../workflows/contract.ts';
import { LOOK } from '../../workflows/support-contract.ts';
import { WEBHOOK_WORKFLOW } from '../../workflows/webhook-contract.ts';
import { workflowOnce } from './workflow-once.ts';

/** How the reconciler reaches the workflows of deliveries. */
export interface WebhookClient {
  /** Has a delivery's workflow look, and starts it where it is missing. Throws when Temporal does not take it. */
  look(ref: DeliveryRef): Promise<void>;
}

/** `soon` gives a call its deadline. */
export const createWebhookClient = (
  client: Client,
  taskQueue: string,
  soon: <T>(work: () => Promise<T>) => Promise<T>,
): WebhookClient => ({
  async look(ref) {
    await soon(() =>
      client.workflow.signalWithStart(WEBHOOK_WORKFLOW, {
        ...workflowOnce(taskQueue, deliveryWorkflowIdOf(ref)),
        args: [ref],
        signal: LOOK,
        signalArgs: [],
        staticSummary: 'a message to a webhook',
        staticDetails: `Delivery ${ref.deliveryId} of account ${ref.accountId}.`,
        typedSearchAttributes: new TypedSearchAttributes([
          { key: attributes.account, value: ref.accountId },
          { key: attributes.state, value: 'owed' },
        ]),
      }),
    );
  },
});
