import { once } from 'node:events';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { freePort } from '../../../src/processes/embedded/ports.ts';
import type { EmbeddedTemporal, TemporalOptions } from '../../../src/processes/embedded/temporal.ts';
import { startTemporal } from '../../../src/processes/embedded/temporal.ts';
import { toolPaths } from '../../../src/processes/embedded/tools.ts';
import { dataDirs, isRunning, startedByKilledRun, until } from './embedded-fixtures.ts';

const dirs = dataDirs();
const running: EmbeddedTemporal[] = [];
const cliPath = toolPaths(process.env['COUNTERSIGN_DATA'] ?? '.countersign').temporalCli;
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});
afterAll(() => dirs.removeAll());

function optionsFor(dataDir: string): TemporalOptions {
  const searchAttributes = { CsState: 'Keyword' };
  return { dataDir, cliPath, namespace: 'of-the-test', searchAttributes, port: 0, uiPort: 0, log: () => undefined };
}

async function start(dataDir: string, options: Partial<TemporalOptions> = {}): Promise<EmbeddedTemporal> {
  const server = await startTemporal({ ...optionsFor(dataDir), ...options });
  running.push(server);
  return server;
}

async function withClient<T>(server: EmbeddedTemporal, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: server.address });
  try {
    return await work(new Client({ connection, namespace: server.namespace }));
  } finally {
    await connection.close();
  }
}

const startWaiting = (server: EmbeddedTemporal) =>
  withClient(server, (client) => client.workflow.start('waiting', { workflowId: 'kept', taskQueue: 'nobody' }));

const statusOfWaiting = (server: EmbeddedTemporal) =>
  withClient(server, async (client) => (await client.workflow.getHandle('kept').describe()).status.name);

test('the server, its namespace with a retention of 30 days, and the UI answer; what runs is kept when it is killed', async () => {
  const dataDir = dirs.make();
  const first = await start(dataDir);
  expect((await fetch(first.uiUrl ?? '')).status).toBe(200);
  const { config } = await withClient(first, ({ connection, options: { namespace } }) =>
    connection.workflowService.describeNamespace({ namespace }),
  );
  expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 24 * 60 * 60);
  await startWaiting(first);

  process.kill(first.pid, 'SIGKILL');
  await until(() => !isRunning(first.pid));
  const second = await start(dataDir);

  expect(await statusOfWaiting(second)).toBe('RUNNING');
});

test('a server that a killed run left running is stopped, and a search attribute new since then is added', async () => {
  const dataDir = dirs.make();
  const orphan = await startedByKilledRun<EmbeddedTemporal>('temporal', optionsFor(dataDir));
  await startWaiting(orphan);

  const server = await start(dataDir, { searchAttributes: { CsState: 'Keyword', CsMissing: 'Int' } });

  expect(isRunning(orphan.pid)).toBe(false);
  expect(await statusOfWaiting(server)).toBe('RUNNING');
  const { customAttributes } = await withClient(server, ({ connection, options: { namespace } }) =>
    connection.operatorService.listSearchAttributes({ namespace }),
  );
  expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining(['CsState', 'CsMissing']));
});

test('headless and in memory, a taken port says which', async () => {
  const other = createServer().listen(await freePort(), '127.0.0.1');
  await once(other, 'listening');
  const { port: taken } = other.address() as { port: number };
  const lines: string[] = [];

  const server = await start(dirs.make(), {
    headless: true,
    durable: false,
    port: taken,
    log: (line) => lines.push(line),
  });

  expect(server.uiUrl).toBeUndefined();
  expect(lines).toEqual([`Port ${taken} for Temporal is taken by another program; using ${server.port}.`]);
  other.close();
});

const stack = Array.from({ length: 30 }, (_, line) => `main.call${line}(...)`).join('\n');

test.each([
  ['says so', 'listen tcp 127.0.0.1:7234: bind: address already in use'],
  ['panics', `panic: failed assigning ephemeral port: bind\n\ngoroutine 1 [running]:\n${stack}`],
])('a server that loses a port to somebody else while it starts, and %s, is started again', async (_, words) => {
  const dataDir = dirs.make();
  const [lost, losing] = [join(dataDir, 'lost'), join(dataDir, 'losing')];
  writeFileSync(
    losing,
    `#!/bin/sh\nif mkdir "${lost}"; then echo "${words}" >&2; exit 1; fi\nexec "${cliPath}" "$@"\n`,
  );
  chmodSync(losing, 0o755);

  const server = await start(dataDir, { headless: true, durable: false, cliPath: losing });

  expect(existsSync(lost)).toBe(true);
  expect(isRunning(server.pid)).toBe(true);
});

test('a CLI that does not run is named', async () => {
  await expect(startTemporal({ ...optionsFor(dirs.make()), cliPath: '/nowhere/temporal' })).rejects.toThrow(
    '/nowhere/temporal',
  );
});
