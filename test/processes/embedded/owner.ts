// A process of its own that starts an embedded server and then waits to be killed: what an interrupted run leaves.
import type { ChildProgram } from '../../../src/processes/embedded/child.ts';
import { startChild } from '../../../src/processes/embedded/child.ts';
import { startPostgres } from '../../../src/processes/embedded/postgres.ts';
import { startTemporal } from '../../../src/processes/embedded/temporal.ts';

const [what, given] = process.argv.slice(2);
const options: unknown = JSON.parse(given ?? '{}');
const log = () => undefined;
const starts: Record<string, () => Promise<object>> = {
  child: () => startChild(options as ChildProgram, log),
  postgres: () => startPostgres({ ...(options as { dataDir: string }), port: 0, durable: false, log }),
  temporal: () => startTemporal({ ...(options as Omit<Parameters<typeof startTemporal>[0], 'log'>), log }),
};
const started = await starts[what ?? '']?.();
process.stdout.write(`${JSON.stringify(started)}\n`);
setInterval(() => undefined, 60_000);
