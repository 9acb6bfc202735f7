import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import pino, { type Logger } from 'pino';
import type { Activities } from '../activities/index.ts';
import type { SupportActivities } from '../activities/support.ts';
import type { WebhookActivities } from '../activities/webhooks.ts';
import { startTemporal, type EmbeddedTemporal } from '../src/processes/embedded/temporal.ts';
import { freePort } from '../src/processes/embedded/ports.ts';
import { toolPaths } from '../src/processes/embedded/tools.ts';
import { withoutContent } from '../src/processes/activity-failure.ts';
import { bundleWorkflows, installRuntime } from '../src/processes/run-worker.ts';
import type { TemporalPlace } from '../src/processes/temporal.ts';
import { searchAttributes } from '../workflows/contract.ts';
import { madeOnce } from './runner/made-once.ts';

/** Says nothing. */
export const silent: Logger = pino({ level: 'silent' });

/** The programs that the set-up found for tests. */
export const tools = () => toolPaths(process.env['COUNTERSIGN_DATA'] ?? '.countersign');

const readBundle = async (): Promise<WorkflowBundleWithSourceMap> => {
  installRuntime(silent);
  const file = await madeOnce('workflows.json', async (draft) =>
    writeFile(draft, JSON.stringify(await bundleWorkflows(silent))),
  );
  return JSON.parse(await readFile(file, 'utf8')) as WorkflowBundleWithSourceMap;
};

let bundled: Promise<WorkflowBundleWithSourceMap> | undefined;
/** The workflows' code, bundled once for a run, and read once for a test file. */
export const workflowBundle = (): Promise<WorkflowBundleWithSourceMap> => (bundled ??= readBundle());

/** Waits until `look` answers something true, and answers it. A test that waits in vain ends by its own time limit. */
export const until = async <T>(look: () => T | Promise<T>): Promise<NonNullable<T>> => {
  for (;;) {
    const found = await look();
    if (found) return found;
    await delay(15);
  }
};

export interface TestWorker {
  readonly stop: () => Promise<void>;
}

/** Runs a worker of the product's workflows with these activities. */
export const work = async (
  place: TemporalPlace,
  activities: Activities | SupportActivities | WebhookActivities,
): Promise<TestWorker> => {
  const workflowBundled = await workflowBundle();
  const { address } = place.connectionOptions;
  const connection = await NativeConnection.connect(address === undefined ? {} : { address });
  const worker = await Worker.create({
    connection,
    namespace: place.namespace,
    taskQueue: place.taskQueue,
    workflowBundle: workflowBundled,
    activities,
    interceptors: { activity: [withoutContent(silent)] },
    shutdownGraceTime: '1 second',
    shutdownForceTime: '3 seconds',
  });
  const done = worker.run().finally(() => connection.close());
  return {
    stop: async () => {
      worker.shutdown();
      await done.catch(() => undefined);
    },
  };
};

/** A real Temporal server with a folder, a port and a namespace of its own, which can be killed and come back. */
export class TestTemporal {
  readonly namespace = 'of-this-test';
  readonly client: Client;
  readonly port: number;
  readonly #folder: string;
  readonly #durable: boolean;
  #server: EmbeddedTemporal | undefined;
  #queues = 0;

  private constructor(port: number, durable: boolean) {
    this.port = port;
    this.#durable = durable;
    this.#folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
    const connection = Connection.lazy({
      address: this.address,
      channelArgs: { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 500 },
    });
    this.client = new Client({ connection, namespace: this.namespace });
  }

  /** `durable`: what it knows outlives `kill`. */
  static async start({ durable = false } = {}): Promise<TestTemporal> {
    const temporal = new TestTemporal(await freePort(), durable);
    await temporal.comeBack();
    return temporal;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Where the server is, with a task queue that nobody else has unless they name it. */
  place(taskQueue = `queue-${++this.#queues}`): TemporalPlace {
    return { connectionOptions: { address: this.address }, namespace: this.namespace, taskQueue };
  }

  /** Ends the server without warning. */
  async kill(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    const gone = new Promise<void>((resolve) => server.onExit(() => resolve()));
    process.kill(server.pid, 'SIGKILL');
    await gone;
    this.#server = undefined;
  }

  /** Starts the server, on the port that it had. */
  async comeBack(): Promise<void> {
    this.#server = await startTemporal({
      dataDir: this.#folder,
      cliPath: tools().temporalCli,
      namespace: this.namespace,
      searchAttributes,
      port: this.port,
      headless: true,
      durable: this.#durable,
      log: () => undefined,
    });
    if (this.#server.port !== this.port) throw new Error(`port ${this.port} is taken by somebody else`);
  }

  async stop(): Promise<void> {
    await this.client.connection.close();
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
