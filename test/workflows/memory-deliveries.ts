import type { WebhookActivities } from '../../activities/webhooks.ts';
import { afterAttempt, type DeliveryRef, type DeliveryReport } from '../../src/domain/delivery.ts';

/** A message in memory: what the workflow is to obey, and what it asked. */
export class MemoryDelivery {
  readonly ref: DeliveryRef;
  state: DeliveryReport['state'] = 'owed';
  /** Null while an earlier one is owed. */
  dueAt: number | null;
  /** What the next attempts are answered; 204 once there is none left. */
  readonly answers: (number | null)[] = [];
  readonly sentAt: number[] = [];
  readonly told: number[] = [];
  /** How often it was looked at, whether or not it was sent. */
  looks = 0;
  /** Milliseconds between attempts, where they are not the real ones. */
  pause: number | undefined;
  beforeSending: () => Promise<void> = () => Promise.resolve();

  constructor(ref: DeliveryRef, dueAt: number) {
    this.ref = ref;
    this.dueAt = dueAt;
  }

  attempt(now: number): DeliveryReport {
    let mustTell = false;
    if (this.state === 'owed' && this.dueAt !== null && this.dueAt <= now) {
      this.sentAt.push(now);
      const next = afterAttempt({ status: this.answers.shift() ?? 204 }, this.sentAt.length);
      this.state = next.state;
      this.dueAt = next.state === 'owed' ? now + (this.pause ?? next.pause) : null;
      mustTell = next.state === 'given-up';
    }
    const wakeAt = this.dueAt === null ? null : new Date(this.dueAt).toISOString();
    return { state: this.state, wakeAt, mustTell, at: new Date(now).toISOString() };
  }

  replay(now: number): void {
    this.state = 'owed';
    this.dueAt = now;
  }
}

/** Of all messages in memory: workflows of two stages on one server never share an id. */
let numbers = 0;

/** The activities over messages in memory. `clock` is what the database's would be, in milliseconds. */
export class MemoryDeliveries implements WebhookActivities {
  readonly #deliveries = new Map<string, MemoryDelivery>();
  readonly #clock: () => number;

  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
    this.deliverWebhook = this.deliverWebhook.bind(this);
    this.tellOfWebhook = this.tellOfWebhook.bind(this);
  }

  add(): MemoryDelivery {
    const deliveryId = `msg_${++numbers}_whk_memory`;
    const delivery = new MemoryDelivery({ accountId: 'acc_acme', deliveryId }, this.#clock());
    this.#deliveries.set(deliveryId, delivery);
    return delivery;
  }

  async deliverWebhook({ deliveryId }: DeliveryRef): Promise<DeliveryReport> {
    const delivery = this.#deliveries.get(deliveryId)!;
    delivery.looks++;
    await delivery.beforeSending();
    return delivery.attempt(this.#clock());
  }

  tellOfWebhook({ deliveryId }: DeliveryRef): Promise<void> {
    this.#deliveries.get(deliveryId)!.told.push(this.#clock());
    return Promise.resolve();
  }
}
