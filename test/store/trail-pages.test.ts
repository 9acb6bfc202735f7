import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Tx } from '../../src/store/database.ts';
import { readTrail, type TrailFilter } from '../../src/store/trail-pages.ts';
import { usePostgres } from '../postgres.ts';
import { HOUR, Organization } from '../transactions/organization.ts';

/*
 * A trail of 100,000 events, an hour apart and written past the service, in which few are of a sort or of one actor.
 */

const pg = usePostgres();
const EVENTS = 100_000;
const BEGIN = Date.parse('2026-03-01T00:00:00.000Z');
let acme: Organization;
let all: readonly { seq: number; at: Date; type: string; actorId: string | null; changeId: string | null }[];

beforeAll(async () => {
  acme = await Organization.open(pg.openStore());
  await pg.database.tamper(
    `INSERT INTO events (account_id, seq, at, type, actor_id, change_id, data, prev_hash, hash)
     SELECT account_id, seq + n, timestamptz '2026-03-01 00:00Z' + n * interval '1 hour',
       CASE WHEN n % 20000 = 0 THEN 'change.flagged' WHEN n % 3 = 0 THEN 'notice.sent' ELSE 'change.submitted' END,
       CASE WHEN n % 25000 = 0 THEN '${acme.idOf('cleo')}' WHEN n % 2 = 0 THEN '${acme.idOf('ada')}' END,
       NULL, '{}', repeat('0', 64), repeat('0', 64)
     FROM generate_series(1, ${EVENTS}) AS n,
       (SELECT account_id, max(seq) AS seq FROM events GROUP BY account_id) AS opening`,
  );
  await pg.database.sql('UPDATE accounts SET event_count = (SELECT max(seq) FROM events)');
  await pg.database.sql('ANALYZE events');
  all = await pg.database.sql(
    'SELECT seq, at, type, actor_id AS "actorId", change_id AS "changeId" FROM events ORDER BY seq',
  );
}, 60_000);

const timeOf = (hour: number): Date => new Date(BEGIN + hour * HOUR);

/** The numbers of a page, and how many events were read for it, in whatever way. */
const pageOf = async (filter: Partial<TrailFilter>): Promise<{ seqs: number[]; total: number; read: number }> =>
  acme.store.read(acme.accountId, async (tx) => {
    const before = await eventsRead(tx);
    const { events, total } = await readTrail(tx, acme.accountId, { order: 'oldest', limit: 51, ...filter });
    return { seqs: events.map(({ seq }) => seq), total, read: (await eventsRead(tx)) - before };
  });

const eventsRead = async (tx: Tx): Promise<number> => {
  const [row] = await tx.$queryRawUnsafe<{ read: number }[]>(
    `SELECT (seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS read FROM pg_stat_xact_user_tables
     WHERE relname = 'events'`,
  );
  return row!.read;
};

const filters = fc.record(
  {
    types: fc.subarray(['change.flagged', 'notice.sent', 'identity.bound', 'account.opened'], { minLength: 1 }),
    actorId: fc.constantFrom('cleo', 'ada', 'dev'),
    from: fc.integer({ min: -1_000, max: EVENTS + 1_000 }).map(timeOf),
    to: fc.integer({ min: -1_000, max: EVENTS + 1_000 }).map(timeOf),
    after: fc.nat(EVENTS),
    below: fc.nat(EVENTS),
  },
  { requiredKeys: [] },
);

test('R41 a page has what fits and nothing else, in the order of the trail, from either end', async () => {
  await fc.assert(
    fc.asyncProperty(filters, fc.constantFrom('oldest', 'newest'), async ({ actorId, ...found }, order) => {
      const filter = { ...found, ...(actorId !== undefined && { actorId: acme.idOf(actorId) }) };
      const { types, from, to, after = 0, below = Infinity } = filter;
      const fitting = all.filter(
        (event) =>
          types?.includes(event.type) !== false &&
          (filter.actorId === undefined || event.actorId === filter.actorId) &&
          (from === undefined || event.at >= from) &&
          (to === undefined || event.at < to) &&
          event.seq > after &&
          event.seq < below,
      );
      const expected = order === 'oldest' ? fitting : fitting.reverse();
      const { seqs, total } = await pageOf({ ...filter, order });
      expect(seqs).toEqual(expected.slice(0, 51).map(({ seq }) => seq));
      expect(total).toBe(all.length);
    }),
    { numRuns: 60 },
  );
});

test('R41 what became of a change is found by the change', async () => {
  const { changeId } = all.find(({ type }) => type === 'account.opened')!;
  const { seqs } = await pageOf({ changeId: changeId! });
  expect(seqs).toEqual(all.filter((event) => event.changeId === changeId).map(({ seq }) => seq));
});

test.each<[string, () => Partial<TrailFilter>]>([
  ['all', () => ({})],
  ['a rare type', () => ({ types: ['change.flagged'] })],
  ['a rare type and a frequent one', () => ({ types: ['change.flagged', 'notice.sent'] })],
  ['who did little', () => ({ actorId: acme.idOf('cleo') })],
  ['who did much', () => ({ actorId: acme.idOf('ada') })],
  ['late times', () => ({ from: timeOf(99_000) })],
  ['early times', () => ({ to: timeOf(1_000) })],
  ['times amid the trail', () => ({ from: timeOf(50_000), to: timeOf(75_000) })],
  ['a rare type amid the trail', () => ({ types: ['change.flagged'], from: timeOf(50_000), to: timeOf(75_000) })],
  ['a change', () => ({ changeId: 'chg_none' })],
])(
  'R41 a page of %s reads about as many events as it has, from either end, and the tenth time as the first',
  async (_, filter) => {
    for (const order of ['oldest', 'newest'] as const)
      for (let time = 0; time < 10; time++) expect((await pageOf({ ...filter(), order })).read).toBeLessThan(250);
  },
);
