// What a change costs beside the bare Temporal skeleton: `npm run bench [-- --quick] [-- --write]`
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore, type Store } from '../src/store/store.ts';
import { verify } from '../src/transactions/verify.ts';
import { AnsweringChild } from './child-process.ts';
import { rateOf, type Batch } from './figures.ts';
import { openLargeAccount, type BenchAccount } from './large-account.ts';
import { ApiClient, Player } from './play.ts';
import { processorTime } from './processor-time.ts';
import { commandOf, parts, report, write, type Cell, type Measured, type Processor } from './report.ts';
import type { ServicePlace } from './service.ts';
import { Watcher } from './watcher.ts';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '100,10000,100000' },
    officers: { type: 'string', default: '3' },
    rounds: { type: 'string' },
    /** A folder for profiles of the service's process. */
    profile: { type: 'string' },
  },
});

/** Bounded in count and in time: no round begins that would not end within the limit. */
const plan = {
  sizes: options.sizes.split(',').map(Number),
  officers: Number(options.officers),
  accountsPerSize: options.quick ? 2 : 4,
  rounds: Number(options.rounds ?? (options.quick ? 1 : 5)),
  alone: options.quick ? 5 : 20,
  crowded: options.quick ? 30 : 100,
  limitSeconds: options.quick ? 100 : 660,
};
const CROWD = 20;

const say = (line: string): void => console.log(line);
const began = performance.now();
const elapsed = (): number => (performance.now() - began) / 1_000;

type Accounts = ReadonlyMap<number, readonly BenchAccount[]>;

const openAccounts = async (store: Store, issuer: string): Promise<Accounts> => {
  const opened = new Map<number, BenchAccount[]>();
  for (const size of plan.sizes) {
    const start = elapsed();
    const accounts: BenchAccount[] = [];
    for (let i = 0; i < plan.accountsPerSize; i++)
      accounts.push(await openLargeAccount(store, issuer, { slug: `of-${size}-${i}`, size, officers: plan.officers }));
    opened.set(size, accounts);
    say(`${accounts.length} accounts of ${size} users opened in ${(elapsed() - start).toFixed(1)} s`);
  }
  return opened;
};

/** Throws where an account's tables and trail are not what its changes lead to. */
const verifyAll = async (store: Store, accounts: Accounts): Promise<void> => {
  for (const [size, ofSize] of accounts) {
    const start = elapsed();
    for (const { id, slug } of ofSize.slice(0, 1)) {
      const found = await verify(store, id);
      if (!found.ok || !found.tables.ok) throw new Error(`account ${slug} does not verify: ${JSON.stringify(found)}`);
    }
    say(`an account of ${size} users verified in ${(elapsed() - start).toFixed(1)} s`);
  }
};

interface Bench {
  readonly bare: (concurrency: number) => Promise<Measured>;
  readonly changes: (what: 'several' | 'one', size: number, concurrency: number) => Promise<Measured>;
}

/** Each measurement with the processor time that the processes have used for it. */
const benchOf = (
  { service, skeleton }: { service: AnsweringChild; skeleton: AnsweringChild },
  { pids }: ServicePlace,
  player: Player,
  accounts: Accounts,
): Bench => {
  const used = (): Record<keyof Processor, number> => ({
    service: processorTime(service.pid, false) ?? 0,
    temporal: processorTime(pids.temporal, false) ?? 0,
    postgres: processorTime(pids.postgres, true) ?? 0,
    skeleton: processorTime(skeleton.pid, false) ?? 0,
  });
  const measure = async (cell: Cell, run: () => Promise<Batch>): Promise<Measured> => {
    const before = used();
    const batch = await run();
    const after = used();
    const processor = Object.fromEntries(
      parts.map((part) => [part, (after[part] - before[part]) / batch.count]),
    ) as Record<keyof Processor, number>;
    const name = `${cell.what} ${cell.size || ''}`.trim();
    const spent = parts.map((part) => `${part} ${processor[part].toFixed(0)}`).join(', ');
    say(`  ${name.padEnd(16)} ×${cell.concurrency}  ${rateOf(batch).toFixed(1)}/s; processor ms each: ${spent}`);
    return { cell, batch, processor };
  };
  const countAt = (concurrency: number): number => (concurrency === 1 ? plan.alone : plan.crowded);
  return {
    bare: (concurrency) =>
      measure({ what: 'skeleton', size: 0, concurrency }, () =>
        skeleton.ask('run', { count: countAt(concurrency), concurrency }),
      ),
    changes: (what, size, concurrency) => {
      const all = accounts.get(size)!;
      return measure({ what, size, concurrency }, () =>
        player.play(what === 'one' ? all.slice(0, 1) : all, { count: countAt(concurrency), concurrency }),
      );
    },
  };
};

/** Every cell once, each behind a measurement of the skeleton, so that both meet the same moment of the machine. */
const round = async ({ bare, changes }: Bench): Promise<Measured[]> => {
  const measured: Measured[] = [];
  for (const size of plan.sizes) measured.push(await bare(1), await changes('several', size, 1));
  for (const size of plan.sizes)
    for (const what of ['several', 'one'] as const) measured.push(await bare(CROWD), await changes(what, size, CROWD));
  return measured;
};

const rounds = async (bench: Bench): Promise<{ measured: Measured[]; done: number }> => {
  const measured: Measured[] = [];
  let longest = 0;
  let done = 0;
  while (done < plan.rounds && (done === 0 || elapsed() + longest < plan.limitSeconds)) {
    say(`round ${done + 1}`);
    const start = elapsed();
    measured.push(...(await round(bench)));
    longest = Math.max(longest, elapsed() - start);
    done++;
  }
  return { measured, done };
};

const tokensOf = async (service: AnsweringChild, accounts: Accounts): Promise<Map<string, string>> => {
  const tokens = new Map<string, string>();
  for (const officer of [...accounts.values()].flat().flatMap((account) => account.officers))
    tokens.set(officer.subject, await service.ask<string>('token', officer));
  return tokens;
};

const main = async (): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
  const children: AnsweringChild[] = [];
  const start = async (...args: Parameters<typeof AnsweringChild.start>): Promise<AnsweringChild> => {
    const child = await AnsweringChild.start(...args);
    children.push(child);
    return child;
  };
  try {
    const profiling = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`];
    const toolsDir = process.env['COUNTERSIGN_DATA'] ?? '.countersign';
    const service = await start('./service.ts', [dataDir, toolsDir], profiling);
    const place = await service.ask<ServicePlace>('place');
    const skeleton = await start('./skeleton.ts', [place.temporalAddress, place.namespace]);
    const opener = openStore({ url: place.databaseUrl });
    const accounts = await openAccounts(opener, place.issuer);
    await opener.close();
    const api = new ApiClient(place.publicUrl, await tokensOf(service, accounts));
    const watcher = await Watcher.connect(place.databaseUrl);
    const bench = benchOf({ service, skeleton }, place, new Player(api, watcher), accounts);

    say('warming up');
    await bench.bare(CROWD);
    for (const size of plan.sizes) await bench.changes('several', size, CROWD);
    const { measured, done } = await rounds(bench);
    api.close();
    await watcher.close();

    const verifier = openStore({ url: place.databaseUrl });
    await verifyAll(verifier, accounts);
    await verifier.close();
    const text = report(measured, { officers: plan.officers, rounds: done, command: commandOf('bench') });
    say(`\n${text}`);
    if (options.write) await write(text, 'figures');
  } finally {
    for (const child of children.reverse()) await child.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

await main();
