import type { WebhookEvent } from './entities/webhooks.ts';

/*
 * A delivery: one event, owed to one webhook. It is a row from the transaction of its event on, and one workflow.
 */

export const deliveryStates = ['owed', 'delivered', 'given-up'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What names a delivery, and what its workflow is started with: ids alone (R42). */
export interface DeliveryRef {
  readonly accountId: string;
  readonly deliveryId: string;
}

/** What an attempt comes to, for the workflow. */
export interface DeliveryReport {
  readonly state: DeliveryState;
  /** When to try again; null once it is over, and while it waits for an earlier one of its change. RFC 3339. */
  readonly wakeAt: string | null;
  /** Whether officers are to be told that the webhook takes nothing any more. */
  readonly mustTell: boolean;
  /** The time that the answer holds for. */
  readonly at: string;
}

/** The id of a delivery's workflow. */
export const deliveryWorkflowIdOf = ({ accountId, deliveryId }: DeliveryRef): string =>
  `webhook-${accountId}-${deliveryId}`;

/** A delivery's id, which receivers tell repeats by: the number of the event, and the webhook. */
export const deliveryIdOf = (seq: number, webhookId: string): string => `msg_${seq}_${webhookId}`;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The pauses between attempts: soon at first, over about a day. */
const pauses = [5 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 8 * HOUR, 8 * HOUR] as const;

/** As many attempts as are made at most. */
export const MOST_ATTEMPTS = pauses.length + 1;

/** The answer by which a receiver says that it is gone for good: trying again would be for nothing. */
const GONE = 410;

/** What an attempt is known by afterwards. */
export interface Attempt {
  /** The status that was answered; null where nothing was. */
  readonly status: number | null;
}

const isTaken = ({ status }: Attempt): boolean => status !== null && status >= 200 && status < 300;

/** What follows the `count`-th attempt: it is taken, given up, or tried again after a pause in milliseconds. */
export const afterAttempt = (
  attempt: Attempt,
  count: number,
): { readonly state: 'delivered' | 'given-up' } | { readonly state: 'owed'; readonly pause: number } => {
  if (isTaken(attempt)) return { state: 'delivered' };
  const pause = pauses[count - 1];
  return pause === undefined || attempt.status === GONE ? { state: 'given-up' } : { state: 'owed', pause };
};

/** What is known of the change of an event, as the transaction of the event leaves it. */
export interface ChangeAtEvent {
  readonly id: string;
  readonly number: number;
  readonly kind: string;
  readonly state: string;
}

export interface EventTold {
  readonly seq: number;
  readonly at: string;
  readonly type: WebhookEvent;
  readonly actorId: string | null;
  readonly change: ChangeAtEvent | undefined;
  /** Of an event of the support desk. */
  readonly requestId: string | undefined;
}

/** What is sent, as JSON: what happened to what, by ids, and nothing of its content. Whoever needs more asks the API. */
export const bodyOf = (accountId: string, { seq, at, type, actorId, change, requestId }: EventTold): string =>
  JSON.stringify({
    type,
    timestamp: at,
    data: {
      accountId,
      event: seq,
      ...(actorId !== null && { actorId }),
      ...(change !== undefined && {
        changeId: change.id,
        number: change.number,
        kind: change.kind,
        state: change.state,
      }),
      ...(requestId !== undefined && { requestId }),
    },
  });
