import { openSync, writeSync, fsyncSync } from 'node:fs';
import { AnsweringChild } from './child-process.ts';
import { startTemporal } from '../src/processes/embedded/temporal.ts';
import { toolPaths } from '../src/processes/embedded/tools.ts';
import { searchAttributes } from '../workflows/contract.ts';
import { mkdtempSync } from 'node:fs';
import { rateOf, quantile } from './figures.ts';
import { processorTime } from './processor-time.ts';
const f = openSync('/tmp/fsync-test', 'w');
const t = performance.now();
for (let i = 0; i < 200; i++) {
  writeSync(f, 'x'.repeat(500));
  fsyncSync(f);
}
console.log('fsync ms', (performance.now() - t) / 200);
const dir = mkdtempSync('/tmp/bench-scratch-');
const temporal = await startTemporal({
  dataDir: dir,
  cliPath: toolPaths('.countersign').temporalCli,
  namespace: 'bench',
  searchAttributes,
  port: 0,
  uiPort: 0,
  log: () => undefined,
});
const sk = await AnsweringChild.start('./skeleton.ts', [temporal.address, 'bench']);
for (const [c, n] of [
  [1, 10],
  [1, 30],
  [20, 60],
  [1, 30],
  [20, 100],
  [1, 30],
  [20, 100],
] as const) {
  const c0 = [processorTime(sk.pid, false)!, processorTime(temporal.pid, false)!];
  const b: any = await sk.ask('run', { count: n, concurrency: c });
  console.log(
    c,
    'rate',
    rateOf(b).toFixed(1),
    'p50',
    quantile(b.waits, 0.5).toFixed(0),
    'cpu worker',
    ((processorTime(sk.pid, false)! - c0[0]!) / n).toFixed(1),
    'temporal',
    ((processorTime(temporal.pid, false)! - c0[1]!) / n).toFixed(1),
  );
}
await sk.stop();
await temporal.stop();
