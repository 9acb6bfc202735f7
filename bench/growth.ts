import { grantable } from '../src/domain/catalogue.ts';
import { openStore } from '../src/store/store.ts';
import { inParallel, median } from './figures.ts';
import { Ground, type RunningService, type TemporalServer } from './ground.ts';
import { growthReport, type Grown, type Sample } from './growth-report.ts';
import { dimensions, OFFICERS, USERS, type Dimension, type Site } from './growing.ts';
import { openLargeAccount, type BenchAccount } from './large-account.ts';
import type { Asked, Outcome } from './outcome.ts';
import { ApiClient, Player } from './play.ts';
import { processorTime } from './processor-time.ts';
import { tokensOf } from './tokens.ts';
import { Watcher } from './watcher.ts';

interface Counts {
  readonly changes: number;
  readonly requests: number;
  readonly rounds: number;
}

/** Something that is asked and played, one thing at a time. */
interface Probe {
  readonly account: BenchAccount;
  readonly api: ApiClient;
  readonly player: Player;
  readonly pids: readonly number[];
  close(): Promise<void>;
}

/** Of each account: one is played at every size. */
const begun = new Map<string, number>();

const probeOn = async (
  ground: Ground,
  { child, place, databaseUrl }: RunningService,
  temporal: TemporalServer,
  account: BenchAccount,
): Promise<Probe> => {
  const api = new ApiClient(place.publicUrl, await tokensOf(ground.issuer, [account]));
  const watcher = await Watcher.connect(databaseUrl);
  return {
    account,
    api,
    player: new Player(api, watcher, begun),
    pids: [child.pid, temporal.pid],
    async close() {
      api.close();
      await watcher.close();
    },
  };
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const check = ({ api, account: { slug, officers, userIds } }: Probe, i: number): Promise<unknown> =>
  api.post(officers[i % officers.length]!, `/v1/accounts/${slug}/access-check`, {
    userId: userIds[i % userIds.length],
    function: grantable[i % grantable.length]!.code,
  });

const read = ({ api, account: { slug, officers } }: Probe, rest: string, i: number): Promise<unknown> =>
  api.get(`/v1/accounts/${slug}${rest}`, officers[i % officers.length]);

/** What things cost now, one at a time. */
const sample = async (probe: Probe, ground: Ground, { changes, requests }: Counts): Promise<Sample> => {
  const used = (): number =>
    probe.pids.reduce((sum, pid) => sum + (processorTime(pid, false) ?? 0), 0) +
    (processorTime(ground.postgres.pid, true) ?? 0);
  const each = async (ask: (i: number) => Promise<unknown>): Promise<number> =>
    median(await inParallel(requests, 1, (i) => timed(() => ask(i))));
  const before = used();
  const { seconds } = await probe.player.play([probe.account], { count: changes, concurrency: 1 });
  const processor = (used() - before) / changes;
  return {
    change: (seconds / changes) * 1_000,
    processor,
    check: await each((i) => check(probe, i)),
    account: await each((i) => read(probe, '', i)),
    users: await each((i) => read(probe, '/users?limit=50', i)),
    trail: await each((i) => read(probe, '/audit?limit=50', i)),
  };
};

/** A site of its own database, on which a service runs only while something is asked of it. */
const siteOf = async (ground: Ground, name: string, temporal: TemporalServer): Promise<Site> => {
  const url = await ground.databaseOfService(name);
  const store = openStore({ url });
  ground.atEnd(() => store.close());
  return {
    store,
    issuer: ground.issuer.issuer,
    accounts: [],
    async during(accounts, work) {
      const { child, place } = await ground.service(name, temporal);
      const api = new ApiClient(place.publicUrl, await tokensOf(ground.issuer, accounts));
      try {
        return await work(api);
      } finally {
        api.close();
        await child.stop();
      }
    },
    async lettersOut() {
      const watcher = await Watcher.connect(url);
      await watcher.lettersOut();
      await watcher.close();
    },
  };
};

interface Bench {
  readonly ground: Ground;
  readonly temporal: TemporalServer;
  /** An account of the smallest size, alone in its database: measured just before everything else. */
  readonly control: Probe;
  readonly counts: Counts;
  readonly asked: Asked;
}

/** Grows to a size, starts a service on it, and measures it in turns with the control. */
const measureSize = async (bench: Bench, dimension: Dimension, site: Site, size: number): Promise<Grown> => {
  const { ground, temporal, control, counts, asked } = bench;
  const began = performance.now();
  const account = await dimension.grow(site, size);
  asked.say(`  ${size} ${dimension.name}, after ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  const service = await ground.service(dimension.id, temporal);
  const probe = await probeOn(ground, service, temporal, account);
  try {
    const first = await timed(() => check(probe, 0));
    const pairs: { grown: Sample; control: Sample }[] = [];
    // The control has been warm for long; this process has only just been started.
    await sample(probe, ground, counts);
    for (let round = 0; round < counts.rounds; round++)
      pairs.push({ control: await sample(control, ground, counts), grown: await sample(probe, ground, counts) });
    const memory = await service.child.ask<number>('memory');
    const verified = await timed(() => ground.mustVerify(dimension.id, site.store, account));
    return {
      ...{ dimension: dimension.name, size, pairs, first, memory },
      ...{ started: service.place.startedAfter, verified },
    };
  } finally {
    await probe.close();
    await service.child.stop();
  }
};

/** What a change, a read and a start cost as accounts, users, pending changes and events grow, beside one small account. */
export const measureGrowth = (asked: Asked): Promise<Outcome> =>
  Ground.during(asked, async (ground) => {
    const { quick, say } = asked;
    const temporal = await ground.developmentServer();
    const store = openStore({ url: await ground.databaseOfService('control') });
    const account = await openLargeAccount(store, ground.issuer.issuer, {
      ...{ slug: 'control', size: USERS, officers: OFFICERS },
    });
    await store.close();
    const control = await probeOn(ground, await ground.service('control', temporal), temporal, account);
    const counts: Counts = {
      rounds: asked.rounds ?? (quick ? 1 : 5),
      ...(quick ? { changes: 3, requests: 50 } : { changes: 20, requests: 300 }),
    };
    await sample(control, ground, counts);
    const grown: Grown[] = [];
    for (const dimension of dimensions) {
      say(dimension.name);
      const site = await siteOf(ground, dimension.id, temporal);
      for (const size of quick ? dimension.quickSizes : dimension.sizes)
        grown.push(await measureSize({ ground, temporal, control, counts, asked }, dimension, site, size));
    }
    await control.close();
    return growthReport(grown, { rounds: counts.rounds });
  });
