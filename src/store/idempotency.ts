import type { LockedAccount } from './account-lock.ts';
import { sqlStateOf, type LookUp, type Tx } from './database.ts';

/** How long a key is remembered. */
const LIFE_MS = 24 * 3_600_000;

/** A request that is to be done once, however often it comes. */
export interface IdempotentRequest {
  readonly caller: string;
  readonly scope: string;
  readonly key: string;
  /** SHA-256 of the request's method, path and canonical body. */
  readonly fingerprint: string;
}

/** The change that a request made; the opening of an account is one too. */
export interface Made {
  readonly accountId: string;
  readonly changeId: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What a key was used for. */
export interface KeyUse {
  readonly fingerprint: string;
  readonly made: Made;
}

/** The key has been used by now: the transaction is rolled back, so that nothing is done a second time. */
export class KeyUsed extends Error {
  constructor() {
    super('an idempotency key was used by another request');
    this.name = 'KeyUsed';
  }
}

const KEY_OF_ANOTHER_ACCOUNT = '42501';

const lifeBefore = (now: number): Date => new Date(now - LIFE_MS);

/**
 * Writes what a request is about to make, in the transaction that makes it: both are there, or neither. Waits for
 * another transaction that is using the key. The key of an opening, which is used before there is an account, can be
 * another account's, and then is that one's until it is removed.
 *
 * @throws KeyUsed
 */
export const useKey = async (
  { tx, accountId, now }: LockedAccount,
  { caller, scope, key, fingerprint }: IdempotentRequest,
  changeId: string,
): Promise<void> => {
  const writing = tx.$executeRawUnsafe(
    `INSERT INTO idempotency_keys (caller, scope, key, fingerprint, account_id, change_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7::timestamptz)
     ON CONFLICT (caller, scope, key) DO UPDATE SET
       fingerprint = excluded.fingerprint, account_id = excluded.account_id, change_id = excluded.change_id,
       created_at = excluded.created_at, status = NULL, body = NULL
     WHERE idempotency_keys.created_at < $8::timestamptz`,
    ...[caller, scope, key, fingerprint, accountId, changeId],
    new Date(now).toISOString(),
    lifeBefore(now).toISOString(),
  );
  const written = await writing.catch((error: unknown) => {
    if (sqlStateOf(error) === KEY_OF_ANOTHER_ACCOUNT) return 0;
    throw error;
  });
  if (written === 0) throw new KeyUsed();
};

/** What a key was used for; undefined for one that is free. */
export const findUse = async (
  db: LookUp,
  { caller, scope, key }: IdempotentRequest,
  now: number,
): Promise<KeyUse | undefined> => {
  const found = await db.idempotencyKey.findUnique({
    where: { caller_scope_key: { caller, scope, key } },
    select: { fingerprint: true, accountId: true, changeId: true, createdAt: true },
  });
  if (found === null || found.createdAt < lifeBefore(now)) return undefined;
  const { fingerprint, accountId, changeId } = found;
  return { fingerprint, made: { accountId, changeId } };
};

/** The answer that was kept; undefined where the process died, or has yet to answer. */
export const keptAnswer = async (tx: Tx, { caller, scope, key }: IdempotentRequest): Promise<Answer | undefined> => {
  const found = await tx.idempotencyKey.findUnique({
    where: { caller_scope_key: { caller, scope, key } },
    select: { status: true, body: true },
  });
  if (found === null || found.status === null || found.body === null) return undefined;
  return { status: found.status, body: JSON.parse(found.body) as unknown };
};

/** Keeps the answer of a request; the first one stays. */
export const keepAnswer = async (
  tx: Tx,
  { caller, scope, key, fingerprint }: IdempotentRequest,
  { status, body }: Answer,
): Promise<void> => {
  await tx.idempotencyKey.updateMany({
    where: { caller, scope, key, fingerprint, status: null },
    data: { status, body: JSON.stringify(body) },
  });
};

/** Removes keys whose life is over, as many as `limit`; answers how many. */
export const removeOldKeys = (db: LookUp, now: number, limit: number): Promise<number> =>
  db.$executeRawUnsafe(
    `DELETE FROM idempotency_keys WHERE created_at < $1::timestamptz AND (caller, scope, key) IN (
       SELECT caller, scope, key FROM idempotency_keys WHERE created_at < $1::timestamptz
       ORDER BY created_at LIMIT $2)`,
    lifeBefore(now).toISOString(),
    limit,
  );
