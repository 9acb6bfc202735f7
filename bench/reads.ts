import { grantable } from '../src/domain/catalogue.ts';
import { openStore } from '../src/store/store.ts';
import type { BarePlace } from './bare-route.ts';
import { inParallel, median, quantile } from './figures.ts';
import { Ground } from './ground.ts';
import { openLargeAccount, type BenchAccount, type Officer } from './large-account.ts';
import type { Asked, Bar, Outcome } from './outcome.ts';
import { ApiClient } from './play.ts';
import { processorTime } from './processor-time.ts';
import { Random } from './random.ts';
import { tokensOf } from './tokens.ts';
import { short, whole } from './words.ts';

const USERS = 1_000;
const OFFICERS = 3;
const SEED = 11;
const CROWDS = [1, 20] as const;

interface Reading {
  readonly name: string;
  /** The process that answers. */
  readonly pid: number;
  /** Whether it is the product's. */
  readonly ours: boolean;
  ask(account: BenchAccount, officer: Officer, random: Random): Promise<unknown>;
}

interface Measured {
  readonly name: string;
  readonly concurrency: number;
  readonly rate: number;
  /** Milliseconds, a request each. */
  readonly waits: readonly number[];
  /** Milliseconds of processor time for a request: of the process that answers, of PostgreSQL. */
  readonly processor: readonly [serving: number, database: number];
}

const IN_A_TRANSACTION = 'bare route, in a transaction';
const ONE_STATEMENT = 'bare route, one statement';

const readingsOf = (api: ApiClient, served: number, bare: ApiClient, bareServed: number): readonly Reading[] => {
  const ours = { pid: served, ours: true };
  const theirs = { pid: bareServed, ours: false };
  const of = ({ slug }: BenchAccount, rest = ''): string => `/v1/accounts/${slug}${rest}`;
  return [
    { ...theirs, name: IN_A_TRANSACTION, ask: ({ id }) => bare.get(`/accounts/${id}`) },
    { ...theirs, name: ONE_STATEMENT, ask: ({ id }) => bare.get(`/look-ups/${id}`) },
    {
      ...ours,
      name: 'access check',
      ask: (account, officer, random) =>
        api.post(officer, of(account, '/access-check'), {
          userId: random.pick(account.userIds),
          function: random.pick(grantable).code,
        }),
    },
    {
      ...ours,
      name: 'rights of a user',
      ask: (account, officer, random) => api.get(of(account, `/users/${random.pick(account.userIds)}/rights`), officer),
    },
    { ...ours, name: 'functions', ask: (account, officer) => api.get(of(account, '/functions'), officer) },
    { ...ours, name: 'the account', ask: (account, officer) => api.get(of(account), officer) },
    { ...ours, name: 'officers', ask: (account, officer) => api.get(of(account, '/officers'), officer) },
  ];
};

const measure = async (
  reading: Reading,
  accounts: readonly BenchAccount[],
  { count, concurrency, postgres }: { count: number; concurrency: number; postgres: number },
): Promise<Measured> => {
  const random = new Random(SEED);
  const used = (): readonly [number, number] => [
    processorTime(reading.pid, false) ?? 0,
    processorTime(postgres, true) ?? 0,
  ];
  const before = used();
  const began = performance.now();
  const waits = await inParallel(count, concurrency, async () => {
    const account = random.pick(accounts);
    const asked = performance.now();
    await reading.ask(account, random.pick(account.officers), random);
    return performance.now() - asked;
  });
  const rate = (count / (performance.now() - began)) * 1_000;
  const after = used();
  const processor = [(after[0] - before[0]) / count, (after[1] - before[1]) / count] as const;
  return { name: reading.name, concurrency, rate, waits, processor };
};

const report = (
  measured: readonly Measured[],
  readings: readonly Reading[],
  asked: Omit<Outcome, 'tables' | 'bars'>,
) => {
  const rows: string[][] = [];
  const bars: Bar[] = [];
  for (const concurrency of CROWDS)
    for (const { name, ours } of readings) {
      const of = (which: string): readonly Measured[] =>
        measured.filter((each) => each.name === which && each.concurrency === concurrency);
      const own = of(name);
      // Round by round: both met the same moment of the machine.
      const against = (rival: string): number => median(own.map(({ rate }, round) => rate / of(rival)[round]!.rate));
      const waits = own.flatMap((each) => each.waits);
      rows.push([
        String(concurrency),
        name,
        whole(median(own.map(({ rate }) => rate))),
        against(IN_A_TRANSACTION).toFixed(2),
        against(ONE_STATEMENT).toFixed(2),
        `${short(quantile(waits, 0.5))}, ${short(quantile(waits, 0.99))}`,
        [0, 1].map((part) => median(own.map(({ processor }) => processor[part]!)).toFixed(2)).join(', '),
      ]);
      if (ours)
        bars.push({
          group: 'Reads by HTTP: rate beside a bare route of one row',
          label: `${name}, ${concurrency} at once`,
          ratio: against(IN_A_TRANSACTION),
        });
    }
  const head = [
    'at once',
    'what',
    'a second',
    `against the ${IN_A_TRANSACTION}`,
    `against the ${ONE_STATEMENT}`,
    'p50, p99 ms',
    'processor ms: serving, PostgreSQL',
  ];
  return { ...asked, tables: [{ title: 'Reads and access checks by HTTP', head, rows }], bars };
};

/** Reads and access checks by HTTP, beside a bare route that reads one row through Prisma. */
export const measureReads = (asked: Asked): Promise<Outcome> =>
  Ground.during(asked, async (ground) => {
    const { quick, say } = asked;
    const { child, place, databaseUrl } = await ground.service('reads', await ground.developmentServer());
    const bareChild = await ground.child('./bare-route.ts', { databaseUrl });
    const { url } = await bareChild.ask<BarePlace>('place');
    const store = openStore({ url: databaseUrl });
    const accounts: BenchAccount[] = [];
    for (let i = 0; i < (quick ? 2 : 10); i++)
      accounts.push(
        await openLargeAccount(store, ground.issuer.issuer, { slug: `read-${i}`, size: USERS, officers: OFFICERS }),
      );
    await store.close();
    const api = new ApiClient(place.publicUrl, await tokensOf(ground.issuer, accounts));
    const bare = new ApiClient(url);
    const readings = readingsOf(api, child.pid, bare, bareChild.pid);
    const at = { postgres: ground.postgres.pid };
    say('warming up');
    for (const reading of readings)
      await measure(reading, accounts, { count: quick ? 200 : 2_000, concurrency: 20, ...at });
    const rounds = asked.rounds ?? (quick ? 1 : 5);
    const measured: Measured[] = [];
    for (let round = 0; round < rounds; round++) {
      say(`round ${round + 1}`);
      for (const concurrency of CROWDS)
        for (let i = 0; i < readings.length; i++) {
          const reading = readings[(i + round) % readings.length]!;
          const count = (quick ? 200 : 1_500) * (concurrency === 1 ? 1 : 3);
          const found = await measure(reading, accounts, { count, concurrency, ...at });
          say(`  ${reading.name.padEnd(30)} ×${concurrency}  ${whole(found.rate)}/s`);
          measured.push(found);
        }
    }
    api.close();
    bare.close();
    const notes = [`${accounts.length} accounts of ${whole(USERS)} users, each request for one of them at random.`];
    return report(measured, readings, { rounds, notes });
  });
