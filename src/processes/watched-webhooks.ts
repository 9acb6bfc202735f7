import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';
import type { WebhookSending } from '../../activities/webhooks.ts';
import { traceIdNow } from '../http/trace-context.ts';

/** Counts what becomes of messages to webhooks, and logs each by its ids: why one did not arrive, operators alone read. */
export const watchedWebhooks = (sending: WebhookSending, log: Logger, metrics: Registry): WebhookSending => {
  const attempts = new Counter({
    name: 'countersign_webhook_attempts_total',
    help: 'Attempts to send a message to a webhook, by whether it was taken.',
    labelNames: ['outcome'] as const,
    registers: [metrics],
  });
  for (const outcome of ['taken', 'not-taken'] as const) attempts.inc({ outcome }, 0);
  return {
    ...sending,
    onAttempt(ref, { status, fault }) {
      attempts.inc({ outcome: fault === null ? 'taken' : 'not-taken' });
      const traceId = traceIdNow();
      log[fault === null ? 'info' : 'warn'](
        { ...ref, status, ...(fault !== null && { fault }), ...(traceId !== undefined && { traceId }) },
        'webhook',
      );
    },
  };
};
