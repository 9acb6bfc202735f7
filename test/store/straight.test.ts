import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDatabase, type Database, type Tx } from '../../src/store/database.ts';
import { isUnreachable } from '../../src/store/unreachable.ts';
import { usePostgres } from '../postgres.ts';

/*
 * Raw statements go to the driver straight: in their own transaction or not at all, and their failures are known for
 * what they are.
 */

const pg = usePostgres();
const ACCOUNT = 'acc_none';

let database: Database;
beforeAll(() => {
  database = openDatabase({ url: pg.database.url, poolSize: 1 });
});
afterAll(() => database.close());

const seen = (tx: Tx): Promise<unknown> =>
  tx.$queryRawUnsafe(`SELECT current_setting('app.account_id', true) AS account, txid_current() AS id`);

test('R27 a raw statement is its transaction’s own, beside what Prisma sends', async () => {
  const [first, second] = await database.transaction(ACCOUNT, async (tx) => {
    const before = await seen(tx);
    await tx.account.count();
    return [before, await seen(tx)];
  });
  expect(first).toEqual([{ account: ACCOUNT, id: expect.any(BigInt) }]);
  expect(second).toEqual(first);
});

test('R27 a statement that comes after its transaction reaches nothing, though its connection is another’s by then', async () => {
  let late: Tx | undefined;
  await database.transaction(ACCOUNT, (tx) => Promise.resolve((late = tx)));
  await database.transaction('acc_other', async (tx) => {
    await expect(seen(late!)).rejects.toThrow('its transaction is over');
    await expect(late!.$executeRawUnsafe('SELECT 1')).rejects.toThrow('its transaction is over');
    expect(await seen(tx)).toMatchObject([{ account: 'acc_other' }]);
  });
});

test('rows come with times, documents, lists and numbers as what they are', async () => {
  const rows = await database.lookUp.$queryRawUnsafe(
    `SELECT $1::timestamptz AS at, $2::text[] AS list, '{"a":1}'::jsonb AS document, 7::int8 AS big, 1.5::float8 AS float,
            NULL AS nothing`,
    '2026-02-02T09:00:00.000Z',
    ['a', 'b,"c'],
  );
  expect(rows).toEqual([
    {
      at: new Date('2026-02-02T09:00:00.000Z'),
      list: ['a', 'b,"c'],
      document: { a: 1 },
      big: 7n,
      float: 1.5,
      nothing: null,
    },
  ]);
});

test('what a statement has done is counted', async () => {
  await database.transaction(ACCOUNT, async (tx) => {
    expect(
      await tx.$executeRawUnsafe('CREATE TEMPORARY TABLE counted ON COMMIT DROP AS SELECT generate_series(1, 3) AS n'),
    ).toBe(3);
    expect(await tx.$executeRawUnsafe('DELETE FROM counted WHERE n > $1', 1)).toBe(2);
  });
});

describe('R35 a database that can’t be asked', () => {
  let server: Server;
  let away: Database;
  const sockets = new Set<Socket>();
  /** What becomes of the connections while a statement is under way. */
  let cut: (socket: Socket) => void;

  beforeAll(async () => {
    const upstream = Number(new URL(pg.database.url).port);
    server = createServer((socket) => {
      const way = connect(upstream, '127.0.0.1');
      sockets.add(socket);
      socket.pipe(way).pipe(socket);
      for (const [one, other] of [
        [socket, way],
        [way, socket],
      ] as const)
        one.on('close', () => other.destroy()).on('error', () => other.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    away = openDatabase({ url: Object.assign(new URL(pg.database.url), { port: String(port) }).href, poolSize: 2 });
  });
  afterAll(async () => {
    await away.close();
    server.close();
  });

  const failureOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'no failure',
      (error: unknown) => error,
    );
  let sleeps = 0;
  /** Sleeps in the database until it is cut off. */
  const cutOff = async (inAccount: boolean): Promise<unknown> => {
    const sql = `SELECT pg_sleep(20), ${++sleeps} AS sleeper`;
    const ask = (db: Pick<Tx, '$queryRawUnsafe'>): Promise<unknown> => db.$queryRawUnsafe(sql);
    const failing = failureOf(inAccount ? away.transaction(ACCOUNT, ask) : ask(away.lookUp));
    const isAsleep = async (): Promise<boolean> =>
      (await pg.database.sql(`SELECT 1 FROM pg_stat_activity WHERE query = $1 AND state = 'active'`, [sql])).length > 0;
    while (!(await isAsleep())) await new Promise((resolve) => setImmediate(resolve));
    for (const socket of sockets) cut(socket);
    sockets.clear();
    const failure = await failing;
    await pg.database.sql('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = $1', [sql]);
    return failure;
  };

  test.each<[string, (socket: Socket) => void]>([
    ['closed', (socket) => socket.end()],
    ['reset', (socket) => socket.resetAndDestroy()],
  ])('a connection that is %s under a statement', async (_, how) => {
    cut = how;
    for (const inAccount of [true, false]) {
      const failure = await cutOff(inAccount);
      expect(failure).toBeInstanceOf(Error);
      expect([String(failure), isUnreachable(failure)]).toEqual([String(failure), true]);
    }
  });

  test('a connection that was lost before a statement', async () => {
    const failure = await failureOf(
      away.transaction(ACCOUNT, async (tx) => {
        await seen(tx);
        for (const socket of sockets) socket.resetAndDestroy();
        sockets.clear();
        await tx.$queryRawUnsafe('SELECT 1').catch(() => undefined);
        return tx.$queryRawUnsafe('SELECT 1');
      }),
    );
    expect([String(failure), isUnreachable(failure)]).toEqual([String(failure), true]);
  });

  test('a server that is not there', async () => {
    const nowhere = openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/nothing' });
    for (const ask of [nowhere.lookUp.$queryRawUnsafe('SELECT 1'), nowhere.read(ACCOUNT, (tx) => seen(tx))]) {
      const failure = await failureOf(ask);
      expect([String(failure), isUnreachable(failure)]).toEqual([String(failure), true]);
    }
    await nowhere.close();
  });

  test('what the database refuses is none of it, nor is a file that is missing', async () => {
    for (const work of [away.lookUp.$queryRawUnsafe('SELECT 1 / 0'), away.lookUp.$queryRawUnsafe('SELECT missing')])
      expect(isUnreachable(await failureOf(work))).toBe(false);
    expect(isUnreachable(Object.assign(new Error('no such file'), { code: 'ENOENT' }))).toBe(false);
  });
});

test('a database that is closed twice is closed once', async () => {
  const twice = openDatabase({ url: pg.database.url });
  await twice.lookUp.$queryRawUnsafe('SELECT 1');
  await Promise.all([twice.close(), twice.close()]);
  await twice.close();
  await expect(twice.lookUp.$queryRawUnsafe('SELECT 1')).rejects.toThrow();
});
