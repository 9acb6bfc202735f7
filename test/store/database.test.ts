import { beforeEach, expect, test } from '@jest/globals';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  isIntegrityViolation,
  isRetryable,
  isUniqueViolation,
  roles,
  sqlStateOf,
  type Database,
  type Tx,
} from '../../src/store/database.ts';
import { PrismaClient } from '../../src/store/generated/prisma/client.ts';
import { usePostgres } from '../postgres.ts';
import { Organization } from '../transactions/organization.ts';

const pg = usePostgres();
const ACCOUNT = 'acc_none';

/** A client without retries. */
const plain = () => new PrismaClient({ adapter: new PrismaPg({ connectionString: pg.database.url }) });

let database: Database;
beforeEach(async () => {
  database = pg.openStore().database;
  await pg.database.sql('DROP TABLE IF EXISTS seats');
  await pg.database.sql('CREATE TABLE seats (id int PRIMARY KEY, taken int NOT NULL)');
  await pg.database.sql('INSERT INTO seats VALUES (1, 0), (2, 0)');
  await pg.database.sql(`GRANT ALL ON seats TO ${roles.account}`);
});

const take = (tx: Pick<Tx, '$executeRawUnsafe'>, id: number): Promise<number> =>
  tx.$executeRawUnsafe('UPDATE seats SET taken = taken + 1 WHERE id = $1', id);

/** Lets both parties go on once both are there, the first time. */
const meeting = (): (() => Promise<void>) => {
  let there = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  return () => {
    if (++there === 2) resolve();
    return promise;
  };
};

const seats = async (): Promise<number[]> =>
  (await pg.database.sql<{ taken: number }>('SELECT taken FROM seats ORDER BY id')).map((row) => row.taken);

test('R35 a transaction that loses a deadlock runs again, and both land', async () => {
  const meet = meeting();
  let runs = 0;
  const both = async (first: number, second: number): Promise<void> =>
    database.transaction(ACCOUNT, async (tx) => {
      runs++;
      await take(tx, first);
      await meet();
      await take(tx, second);
    });
  await Promise.all([both(1, 2), both(2, 1)]);
  expect(await seats()).toEqual([2, 2]);
  expect(runs).toBeGreaterThan(2);
});

test('R35 so does one that loses it in a call of Prisma’s own', async () => {
  const acme = await Organization.open(pg.openStore());
  const { accountId } = acme;
  const meet = meeting();
  let runs = 0;
  const touch = (tx: Tx, id: string) =>
    tx.user.update({ where: { accountId_id: { accountId, id } }, data: { name: 'touched' } });
  const codes: unknown[] = [];
  const both = (first: string, second: string): Promise<void> =>
    database.transaction(accountId, async (tx) => {
      runs++;
      await touch(tx, acme.idOf(first));
      await meet();
      await touch(tx, acme.idOf(second)).catch((error: unknown) => {
        codes.push((error as { code?: unknown }).code);
        throw error;
      });
    });
  await Promise.all([both('ben', 'cleo'), both('cleo', 'ben')]);
  expect(codes).toContain('P2034');
  expect(runs).toBeGreaterThan(2);
});

/** Two serializable transactions that each read what the other writes: PostgreSQL can let only one of them commit. */
const skew = async (): Promise<unknown> => {
  const prisma = plain();
  const meet = meeting();
  const failures: unknown[] = [];
  const one = (read: number, write: number): Promise<void> =>
    prisma
      .$transaction(
        async (tx) => {
          await tx.$queryRawUnsafe('SELECT taken FROM seats WHERE id = $1', read);
          await meet();
          await take(tx, write);
        },
        { isolationLevel: 'Serializable' },
      )
      .catch((error: unknown) => void failures.push(error));
  await Promise.all([one(1, 2), one(2, 1)]);
  await prisma.$disconnect();
  return failures[0];
};

test('a serialization failure is known for what it is, in whichever shape it comes', async () => {
  const failure = await skew();
  expect(isRetryable(failure)).toBe(true);
});

test('a serialization failure that only the commit finds is run again', async () => {
  await pg.database.sql(`CREATE OR REPLACE FUNCTION lose_once() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (SELECT taken FROM seats WHERE id = NEW.id) < 2 THEN RAISE EXCEPTION 'could not serialize access' USING ERRCODE = 'serialization_failure'; END IF;
      RETURN NULL;
    END $$`);
  await pg.database.sql(
    'CREATE CONSTRAINT TRIGGER lose_at_commit AFTER UPDATE ON seats DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION lose_once()',
  );
  const failures: unknown[] = [];
  const prisma = plain();
  await prisma.$transaction((tx) => take(tx, 1)).catch((error: unknown) => void failures.push(error));
  await prisma.$disconnect();
  expect(failures[0]).toMatchObject({ name: 'DriverAdapterError', cause: { originalCode: '40001' } });
  expect(sqlStateOf(failures[0])).toBe('40001');
  expect(isRetryable(failures[0])).toBe(true);
  let runs = 0;
  await database.transaction(ACCOUNT, async (tx) => {
    runs++;
    for (let i = 0; i < runs; i++) await take(tx, 1);
  });
  expect(runs).toBe(2);
  expect(await seats()).toEqual([2, 0]);
});

test('what loses every time is given up, and its error is handed on', async () => {
  let runs = 0;
  const losing = database.transaction(ACCOUNT, async (tx) => {
    runs++;
    await tx.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = 'serialization_failure'; END $$`);
  });
  await expect(losing).rejects.toThrow();
  expect(runs).toBe(6);
});

test('what is refused for good is not run again', async () => {
  let runs = 0;
  const refused = database.transaction(ACCOUNT, async (tx) => {
    runs++;
    await tx.$executeRawUnsafe('INSERT INTO seats VALUES (1, 0)');
  });
  await expect(refused).rejects.toThrow();
  expect(runs).toBe(1);
});

test.each<[string, (tx: Tx) => Promise<unknown>, boolean]>([
  ['a key that is taken, in raw SQL', (tx) => tx.$executeRawUnsafe('INSERT INTO seats VALUES (1, 0)'), true],
  ['a missing value', (tx) => tx.$executeRawUnsafe('INSERT INTO seats VALUES (3, NULL)'), false],
  ['a reference into nothing', (tx) => tx.company.create({ data: { accountId: ACCOUNT, id: 'c', name: 'c' } }), false],
  [
    'a check',
    (tx) =>
      tx.account.create({
        data: {
          id: ACCOUNT,
          slug: 'a',
          version: -1,
          changeCount: 0,
          eventCount: 0,
          eventHead: '',
          createdAt: new Date(),
        },
      }),
    false,
  ],
  [
    'a trigger',
    (tx) =>
      tx.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'append-only' USING ERRCODE = 'restrict_violation'; END $$`),
    false,
  ],
])('R31 %s is a refusal of the database', async (_, work, isUnique) => {
  const error: unknown = await database.transaction(ACCOUNT, work).catch((found: unknown) => found);
  expect(isIntegrityViolation(error)).toBe(true);
  expect(isUniqueViolation(error)).toBe(isUnique);
  expect(isRetryable(error)).toBe(false);
});

test('an error of the network or of the code is none', async () => {
  const error: unknown = await database
    .transaction(ACCOUNT, () => Promise.reject(new TypeError('x is not a function')))
    .catch((found: unknown) => found);
  expect(isIntegrityViolation(error)).toBe(false);
  expect(isRetryable(error)).toBe(false);
});

test('a snapshot stays as it was when it was first read', async () => {
  await database.snapshot(ACCOUNT, async (tx) => {
    const read = () => tx.$queryRawUnsafe('SELECT taken FROM seats ORDER BY id');
    const before = await read();
    await pg.database.sql('UPDATE seats SET taken = 9');
    expect(await read()).toEqual(before);
  });
  expect(await seats()).toEqual([9, 9]);
});
