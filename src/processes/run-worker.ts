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
import { Histogram, type Registry } from 'prom-client';
import { createActivities } from '../../activities/index.ts';
import { createSupportActivities } from '../../activities/support.ts';
import { createWebhookActivities, type WebhookSending } from '../../activities/webhooks.ts';
import { newSecret } from '../identity/secrets.ts';
import type { Mailer } from '../mail/smtp.ts';
import type { Store } from '../store/store.ts';
import { withoutContent } from './activity-failure.ts';
import { withHeartbeats } from './heartbeats.ts';
import { createDeliveryRepair } from './delivery-repair.ts';
import { keepDoing } from './keep-doing.ts';
import type { MetricsPlace } from './metrics-server.ts';
import { startReconciler } from './reconciler.ts';
import { createRequestRepair } from './request-repair.ts';
import type { TemporalClient, TemporalPlace } from './temporal.ts';
import { noSpans, type Spans } from '../http/spans.ts';
import { spanSinks, tracedActivities } from './trace-interceptors.ts';
import { watchedMailer } from './watched-mailer.ts';
import { watchedWebhooks } from './watched-webhooks.ts';

export interface WorkerParts {
  readonly store: Store;
  readonly mailer: Mailer;
  readonly temporal: TemporalClient;
  readonly place: TemporalPlace;
  readonly publicUrl: string;
  readonly reconcileSeconds: number;
  readonly log: Logger;
  readonly metrics: Registry;
  /** How messages of webhooks leave; they don't where it is absent. */
  readonly webhooks?: WebhookSending;
  /** Where spans are told; nowhere where it is absent. */
  readonly spans?: Spans;
  /** The workflows' code where it was bundled before. */
  readonly bundle?: WorkflowBundleWithSourceMap;
  /** Where the SDK serves its own metrics; nowhere where it is absent, or the process's runtime was installed before. */
  readonly sdkMetrics?: MetricsPlace;
}

export interface RunningWorker {
  /** Throws while the worker does not work: Temporal has yet to be reached, or it has died. */
  check(this: void): Promise<void>;
  stop(): Promise<void>;
}

/** Longer than a settling may take, so that a worker that is told to stop ends what it has begun. */
const GRACE = '35 seconds';

const prometheusAt = ({ host, port }: MetricsPlace) => ({
  bindAddress: `${host.includes(':') ? `[${host}]` : host}:${port}`,
  countersTotalSuffix: true,
  unitSuffix: true,
  useSecondsForDurations: true,
});

let installed = false;
/**
 * The SDK's own runtime: it leaves signals to us, and logs through us. It serves its own metrics where it is told to.
 * Once for a process, before any connection.
 */
export const installRuntime = (log: Logger, sdkMetrics?: MetricsPlace): void => {
  if (installed) return;
  installed = true;
  const say = { TRACE: 'trace', DEBUG: 'debug', INFO: 'debug', WARN: 'warn', ERROR: 'error' } as const;
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', ({ level, message, meta }) =>
      log[say[level]]({ sdk: meta?.['workflowId'] ?? null }, message),
    ),
    telemetryOptions: {
      logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
      ...(sdkMetrics !== undefined && { metrics: { prometheus: prometheusAt(sdkMetrics) } }),
    },
  });
};

/** Bundles the workflows' code, as every worker does that is not handed a bundle. */
export const bundleWorkflows = (log: Logger, sdkMetrics?: MetricsPlace): Promise<WorkflowBundleWithSourceMap> => {
  installRuntime(log, sdkMetrics);
  return bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
    payloadConverterPath: fileURLToPath(new URL('../../workflows/payload-converter.ts', import.meta.url)),
    workflowInterceptorModules: [fileURLToPath(new URL('../../workflows/tracing.ts', import.meta.url))],
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
  const { store, mailer, temporal, place, publicUrl, reconcileSeconds, log, metrics, spans = noSpans } = parts;
  installRuntime(log, parts.sdkMetrics);
  const workflowBundle = parts.bundle ?? (await bundleWorkflows(log));
  const timeToApply = new Histogram({
    name: 'countersign_time_to_apply_seconds',
    help: 'From the last decision on a change, or its submission where none was needed, to its applying.',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3_600, 86_400],
    registers: [metrics],
  });
  const activityParts = {
    ...{ store, publicUrl, mintSecret: newSecret },
    mailer: watchedMailer(mailer, log, metrics, spans),
    onApplied: (afterMs: number) => timeToApply.observe(afterMs / 1_000),
  };
  const activities = {
    ...createActivities(activityParts),
    ...createSupportActivities(activityParts),
    ...createWebhookActivities(activityParts, watchedWebhooks(parts.webhooks ?? { hosts: [], keys: [] }, log, metrics)),
  };
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
      interceptors: { activity: [tracedActivities(log, spans), withoutContent(log), withHeartbeats] },
      sinks: spanSinks(spans),
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

  const repair = { store, everySeconds: reconcileSeconds, log };
  const compareRequests = createRequestRepair({ ...repair, temporal: temporal.supportClient });
  const compareDeliveries = createDeliveryRepair({ ...repair, temporal: temporal.webhookClient });
  const alsoCompare = async (): Promise<void> => {
    await compareRequests();
    await compareDeliveries();
  };
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
