import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { freePort } from '../../../src/processes/embedded/ports.ts';
import type { EmbeddedPostgres, PostgresOptions } from '../../../src/processes/embedded/postgres.ts';
import { startPostgres } from '../../../src/processes/embedded/postgres.ts';
import { dataDirs, isRunning, startedByKilledRun, until } from './embedded-fixtures.ts';

const dirs = dataDirs();
const running: EmbeddedPostgres[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});
afterAll(() => dirs.removeAll());

async function start(dataDir: string, options: Partial<PostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startPostgres({ dataDir, port: 0, durable: false, log: () => undefined, ...options });
  running.push(server);
  return server;
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}

const KEEP = "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('kept')";

async function expectKept(url: string): Promise<void> {
  expect(await query(url, 'SELECT word FROM kept')).toEqual([{ word: 'kept' }]);
}

test('what is written is kept over a stop and a start, under the same password', async () => {
  const dataDir = dirs.make();
  const first = await start(dataDir);
  await query(first.url, KEEP);
  await first.stop();

  const second = await start(dataDir);

  await expectKept(second.url);
  expect(new URL(second.url).password).toBe(new URL(first.url).password);
  expect(statSync(join(dataDir, 'postgres', 'password')).mode & 0o777).toBe(0o600);
});

test('the server listens on loopback only, asks for the password, and speaks UTF-8', async () => {
  const { url, port } = await start(dirs.make());

  expect(await query(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  expect(await query(url, 'SHOW unix_socket_directories')).toEqual([{ unix_socket_directories: '' }]);
  expect(await query(url, 'SHOW server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
  await expect(query(`postgresql://countersign:guess@127.0.0.1:${port}/countersign`, 'SELECT 1')).rejects.toThrow(
    'password authentication failed',
  );
});

test('durable unless told otherwise', async () => {
  const { url } = await start(dirs.make(), { durable: true });
  expect(await query(url, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
  expect(await query(url, 'SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
});

test('what is written is kept when the server is killed, with a session still at work', async () => {
  const dataDir = dirs.make();
  const server = await start(dataDir, { durable: true });
  await query(server.url, KEEP);
  const busy = new pg.Client({ connectionString: server.url });
  busy.on('error', () => undefined);
  await busy.connect();
  const broken = expect(
    busy.query('SELECT sum(length(repeat(md5(n::text), 100))) FROM generate_series(1, 1000000000) n'),
  ).rejects.toThrow();

  process.kill(server.pid, 'SIGKILL');
  await until(() => !isRunning(server.pid));
  const second = await start(dataDir);

  await expectKept(second.url);
  await broken;
  await busy.end();
});

test('a server that a killed run left running is stopped, and its files are used', async () => {
  const dataDir = dirs.make();
  const orphan = await startedByKilledRun<EmbeddedPostgres>('postgres', { dataDir });
  await query(orphan.url, KEEP);

  const server = await start(dataDir);

  expect(isRunning(orphan.pid)).toBe(false);
  await expectKept(server.url);
});

test('a lock that names a living process which is no database server does not keep it from starting', async () => {
  const dataDir = dirs.make();
  const first = await start(dataDir);
  const lock = join(dataDir, 'postgres', 'data', 'postmaster.pid');
  const text = readFileSync(lock, 'utf8');
  await first.stop();
  writeFileSync(lock, text.replace(/^\d+/, String(process.pid)));

  const second = await start(dataDir);

  expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a taken port says which, and the next one is used', async () => {
  const other = createServer().listen(await freePort(), '127.0.0.1');
  await once(other, 'listening');
  const { port: taken } = other.address() as { port: number };
  const lines: string[] = [];

  const server = await start(dirs.make(), { port: taken, log: (line) => lines.push(line) });

  expect(lines).toContain(`Port ${taken} for PostgreSQL is taken by another program; using ${server.port}.`);
  other.close();
});

test('below a folder that the server may not enter, as for root in a private home, it is told where the files are', async () => {
  const home = dirs.make();
  chmodSync(home, 0o700);
  const dataDir = join(home, 'project', '.countersign');
  const lines: string[] = [];

  const server = await start(dataDir, { log: (line) => lines.push(line) });

  expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  const fallback = /files are in (\S+)\.$/.exec(lines.join('\n'))?.[1];
  expect(fallback !== undefined).toBe(process.getuid?.() === 0);
  await server.stop();
  if (fallback !== undefined) rmSync(dirname(fallback), { recursive: true });
});
