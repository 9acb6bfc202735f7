import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { startPostgres, type EmbeddedPostgres } from '../../src/processes/embedded/postgres.ts';
import { mustBeHeld } from '../../src/store/logins.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/store.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A server that nobody has made a role on. */
let server: EmbeddedPostgres;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  server = await startPostgres({ dataDir: folder, port: 0, durable: false, log: () => undefined });
}, 120_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const urlOf = (login: string, database: string, password = `of-${login}`): string => {
  const { host } = new URL(server.url);
  return `postgresql://${login}:${password}@${host}/${database}`;
};

const environment = (): Record<string, string> => ({
  ADMIN_DATABASE_URL: server.url,
  OWNER_DATABASE_URL: urlOf('owner', 'signed'),
  DATABASE_URL: urlOf('service', 'signed'),
  TEMPORAL_DATABASE_URL: urlOf('temporal', 'temporal'),
  TEMPORAL_VISIBILITY_DATABASE_URL: urlOf('temporal', 'visibility'),
});

const make = (changes: Readonly<Record<string, string>> = {}): Promise<{ code: unknown; line: string }> =>
  new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], ...environment(), ...changes };
    execFile(process.execPath, ['scripts/make-databases.ts'], { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, line: `${stdout}${stderr}`.trim() }),
    );
  });

const enter = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect().finally(() => client.end());
};

test('a fresh server gets databases that nobody but their own logins may enter, and the service runs on its own', async () => {
  expect((await make()).code).toBe(0);
  const { OWNER_DATABASE_URL: owner, DATABASE_URL: service } = environment();
  await migrate(owner!, service);
  const store = openStore({ url: service! });
  await mustBeHeld(store.database, { strict: true }).finally(() => store.close());
  await enter(urlOf('temporal', 'visibility'));
  for (const foreign of [urlOf('temporal', 'signed'), urlOf('service', 'temporal'), urlOf('owner', 'visibility')])
    await expect(enter(foreign)).rejects.toThrow('permission denied');
});

test('made again, nothing is lost, and a login has the password that its address has now', async () => {
  expect((await make()).code).toBe(0);
  const renewed = urlOf('temporal', 'temporal', 'another');
  const visibility = urlOf('temporal', 'visibility', 'another');
  const made = await make({ TEMPORAL_DATABASE_URL: renewed, TEMPORAL_VISIBILITY_DATABASE_URL: visibility });
  expect(made.code).toBe(0);
  await enter(renewed);
  await expect(enter(urlOf('temporal', 'temporal'))).rejects.toThrow('password authentication failed');
});

test.each([
  ['ADMIN_DATABASE_URL', ''],
  ['DATABASE_URL', 'mysql://service:hidden@127.0.0.1/signed'],
  ['TEMPORAL_DATABASE_URL', 'postgresql://temporal@127.0.0.1/temporal'],
])('a %s that can’t be used is named in one line, without what it holds', async (name, value) => {
  const { code, line } = await make({ [name]: value });
  expect({ code, lines: line.split('\n').length }).toEqual({ code: 1, lines: 1 });
  expect(line).toContain(name);
  expect(line).not.toContain('hidden');
});
