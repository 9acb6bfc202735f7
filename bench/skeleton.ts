// The bare Temporal skeleton, client and worker in one process: what a change would cost without Countersign.
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { answerMessages } from './child-process.ts';
import { inParallel, type Batch } from './figures.ts';
import { signed, skeleton } from './skeleton-workflow.ts';

const [address, namespace] = process.argv.slice(2) as [string, string];
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

/** One flow; answers the milliseconds from the last signal's answer to the result. */
const flow = async (): Promise<number> => {
  const handle = await client.workflow.start(skeleton, { taskQueue, workflowId: `skeleton-${randomUUID()}`, args: [] });
  await handle.signal(signed);
  await handle.signal(signed);
  const decided = performance.now();
  await handle.result();
  return performance.now() - decided;
};

answerMessages({
  async run({ count, concurrency }: { count: number; concurrency: number }): Promise<Batch> {
    const began = performance.now();
    const waits = await inParallel(count, concurrency, flow);
    return { count, seconds: (performance.now() - began) / 1_000, waits };
  },
  async stop(): Promise<null> {
    worker.shutdown();
    await running;
    await Promise.all([client.connection.close(), connection.close()]);
    return null;
  },
});
