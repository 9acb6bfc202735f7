// Records the history of every path of a change on a real server, for the replay test: `npm run record-histories`
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { format, resolveConfig } from 'prettier';
import { TestTemporal } from '../test/temporal.ts';
import { paths } from '../test/workflows/paths.ts';
import { Stage } from '../test/workflows/scene.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const folder = join(root, 'test', 'histories', version);

/** Whose machine and process it was says nothing to a replay. */
const anonymous = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/^\d+@[\w.-]+$/, 'recorder') : value;

const server = await TestTemporal.start();
const stage = new Stage(server);
await stage.work();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const { name, ends, input, play } of paths) {
  const scene = stage.scene(input?.());
  await play(scene);
  const found = await scene.result();
  if (found !== ends) throw new Error(`${name}: expected to end as ${ends}, found ${String(found)}`);
  const file = join(folder, `${name}.json`);
  const history = JSON.parse(historyToJSON(await scene.handle.fetchHistory())) as unknown;
  const text = JSON.stringify(history, anonymous, 2);
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
  const { tasks, events } = await scene.figures();
  console.log(`${name.padEnd(42)} ${tasks} tasks, ${events} events`);
}
await stage.stop();
await server.stop();
