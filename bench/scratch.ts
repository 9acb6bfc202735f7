import { mkdtempSync } from 'node:fs';
import pg from 'pg';
import { startPostgres } from '../src/processes/embedded/postgres.ts';
import { migrate } from '../src/store/migrate.ts';
import { openStore } from '../src/store/store.ts';
import { submit } from '../src/transactions/submit.ts';
import { decide } from '../src/transactions/decide.ts';
import { settle } from '../src/transactions/settle.ts';
import { readChange } from '../src/transactions/read-change.ts';
import { lettersSent, takeLetters } from '../src/transactions/letters.ts';
import { newSecret } from '../src/identity/secrets.ts';
import { openLargeAccount } from './large-account.ts';
import { execSync } from 'node:child_process';
import { processorTime } from './processor-time.ts';

const log: string[] = [];
const original = pg.Client.prototype.query;
(pg.Client.prototype as any).query = function (...args: any[]) {
  const q = args[0];
  log.push(typeof q === 'string' ? q : q.text);
  return (original as any).apply(this, args);
};
const dir = mkdtempSync('/tmp/bench-scratch-');
const server = await startPostgres({ dataDir: dir, port: 0, log: () => undefined });
await migrate(server.url);
const store = openStore({ url: server.url, poolSize: 20 });
const verbose = process.argv[3] === 'v';
const step = async <T>(name: string, work: () => Promise<T>, show = verbose): Promise<T> => {
  log.length = 0;
  const t = performance.now();
  const r = await work();
  const ms = performance.now() - t;
  if (show) {
    console.log(`-- ${name}: ${log.length} statements, ${ms.toFixed(1)} ms`);
    if (verbose) for (const l of log) console.log('     ', l.replace(/\s+/g, ' ').slice(0, 150));
  }
  return r;
};
const size = Number(process.argv[2] ?? 100);
const officersN = 5;
const t0 = performance.now();
const acc = await openLargeAccount(store, 'http://i', { slug: 'a', size, officers: officersN });
console.log('opened', size, Math.round(performance.now() - t0), 'ms', process.memoryUsage().rss >> 20, 'MB');
const totals = new Map<string, number[]>();
const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  log.length = 0;
  const t = performance.now();
  const r = await work();
  (totals.get(name) ?? totals.set(name, []).get(name)!).push(performance.now() - t, log.length);
  return r;
};
const one = async (i: number, run: typeof timed) => {
  const o = acc.officers;
  const s = await run('submit', () =>
    submit(store, {
      accountId: acc.id,
      initiatorId: o[0]!.id,
      kind: i % 2 ? 'user.modify' : 'rights.grant',
      payload:
        i % 2
          ? { userId: acc.userIds[i % acc.userIds.length], name: 'N' + i }
          : {
              userId: acc.userIds[i % acc.userIds.length],
              rights: ['security' === ('x' as string) ? '' : 'funding.withdraw'],
            },
      reason: 'x',
    }),
  );
  const r = await run('read', () => readChange(store, acc.id, s.changeId));
  const l = await run('takeLetters', () => takeLetters(store, s, newSecret));
  await run('lettersSent', () =>
    lettersSent(
      store,
      s,
      l.map((x) => x.notice),
      [],
    ),
  );
  for (const k of [1, 2])
    await run('decide' + k, () =>
      decide(store, {
        accountId: acc.id,
        changeId: s.changeId,
        officerId: o[k]!.id,
        verdict: 'approve',
        digest: r!.view.digest,
        comment: null,
        proven: 'session',
      }),
    );
  await run('settle', () => settle(store, { ...s, claimed: [o[1]!.id, o[2]!.id] }));
  const e = await run('takeLetters-end', () => takeLetters(store, s, newSecret));
  await run('lettersSent-end', () =>
    lettersSent(
      store,
      s,
      e.map((x) => x.notice),
      [],
    ),
  );
};
await one(1, timed);
await one(3, (name, work) => step(name, work));
totals.clear();
const pid = server.pid;
const c0 = process.cpuUsage();
const p0 = processorTime(pid, true)!;
const N = Number(process.argv[4] ?? 60);
const tt = performance.now();
for (let i = 0; i < N; i++) await one(5 + 2 * i, timed);
const wall = performance.now() - tt;
const c1 = process.cpuUsage(c0);
for (const [name, v] of totals) {
  const ms = v.filter((_, i) => i % 2 === 0).sort((a, b) => a - b);
  console.log(name.padEnd(16), 'median', ms[ms.length >> 1]!.toFixed(2), 'ms, statements', v[1]);
}
console.log(
  'per change: wall',
  (wall / N).toFixed(1),
  'node cpu',
  ((c1.user + c1.system) / 1000 / N).toFixed(1),
  'pg cpu',
  ((processorTime(pid, true)! - p0) / N).toFixed(1),
);
await store.close();
await server.stop();
execSync(`rm -rf ${dir}`);
