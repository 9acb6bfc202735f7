import type { DeliveryRef, DeliveryReport } from '../src/domain/delivery.ts';
import { MailNotSent } from '../src/mail/smtp.ts';
import { webhookLetter } from '../src/mail/webhook-letters.ts';
import { messageSent, takeMessage, whomToTell, type DueMessage } from '../src/transactions/deliver-webhook.ts';
import { open, purposeOf, type SealingKey } from '../src/webhooks/sealing.ts';
import { sendMessage, type Sent, type SendParts } from '../src/webhooks/send.ts';
import { signatureHeaders } from '../src/webhooks/signature.ts';
import type { ActivityParts } from './index.ts';

/** What the workflow of a delivery can have done. Every activity may run more than once. */
export interface WebhookActivities {
  /** Sends the message if it is due, and writes down what came of it. Who dies in between has it sent again. */
  deliverWebhook(ref: DeliveryRef): Promise<DeliveryReport>;
  /** Tells officers that a delivery was given up. Throws while one of the letters could still be delivered later. */
  tellOfWebhook(ref: DeliveryRef): Promise<void>;
}

/** How messages leave the service. */
export interface WebhookSending extends SendParts {
  /** What opens the secrets, the one that seals first. */
  readonly keys: readonly SealingKey[];
  /** Told what came of each attempt. */
  readonly onAttempt?: (ref: DeliveryRef, sent: Sent) => void;
}

const sent = async (message: DueMessage, { accountId }: DeliveryRef, sending: WebhookSending): Promise<Sent> => {
  const { id, url, body, sealedSecrets, webhookId } = message;
  let secrets: string[];
  try {
    secrets = sealedSecrets.map((sealed) => open(sending.keys, purposeOf(accountId, webhookId), sealed));
  } catch {
    return { status: null, fault: 'secret-not-opened' };
  }
  const timestamp = Math.floor(Date.now() / 1_000);
  return sendMessage({ url, body, headers: signatureHeaders({ id, timestamp, body }, secrets) }, sending);
};

/** As many messages of one webhook, and of all, go at once: one that hangs holds a place that settlings need too. */
const AT_ONCE_EACH = 4;
const AT_ONCE = 30;
const BUSY_MS = 2_000;

/** Counts what is being sent. */
const createGate = () => {
  const sending = new Map<string, number>();
  let all = 0;
  return {
    /** Does the work, or answers undefined where too much of it is being done. */
    async through<T>(webhookId: string, work: () => Promise<T>): Promise<T | undefined> {
      const count = sending.get(webhookId) ?? 0;
      if (all >= AT_ONCE || count >= AT_ONCE_EACH) return undefined;
      sending.set(webhookId, count + 1);
      all++;
      try {
        return await work();
      } finally {
        all--;
        const left = sending.get(webhookId)! - 1;
        if (left === 0) sending.delete(webhookId);
        else sending.set(webhookId, left);
      }
    },
  };
};

const askAgain = (): DeliveryReport => ({
  state: 'owed',
  wakeAt: new Date(Date.now() + BUSY_MS).toISOString(),
  mustTell: false,
  at: new Date().toISOString(),
});

export const createWebhookActivities = (
  { store, mailer, publicUrl }: Pick<ActivityParts, 'store' | 'mailer' | 'publicUrl'>,
  sending: WebhookSending,
  gate = createGate(),
): WebhookActivities => ({
  async deliverWebhook(ref) {
    const taken = await takeMessage(store, ref);
    if ('report' in taken) return taken.report;
    const came = await gate.through(taken.message.webhookId, () => sent(taken.message, ref, sending));
    if (came === undefined) return askAgain();
    sending.onAttempt?.(ref, came);
    return messageSent(store, ref, taken.message, came);
  },
  async tellOfWebhook(ref) {
    const silent = await whomToTell(store, ref);
    if (silent === undefined) return;
    const outcomes = await Promise.allSettled(
      silent.to.map((to, index) =>
        mailer.send({
          ...{ to, ...webhookLetter(silent, to, publicUrl) },
          messageId: `<${ref.deliveryId}.${index}@${new URL(publicUrl).hostname}>`,
        }),
      ),
    );
    const later = outcomes.find(
      (o) => o.status === 'rejected' && !(o.reason instanceof MailNotSent && o.reason.permanent),
    );
    if (later?.status === 'rejected') throw later.reason;
  },
});
