import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import pgClient from 'pg';
import { migrate } from '../../src/store/migrate.ts';
import { usePostgres } from '../postgres.ts';

const pg = usePostgres();
const run = promisify(execFile);

const migrations = readdirSync(new URL('../../prisma/migrations', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

const sessionsOf = async (url: string): Promise<number> => {
  const client = new pgClient.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ others: number }>(
      'SELECT count(*)::int AS others FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    return rows[0]!.others;
  } finally {
    await client.end();
  }
};

test('migrations are applied once, and a second run finds nothing to do', async () => {
  const url = await pg.server.emptyDatabaseUrl();
  expect(await migrate(url)).toEqual(migrations);
  expect(await migrate(url)).toEqual([]);
});

test('a process may migrate several times at once', async () => {
  const url = await pg.server.emptyDatabaseUrl();
  const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(url)));
  expect(applied.flat()).toEqual(migrations);
});

const inAnotherProcess = async (url: string): Promise<string[]> => {
  const script = `import { migrate } from ${JSON.stringify(import.meta.resolve('../../src/store/migrate.ts'))};
    process.stdout.write(JSON.stringify(await migrate(process.argv[1])));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script, url]);
  return JSON.parse(stdout) as string[];
};

test('several processes may migrate at once: one does it, nobody fails', async () => {
  const url = await pg.server.emptyDatabaseUrl();
  const applied = await Promise.all(Array.from({ length: 3 }, () => inAnotherProcess(url)));
  expect(applied.flat()).toEqual(migrations);
});

test('migrating leaves no session open', async () => {
  const url = await pg.server.emptyDatabaseUrl();
  await migrate(url);
  expect(await sessionsOf(url)).toBe(0);
});

test('R49 rows that were there before names had keys have them, and their names are taken', async () => {
  const client = new pgClient.Client({ connectionString: await pg.server.emptyDatabaseUrl() });
  await client.connect();
  const apply = (name: string | undefined) =>
    client.query(readFileSync(new URL(`../../prisma/migrations/${name}/migration.sql`, import.meta.url), 'utf8'));
  const add = (id: string, name: string, parentId: string | null) =>
    client.query('INSERT INTO companies VALUES ($1, $2, $3, $4)', ['acc_old', id, name, parentId]);
  try {
    const names = migrations.findIndex((name) => name.endsWith('_names_and_expiry'));
    for (const name of migrations.slice(0, names)) await apply(name);
    await client.query(`INSERT INTO accounts VALUES ('acc_old', 'old', 0, 0, 0, repeat('0', 64), now())`);
    await add('cmp_hq', 'Old & Söhne', null);
    await add('cmp_one', 'Straße', 'cmp_hq');
    await apply(migrations[names]);
    await expect(add('cmp_two', 'STRASSE', 'cmp_hq')).rejects.toMatchObject({ constraint: 'companies_name_key' });
    await add('cmp_two', 'STRASSE', 'cmp_one');
  } finally {
    await client.end();
  }
});
