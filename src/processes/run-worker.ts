import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { createActivities } from '../../activities/index.ts';
import { createSupportActivities } from '../../activities/support.ts';
import { newSecret } from '../identity/secrets.ts';
import type { Mailer } from '../mail/smtp.ts';
import type { Store } from '../store/store.ts';
import { withoutContent } from './activity-failure.ts';
import { withHeartbeats } from './heartbeats.ts';
import { keepDoing } from './keep-doing.ts';
import { startReconciler } from './reconciler.ts';
import { createRequestRepair } from './request-repair.ts';
import type { TemporalClient, TemporalPlace } from './temporal.ts';

export interface WorkerParts {
  readonly store: Store;
  readonly mailer: Mailer;
  readonly temporal: TemporalClient;
  readonly place: TemporalPlace;
  readonly publicUrl: string;
  readonly reconcileSeconds: number;
  readonly log: Logger;
  readonly metrics: Registry;
  /** The workflows' code where it was bundled before. */
  readonly bundle?: WorkflowBundleWithSourceMap;
}

export interface RunningWorker {
  /** Throws while the worker does not work: Temporal has yet to be reached, or it has died. */
  check(): Promise<void>;
  stop(): Promise<void>;
}

/** Longer than a settling may take, so that a worker that is told to stop ends what it has begun. */
const GRACE = '35 seconds';

let installed = false;
/** The SDK's own runtime: it leaves signals to us, and logs through us. Once for a process, before any connection. */
export const installRuntime = (log: Logger): void => {
  if (installed) return;
  installed = true;
  const say = { TRACE: 'trace', DEBUG: 'debug', INFO: 'debug', WARN: 'warn', ERROR: 'error' } as const;
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', ({ level, message, meta }) =>
      log[say[level]]({ sdk: meta?.['workflowId'] ?? null }, message),
    ),
    telemetryOptions: { logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} } },
  });
};

/** Bundles the workflows' code, as every worker does that is not handed a bundle. */
export const bundleWorkflows = (log: Logger): Promise<WorkflowBundleWithSourceMap> => {
  installRuntime(log);
  return bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
    payloadConverterPath: fileURLToPath(new URL('../../workflows/payload-converter.ts', import.meta.url)),
    logger: new DefaultLogger('ERROR', ({ message }) => log.error(message)),
  });
};

const WATCH_MS = 1_000;
const LEAVE_AFTER_MS = 5_000;

/** Throws some time after a worker has failed: the SDK's may then wait for its own end without end. */
const lost = async (worker: Worker, over: AbortSignal): Promise<void> => {
  while (worker.getState() !== 'FAILED') await delay(WATCH_MS, undefined, { signal: over });
  await delay(LEAVE_AFTER_MS, undefined, { signal: over });
  throw new Error('it has failed and does not come to its end');
};

/** Runs a worker to its end, and closes its connection. One that has failed is left. */
const run = async (worker: Worker, connection: NativeConnection): Promise<void> => {
  const over = new AbortController();
  const ended = worker.run().finally(() => {
    over.abort();
    return connection.close();
  });
  const watched = lost(worker, over.signal).catch((error: unknown) => {
    if (over.signal.aborted) return ended;
    throw error;
  });
  await Promise.race([ended, watched]);
};

/** A connection to the server; an attempt is not waited for once the worker is told to stop. */
const connect = async ({ connectionOptions }: TemporalPlace, stopping: AbortSignal): Promise<NativeConnection> => {
  const connecting = NativeConnection.connect(connectionOptions as Parameters<typeof NativeConnection.connect>[0]);
  const stopped = Promise.withResolvers<never>();
  const leave = (): void => stopped.reject(new Error('the worker is told to stop'));
  stopping.addEventListener('abort', leave);
  try {
    return await Promise.race([connecting, stopped.promise]);
  } catch (error) {
    connecting.then((connection) => connection.close()).catch(() => undefined);
    throw error;
  } finally {
    stopping.removeEventListener('abort', leave);
  }
};

/**
 * Runs the worker of all changes, and the reconciler beside it. While Temporal is away it keeps trying, and a worker
 * that dies is started again (R35).
 */
export const runWorker = async (parts: WorkerParts): Promise<RunningWorker> => {
  const { store, mailer, temporal, place, publicUrl, reconcileSeconds, log, metrics } = parts;
  installRuntime(log);
  const workflowBundle = parts.bundle ?? (await bundleWorkflows(log));
  const activityParts = { store, mailer, mintSecret: newSecret, publicUrl };
  const activities = { ...createActivities(activityParts), ...createSupportActivities(activityParts) };
  const stopping = new AbortController();
  let current: Worker | undefined;
  const isRunning = (): boolean => current?.getState() === 'RUNNING';

  const work = async (begun: () => void): Promise<void> => {
    const connection = await connect(place, stopping.signal);
    current = await Worker.create({
      connection,
      namespace: place.namespace,
      taskQueue: place.taskQueue,
      workflowBundle,
      activities,
      interceptors: { activity: [withoutContent(log), withHeartbeats] },
      maxCachedWorkflows: 1_000,
      // What was meant for a killed worker's cache goes to another one after this.
      stickyQueueScheduleToStartTimeout: '5 seconds',
      // Most of them wait for mail: in an outage those must not take the places of settlings.
      maxConcurrentActivityTaskExecutions: 100,
      shutdownGraceTime: GRACE,
      shutdownForceTime: '45 seconds',
    }).catch(async (error: unknown) => {
      await connection.close();
      throw error;
    });
    const ended = run(current, connection);
    if (stopping.signal.aborted) current.shutdown();
    else begun();
    await ended;
  };

  const alsoCompare = createRequestRepair({
    store,
    temporal: temporal.supportClient,
    everySeconds: reconcileSeconds,
    log,
  });
  const reconciler = startReconciler({ store, temporal, everySeconds: reconcileSeconds, log, metrics, alsoCompare });
  const done = keepDoing(work, stopping.signal, {
    begun: () => log.info('the worker works'),
    notBegun: (error) => log.error({ error }, 'the worker does not begin; it is tried until Temporal lets it'),
    died: (error) => log.error({ error }, 'the worker has died; it is started again until it works'),
  });
  return {
    check: () => (isRunning() ? Promise.resolve() : Promise.reject(new Error('the worker does not work'))),
    async stop() {
      stopping.abort();
      await reconciler.stop();
      if (isRunning()) current?.shutdown();
      await done;
    },
  };
};
