// What stands beside the API: an Express route that reads one row through Prisma and answers it, and nothing else. Its
// connections have the service's own roles, so that row-level security holds for it too.
import type { AddressInfo } from 'node:net';
import express from 'express';
import { openStore } from '../src/store/store.ts';
import { answerMessages, givenToMe } from './child-process.ts';

export interface BarePlace {
  readonly url: string;
}

const { databaseUrl } = givenToMe<{ databaseUrl: string }>();
const store = openStore({ url: databaseUrl, poolSize: 20 });
const app = express();

/** As an account's own rows are read under row-level security: in a transaction that says whose they are. */
app.get('/accounts/:id', async (request, response) => {
  const { id } = request.params;
  response.json(
    await store.read(id, (tx) =>
      tx.account.findUniqueOrThrow({ where: { id }, select: { id: true, slug: true, version: true } }),
    ),
  );
});

/** The least that there is: one statement without a transaction, of columns that the look-up role may read of all. */
app.get('/look-ups/:id', async (request, response) => {
  const { id } = request.params;
  response.json(
    await store.lookUp((db) =>
      db.account.findUniqueOrThrow({ where: { id }, select: { id: true, slug: true, version: true } }),
    ),
  );
});

const server = app.listen(0, '127.0.0.1');
await new Promise<void>((resolve) => server.once('listening', resolve));

answerMessages({
  place: (): Promise<BarePlace> =>
    Promise.resolve({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
  async stop(): Promise<null> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await store.close();
    return null;
  },
});
