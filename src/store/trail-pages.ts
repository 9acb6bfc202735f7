import type { Tx } from './database.ts';
import { toStoredEvent, type StoredEvent } from './trail.ts';

/** What somebody looks for in an account's trail; all of it where nothing is said. */
export interface TrailFilter {
  readonly order: 'oldest' | 'newest';
  readonly types?: readonly string[] | undefined;
  readonly actorId?: string | undefined;
  readonly changeId?: string | undefined;
  /** From this time on, and before that one. */
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  /** Only events with a greater number, and with a smaller one. */
  readonly after?: number | undefined;
  readonly below?: number | undefined;
  readonly limit: number;
}

/** A page of a trail, and how many events the whole trail has. */
export interface TrailPage {
  readonly events: readonly StoredEvent[];
  readonly total: number;
}

/** Greater than the number of any event. */
const PAST_ALL = 2 ** 31 - 1;

type EventRow = Parameters<typeof toStoredEvent>[0];

const COLUMNS = `account_id AS "accountId", seq, at, type, actor_id AS "actorId", change_id AS "changeId", data,
  prev_hash AS "prevHash", hash`;

/**
 * Between which numbers the events of a time lie, by the index of times. An event's time is a clock's: what is a day
 * beyond by it is beyond by its number, since no clock is set back by a day.
 */
const NUMBERS_OF_TIME = `
  SELECT
    (SELECT seq FROM events WHERE account_id = $1 AND at < $2::timestamptz - interval '1 day'
     ORDER BY at DESC, seq DESC LIMIT 1) AS after,
    (SELECT seq FROM events WHERE account_id = $1 AND at >= $3::timestamptz + interval '1 day'
     ORDER BY at, seq LIMIT 1) AS below`;

const withinTime = async (tx: Tx, accountId: string, filter: TrailFilter): Promise<TrailFilter> => {
  const { from, to, after = 0, below = PAST_ALL } = filter;
  if (from === undefined && to === undefined) return filter;
  const times = [from, to].map((time) => time?.toISOString() ?? null);
  const [found] = await tx.$queryRawUnsafe<{ after: number | null; below: number | null }[]>(
    NUMBERS_OF_TIME,
    accountId,
    ...times,
  );
  return {
    ...filter,
    after: Math.max(after, found?.after ?? 0),
    below: Math.min(below, found?.below ?? PAST_ALL),
  };
};

/**
 * The events that fit, each type of several by itself and then together: so an index hands over every page in its order,
 * however long the trail is and however rare a type.
 */
const selectOf = (accountId: string, filter: TrailFilter): { readonly sql: string; readonly values: unknown[] } => {
  const values: unknown[] = [];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const fits = (value: unknown, condition: (given: string) => string): string =>
    value === undefined ? '' : ` AND ${condition(place(value))}`;
  const fitsTime = (time: Date | undefined, condition: (at: string) => string): string =>
    fits(time?.toISOString(), (at) => condition(`${at}::timestamptz`));
  const account = place(accountId);
  const { types, actorId, changeId, from, to, after, below } = filter;
  // Said so that no index of times is used: the numbers say it already, and in the order of the page.
  const where = [
    `account_id = ${account}`,
    types === undefined ? '' : ' AND type = wanted.type',
    fits(actorId, (at) => `actor_id = ${at}`),
    fits(changeId, (at) => `change_id = ${at}`),
    fitsTime(from, (at) => `(at >= ${at}) IS TRUE`),
    fitsTime(to, (at) => `(at < ${at}) IS TRUE`),
    fits(after, (at) => `seq > ${at}`),
    fits(below, (at) => `seq < ${at}`),
  ].join('');
  const inOrder = `ORDER BY seq ${filter.order === 'oldest' ? 'ASC' : 'DESC'} LIMIT ${place(filter.limit)}`;
  const sql =
    types === undefined
      ? `SELECT ${COLUMNS} FROM events WHERE ${where} ${inOrder}`
      : `SELECT found.* FROM unnest(${place([...new Set(types)])}::text[]) AS wanted (type)
         CROSS JOIN LATERAL (SELECT ${COLUMNS} FROM events WHERE ${where} ${inOrder}) AS found ${inOrder}`;
  return { sql, values };
};

/** The numbers of changes, by their ids. */
export const changeNumbers = async (
  tx: Tx,
  accountId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const rows = await tx.change.findMany({
    where: { accountId, id: { in: [...new Set(ids)] } },
    select: { id: true, number: true },
  });
  return new Map(rows.map(({ id, number }) => [id, number]));
};

/** A page of an account's trail, by number. */
export const readTrail = async (tx: Tx, accountId: string, filter: TrailFilter): Promise<TrailPage> => {
  // A plan for any values takes a rare type for a frequent one, and a late time for an early one.
  await tx.$executeRawUnsafe('SET LOCAL plan_cache_mode = force_custom_plan');
  const { sql, values } = selectOf(accountId, await withinTime(tx, accountId, filter));
  const rows = await tx.$queryRawUnsafe<EventRow[]>(sql, ...values);
  const { eventCount } = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { eventCount: true } });
  return { events: rows.map(toStoredEvent), total: eventCount };
};
