import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { freePort } from '../../src/processes/embedded/ports.ts';
import { mustBeHeld } from '../../src/store/logins.ts';
import { openStore } from '../../src/store/store.ts';
import { usePostgres } from '../postgres.ts';

const postgres = usePostgres();
const root = fileURLToPath(new URL('../..', import.meta.url));

const migrate = (url: string, owner?: string): Promise<{ code: unknown; lines: string[] }> =>
  new Promise((resolve) => {
    const environment = { PATH: process.env['PATH'], DATABASE_URL: url, OWNER_DATABASE_URL: owner };
    execFile(process.execPath, ['scripts/migrate.ts'], { cwd: root, env: environment }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, lines: `${stdout}${stderr}`.trim().split('\n') }),
    );
  });

test('migrating says what it applied, and that there is nothing more', async () => {
  const url = await postgres.server.emptyDatabaseUrl();
  expect(await migrate(url)).toEqual({ code: 0, lines: [expect.stringMatching(/^Applied: \d+_opening/)] });
  expect(await migrate(url)).toEqual({ code: 0, lines: ['The database has every migration.'] });
});

test('the owner migrates, and makes the login that the service has', async () => {
  const owner = await postgres.server.emptyDatabaseUrl();
  const service = Object.assign(new URL(owner), { username: 'service', password: 'kx7Tq0Wn3Zb5' }).href;
  expect(await migrate(service, owner)).toEqual({ code: 0, lines: [expect.stringMatching(/^Applied: \d+_opening/)] });
  const store = openStore({ url: service });
  await mustBeHeld(store.database, { strict: true }).finally(() => store.close());
  const { code, lines } = await migrate(owner, service);
  expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringContaining('The database of OWNER_DATABASE_URL')] });
});

test('where the database is away, unknown or refuses, one line says so and what to do, without the password', async () => {
  const away = `postgresql://countersign:hidden@127.0.0.1:${await freePort()}/countersign`;
  const refused = new URL(postgres.database.url);
  refused.password = 'hidden';
  const unknown = new URL(postgres.database.url);
  unknown.pathname = '/none';
  for (const [url, words] of [
    [away, `can not be reached as its owner: connect ECONNREFUSED ${new URL(away).host}`],
    [refused.href, 'password authentication failed'],
    [unknown.href, 'database "none" does not exist'],
  ] as const) {
    const { code, lines } = await migrate(url);
    expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringContaining(words)] });
    expect(lines[0]).toContain('DATABASE_URL');
    expect(lines[0]).not.toContain('hidden');
  }
});

test.each(['', 'mysql://countersign:hidden@127.0.0.1/countersign', 'hidden'])(
  'an address that is none of a PostgreSQL (%s) is refused by name',
  async (url) => {
    const { code, lines } = await migrate(url);
    expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringMatching(/^DATABASE_URL: a postgresql URL is/)] });
    expect(lines[0]).not.toContain('hidden');
  },
);
