// The bare Temporal skeleton, client and worker in one process: what a change would cost without Countersign.
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { answerMessages, givenToMe } from './child-process.ts';
import { batchOf, type Batch, type Load } from './figures.ts';
import { signed, skeleton } from './skeleton-workflow.ts';

const { address, namespace } = givenToMe<{ address: string; namespace: string }>();
const taskQueue = 'skeleton';

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
const client = new Client({ connection: await Connection.connect({ address }), namespace });
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  connection,
  namespace,
  taskQueue,
  workflowsPath: fileURLToPath(new URL('./skeleton-workflow.ts', import.meta.url)),
  activities: { nothing: () => Promise.resolve() },
});
const running = worker.run();

/** One flow; answers the milliseconds from the last signal's sending to the result. */
const flow = async (): Promise<number> => {
  const handle = await client.workflow.start(skeleton, { taskQueue, workflowId: `skeleton-${randomUUID()}`, args: [] });
  await handle.signal(signed);
  const decided = performance.now();
  await handle.signal(signed);
  await handle.result();
  return performance.now() - decided;
};

answerMessages({
  run: (load: Load): Promise<Batch> => batchOf(load, flow),
  async stop(): Promise<null> {
    worker.shutdown();
    await running;
    await Promise.all([client.connection.close(), connection.close()]);
    return null;
  },
});
