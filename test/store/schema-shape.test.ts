import { beforeAll, expect, test } from '@jest/globals';
import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '../../src/store/generated/prisma/client.ts';
import { usePostgres } from '../postgres.ts';
import { Organization } from '../transactions/organization.ts';
import { decisionRow, refusalBy } from './schema-refusals.ts';

/*
 * How the tables hang together: every row within its account, nothing that cascades, and all of it known to Prisma.
 */

const pg = usePostgres();

let acme: Organization;
let other: Organization;
let pending: string;

beforeAll(async () => {
  const store = pg.openStore();
  acme = await Organization.open(store);
  other = await Organization.open(store);
  pending = await acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'devin' });
}, 60_000);

test.each<[string, () => [string, unknown[]]]>([
  [
    'a user in another account’s company',
    () => [
      `UPDATE users SET company_id = (SELECT id FROM companies WHERE account_id = $2) WHERE id = $1`,
      [acme.idOf('dev'), other.accountId],
    ],
  ],
  [
    'a grant to another account’s user',
    () => [
      'INSERT INTO grants VALUES ($1, $2, $3, $4)',
      [acme.accountId, `${other.idOf('dev')}:reports.tax`, other.idOf('dev'), 'reports.tax'],
    ],
  ],
  [
    'an authorizer of another account',
    () => [
      'INSERT INTO authorizers VALUES ($1, $2, $3, $4, $5)',
      [acme.accountId, `${other.idOf('dev')}:portal:primary`, other.idOf('dev'), 'portal', 'primary'],
    ],
  ],
  [
    'a company under another account’s',
    () => [
      `INSERT INTO companies SELECT $1, 'cmp_x', 'x', id FROM companies WHERE account_id = $2`,
      [acme.accountId, other.accountId],
    ],
  ],
  ['a decision of another account’s officer', () => decisionRow(pending, other.idOf('ben'))],
  [
    'a decision on another account’s change',
    () => {
      const [sql, values] = decisionRow(pending, acme.idOf('cleo'));
      return [sql.replace('SELECT account_id', `SELECT '${other.accountId}'`), values];
    },
  ],
  [
    'a binding of another account’s user',
    () => [
      'INSERT INTO identity_bindings VALUES ($1, $2, $3, $4, now())',
      [acme.accountId, other.idOf('dev'), 'i', 's'],
    ],
  ],
  [
    'an invitation of another account’s user',
    () => ['INSERT INTO invitations VALUES ($1, $2, $3, now())', [acme.accountId, other.idOf('dev'), 'x@x.example']],
  ],
  [
    'a link of another account’s officer',
    () => [
      `INSERT INTO links SELECT repeat('b', 64), account_id, id, $2, digest, now(), NULL FROM changes WHERE id = $1`,
      [pending, other.idOf('dev')],
    ],
  ],
  [
    'a notice to another account’s user',
    () => [
      `INSERT INTO notices SELECT account_id, id, 'x', $2, 'x', now(), NULL FROM changes WHERE id = $1`,
      [pending, other.idOf('dev')],
    ],
  ],
  [
    'a change of another account’s initiator',
    () => [
      `INSERT INTO changes SELECT * FROM jsonb_populate_record(NULL::changes, (SELECT to_jsonb(c) || jsonb_build_object('id', 'chg_x', 'number', 99, 'initiator_id', $2::text) FROM changes c WHERE id = $1))`,
      [pending, other.idOf('dev')],
    ],
  ],
  [
    'a change that resubmits another account’s',
    () => [
      `INSERT INTO changes SELECT * FROM jsonb_populate_record(NULL::changes, (SELECT to_jsonb(c) || jsonb_build_object('id', 'chg_x', 'number', 99, 'account_id', $2::text, 'initiator_id', $3::text, 'resubmits', id) FROM changes c WHERE id = $1))`,
      [pending, other.accountId, other.idOf('ada')],
    ],
  ],
])('a row that points across accounts: %s', async (_, statement) => {
  expect(await refusalBy(pg.database, ...statement())).toMatch(/violates foreign key constraint|is not open/);
});

test('every table of an account has a key that begins with the account, and so has every reference to one', async () => {
  const tables = await pg.database.sql<{ table: string; key: string[] }>(
    `SELECT c.conrelid::regclass::text AS table, array_agg(a.attname::text ORDER BY k.place) AS key
     FROM pg_constraint c CROSS JOIN unnest(c.conkey) WITH ORDINALITY AS k(attnum, place)
     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum
     WHERE c.contype = 'p' AND EXISTS (SELECT 1 FROM pg_attribute x WHERE x.attrelid = c.conrelid AND x.attname = 'account_id')
     GROUP BY c.oid, c.conrelid`,
  );
  expect(tables.length).toBeGreaterThan(10);
  // A link is found by its hash before its account is known, and an application's key by its caller.
  for (const { table, key } of tables.filter(
    (found) => !['links', 'enrolments', 'idempotency_keys'].includes(found.table),
  ))
    expect({ table, first: key[0] }).toEqual({ table, first: 'account_id' });

  const references = await pg.database.sql<{ name: string; to: string; columns: string[]; target: string[] }>(
    `SELECT c.conname AS name, c.confrelid::regclass::text AS to,
       (SELECT array_agg(a.attname::text ORDER BY k.place) FROM unnest(c.conkey) WITH ORDINALITY AS k(n, place) JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.n) AS columns,
       (SELECT array_agg(a.attname::text ORDER BY k.place) FROM unnest(c.confkey) WITH ORDINALITY AS k(n, place) JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.n) AS target
     FROM pg_constraint c WHERE c.contype = 'f'`,
  );
  expect(references.length).toBeGreaterThan(20);
  for (const { name, to, columns, target } of references)
    expect({ name, from: columns[0], to: target[0] }).toEqual({
      name,
      from: 'account_id',
      to: to === 'accounts' ? 'id' : 'account_id',
    });
});

test('nothing cascades', async () => {
  expect(
    await pg.database.sql(
      `SELECT conname FROM pg_constraint WHERE contype = 'f' AND (confdeltype NOT IN ('a', 'r') OR confupdtype NOT IN ('a', 'r'))`,
    ),
  ).toEqual([]);
});

test('Prisma’s schema is in step with the migrations: every column of every table has its field, and every model can be read', async () => {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: pg.database.url }) });
  const names = Object.values(Prisma.ModelName);
  expect(names.length).toBeGreaterThanOrEqual(16);
  const delegates = prisma as unknown as Record<
    string,
    { findMany(): Promise<unknown[]>; fields: Record<string, unknown> }
  >;
  let fields = 0;
  for (const name of names) {
    const delegate = delegates[`${name[0]!.toLowerCase()}${name.slice(1)}`]!;
    await expect(delegate.findMany()).resolves.toBeDefined();
    fields += Object.keys(delegate.fields).length;
  }
  await prisma.$disconnect();
  const [row] = await pg.database.sql<{ columns: number }>(
    `SELECT count(*)::int AS columns FROM information_schema.columns WHERE table_schema = 'public' AND is_generated = 'NEVER' AND table_name <> '_prisma_migrations'`,
  );
  expect(fields).toBe(row!.columns);
});
