import type { AccountState } from '../domain/account-state.ts';
import { bodyOf, deliveryIdOf, type ChangeAtEvent, type DeliveryRef, type DeliveryState } from '../domain/delivery.ts';
import { webhookEvents, type WebhookEvent } from '../domain/entities/webhooks.ts';
import type { LockedAccount } from './account-lock.ts';
import type { LookUp, Tx } from './database.ts';
import type { StoredEvent } from './trail.ts';

/*
 * What webhooks are owed: a row for each event and webhook, written with the event, so that neither is there alone.
 */

const isTold = (event: StoredEvent): event is StoredEvent & { readonly type: WebhookEvent } =>
  (webhookEvents as readonly string[]).includes(event.type);

const changesOf = async (tx: Tx, accountId: string, ids: readonly string[]): Promise<Map<string, ChangeAtEvent>> => {
  const rows =
    ids.length === 0
      ? []
      : await tx.change.findMany({
          where: { accountId, id: { in: [...ids] } },
          select: { id: true, number: true, kind: true, state: true },
        });
  return new Map(rows.map((row) => [row.id, row]));
};

const requestOf = (data: string): string | undefined => {
  const { request } = JSON.parse(data) as { request?: unknown };
  return typeof request === 'string' ? request : undefined;
};

interface Owed {
  readonly id: string;
  readonly webhook_id: string;
  readonly seq: number;
  readonly type: string;
  readonly change_id: string | null;
  readonly body: string;
  readonly queued_at: string;
  /** Whether an earlier one of these is of the same webhook and change. */
  readonly follows: boolean;
}

const owedBy = (
  state: AccountState,
  events: readonly (StoredEvent & { readonly type: WebhookEvent })[],
  changes: ReadonlyMap<string, ChangeAtEvent>,
): Owed[] => {
  const { accountId } = state;
  const begun = new Set<string>();
  return [...state.all('webhooks')].flatMap(([webhookId, webhook]) =>
    events
      .filter(({ type }) => webhook.events.includes(type))
      .map(({ seq, at, type, actorId, changeId, data }) => {
        const change = changeId === null ? undefined : changes.get(changeId);
        const line = `${webhookId} ${String(changeId)}`;
        const follows = changeId !== null && begun.has(line);
        begun.add(line);
        const body = bodyOf(accountId, { seq, at, type, actorId, change, requestId: requestOf(data) });
        return {
          ...{ id: deliveryIdOf(seq, webhookId), webhook_id: webhookId, seq, type },
          ...{ change_id: changeId, body, queued_at: at, follows },
        };
      }),
  );
};

/**
 * Owes events to the webhooks that are to be told of them, once somebody has taken a secret of theirs. One of a change
 * waits for those of the same change that the webhook is still owed. Answers those that can go.
 */
export const oweDeliveries = async (
  tx: Tx,
  state: AccountState,
  rows: readonly StoredEvent[],
): Promise<DeliveryRef[]> => {
  if (state.size('webhooks') === 0) return [];
  const events = rows.filter(isTold);
  if (events.length === 0) return [];
  const { accountId } = state;
  const ids = [...new Set(events.flatMap(({ changeId }) => (changeId === null ? [] : [changeId])))];
  const owed = owedBy(state, events, await changesOf(tx, accountId, ids));
  const written = await tx.$queryRawUnsafe<{ id: string; due: boolean }[]>(
    `INSERT INTO webhook_deliveries
       (account_id, id, webhook_id, seq, type, change_id, body, queued_at, state, due_at, next_wake_at)
     SELECT $1, d.id, d.webhook_id, d.seq, d.type, d.change_id, d.body, d.queued_at, 'owed', w.at, w.at
     FROM json_to_recordset($2::json) AS d (id text, webhook_id text, seq integer, type text, change_id text,
       body text, queued_at timestamptz(3), follows boolean)
     CROSS JOIN LATERAL (SELECT CASE WHEN d.follows OR EXISTS (
       SELECT FROM webhook_deliveries o WHERE o.account_id = $1 AND o.webhook_id = d.webhook_id
         AND o.change_id = d.change_id AND o.state = 'owed') THEN NULL ELSE d.queued_at END AS at) AS w
     WHERE EXISTS (SELECT FROM webhook_secrets s WHERE s.account_id = $1 AND s.webhook_id = d.webhook_id)
     RETURNING id, due_at IS NOT NULL AS due`,
    accountId,
    JSON.stringify(owed),
  );
  return written.filter(({ due }) => due).map(({ id }) => ({ accountId, deliveryId: id }));
};

export interface Delivery {
  readonly id: string;
  readonly webhookId: string;
  readonly seq: number;
  readonly type: string;
  readonly changeId: string | null;
  readonly body: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly queuedAt: Date;
  /** Null once it is over, and while it waits for an earlier one of its change. */
  readonly dueAt: Date | null;
  readonly attemptedAt: Date | null;
  readonly status: number | null;
  readonly endedAt: Date | null;
}

export const findDelivery = async (tx: Tx, { accountId, deliveryId }: DeliveryRef): Promise<Delivery | undefined> =>
  ((await tx.webhookDelivery.findUnique({
    where: { accountId_id: { accountId, id: deliveryId } },
  })) as Delivery | null) ?? undefined;

export interface DeliveryFilter {
  readonly webhookId: string;
  readonly state: DeliveryState | undefined;
  /** The number of the event behind which the page goes on. */
  readonly before: number | undefined;
  readonly limit: number;
}

/** The deliveries of a webhook, the newest events first. */
export const deliveriesOf = async (
  tx: Tx,
  accountId: string,
  { webhookId, state, before, limit }: DeliveryFilter,
): Promise<Delivery[]> =>
  (await tx.webhookDelivery.findMany({
    where: {
      ...{ accountId, webhookId },
      ...(state !== undefined && { state }),
      ...(before !== undefined && { seq: { lt: before } }),
    },
    orderBy: { seq: 'desc' },
    take: limit,
  })) as Delivery[];

/** What an attempt leaves in a delivery's row. */
export interface Attempted {
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly status: number | null;
  readonly dueAt: Date | null;
}

export const recordAttempted = async (
  { tx, accountId, now }: LockedAccount,
  id: string,
  { state, attempts, status, dueAt }: Attempted,
): Promise<void> => {
  await tx.webhookDelivery.update({
    where: { accountId_id: { accountId, id } },
    data: {
      ...{ state, attempts, status, dueAt, nextWakeAt: dueAt },
      attemptedAt: new Date(now),
      endedAt: state === 'owed' ? null : new Date(now),
    },
  });
};

/** Ends what is owed to a webhook that is gone. */
export const dropDeliveries = async ({ tx, accountId, now }: LockedAccount, webhookId: string): Promise<void> => {
  await tx.webhookDelivery.updateMany({
    where: { accountId, webhookId, state: 'owed' },
    data: { state: 'given-up', dueAt: null, nextWakeAt: null, endedAt: new Date(now) },
  });
};

/** Has the delivery go that is next of a change to a webhook, if one waits. */
export const releaseNext = async (
  account: LockedAccount,
  { webhookId, changeId }: Pick<Delivery, 'webhookId' | 'changeId'>,
): Promise<void> => {
  if (changeId === null) return;
  const { tx, accountId, now } = account;
  const next = await tx.webhookDelivery.findFirst({
    where: { accountId, webhookId, changeId, state: 'owed' },
    orderBy: { seq: 'asc' },
    select: { id: true, dueAt: true },
  });
  if (next === null || next.dueAt !== null) return;
  await tx.webhookDelivery.update({
    where: { accountId_id: { accountId, id: next.id } },
    data: { dueAt: new Date(now), nextWakeAt: new Date(now) },
  });
  account.due.push({ accountId, deliveryId: next.id });
};

/** Owes a delivery anew, at once and with all its attempts. */
export const oweAgain = async (account: LockedAccount, id: string): Promise<void> => {
  const { tx, accountId, now } = account;
  await tx.webhookDelivery.update({
    where: { accountId_id: { accountId, id } },
    data: { state: 'owed', attempts: 0, dueAt: new Date(now), nextWakeAt: new Date(now), endedAt: null },
  });
  account.due.push({ accountId, deliveryId: id });
};

/** Whether what ended last of a webhook before this delivery ended was given up too: then somebody was told. */
export const wasFailing = async (
  tx: Tx,
  accountId: string,
  { webhookId, seq, endedAt }: { readonly webhookId: string; readonly seq: number; readonly endedAt: Date },
): Promise<boolean> => {
  const last = await tx.webhookDelivery.findFirst({
    where: {
      ...{ accountId, webhookId, state: { not: 'owed' } },
      OR: [{ endedAt: { lt: endedAt } }, { endedAt, seq: { lt: seq } }],
    },
    orderBy: [{ endedAt: 'desc' }, { seq: 'desc' }],
    select: { state: true },
  });
  return last?.state === 'given-up';
};

/** Removes deliveries that ended before a time, as many as `limit`; answers how many. */
export const removeOldDeliveries = (db: LookUp, endedBefore: Date, limit: number): Promise<number> =>
  db.$executeRawUnsafe(
    `DELETE FROM webhook_deliveries d USING (
       SELECT account_id, id FROM webhook_deliveries WHERE ended_at < $1::timestamptz ORDER BY ended_at LIMIT $2) old
     WHERE d.ended_at < $1::timestamptz AND d.account_id = old.account_id AND d.id = old.id`,
    endedBefore.toISOString(),
    limit,
  );
