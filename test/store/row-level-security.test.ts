import { beforeAll, describe, expect, test } from '@jest/globals';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import * as before from '../../src/store/before-account.ts';
import { useSession } from '../../src/store/sessions.ts';
import { roles, sqlStateOf, type LookUp } from '../../src/store/database.ts';
import { PrismaClient } from '../../src/store/generated/prisma/client.ts';
import { readFigures } from '../../src/store/figures.ts';
import { findUse } from '../../src/store/idempotency.ts';
import { ScopedPool } from '../../src/store/scoped-pool.ts';
import type { Store } from '../../src/store/store.ts';
import { openStore } from '../../src/store/store.ts';
import { usePostgres } from '../postgres.ts';
import { Organization } from '../transactions/organization.ts';

/*
 * Each account sees its own rows alone, whatever a query forgets to say: the database itself holds the service to it.
 */

const server = usePostgres();
const REFUSED = '42501';

let store: Store;
let acme: Organization;
let other: Organization;

beforeAll(async () => {
  store = server.openStore();
  acme = await Organization.open(store);
  other = await Organization.open(store);
  for (const account of [acme, other])
    await account.submit('ada', 'user.modify', { userId: account.idOf('dev'), name: 'devin' });
}, 60_000);

/** Runs raw SQL as a role, in a transaction that is rolled back; answers the rows, or the SQLSTATE of the refusal. */
const as = async (
  role: string,
  sql: string,
  { values = [], accountId }: { values?: unknown[]; accountId?: string } = {},
): Promise<unknown[] | string> => {
  const client: pg.PoolClient = await server.database.connect();
  try {
    await client.query(`BEGIN; SET LOCAL ROLE ${role}`);
    if (accountId !== undefined) await client.query(`SELECT set_config('app.account_id', $1, true)`, [accountId]);
    return (await client.query<pg.QueryResultRow>(sql, values)).rows;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};

const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => sqlStateOf(error),
  );

describe('in the catalogue', () => {
  /** Tables whose rows are not held to their account. */
  const unguarded = async (): Promise<string[]> =>
    (
      await server.database.sql<{ name: string }>(
        `SELECT c.relname AS name FROM pg_class c
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
           AND NOT (c.relrowsecurity AND c.relforcerowsecurity
             AND (NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'account_id')
               OR EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.relname AND p.roles = '{${roles.account}}'
                 AND p.cmd = 'ALL' AND p.permissive = 'PERMISSIVE' AND p.qual = p.with_check
                 AND p.qual = '(account_id = NULLIF(current_setting(''app.account_id''::text, true), ''''::text))')))
         ORDER BY 1`,
      )
    ).map(({ name }) => name);

  test('every table forces row-level security, and each with an account has the policy of the account', async () => {
    const [row] = await server.database.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'account_id'`,
    );
    expect(row!.n).toBeGreaterThan(30);
    expect(await unguarded()).toEqual([]);
  });

  test.each([
    ['nothing', ''],
    ['no policy', 'ALTER TABLE forgotten ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY'],
    [
      'an owner who is not held',
      `ALTER TABLE forgotten ENABLE ROW LEVEL SECURITY;
       CREATE POLICY p ON forgotten TO ${roles.account}
         USING (account_id = nullif(current_setting('app.account_id', true), ''))
         WITH CHECK (account_id = nullif(current_setting('app.account_id', true), ''))`,
    ],
    [
      'a policy that lets everybody write',
      `ALTER TABLE forgotten ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
       CREATE POLICY p ON forgotten TO ${roles.account}
         USING (account_id = nullif(current_setting('app.account_id', true), '')) WITH CHECK (true)`,
    ],
  ])('a new table with %s is found', async (_, more) => {
    await server.database.sql('CREATE TABLE forgotten (account_id text)');
    await server.database.sql(more);
    try {
      expect(await unguarded()).toEqual(['forgotten']);
    } finally {
      await server.database.sql('DROP TABLE forgotten');
    }
  });

  test('the roles can not log in, are no superusers, bypass nothing and own nothing', async () => {
    expect(
      await server.database.sql(
        `SELECT rolname, rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication OR rolinherit AS may,
           (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owns,
           (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS "memberOf"
         FROM pg_roles r WHERE rolname LIKE 'countersign\\_%' ORDER BY 1`,
      ),
    ).toEqual(Object.values(roles).map((rolname) => ({ rolname, may: false, owns: 0, memberOf: 0 })));
  });

  test('R41 nobody can alter or remove what only ever grows, nor truncate anything', async () => {
    const grows = [
      ...[
        'events',
        'checkpoints',
        'change_effects',
        'decisions',
        'flags',
        'flag_lifts',
        'passkey_assertions',
        'lift_assertions',
      ],
      ...['support_decisions', 'support_objections'],
    ];
    for (const role of Object.values(roles)) {
      const found = await server.database.sql(
        `SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
           AND (has_table_privilege($1, c.oid, 'TRUNCATE') OR c.relname = ANY ($2)
             AND (has_table_privilege($1, c.oid, 'DELETE') OR has_any_column_privilege($1, c.oid, 'UPDATE')))`,
        [role, grows],
      );
      expect(found).toEqual([]);
    }
  });
});

describe('an account', () => {
  test('sees nothing where it has not said which it is', async () => {
    const tables = await server.database.sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
         AND has_any_column_privilege($1, oid, 'SELECT')`,
      [roles.account],
    );
    expect(tables.length).toBeGreaterThan(30);
    for (const { name } of tables) expect([name, await as(roles.account, `SELECT 1 FROM ${name}`)]).toEqual([name, []]);
    for (const accountId of ['', 'acc_none'])
      expect(await as(roles.account, 'SELECT 1 FROM users', { accountId })).toEqual([]);
    expect((await store.database.askBoth<{ n: number }>('SELECT count(*)::int AS n FROM accounts')).account.n).toBe(0);
  });

  test('finds none of another’s rows by their ids, and alters none', async () => {
    const { accountId } = other;
    const id = other.idOf('dev');
    const found = await store.database.transaction(acme.accountId, async (tx) => ({
      account: await tx.account.findUnique({ where: { id: accountId } }),
      user: await tx.user.findUnique({ where: { accountId_id: { accountId, id } } }),
      raw: await tx.$queryRawUnsafe('SELECT 1 FROM users WHERE id = $1', id),
      renamed: await tx.user.updateMany({ where: { accountId }, data: { name: 'x' } }),
      granted: await tx.$executeRawUnsafe('DELETE FROM grants WHERE account_id = $1', accountId),
      own: await tx.user.count(),
    }));
    expect(found).toEqual({ account: null, user: null, raw: [], renamed: { count: 0 }, granted: 0, own: 4 });
  });

  test('writes no row for another, and none over to another', async () => {
    const company = { accountId: other.accountId, id: 'cmp_x', name: 'x', parentId: null };
    const { database } = store;
    expect(await codeOf(database.transaction(acme.accountId, (tx) => tx.company.create({ data: company })))).toBe(
      REFUSED,
    );
    expect(
      await codeOf(
        database.transaction(acme.accountId, (tx) =>
          tx.$executeRawUnsafe('UPDATE grants SET account_id = $1', other.accountId),
        ),
      ),
    ).toBe(REFUSED);
  });

  test('reads of two accounts over two connections never see each other, and leave nothing behind', async () => {
    const few = openStore({ url: server.database.url, poolSize: 2 });
    try {
      const seen = await Promise.all(
        Array.from({ length: 200 }, async (_, i) => {
          const { accountId } = i % 2 === 0 ? acme : other;
          const rows = await few[i % 3 === 0 ? 'snapshot' : 'read'](accountId, (tx) =>
            tx.$queryRawUnsafe<{ account_id: string }[]>('SELECT DISTINCT account_id FROM users'),
          );
          if (i % 10 === 0)
            expect(
              (await few.database.askBoth<{ n: number }>('SELECT count(*)::int AS n FROM accounts')).account.n,
            ).toBe(0);
          return rows.map((row) => row.account_id).join() === accountId;
        }),
      );
      expect(seen.filter((isOwn) => !isOwn)).toEqual([]);
    } finally {
      await few.close();
    }
  });

  test('R35 a transaction that lost is run again as the same account’s', async () => {
    let runs = 0;
    const seen = await store.database.transaction(acme.accountId, async (tx) => {
      runs++;
      if (runs === 1)
        await tx.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = 'serialization_failure'; END $$`);
      return tx.account.findMany({ select: { id: true } });
    });
    expect({ runs, seen }).toEqual({ runs: 2, seen: [{ id: acme.accountId }] });
  });

  test('can write nothing while it reads', async () => {
    const READ_ONLY = '25006';
    for (const read of ['read', 'snapshot'] as const)
      expect(
        await codeOf(store[read](acme.accountId, (tx) => tx.$executeRawUnsafe(`UPDATE users SET name = 'x'`))),
      ).toBe(READ_ONLY);
  });

  test('a transaction that is nobody’s does not begin', async () => {
    const adapter = new PrismaPg(new ScopedPool({ connectionString: server.database.url }), {
      disposeExternalPool: true,
    });
    const client = new PrismaClient({ adapter });
    await expect(client.$transaction((tx) => tx.account.count())).rejects.toThrow('a transaction of no account');
    await client.$disconnect();
  });

  test('ends the sessions of its own people alone, and takes the challenges of its own decisions alone', async () => {
    const subject = 'somebody';
    const [hash, challenge] = ['a'.repeat(64), 'b'.repeat(43)];
    await store.inAccount(other.accountId, async ({ tx, accountId }) => {
      await tx.identityBinding.deleteMany({ where: { userId: other.idOf('dev') } });
      await tx.identityBinding.create({
        data: { accountId, userId: other.idOf('dev'), issuer: 'i', subject, boundAt: new Date() },
      });
    });
    await server.database.sql(
      `INSERT INTO sessions (hash, issuer, subject, email_verified, created_at, last_used_at, expires_at)
       VALUES ($1, 'i', $2, false, now(), now(), now() + '1 h')`,
      [hash, subject],
    );
    await server.database.sql(`INSERT INTO passkey_challenges VALUES ($1, $2, now() + '1 h')`, [
      challenge,
      JSON.stringify({ accountId: other.accountId }),
    ]);
    for (const [{ accountId }, rows] of [
      [acme, 0],
      [other, 1],
    ] as const) {
      expect(
        await as(roles.account, 'UPDATE sessions SET ended_at = now() WHERE subject = $1 RETURNING 1', {
          values: [subject],
          accountId,
        }),
      ).toHaveLength(rows);
      expect(await as(roles.account, 'DELETE FROM passkey_challenges RETURNING 1', { accountId })).toHaveLength(rows);
    }
    expect(await as(roles.account, 'SELECT hash FROM sessions', { accountId: other.accountId })).toBe(REFUSED);
  });
});

describe('a look-up', () => {
  /** All that is known across accounts: a column more has to be written down here as well. */
  const readable: Readonly<Record<string, string>> = {
    accounts: 'event_count id slug version',
    authenticators: 'account_id credential_id id',
    changes: 'account_id expires_at id kind next_wake_at state submitted_at waits_for waits_until',
    checkpoints: 'account_id size',
    decisions: 'account_id change_id decided_at',
    enrolments: 'account_id ended_at expires_at hash user_id',
    events: 'account_id at seq',
    idempotency_keys: 'account_id caller change_id created_at fingerprint key scope',
    identity_bindings: 'account_id issuer subject user_id',
    invitations: 'account_id address expires_at user_id',
    links: 'account_id change_id digest ended_at hash officer_id',
    letter_digests: 'account_id due_at number user_id',
    notices: 'account_id digest queued_at sent_at user_id',
    personal_tokens: 'account_id expires_at hash id last_used_on scopes user_id',
    service_token_secrets: 'account_id hash token_id',
    support_links: 'account_id hash request_id user_id version',
    support_notices: 'queued_at sent_at',
    support_requests: 'account_id filed_at id next_wake_at state',
    webhook_deliveries: 'account_id ended_at id next_wake_at',
  };
  const ofNoAccount = ['passkey_challenges', 'rate_limits', 'sessions'];

  const columnsWith = async (privilege: string): Promise<Record<string, string>> =>
    Object.fromEntries(
      (
        await server.database.sql<{ name: string; columns: string }>(
          `SELECT c.relname AS name, string_agg(a.attname, ' ' ORDER BY a.attname COLLATE "C") AS columns
           FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
           WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT c.relname = ANY ($3)
             AND has_column_privilege($1, c.oid, a.attnum, $2)
           GROUP BY 1`,
          [roles.lookUp, privilege, ofNoAccount],
        )
      ).map(({ name, columns }) => [name, columns]),
    );

  test('reads these columns of accounts, and writes one', async () => {
    expect(await columnsWith('SELECT')).toEqual(readable);
    expect(await columnsWith('UPDATE')).toEqual({
      changes: 'next_wake_at',
      support_requests: 'next_wake_at',
      webhook_deliveries: 'next_wake_at',
    });
    expect(await columnsWith('INSERT')).toEqual({});
    expect(
      await server.database.sql(
        `SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
           AND has_table_privilege($1, c.oid, 'DELETE') AND NOT c.relname = ANY ($2) ORDER BY 1`,
        [roles.lookUp, ofNoAccount],
      ),
    ).toEqual([{ relname: 'idempotency_keys' }, { relname: 'webhook_deliveries' }]);
  });

  test.each([
    'SELECT payload FROM changes',
    'SELECT document FROM changes',
    'SELECT * FROM changes',
    'SELECT name FROM users',
    'SELECT address FROM notices',
    'SELECT comment FROM decisions',
    'SELECT officer_id FROM decisions',
    'SELECT data FROM events',
    'SELECT body FROM idempotency_keys',
    'SELECT public_key FROM authenticators',
    'SELECT payload FROM support_requests',
    'SELECT body FROM webhook_deliveries',
    'SELECT url FROM webhooks',
    'SELECT sealed FROM webhook_secrets',
    `DELETE FROM webhook_deliveries RETURNING body`,
    `UPDATE changes SET state = 'applied'`,
    'UPDATE changes SET next_wake_at = NULL',
    `INSERT INTO events (account_id, seq) VALUES ('acc_none', 1)`,
    'DELETE FROM changes',
    `UPDATE accounts SET version = 0`,
    'TRUNCATE sessions',
  ])('can not: %s', async (sql) => {
    expect(await as(roles.lookUp, sql, { accountId: acme.accountId })).toBe(REFUSED);
  });

  test.each<[string, (db: LookUp) => Promise<unknown>]>([
    ['an account by its slug', (db) => before.accountNamed(db, 'none')],
    ['a slug', (db) => before.isSlugTaken(db, 'none')],
    ['a version', (db) => before.versionOf(db, 'acc_none')],
    [
      'a user',
      async (db) => (await before.boundUsersAt(db, [{ accountId: 'acc_none', issuer: 'i', subject: 'none' }]))[0],
    ],
    ['a link', (db) => before.linkByHash(db, 'none')],
    ['a session', (db) => useSession(db, 'none', 0)],
    ['a service token', async (db) => (await before.serviceTokensByHash(db, ['none']))[0]],
    ['a personal token', (db) => before.personalTokenByHash(db, 'none')],
    ['an enrolment', (db) => before.enrolmentByHash(db, 'none', new Date())],
    ['a passkey', (db) => before.accountOfPasskey(db, 'none')],
    [
      'the accounts of a person',
      (db) => before.accountsOf(db, { issuer: 'i', subject: 'none', verifiedEmail: 'none@example.com' }, new Date()),
    ],
    ['overdue changes', (db) => before.takeOverdue(db, 'changes', new Date(0), new Date(0), 1)],
    ['a wake', (db) => before.nextWakeOf(db, 'acc_none', 'none')],
    ['the account of a request', (db) => before.accountOfRequest(db, 'none')],
    ['requests', (db) => before.requestsOfDesk(db, { state: 'filed', after: { filedAt: 0, id: '' }, limit: 1 })],
    ['a link to object', (db) => before.requestLinkByHash(db, 'none')],
    ['overdue requests', (db) => before.takeOverdue(db, 'support_requests', new Date(0), new Date(0), 1)],
    ['overdue messages', (db) => before.takeOverdue(db, 'webhook_deliveries', new Date(0), new Date(0), 1)],
    ['accounts to sign', (db) => before.accountsToSign(db, { after: 'z', before: new Date(), count: 1, limit: 1 })],
    ['an age of a trail', async (db) => (await readFigures(db, 0)).unsignedSeconds || undefined],
    ['the use of a key', (db) => findUse(db, { caller: '', scope: '', key: '', fingerprint: '' }, 0)],
  ])('finds what it is for: %s', async (_, find) => {
    expect([undefined, null, false, []]).toContainEqual(await find(store.database.lookUp));
  });

  test('finds what is due of every account, and puts it off', async () => {
    const put = await as(
      roles.lookUp,
      `UPDATE changes SET next_wake_at = now() WHERE next_wake_at IS NOT NULL RETURNING account_id`,
    );
    expect(new Set((put as { account_id: string }[]).map((row) => row.account_id))).toEqual(
      new Set([acme.accountId, other.accountId]),
    );
  });
});
