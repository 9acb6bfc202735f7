// What a change costs beside the bare Temporal skeleton: `npm run bench [-- --quick] [-- --write]`
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore, type Store } from '../src/store/store.ts';
import { AnsweringChild } from './child-process.ts';
import type { Batch } from './figures.ts';
import { openLargeAccount, type BenchAccount } from './large-account.ts';
import { ApiClient, Player } from './play.ts';
import { processorTime } from './processor-time.ts';
import { report, write, type Cell, type Measured } from './report.ts';
import type { ServicePlace } from './service.ts';
import { Watcher } from './watcher.ts';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    sizes: { type: 'string' },
    rounds: { type: 'string' },
    officers: { type: 'string', default: '3' },
    profile: { type: 'string' },
  },
});

/** Bounded in count and in time: no round begins that would not end within the limit. */
const plan = {
  sizes: (options.sizes ?? '100,10000,100000').split(',').map(Number),
  officers: Number(options.officers),
  accountsPerSize: options.quick ? 2 : 4,
  rounds: Number(options.rounds ?? (options.quick ? 1 : 5)),
  alone: options.quick ? 10 : 20,
  crowded: options.quick ? 60 : 100,
  limitSeconds: options.quick ? 105 : 690,
};
const CROWD = 20;
const WATCH_EVERY_MS = 4;

const say = (line: string): void => console.log(line);
const began = performance.now();
const elapsed = (): number => (performance.now() - began) / 1_000;

const openAccounts = async (store: Store, issuer: string): Promise<Map<number, BenchAccount[]>> => {
  const opened = new Map<number, BenchAccount[]>();
  for (const size of plan.sizes) {
    const accounts: BenchAccount[] = [];
    const start = performance.now();
    for (let i = 0; i < plan.accountsPerSize; i++)
      accounts.push(await openLargeAccount(store, issuer, { slug: `of-${size}-${i}`, size, officers: plan.officers }));
    opened.set(size, accounts);
    say(`${accounts.length} accounts of ${size} users opened in ${((performance.now() - start) / 1_000).toFixed(1)} s`);
  }
  return opened;
};

const main = async (): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const profiling = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`];
  const children: AnsweringChild[] = [];
  const start = async (...args: Parameters<typeof AnsweringChild.start>): Promise<AnsweringChild> => {
    const child = await AnsweringChild.start(...args);
    children.push(child);
    return child;
  };
  try {
    const service = await start('./service.ts', [dataDir, '.countersign'], profiling);
    const place = await service.ask<ServicePlace>('place');
    const skeleton = await start('./skeleton.ts', [place.temporalAddress, place.namespace]);
    const opener = openStore({ url: place.databaseUrl });
    const accounts = await openAccounts(opener, place.issuer);
    await opener.close();
    const tokens = new Map<string, string>();
    for (const officer of [...accounts.values()].flat().flatMap((account) => account.officers))
      tokens.set(officer.subject, await service.ask<string>('token', officer));
    const api = new ApiClient(place.publicUrl, tokens);
    const watcher = await Watcher.connect(place.databaseUrl, WATCH_EVERY_MS);
    const player = new Player(api, watcher);

    const used = () => ({
      service: processorTime(service.pid, false),
      temporal: processorTime(place.pids.temporal, false),
      postgres: processorTime(place.pids.postgres, true),
      skeleton: processorTime(skeleton.pid, false),
    });
    const measure = async (cell: Cell, run: () => Promise<Batch>): Promise<Measured> => {
      const before = used();
      const batch = await run();
      const after = used();
      const perFlow = (name: keyof typeof before): number => ((after[name] ?? 0) - (before[name] ?? 0)) / batch.count;
      const processor = {
        service: perFlow('service'),
        temporal: perFlow('temporal'),
        postgres: perFlow('postgres'),
        skeleton: perFlow('skeleton'),
      };
      const rate = batch.count / batch.seconds;
      say(
        `  ${cell.what.padEnd(8)} ${String(cell.size).padStart(7)} ×${String(cell.concurrency).padEnd(3)} ${rate.toFixed(1).padStart(6)}/s   ms of processor: ` +
          Object.entries(processor)
            .map(([name, ms]) => `${name} ${ms.toFixed(0)}`)
            .join(', '),
      );
      return { cell, batch, processor };
    };
    const bare = (concurrency: number): Promise<Measured> => {
      const count = concurrency === 1 ? plan.alone : plan.crowded;
      return measure({ what: 'skeleton', size: 0, concurrency }, () => skeleton.ask('run', { count, concurrency }));
    };
    const changes = (size: number, what: 'several' | 'one', concurrency: number): Promise<Measured> => {
      const count = concurrency === 1 ? plan.alone : plan.crowded;
      const all = accounts.get(size)!;
      return measure({ what, size, concurrency }, () =>
        player.play(what === 'one' ? all.slice(0, 1) : all, { count, concurrency }),
      );
    };

    say('warming up');
    await bare(1);
    await bare(CROWD);
    for (const size of plan.sizes) await changes(size, 'several', CROWD);

    const measured: Measured[] = [];
    let longest = 0;
    for (let round = 1; round <= plan.rounds && elapsed() + longest < plan.limitSeconds; round++) {
      say(`round ${round}`);
      const roundBegan = elapsed();
      for (const size of plan.sizes) measured.push(await bare(1), await changes(size, 'several', 1));
      for (const size of plan.sizes)
        measured.push(await bare(CROWD), await changes(size, 'several', CROWD), await changes(size, 'one', CROWD));
      longest = Math.max(longest, elapsed() - roundBegan);
    }
    const text = report(measured, plan);
    say(text);
    if (options.write) write(text);
    api.close();
    await watcher.close();
  } finally {
    for (const child of children.reverse()) await child.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

await main();
