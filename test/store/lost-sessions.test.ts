import { connect, createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { usePostgres } from '../postgres.ts';

const pg = usePostgres();

const READY = Buffer.from('5a0000000549', 'hex');

/** What PostgreSQL says before it ends a session (57P01, admin_shutdown). */
const ended = (): Buffer => {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0');
  const head = Buffer.from('E\0\0\0\0');
  head.writeInt32BE(4 + fields.length, 1);
  return Buffer.concat([head, fields]);
};

/** A way to the server on which the first session is ended in the moment in which it is ready, in the same packet. */
const endingTheFirst = async (upstream: number) => {
  let sessions = 0;
  const server = createServer((socket) => {
    const isFirst = ++sessions === 1;
    const way = connect(upstream, '127.0.0.1');
    socket.pipe(way);
    way.on('data', (chunk) => {
      if (isFirst && chunk.subarray(-READY.length).equals(READY)) socket.end(Buffer.concat([chunk, ended()]));
      else if (!socket.writableEnded) socket.write(chunk);
    });
    for (const [one, other] of [
      [socket, way],
      [way, socket],
    ] as const)
      one.on('close', () => other.destroy()).on('error', () => other.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

let server: Awaited<ReturnType<typeof endingTheFirst>>;
let database: Database;
beforeAll(async () => {
  server = await endingTheFirst(Number(new URL(pg.database.url).port));
  const { port } = server.address() as AddressInfo;
  database = openDatabase({ url: Object.assign(new URL(pg.database.url), { port: String(port) }).href, poolSize: 1 });
});
afterAll(async () => {
  await database.close();
  server.close();
});

const one = (): Promise<unknown> => database.read('acc_none', (tx) => tx.$queryRawUnsafe('SELECT 1 AS one'));

test('R35 a session that the server ends as it is made fails its transaction, and not the process', async () => {
  await expect(one()).rejects.toThrow();
  expect(await one()).toEqual([{ one: 1 }]);
});
