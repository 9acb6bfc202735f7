import type { LookUp } from './database.ts';

/*
 * What operators watch, counted over all accounts: by kind and age at most, never by account or person. Each figure is
 * one statement over what is open or owed, whatever has ended meanwhile, of columns that the look-up role may read.
 */

/** Open changes of a kind that have waited about as long. */
export interface WaitingFigure {
  readonly kind: string;
  readonly age: Age;
  readonly changes: number;
  readonly frozen: number;
  readonly unreachable: number;
  /** Approved, not stopped by a flag, and yet not applied after `STUCK_AFTER_SECONDS`. */
  readonly stuck: number;
  readonly oldestSeconds: number;
}

export const ages = ['under_1h', 'under_1d', 'under_3d', 'over_3d'] as const;
export type Age = (typeof ages)[number];

export interface Figures {
  readonly waiting: readonly WaitingFigure[];
  /** Letters that are owed and not sent, those that wait for a digest among them. */
  readonly lettersOwed: number;
  /** How long the first of them is overdue: since it was owed, or since its digest was due. Seconds. */
  readonly letterOverdueSeconds: number;
  /** How old the oldest event is that no checkpoint has signed. Seconds; 0 where all are signed. */
  readonly unsignedSeconds: number;
}

export const STUCK_AFTER_SECONDS = 60;

const since = (time: string): string => `extract(epoch FROM $1::timestamptz - ${time})::float8`;

const WAITING = `
  WITH open AS (
    SELECT c.kind, ${since('c.submitted_at')} AS waited,
      c.waits_for = 'frozen' AND c.waits_until > $1::timestamptz AS frozen,
      c.state = 'pending' AND c.waits_for = 'unreachable' AS unreachable,
      CASE WHEN c.state = 'approved' THEN ${since(`greatest(c.submitted_at, (
        SELECT max(d.decided_at) FROM decisions d WHERE d.account_id = c.account_id AND d.change_id = c.id),
        CASE WHEN c.waits_for = 'frozen' THEN c.waits_until END)`)} END AS approved_for
    FROM changes c
    WHERE c.state IN ('pending', 'approved') AND (c.state = 'approved' OR c.expires_at > $1::timestamptz))
  SELECT kind, age, count(*)::int AS changes, count(*) FILTER (WHERE frozen)::int AS frozen,
    count(*) FILTER (WHERE unreachable)::int AS unreachable,
    count(*) FILTER (WHERE approved_for > ${STUCK_AFTER_SECONDS})::int AS stuck,
    greatest(max(waited), 0) AS "oldestSeconds"
  FROM open CROSS JOIN LATERAL (SELECT CASE WHEN waited < 3600 THEN 'under_1h' WHEN waited < 86400 THEN 'under_1d'
    WHEN waited < 259200 THEN 'under_3d' ELSE 'over_3d' END AS age) AS aged
  GROUP BY kind, age`;

const LETTERS = `
  SELECT count(*)::int AS owed, greatest(coalesce(max(overdue), 0), 0)::float8 AS overdue FROM (
    SELECT ${since('coalesce(d.due_at, n.queued_at)')} AS overdue FROM notices n
    LEFT JOIN letter_digests d ON d.account_id = n.account_id AND d.user_id = n.user_id AND d.number = n.digest
    WHERE n.sent_at IS NULL
    UNION ALL
    SELECT ${since('queued_at')} FROM support_notices WHERE sent_at IS NULL) AS letters`;

const UNSIGNED = `
  SELECT greatest(coalesce(max(${since('e.at')}), 0), 0)::float8 AS seconds FROM accounts a
  CROSS JOIN LATERAL (SELECT coalesce(max(size), 0) AS size FROM checkpoints c WHERE c.account_id = a.id) AS signed
  JOIN events e ON e.account_id = a.id AND e.seq = signed.size + 1
  WHERE a.event_count <> signed.size`;

/** Counts everything as of a time, in milliseconds. */
export const readFigures = async (db: LookUp, now: number): Promise<Figures> => {
  const at = new Date(now).toISOString();
  const [waiting, [letters], [trail]] = await Promise.all([
    db.$queryRawUnsafe<WaitingFigure[]>(WAITING, at),
    db.$queryRawUnsafe<{ owed: number; overdue: number }[]>(LETTERS, at),
    db.$queryRawUnsafe<{ seconds: number }[]>(UNSIGNED, at),
  ]);
  return {
    waiting,
    lettersOwed: letters!.owed,
    letterOverdueSeconds: letters!.overdue,
    unsignedSeconds: trail!.seconds,
  };
};
