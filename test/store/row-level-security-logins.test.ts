import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { startPostgres, type EmbeddedPostgres } from '../../src/processes/embedded/postgres.ts';
import { openDatabase, roles, type Database } from '../../src/store/database.ts';
import { admitLogin, mustBeHeld, WrongLogin } from '../../src/store/logins.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { verify } from '../../src/transactions/verify.ts';
import { Organization } from '../transactions/organization.ts';

/*
 * Who owns the tables and who works on them, on a server where nobody has made a role beforehand and the owner is no
 * superuser.
 */

const folder = mkdtempSync(join(tmpdir(), 'countersign-logins-'));
let server: EmbeddedPostgres;
let owner: string;
let service: string;
const open: { close(): Promise<void> }[] = [];

const urlFor = (user: string, password: string, database = 'owned'): string => {
  const url = new URL(server.url);
  Object.assign(url, { username: user, password, pathname: `/${database}` });
  return url.href;
};

const sql = async <Row extends pg.QueryResultRow>(url: string, ...texts: string[]): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const text of texts) ({ rows } = await client.query<Row>(text));
    return rows;
  } finally {
    await client.end();
  }
};

const superuser = (...texts: string[]): Promise<pg.QueryResultRow[]> =>
  sql(urlFor('countersign', new URL(server.url).password), ...texts);

const databaseAs = (url: string): Database => {
  const database = openDatabase({ url, poolSize: 2 });
  open.push(database);
  return database;
};

const storeAs = (url: string): Store => {
  const store = openStore({ url, poolSize: 2 });
  open.push(store);
  return store;
};

const found = (url: string, strict: boolean): Promise<string> =>
  mustBeHeld(databaseAs(url), { strict }).then(
    () => 'held',
    (error: unknown) => (error instanceof WrongLogin ? error.message : Promise.reject(error as Error)),
  );

beforeAll(async () => {
  server = await startPostgres({ dataDir: folder, port: 0, durable: false, log: () => undefined });
  owner = urlFor('plain_owner', 'owners');
  service = urlFor('the service', 'p@ss/word');
  await sql(
    server.url,
    `CREATE ROLE plain_owner LOGIN CREATEROLE PASSWORD 'owners'`,
    'CREATE DATABASE owned OWNER plain_owner',
  );
  await migrate(owner, service);
}, 120_000);

afterAll(async () => {
  await Promise.all(open.map((each) => each.close()));
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

test('an owner who is no superuser migrates, and makes the roles and the service’s login', async () => {
  expect(
    await superuser(
      `SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS may, rolcanlogin AS login
       FROM pg_roles WHERE rolname LIKE 'countersign\\_%' OR rolname = 'the service' ORDER BY 1`,
    ),
  ).toEqual([
    { rolname: roles.account, may: false, login: false },
    { rolname: roles.lookUp, may: false, login: false },
    { rolname: 'the service', may: false, login: true },
  ]);
  const [kept] = await superuser(`SELECT rolpassword FROM pg_authid WHERE rolname = 'the service'`);
  expect(kept!['rolpassword']).toMatch(/^SCRAM-SHA-256\$4096:/);
});

test('migrating again changes nothing', async () => {
  const kept = () =>
    superuser(`SELECT a.rolpassword, m::text FROM pg_authid a JOIN pg_auth_members m ON m.member = a.oid ORDER BY 2`);
  const before = await kept();
  expect(await migrate(owner, urlFor('the service', 'another'))).toEqual([]);
  expect(await kept()).toEqual(before);
});

test('the service’s login is enough for all that the service does, and is held', async () => {
  expect(await found(service, true)).toBe('held');
  const acme = await Organization.open(storeAs(service));
  await acme.carry('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'devin' }, ['ben', 'cleo']);
  expect(await verify(storeAs(service), acme.accountId)).toMatchObject({ tables: { ok: true } });
});

test('by itself the login does nothing: it inherits nothing from its roles', async () => {
  await expect(sql(service, 'SELECT 1 FROM users')).rejects.toThrow('permission denied for table users');
});

test('the owner is held as well: sees nothing, is told so where it must not go unseen, and can lift it for a migration', async () => {
  const count = 'SELECT count(*)::int AS n FROM users';
  expect(await sql(owner, count)).toEqual([{ n: 0 }]);
  await expect(sql(owner, 'SET row_security = off', count)).rejects.toThrow('would be affected by row-level security');
  const lifted = ['BEGIN', 'SET LOCAL row_security = off', 'ALTER TABLE users NO FORCE ROW LEVEL SECURITY', count];
  const [row] = await sql<{ n: number }>(owner, ...lifted);
  expect(row!.n).toBeGreaterThan(0);
});

test('a login that is no member of the roles is refused, with what is to be done', async () => {
  await superuser(`CREATE ROLE stranger LOGIN PASSWORD 'x'`);
  const message = await found(urlFor('stranger', 'x'), false);
  expect(message).toContain('a member of countersign_app and countersign_lookup is expected');
  expect(message).toContain('permission denied to set role');
  expect(message).toContain('npm run migrate');
  await admitLogin(owner, urlFor('stranger', 'x'));
  expect(await found(urlFor('stranger', 'x'), true)).toBe('held');
});

test('a database that lacks the roles’ migration is refused', async () => {
  await superuser('ALTER ROLE countersign_lookup RENAME TO gone');
  try {
    expect(await found(service, false)).toContain('"countersign_lookup" does not exist');
  } finally {
    await superuser('ALTER ROLE gone RENAME TO countersign_lookup');
  }
});

test.each<[string, () => Promise<string> | string, string]>([
  ['a superuser', () => urlFor('countersign', new URL(server.url).password), 'countersign, which is a superuser'],
  [
    'one that bypasses row-level security',
    async () => {
      const url = urlFor('bypasser', 'x');
      await superuser(`CREATE ROLE bypasser LOGIN BYPASSRLS PASSWORD 'x'`);
      await admitLogin(owner, url);
      return url;
    },
    'bypasser, which bypasses row-level security',
  ],
  [
    'the owner of the tables',
    async () => {
      await admitLogin(owner, owner);
      return owner;
    },
    'plain_owner, which owns',
  ],
  [
    'a member of the owner',
    async () => {
      const url = urlFor('deputy', 'x');
      await superuser(`CREATE ROLE deputy LOGIN PASSWORD 'x'`, 'GRANT plain_owner TO deputy');
      await admitLogin(owner, url);
      return url;
    },
    'deputy, which owns',
  ],
])('%s is lowered at once, and refused in production', async (_, login, words) => {
  const url = await login();
  expect(await found(url, false)).toBe('held');
  const message = await found(url, true);
  expect(message).toContain(`found the login ${words}`);
  expect(message).toContain('no superuser, does not bypass row-level security and owns no table is expected');
});

test('a role that could see more than its account is refused, whoever logs in', async () => {
  for (const [make, undo, words] of [
    ['ALTER ROLE countersign_app BYPASSRLS', 'ALTER ROLE countersign_app NOBYPASSRLS', 'bypasses row-level security'],
    ['ALTER ROLE countersign_app SUPERUSER', 'ALTER ROLE countersign_app NOSUPERUSER', 'is a superuser'],
    ['ALTER TABLE flags OWNER TO countersign_app', 'ALTER TABLE flags OWNER TO plain_owner', 'owns 1 tables'],
  ] as const) {
    await superuser(make);
    try {
      expect(await found(service, false)).toContain(`countersign_app, which ${words}`);
    } finally {
      await superuser(undo);
    }
  }
});

test('a role that somebody made with more rights stops migrating, which goes on once that is mended', async () => {
  await superuser('ALTER ROLE countersign_app LOGIN', 'CREATE DATABASE another OWNER plain_owner');
  try {
    await expect(migrate(urlFor('plain_owner', 'owners', 'another'), service)).rejects.toThrow(
      'the role countersign_app is expected without LOGIN',
    );
  } finally {
    await superuser('ALTER ROLE countersign_app NOLOGIN');
  }
  expect((await migrate(urlFor('plain_owner', 'owners', 'another'), service)).length).toBeGreaterThan(0);
});
