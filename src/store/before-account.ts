import { NOW_MS, type LookUp } from './database.ts';
import type { PersonalScope } from './personal-tokens.ts';
import { wholeAddressKey } from '../domain/text.ts';
import { newestFirst, requestsWhere, type RequestFilter } from './support-requests.ts';

/*
 * The look-ups that come before an account is known: by a path's segment, a hash of a link or a token, a passkey, an
 * identity, what the support desk reads, what the reconciler is due to look at, and whose trail is to be signed; and the
 * version that an account has, which most requests ask for, and how far trails have come, for many accounts at once. Each is one statement, of columns that the look-up role may
 * read. Sessions, which belong to no account, have a file of their own. Everything else names its account.
 */

/** What an account is known by; neither ever moves. */
export interface AccountName {
  readonly id: string;
  readonly slug: string;
}

/** The account that an id or a slug names. */
export const accountNamed = async (db: LookUp, segment: string): Promise<AccountName | undefined> =>
  (await db.account.findFirst({
    where: { OR: [{ id: segment }, { slug: segment }] },
    select: { id: true, slug: true },
  })) ?? undefined;

/** An account's version, and the time at which it was read, in milliseconds of the database's clock. */
export interface VersionRead {
  readonly version: number;
  readonly at: number;
}

export const versionOf = async (db: LookUp, accountId: string): Promise<VersionRead | undefined> => {
  const [row] = await db.$queryRawUnsafe<VersionRead[]>(
    `SELECT version, ${NOW_MS} AS at FROM accounts WHERE id = $1`,
    accountId,
  );
  return row;
};

/** The number of the last event of each of these accounts. */
export const eventCounts = async (db: LookUp, accountIds: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const rows = await db.$queryRawUnsafe<{ id: string; count: number }[]>(
    'SELECT id, event_count AS count FROM accounts WHERE id = ANY($1::text[])',
    accountIds,
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
};

/** An identity, and the account in which it is looked for. */
export interface IdentityAt {
  readonly accountId: string;
  readonly issuer: string;
  readonly subject: string;
}

/** A user to whom an identity is bound in an account, with the account's version and events and the time of the look. */
export interface FoundUser extends VersionRead {
  readonly userId: string;
  readonly eventCount: number;
}

/**
 * Joins what is found of each that is asked for, one at most. The limit keeps the two apart: joined at large, they were
 * planned once for a connection as if all accounts were few, and every account was read for every request.
 */
const ofEach = (select: string): string => `CROSS JOIN LATERAL (${select} LIMIT 1) AS f`;

/** The users to whom identities are bound in accounts. */
export const boundUsersAt = async (
  db: LookUp,
  asked: readonly IdentityAt[],
): Promise<readonly (FoundUser | undefined)[]> => {
  const rows = await db.$queryRawUnsafe<(FoundUser & { place: number })[]>(
    `SELECT w.place::int AS place, f.*, ${NOW_MS} AS at
     FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS w (account_id, issuer, subject, place)
     ${ofEach(`
       SELECT b.user_id AS "userId", a.version, a.event_count AS "eventCount"
       FROM identity_bindings b JOIN accounts a ON a.id = w.account_id
       WHERE b.account_id = w.account_id AND b.issuer = w.issuer AND b.subject = w.subject`)}`,
    asked.map(({ accountId }) => accountId),
    asked.map(({ issuer }) => issuer),
    asked.map(({ subject }) => subject),
  );
  return inOrder(asked, rows);
};

/** What was found of each that was asked for, by its place from 1 on. */
const inOrder = <Row extends { readonly place: number }>(
  asked: readonly unknown[],
  rows: readonly Row[],
): readonly (Row | undefined)[] => {
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  return asked.map((_, i) => byPlace.get(i + 1));
};

export const isSlugTaken = async (db: LookUp, slug: string): Promise<boolean> =>
  (await db.account.count({ where: { slug } })) > 0;

export interface FoundLink {
  readonly accountId: string;
  readonly changeId: string;
  readonly officerId: string;
  readonly digest: string;
  readonly ended: boolean;
}

export const linkByHash = async (db: LookUp, hash: string): Promise<FoundLink | undefined> => {
  const row = await db.link.findUnique({
    where: { hash },
    select: { accountId: true, changeId: true, officerId: true, digest: true, endedAt: true },
  });
  if (row === null) return undefined;
  const { endedAt, ...link } = row;
  return { ...link, ended: endedAt !== null };
};

export interface FoundServiceToken {
  readonly accountId: string;
  readonly tokenId: string;
  /** The version that the account has. */
  readonly version: number;
  /** When it was looked up, in milliseconds of the database's clock. */
  readonly at: number;
}

/** The service tokens of these hashes, while their secrets last. */
export const serviceTokensByHash = async (
  db: LookUp,
  hashes: readonly string[],
): Promise<readonly (FoundServiceToken | undefined)[]> => {
  const rows = await db.$queryRawUnsafe<(FoundServiceToken & { place: number })[]>(
    `SELECT w.place::int AS place, f.*, ${NOW_MS} AS at
     FROM unnest($1::text[]) WITH ORDINALITY AS w (hash, place)
     ${ofEach(`
       SELECT s.account_id AS "accountId", s.token_id AS "tokenId", a.version
       FROM service_token_secrets s JOIN accounts a ON a.id = s.account_id WHERE s.hash = w.hash`)}`,
    hashes,
  );
  return inOrder(hashes, rows);
};

export interface FoundEnrolment {
  readonly accountId: string;
  readonly userId: string;
}

/** Whose passkey a link of this hash enrols, while it lasts. */
export const enrolmentByHash = async (db: LookUp, hash: string, now: Date): Promise<FoundEnrolment | undefined> =>
  (await db.enrolment.findFirst({
    where: { hash, endedAt: null, expiresAt: { gt: now } },
    select: { accountId: true, userId: true },
  })) ?? undefined;

/** The account in which the passkey of this credential was enrolled. */
export const accountOfPasskey = async (db: LookUp, credentialId: string): Promise<string | undefined> =>
  (await db.authenticator.findUnique({ where: { credentialId }, select: { accountId: true } }))?.accountId;

export interface FoundPersonalToken {
  readonly accountId: string;
  readonly tokenId: string;
  readonly userId: string;
  readonly scopes: readonly PersonalScope[];
  /** Milliseconds. */
  readonly expiresAt: number;
  /** The day as `2026-02-02`; null where it was never used. */
  readonly lastUsedOn: string | null;
  /** The identity that is bound to the user. */
  readonly issuer: string;
  readonly subject: string;
  /** The version that the account has. */
  readonly version: number;
  readonly eventCount: number;
  /** When it was looked up, in milliseconds of the database's clock. */
  readonly at: number;
}

/** The token of this hash, while its user has an identity. */
export const personalTokenByHash = async (db: LookUp, hash: string): Promise<FoundPersonalToken | undefined> => {
  const [row] = await db.$queryRawUnsafe<FoundPersonalToken[]>(
    `SELECT t.account_id AS "accountId", t.id AS "tokenId", t.user_id AS "userId", t.scopes,
       (extract(epoch FROM t.expires_at) * 1000)::float8 AS "expiresAt", t.last_used_on::text AS "lastUsedOn",
       b.issuer, b.subject, a.version, a.event_count AS "eventCount", ${NOW_MS} AS at
     FROM personal_tokens t JOIN accounts a ON a.id = t.account_id
     JOIN identity_bindings b ON b.account_id = t.account_id AND b.user_id = t.user_id
     WHERE t.hash = $1`,
    hash,
  );
  return row;
};

/** The accounts in which an identity is bound, or in which an open invitation waits for its verified address. */
export const accountsOf = async (
  db: LookUp,
  identity: { issuer: string; subject: string; verifiedEmail: string | null },
  now: Date,
): Promise<string[]> => {
  const bound = await db.identityBinding.findMany({
    where: { issuer: identity.issuer, subject: identity.subject },
    select: { accountId: true },
  });
  const invited =
    identity.verifiedEmail === null
      ? []
      : await db.invitation.findMany({
          where: { address: wholeAddressKey(identity.verifiedEmail), expiresAt: { gt: now } },
          select: { accountId: true },
        });
  return [...new Set([...bound, ...invited].map((row) => row.accountId))].sort();
};

/** A change, a request to the support desk, or a delivery, of some account. */
export interface Whereabouts {
  readonly accountId: string;
  readonly id: string;
}

/** The tables of what is looked at again at a time of its own. */
export type LookedAtAgain = 'changes' | 'support_requests' | 'webhook_deliveries';

/**
 * Takes what was due to be looked at by now, and puts each off, so that several reconcilers share them. Every taker sees
 * other rows.
 */
export const takeOverdue = (
  db: LookUp,
  table: LookedAtAgain,
  dueBefore: Date,
  putOffTo: Date,
  limit: number,
): Promise<Whereabouts[]> =>
  db.$queryRawUnsafe(
    `WITH due AS MATERIALIZED (
       SELECT account_id, id FROM ${table} WHERE next_wake_at < $1::timestamptz
       ORDER BY next_wake_at LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED)
     UPDATE ${table} t SET next_wake_at = $2::timestamptz FROM due
     WHERE t.next_wake_at < $1::timestamptz AND t.account_id = due.account_id AND t.id = due.id
     RETURNING t.account_id AS "accountId", t.id`,
    dueBefore.toISOString(),
    putOffTo.toISOString(),
    limit,
  );

/** When a change is next looked at, in milliseconds; null where nothing is left to do. */
export const nextWakeOf = async (db: LookUp, accountId: string, id: string): Promise<number | null> => {
  const row = await db.change.findUnique({ where: { accountId_id: { accountId, id } }, select: { nextWakeAt: true } });
  return row?.nextWakeAt?.getTime() ?? null;
};

/** The account of a request to the support desk, whose id is the same in no other. */
export const accountOfRequest = async (db: LookUp, requestId: string): Promise<string | undefined> =>
  (await db.supportRequest.findUnique({ where: { id: requestId }, select: { accountId: true } }))?.accountId;

/** A page of the requests of all accounts, newest first. */
export const requestsOfDesk = (db: LookUp, filter: Omit<RequestFilter, 'accountId'>): Promise<Whereabouts[]> =>
  db.supportRequest.findMany({
    where: requestsWhere(filter),
    orderBy: newestFirst(),
    take: filter.limit,
    select: { accountId: true, id: true },
  });

export interface FoundRequestLink {
  readonly accountId: string;
  readonly requestId: string;
  readonly userId: string;
  /** The account's version when it was made. */
  readonly version: number;
}

/** The link to object of this hash. */
export const requestLinkByHash = async (db: LookUp, hash: string): Promise<FoundRequestLink | undefined> =>
  (await db.supportLink.findUnique({
    where: { hash },
    select: { accountId: true, requestId: true, userId: true, version: true },
  })) ?? undefined;

/**
 * The accounts, by id from behind `after`, whose trail is to be signed: those with as many events unsigned as `count`,
 * or whose first unsigned one is of before `before`. One whose next event is missing is among them.
 */
export const accountsToSign = async (
  db: LookUp,
  { after, before, count, limit }: { after: string; before: Date; count: number; limit: number },
): Promise<string[]> => {
  const rows = await db.$queryRawUnsafe<{ id: string }[]>(
    `SELECT a.id FROM accounts a
     CROSS JOIN LATERAL (SELECT coalesce(max(size), 0) AS size FROM checkpoints c WHERE c.account_id = a.id) AS signed
     LEFT JOIN events e ON e.account_id = a.id AND e.seq = signed.size + 1
     WHERE a.id > $1 AND a.event_count <> signed.size
       AND (a.event_count - signed.size >= $3 OR e.at IS NULL OR e.at <= $2::timestamptz)
     ORDER BY a.id LIMIT $4`,
    after,
    before.toISOString(),
    count,
    limit,
  );
  return rows.map(({ id }) => id);
};
