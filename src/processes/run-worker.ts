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
import { newSecret } from '../identity/secrets.ts';
import type { Mailer } from '../mail/smtp.ts';
import type { Store } from '../store/store.ts';
import { withoutContent } from './activity-failure.ts';
import { withHeartbeats } from './heartbeats.ts';
import { startReconciler } from './reconciler.ts';
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
  /** Rejects when the worker dies. */
  readonly done: Promise<void>;
  stop(): Promise<void>;
}

/** Longer than a settling may take, so that a worker that is told to stop ends what it has begun. */
const GRACE = '35 seconds';

let installed = false;
/** The SDK's own runtime: it leaves signals to us, and logs through us. Once for a process, before any connection. */
const installRuntime = (log: Logger): void => {
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

/** Runs the worker of all changes, and the reconciler beside it. */
export const runWorker = async (parts: WorkerParts): Promise<RunningWorker> => {
  const { store, mailer, temporal, place, publicUrl, reconcileSeconds, log, metrics } = parts;
  installRuntime(log);
  const bundle = parts.bundle ?? (await bundleWorkflows(log));
  const connection = await NativeConnection.connect(
    place.connectionOptions as Parameters<typeof NativeConnection.connect>[0],
  );
  const worker = await Worker.create({
    connection,
    namespace: place.namespace,
    taskQueue: place.taskQueue,
    workflowBundle: bundle,
    activities: createActivities({ store, mailer, mintSecret: newSecret, publicUrl }),
    interceptors: { activity: [withoutContent(log), withHeartbeats] },
    maxCachedWorkflows: 1_000,
    // What was meant for a killed worker's cache goes to another one after this.
    stickyQueueScheduleToStartTimeout: '5 seconds',
    maxConcurrentActivityTaskExecutions: 20,
    shutdownGraceTime: GRACE,
    shutdownForceTime: '45 seconds',
  });
  const reconciler = startReconciler({ store, temporal, everySeconds: reconcileSeconds, log, metrics });
  const done = worker.run().finally(() => connection.close());
  return {
    done,
    async stop() {
      await reconciler.stop();
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await done;
    },
  };
};
