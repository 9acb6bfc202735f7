import type { LookUp } from './database.ts';

/** Whom a session is for. */
export interface SessionOwner {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
}

/** How long a session lasts, and how long one that nobody uses. Milliseconds. */
export const SESSION_MS = 8 * 3_600_000;
export const IDLE_MS = 15 * 60_000;

/** A session that is in use is not written at each request. Milliseconds. */
const NOTED_MS = 60_000;

/** Keeps a session by the SHA-256 of its secret, which is kept nowhere. `now` is in milliseconds. */
export const insertSession = async (db: LookUp, hash: string, owner: SessionOwner, now: number): Promise<void> => {
  const at = new Date(now);
  await db.session.create({
    data: { hash, ...owner, createdAt: at, lastUsedAt: at, expiresAt: new Date(now + SESSION_MS) },
  });
};

/** Whose the session of a hash is, while it lasts and is in use. `now` is in milliseconds. */
export type FindSession = (db: LookUp, hash: string, now: number) => Promise<SessionOwner | undefined>;

const lasting = (db: LookUp, hash: string, now: number) =>
  db.session.findFirst({
    where: { hash, endedAt: null, expiresAt: { gt: new Date(now) }, lastUsedAt: { gt: new Date(now - IDLE_MS) } },
    select: { issuer: true, subject: true, email: true, emailVerified: true, lastUsedAt: true },
  });

/** Finds a session without making it one in use. */
export const seeSession: FindSession = async (db, hash, now) => {
  const found = await lasting(db, hash, now);
  if (found === null) return undefined;
  const { lastUsedAt: _, ...owner } = found;
  return owner;
};

/** Finds a session, and notes that it is in use. */
export const useSession: FindSession = async (db, hash, now) => {
  const found = await lasting(db, hash, now);
  if (found === null) return undefined;
  const { lastUsedAt, ...owner } = found;
  if (lastUsedAt.getTime() <= now - NOTED_MS)
    await db.session.updateMany({ where: { hash, endedAt: null }, data: { lastUsedAt: new Date(now) } });
  return owner;
};

/**
 * Gives a session another secret, for the time that it had left, and ends the one before; answers when it expires, in
 * milliseconds, and undefined where it had ended.
 */
export const renewSession = async (
  db: LookUp,
  { before, hash }: { readonly before: string; readonly hash: string },
  now: number,
): Promise<number | undefined> => {
  const rows = await db.$queryRawUnsafe<{ expires_at: Date }[]>(
    `WITH ended AS (
       UPDATE sessions SET ended_at = $3::timestamptz WHERE hash = $1 AND ended_at IS NULL AND expires_at > $3::timestamptz
       RETURNING issuer, subject, email, email_verified, created_at, expires_at)
     INSERT INTO sessions (hash, issuer, subject, email, email_verified, created_at, last_used_at, expires_at)
     SELECT $2, issuer, subject, email, email_verified, created_at, $3::timestamptz, expires_at FROM ended
     RETURNING expires_at`,
    before,
    hash,
    new Date(now).toISOString(),
  );
  return rows[0]?.expires_at.getTime();
};

/** Ends a session. `now` is in milliseconds. */
export const endSession = async (db: LookUp, hash: string, now: number): Promise<void> => {
  await db.session.updateMany({ where: { hash, endedAt: null }, data: { endedAt: new Date(now) } });
};
