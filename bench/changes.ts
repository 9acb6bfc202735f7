import { openStore } from '../src/store/store.ts';
import { flowsReport, type Measured } from './changes-report.ts';
import { rateOf, type Load } from './figures.ts';
import { Flowable, flowableMissing } from './flowable.ts';
import { Ground, type TemporalServer } from './ground.ts';
import { openLargeAccount, type BenchAccount } from './large-account.ts';
import type { Asked, Outcome } from './outcome.ts';
import { ApiClient, Player } from './play.ts';
import { processorTime } from './processor-time.ts';
import type { Runner, Subject } from './subjects.ts';
import { tokensOf } from './tokens.ts';
import { Watcher } from './watcher.ts';

const USERS = 100;
const OFFICERS = 3;
/** Enough accounts that changes seldom wait for one another, and few enough that they sometimes do. */
const ACCOUNTS = 20;
const LOADS: readonly Load[] = [
  { count: 20, concurrency: 1 },
  { count: 120, concurrency: 20 },
  { count: 200, concurrency: 100 },
];
const QUICK_LOADS: readonly Load[] = [
  { count: 3, concurrency: 1 },
  { count: 20, concurrency: 20 },
  { count: 100, concurrency: 100 },
];

interface Product {
  readonly runner: Runner;
  /** How many requests were answered with 503 and sent again. */
  sentAgain(): number;
  /** What was measured counts only where it holds: every change applied once, and all of the trail. */
  verify(): Promise<void>;
}

/** Opens the accounts of a service, and answers what plays their changes. */
const countersign = async (ground: Ground, name: string, temporal: TemporalServer): Promise<Product> => {
  const { child, place, databaseUrl } = await ground.service(name, temporal);
  const store = openStore({ url: databaseUrl });
  ground.atEnd(() => store.close());
  const accounts: BenchAccount[] = [];
  for (let i = 0; i < ACCOUNTS; i++)
    accounts.push(
      await openLargeAccount(store, ground.issuer.issuer, { slug: `${name}-${i}`, size: USERS, officers: OFFICERS }),
    );
  const api = new ApiClient(place.publicUrl, await tokensOf(ground.issuer, accounts));
  const watcher = await Watcher.connect(databaseUrl);
  ground.atEnd(() => watcher.close());
  const player = new Player(api, watcher);
  return {
    runner: { pids: [child.pid, temporal.pid], run: (load) => player.play(accounts, load) },
    sentAgain: () => api.sentAgain,
    async verify() {
      api.close();
      for (const account of accounts) await ground.mustVerify(name, store, account);
    },
  };
};

const skeleton = async (ground: Ground, temporal: TemporalServer): Promise<Runner> => {
  const child = await ground.child('./skeleton.ts', temporal);
  return { pids: [child.pid, temporal.pid], run: (load) => child.ask('run', load) };
};

/** What stands beside the product on the same PostgreSQL, each where it is installed. */
const rivals = async (ground: Ground, { say }: Asked): Promise<{ subjects: Subject[]; notes: string[] }> => {
  const subjects: Subject[] = [];
  const notes: string[] = [];
  const missing = (note: string): void => {
    notes.push(note);
    say(note);
  };
  if (isInstalled('@dbos-inc/dbos-sdk')) {
    const child = await ground.child('./dbos.ts', { databaseUrl: await ground.database('dbos') });
    subjects.push({ name: 'dbos', pids: [child.pid], run: (load) => child.ask('run', load) });
  } else missing('DBOS: not measured, `@dbos-inc/dbos-sdk` is not installed.');
  const why = await flowableMissing();
  if (why === undefined) {
    const flowable = await Flowable.start(await ground.database('flowable'));
    ground.atEnd(() => flowable.stop());
    subjects.push({ name: 'flowable', pids: [flowable.pid], run: (load) => flowable.run(load) });
  } else missing(why);
  return { subjects, notes };
};

const isInstalled = (name: string): boolean => {
  try {
    return import.meta.resolve(name) !== '';
  } catch {
    return false;
  }
};

/** One subject after the other, so that all of a round meet the same moment of the machine; each round begins with another. */
const round = async (
  subjects: readonly Subject[],
  loads: readonly Load[],
  { number, postgres, say }: { number: number; postgres: number; say: Asked['say'] },
): Promise<Measured[]> => {
  const measured: Measured[] = [];
  for (const load of loads)
    for (let i = 0; i < subjects.length; i++) {
      const { name, pids, run } = subjects[(i + number) % subjects.length]!;
      const used = (): number =>
        pids.reduce((sum, pid) => sum + (processorTime(pid, false) ?? 0), processorTime(postgres, true) ?? 0);
      const before = used();
      const batch = await run(load);
      const processor = (used() - before) / batch.count;
      measured.push({ name, round: number, concurrency: load.concurrency, batch, processor });
      say(`  ${name.padEnd(20)} ×${load.concurrency}  ${rateOf(batch).toFixed(1)}/s, ${processor.toFixed(0)} ms each`);
    }
  return measured;
};

/**
 * Whole changes with two approvals, on both Temporal servers, beside the bare Temporal skeleton on each, DBOS and
 * Flowable.
 */
export const measureChanges = (asked: Asked): Promise<Outcome> =>
  Ground.during(asked, async (ground) => {
    const { quick, say } = asked;
    const development = await ground.developmentServer();
    const onPostgres = await ground.temporalOnPostgres();
    const notes = onPostgres ? [] : ['Temporal on PostgreSQL: not measured, its server can’t be built here.'];
    const products = [await countersign(ground, 'on-development', development)];
    const subjects: Subject[] = [
      { name: 'development', ...products[0]!.runner },
      { name: 'development-skeleton', ...(await skeleton(ground, development)) },
    ];
    if (onPostgres !== undefined) {
      const product = await countersign(ground, 'on-postgres', onPostgres);
      products.push(product);
      subjects.push({ name: 'postgres', ...product.runner });
      subjects.push({ name: 'postgres-skeleton', ...(await skeleton(ground, onPostgres)) });
    }
    const others = await rivals(ground, asked);
    subjects.push(...others.subjects);
    notes.push(...others.notes);

    say('warming up');
    for (const { run } of subjects) await run({ count: quick ? 10 : 60, concurrency: 20 });
    const rounds = asked.rounds ?? (quick ? 1 : 3);
    const measured: Measured[] = [];
    for (let number = 0; number < rounds; number++) {
      say(`round ${number + 1}`);
      const at = { number, postgres: ground.postgres.pid, say };
      measured.push(...(await round(subjects, quick ? QUICK_LOADS : LOADS, at)));
    }
    for (const product of products) await product.verify();
    const again = products.reduce((sum, product) => sum + product.sentAgain(), 0);
    notes.unshift(
      `${ACCOUNTS} accounts of ${USERS} users and ${OFFICERS} officers on each Temporal server, verified at the end. Requests that were answered with 503 and sent again: ${again}.`,
    );
    return flowsReport(measured, { rounds, notes });
  });
