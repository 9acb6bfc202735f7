import { canonicalJson, sha256 } from '../domain/canonical.ts';
import type { Tx } from './database.ts';

export const eventTypes = [
  'account.opened',
  'change.submitted',
  'change.approved',
  'change.reopened',
  'change.applied',
  'change.ended',
  'decision.recorded',
  'decision.refused',
  'change.flagged',
  'change.unflagged',
  'notice.sent',
  'identity.bound',
  'identity.unbound',
  'identity.signed-in',
  'service-token.secret-made',
  'service-token.secret-ended',
  'support-request.filed',
  'support-request.decided',
  'support-request.refused',
  'support-request.objected',
  'support-request.cooling',
  'support-request.applied',
  'support-request.ended',
  'authenticator.enrolled',
  'authenticator.ended',
  'personal-token.made',
  'personal-token.ended',
  'scim.named',
  'webhook.secret-made',
  'webhook.secret-ended',
  'webhook.given-up',
  'webhook.replayed',
  'signal.ignored',
  'workflow.restarted',
] as const;

export type EventType = (typeof eventTypes)[number];

/** Everything that the trail tells of (R41). Data holds ids and codes, nothing more of a person (R42). */
export interface TrailEvent {
  readonly type: EventType;
  readonly actorId?: string | null;
  readonly changeId?: string | null;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** An event as it stands: numbered in its account without gaps, holding the hash of the one before. */
export interface StoredEvent {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly actorId: string | null;
  readonly changeId: string | null;
  /** Canonical JSON. */
  readonly data: string;
  readonly prevHash: string;
  readonly hash: string;
}

/** What the first event holds in place of the hash before it. */
export const GENESIS = '0'.repeat(64);

/** The hash of an event: SHA-256 of the hash before it and the canonical JSON of all that it says. */
export const eventHash = (accountId: string, event: Omit<StoredEvent, 'hash'>): string =>
  sha256(
    `${event.prevHash}\n${canonicalJson({
      account: accountId,
      seq: event.seq,
      at: event.at,
      type: event.type,
      actor: event.actorId,
      change: event.changeId,
      data: event.data,
    })}`,
  );

/** Why an event does not follow the one before, in words; undefined where it does. */
export const breakOf = (
  accountId: string,
  event: StoredEvent,
  before: { readonly seq: number; readonly hash: string },
): string | undefined => {
  if (event.seq !== before.seq + 1) return `event ${before.seq + 1} is missing, the next one is ${event.seq}`;
  if (event.prevHash !== before.hash) return 'it does not hold the hash of the event before';
  if (eventHash(accountId, event) !== event.hash) return 'its hash is not that of what it says';
  return undefined;
};

export interface ChainHead {
  readonly count: number;
  readonly hash: string;
}

/** The rows of new events behind a head, and the head that they lead to. */
export const chain = (
  accountId: string,
  head: ChainHead,
  at: string,
  events: readonly TrailEvent[],
): { readonly rows: readonly StoredEvent[]; readonly head: ChainHead } => {
  const rows: StoredEvent[] = [];
  let { count, hash } = head;
  for (const event of events) {
    const row = {
      seq: ++count,
      at,
      type: event.type,
      actorId: event.actorId ?? null,
      changeId: event.changeId ?? null,
      data: canonicalJson(event.data ?? {}),
      prevHash: hash,
    };
    hash = eventHash(accountId, row);
    rows.push({ ...row, hash });
  }
  return { rows, head: { count, hash } };
};

/** Writes events, and with the same statement where the account's row stands after them. */
export const recordEvents = async (
  tx: Tx,
  accountId: string,
  rows: readonly StoredEvent[],
  { version, changeCount, head }: { version: number; changeCount: number; head: ChainHead },
): Promise<void> => {
  await tx.$executeRawUnsafe(
    `WITH recorded AS (
       INSERT INTO events (account_id, seq, at, type, actor_id, change_id, data, prev_hash, hash)
       SELECT $1, seq, at, type, "actorId", "changeId", data, "prevHash", hash
       FROM json_to_recordset($2::json) AS e (seq integer, at timestamptz(3), type text, "actorId" text,
         "changeId" text, data text, "prevHash" text, hash text))
     UPDATE accounts SET version = $3, change_count = $4, event_count = $5, event_head = $6 WHERE id = $1`,
    accountId,
    JSON.stringify(rows),
    version,
    changeCount,
    head.count,
    head.hash,
  );
};

/** An event's row as an event. */
export const toStoredEvent = ({
  accountId: _,
  at,
  ...row
}: Omit<StoredEvent, 'at'> & { readonly accountId: string; readonly at: Date }): StoredEvent => ({
  ...row,
  at: at.toISOString(),
});
