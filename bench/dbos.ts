// The same flow on DBOS, client and workflows in one process: a start, two messages that it waits for, one step that does
// nothing, a result. Everything is kept in PostgreSQL by the library itself.
import { randomUUID } from 'node:crypto';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { answerMessages, givenToMe } from './child-process.ts';
import { batchOf, type Batch, type Load } from './figures.ts';

const { databaseUrl } = givenToMe<{ databaseUrl: string }>();
const PATIENCE_SECONDS = 120;
const TOPIC = 'signed';

const waitsForTwo = DBOS.registerWorkflow(
  async (): Promise<string> => {
    for (let signatures = 0; signatures < 2; signatures++)
      if ((await DBOS.recv(TOPIC, PATIENCE_SECONDS)) === null) throw new Error('nobody has signed in time');
    await DBOS.runStep(() => Promise.resolve(), { name: 'nothing' });
    return 'done';
  },
  { name: 'waits-for-two' },
);

DBOS.setConfig({
  name: 'countersign-bench',
  systemDatabaseUrl: databaseUrl,
  // As many as the service has for its accounts.
  systemDatabasePoolSize: 20,
  logLevel: 'error',
  runAdminServer: false,
});
await DBOS.launch();

/** One flow; answers the milliseconds from the last message's sending to the result. */
const flow = async (): Promise<number> => {
  const handle = await DBOS.startWorkflow(waitsForTwo, { workflowID: randomUUID() })();
  await DBOS.send(handle.workflowID, 'first', TOPIC);
  const decided = performance.now();
  await DBOS.send(handle.workflowID, 'second', TOPIC);
  await handle.getResult();
  return performance.now() - decided;
};

answerMessages({
  run: (load: Load): Promise<Batch> => batchOf(load, flow),
  async stop(): Promise<null> {
    await DBOS.shutdown();
    return null;
  },
});
