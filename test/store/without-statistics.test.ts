import { expect, test } from '@jest/globals';
import { createEdit, deleteEdit, modifyEdit, type Edit } from '../../src/domain/account-state.ts';
import { boundUsersAt, serviceTokensByHash, takeOverdue } from '../../src/store/before-account.ts';
import type { LookUp, Tx } from '../../src/store/database.ts';
import { removeOldDeliveries } from '../../src/store/deliveries.ts';
import { removeOldKeys } from '../../src/store/idempotency.ts';
import { removeOldCounts } from '../../src/store/rate-limits.ts';
import { executeEdits } from '../../src/store/state-tables.ts';
import { usePostgres, type TestDatabase } from '../postgres.ts';
import { Organization } from '../transactions/organization.ts';

/*
 * A database that nobody has analyzed yet makes its plans for small tables, and keeps them while an account grows: even
 * then, what is read follows from the rows that are written, and not from the account's size.
 */

const pg = usePostgres();

const grantIdOf = (userId: string): string => `${userId}:reports.tax`;

const usersWithGrants = (companyId: string, prefix: string, count: number): Edit[] =>
  Array.from({ length: count }, (_, i) => `usr_${prefix}_${i}`).flatMap((id) => [
    createEdit('users', id, { name: id, email: `${id}@acme.example`, companyId }),
    createEdit('grants', grantIdOf(id), { userId: id, function: 'reports.tax' }),
  ]);

/** The rows of each table that this transaction has read so far, in whatever way. */
const rowsRead = async (tx: Tx): Promise<Map<string, number>> => {
  const rows = await tx.$queryRawUnsafe<{ relname: string; read: number }[]>(
    'SELECT relname, (seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS read FROM pg_stat_xact_user_tables',
  );
  return new Map(rows.map(({ relname, read }) => [relname, read]));
};

test('writing users and their rights reads a few rows for each, and one row among them is written by reading that one', async () => {
  const store = pg.openStore();
  const acme = await Organization.open(store);
  const { companyId } = await acme.user('ben');
  await store.inAccount(acme.accountId, async ({ tx, state }) => {
    let at = state;
    const readBy = async (edits: readonly Edit[]): Promise<Record<string, number>> => {
      const before = await rowsRead(tx);
      const after = at.after(edits, { version: at.version + 1, at: '2026-02-02T09:00:00.000Z' });
      await executeEdits(tx, edits, at, after);
      at = after;
      return Object.fromEntries([...(await rowsRead(tx))].map(([table, read]) => [table, read - before.get(table)!]));
    };
    await readBy(usersWithGrants(companyId, 'early', 2));
    const many = usersWithGrants(companyId, 'late', 2_000);
    const whole = await readBy(many);
    expect(whole['users']).toBeGreaterThanOrEqual(2_000);
    expect(Math.max(...Object.values(whole))).toBeLessThanOrEqual(many.length + 10);
    const one = await readBy([
      ...modifyEdit(at, 'users', 'usr_late_7', { name: 'Seven' }),
      deleteEdit(at, 'grants', grantIdOf('usr_late_8')),
    ]);
    expect(Math.min(one['users']!, one['grants']!)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...Object.values(one))).toBeLessThanOrEqual(10);
  });
});

interface Reference {
  readonly name: string;
  readonly parent: string;
  readonly columns: readonly string[];
}

const referencesOf = (database: TestDatabase): Promise<Reference[]> =>
  database.sql<Reference & Record<string, unknown>>(
    `SELECT conrelid::regclass || ' → ' || confrelid::regclass || ' ' || conname AS name, confrelid::regclass::text AS parent,
       ARRAY(SELECT a.attname::text FROM unnest(confkey) WITH ORDINALITY AS k(attnum, nth)
             JOIN pg_attribute a ON a.attrelid = confrelid AND a.attnum = k.attnum ORDER BY nth) AS columns
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  );

/** The condition of the index that the check of a reference runs over, as the database plans it once and for all. */
const conditionOf = async (database: TestDatabase, { parent, columns }: Reference): Promise<string> => {
  const where = columns.map((column, i) => `${column} = $${i + 1}`).join(' AND ');
  const plan = await database.sql<{ 'QUERY PLAN': string }>(
    `EXPLAIN (GENERIC_PLAN) SELECT 1 FROM ONLY ${parent} x WHERE ${where} FOR KEY SHARE OF x`,
  );
  const lines = plan.map((line) => line['QUERY PLAN'].trim());
  return lines.find((line) => line.startsWith('Index Cond:')) ?? `no index: ${lines.join('; ')}`;
};

/** The columns, as `table.column`, that name a row without its account: an index over one of them holds it once. */
const uniqueAlone = async (database: TestDatabase): Promise<ReadonlySet<string>> => {
  const rows = await database.sql<{ name: string }>(
    `SELECT indrelid::regclass || '.' || attname AS name FROM pg_index
     JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
     WHERE indisunique AND indnkeyatts = 1 AND indpred IS NULL`,
  );
  return new Set(rows.map(({ name }) => name));
};

test('every reference is checked by the row that it names: no check runs over an account', async () => {
  const untouched = await pg.server.database();
  const found = await referencesOf(untouched);
  expect(found.length).toBeGreaterThanOrEqual(26);
  const alone = await uniqueAlone(untouched);
  const astray: string[] = [];
  for (const reference of found) {
    const condition = await conditionOf(untouched, reference);
    const names = (column: string): boolean => condition.includes(`(${column} = $`);
    const namesAlone = reference.columns.some((column) => names(column) && alone.has(`${reference.parent}.${column}`));
    if (!namesAlone && !reference.columns.slice(0, 2).every(names)) astray.push(`${reference.name}: ${condition}`);
  }
  expect(astray).toEqual([]);
});

/** The statements that some work sends, which are answered with nothing. */
const statementsOf = async (work: (db: LookUp) => Promise<unknown>): Promise<string[]> => {
  const asked: string[] = [];
  const note = (sql: string): Promise<[]> => {
    asked.push(sql);
    return Promise.resolve([]);
  };
  await work({ $queryRawUnsafe: note, $executeRawUnsafe: note } as unknown as LookUp);
  return asked;
};

/** How a statement is carried out whatever its values are, line by line. */
const planOf = async (database: TestDatabase, sql: string): Promise<string[]> => {
  const plan = await database.sql<{ 'QUERY PLAN': string }>(`EXPLAIN (GENERIC_PLAN) ${sql}`);
  return plan.map((line) => line['QUERY PLAN'].trim());
};

test('who asks is looked up by indexes alone, however many accounts there come to be', async () => {
  const untouched = await pg.server.database();
  const asked = await statementsOf(async (db) => {
    await boundUsersAt(db, [{ accountId: 'a', issuer: 'i', subject: 's' }]);
    await serviceTokensByHash(db, ['h']);
  });
  for (const sql of asked) {
    const lines = await planOf(untouched, sql);
    expect(lines.filter((line) => line.includes('Seq Scan'))).toEqual([]);
    expect(lines.filter((line) => line.startsWith('Index Cond:'))).toHaveLength(2);
  }
  expect(asked).toHaveLength(2);
});

test('look-ups are planned once for a connection, and what is due or old is found by its index all the same', async () => {
  const database = await pg.server.database();
  const store = database.openStore();
  const modes = await store.lookUp((db) => db.$queryRawUnsafe<{ plan_cache_mode: string }[]>('SHOW plan_cache_mode'));
  expect(modes).toEqual([{ plan_cache_mode: 'force_generic_plan' }]);
  const { accountId } = await Organization.open(store);
  await database.tamper(
    `INSERT INTO changes SELECT (jsonb_populate_record(c, jsonb_build_object('id', 'chg_copy' || n, 'number', n, 'applied_version', n))).*
     FROM changes c, generate_series(100, 20_000) n WHERE c.account_id = $1 AND c.number = 0`,
    [accountId],
  );
  await database.tamper(
    `INSERT INTO webhook_deliveries (account_id, id, webhook_id, seq, type, body, queued_at, state, attempts, attempted_at,
       status, ended_at)
     SELECT $1, 'dlv_' || n, 'whk_gone', n, 'change.applied', '{}', now(), 'delivered', 1, now(), 200, now()
     FROM generate_series(1, 20_000) n`,
    [accountId],
  );
  await database.tamper(
    `INSERT INTO idempotency_keys (caller, scope, key, fingerprint, account_id, change_id, created_at)
     SELECT 'ada', 'changes', 'key_' || n, 'print', $1, 'chg_' || n, now() FROM generate_series(1, 20_000) n`,
    [accountId],
  );
  await database.tamper(`INSERT INTO rate_limits SELECT 'key_' || n, 1, now() FROM generate_series(1, 20_000) n`);
  await database.sql('ANALYZE changes, webhook_deliveries, idempotency_keys, rate_limits');
  const at = new Date();
  const asked = await statementsOf(async (db) => {
    await takeOverdue(db, 'changes', at, at, 100);
    await removeOldDeliveries(db, at, 1_000);
    await removeOldKeys(db, at.getTime(), 1_000);
    await removeOldCounts(db, at.getTime(), 1_000);
  });
  for (const sql of asked) {
    const lines = await planOf(database, sql);
    expect(lines.filter((line) => line.includes('Seq Scan'))).toEqual([]);
  }
  expect(asked).toHaveLength(4);
});
