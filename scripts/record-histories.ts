// Records the history of every path of a change, of a request to the support desk and of a message to a webhook, on a real
// server, for the replay test: `npm run record-histories`; with `-- support`, those alone whose name holds the word.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { format, resolveConfig } from 'prettier';
import { TestTemporal } from '../test/temporal.ts';
import { paths } from '../test/workflows/paths.ts';
import { Stage } from '../test/workflows/scene.ts';
import { supportPaths, SupportStage } from '../test/workflows/support-paths.ts';
import { webhookPaths, WebhookStage } from '../test/workflows/webhook-paths.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const folder = join(root, 'test', 'histories', version);

/** Whose machine and process it was says nothing to a replay. */
const anonymous = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/^\d+@[\w.-]+$/, 'recorder') : value;

const [word = ''] = process.argv.slice(2);
const asked = ({ name }: { readonly name: string }): boolean => name.includes(word);

/** Writes down what a path was: it must have ended as it is said to. */
const record = async (
  { name, ends }: { readonly name: string; readonly ends: string },
  scene: { readonly handle: WorkflowHandle; result(): Promise<unknown> },
): Promise<void> => {
  const found = await scene.result();
  if (found !== ends) throw new Error(`${name}: expected to end as ${ends}, found ${String(found)}`);
  const file = join(folder, `${name}.json`);
  const fetched = await scene.handle.fetchHistory();
  const text = JSON.stringify(JSON.parse(historyToJSON(fetched)) as unknown, anonymous, 2);
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
  console.log(`${name.padEnd(42)} ${fetched.events?.length ?? 0} events`);
};

// What the files of one run of tests share; here it is the bundle of the workflows alone.
const shared = mkdtempSync(join(tmpdir(), 'countersign-recording-'));
process.env['COUNTERSIGN_TEST_SHARED'] = shared;
const server = await TestTemporal.start();
const stage = new Stage(server);
const supportStage = new SupportStage(server);
const webhookStage = new WebhookStage(server);
await Promise.all([stage.work(), supportStage.work(), webhookStage.work()]);
if (word === '') rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const path of paths.filter(asked)) {
  const scene = stage.scene(path.input?.());
  await path.play(scene);
  await record(path, scene);
}
for (const path of supportPaths.filter(asked)) {
  const scene = supportStage.scene(path.life === undefined ? undefined : Date.now() + path.life);
  await path.play(scene);
  await record(path, scene);
}
for (const path of webhookPaths.filter(asked)) {
  const scene = webhookStage.scene();
  await path.play(scene);
  await record(path, scene);
}
await Promise.all([stage.stop(), supportStage.stop(), webhookStage.stop()]);
await server.stop();
rmSync(shared, { recursive: true, force: true });
