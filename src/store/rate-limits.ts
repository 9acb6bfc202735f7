import type { LookUp } from './database.ts';
import { timestamp } from './rows.ts';

/** How often a key was counted in its window, and how long the window still lasts, in milliseconds. */
export interface Count {
  readonly hits: number;
  readonly leftMs: number;
}

// The first count opens a window; the first one after its end opens the next. Null: the database's clock.
const NOW = 'coalesce($3::timestamptz, statement_timestamp())';
const COUNT = `
  INSERT INTO rate_limits AS r (key, hits, ends_at)
  VALUES ($1, 1, ${NOW} + make_interval(secs => $2::float8))
  ON CONFLICT (key) DO UPDATE SET
    hits = CASE WHEN r.ends_at <= ${NOW} THEN 1 ELSE r.hits + 1 END,
    ends_at = CASE WHEN r.ends_at <= ${NOW} THEN excluded.ends_at ELSE r.ends_at END
  RETURNING hits, (extract(epoch FROM ends_at - ${NOW}) * 1000)::float8 AS "leftMs"`;

/** Counts a key once, in one statement. `now` is for tests, in milliseconds; null for the database's clock. */
export const countOnce = async (
  db: LookUp,
  { key, seconds }: { readonly key: string; readonly seconds: number },
  now: number | null,
): Promise<Count> => {
  const [row] = await db.$queryRawUnsafe<Count[]>(COUNT, key, seconds, timestamp(now));
  return row!;
};

/** Removes counts whose window is over, as many as `limit`; answers how many. */
export const removeOldCounts = (db: LookUp, now: number, limit: number): Promise<number> =>
  db.$executeRawUnsafe(
    `DELETE FROM rate_limits WHERE key = ANY (ARRAY (
       SELECT key FROM rate_limits WHERE ends_at < $1::timestamptz
       ORDER BY ends_at LIMIT $2 FOR UPDATE SKIP LOCKED))`,
    new Date(now).toISOString(),
    limit,
  );
