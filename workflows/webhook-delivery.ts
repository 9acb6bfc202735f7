import * as workflow from '@temporalio/workflow';
import type { WebhookActivities } from '../activities/webhooks.ts';
import type { DeliveryReport } from '../src/domain/delivery.ts';
import { attributes } from './contract.ts';
import { createPatience, describeStuck } from './patience.ts';
import { LOOK } from './support-contract.ts';
import { SHORTEST_WAIT, untilWake } from './waiting.ts';
import type { DeliveryRef } from './webhook-contract.ts';

export const look = workflow.defineSignal(LOOK);

/**
 * Carries one message to one webhook: an attempt, and others after ever longer pauses, until it is taken or given up.
 * Ends also while an earlier message of the same change is owed, whose end starts it anew.
 */
export async function webhookDelivery(ref: DeliveryRef): Promise<DeliveryReport['state']> {
  let report: DeliveryReport | null = null;
  let shown: string | undefined = workflow.workflowInfo().typedSearchAttributes.get(attributes.state);
  let mustLook = false;

  const refresh = (): void => {
    const state = stuck.size > 0 ? 'stuck' : (report?.state ?? 'owed');
    if (state !== shown) workflow.upsertSearchAttributes([{ key: attributes.state, value: state }]);
    shown = state;
    workflow.setCurrentDetails([describe(report), ...[...stuck].map(describeStuck)].join('\n\n'));
  };
  const { stuck, during } = createPatience<WebhookActivities>(() => refresh());
  workflow.setHandler(
    look,
    () => {
      mustLook = true;
    },
    { description: 'The message is to go: look at the database' },
  );
  refresh();

  return workflow.CancellationScope.nonCancellable(async () => {
    for (;;) {
      mustLook = false;
      report = await during('delivering', (activities) => activities.deliverWebhook(ref), '1 minute');
      refresh();
      if (report.mustTell) await during('sending letters', (activities) => activities.tellOfWebhook(ref), '1 minute');
      // A replay may have come meanwhile: it is looked for again, and not lost with this run.
      if (report.wakeAt === null && !mustLook) return report.state;
      if (report.wakeAt !== null)
        await workflow.condition(() => mustLook, Math.max(untilWake(report.wakeAt, report.at), SHORTEST_WAIT), {
          summary: 'the next attempt',
        });
    }
  });
}

const describe = (report: DeliveryReport | null): string => {
  if (report === null) return 'A message to a webhook, to be sent.';
  if (report.wakeAt !== null) return `Tried again at ${report.wakeAt}. As of ${report.at}.`;
  return report.state === 'owed'
    ? 'Waits for an earlier message of the same change.'
    : `Ended: **${report.state}** at ${report.at}.`;
};
