import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import type { Clock } from '../store/account-lock.ts';
import type { Keyring } from '../proof/keys.ts';
import type { Database } from '../store/database.ts';
import { mustBeHeld } from '../store/logins.ts';
import { openStore } from '../store/store.ts';
import { isUnreachable } from '../store/unreachable.ts';
import { loggable } from '../http/problem.ts';
import { createMailer } from '../mail/smtp.ts';
import type { ApiParts } from './run-api.ts';
import type { MetricsPlace } from './metrics-server.ts';
import type { WorkerParts } from './run-worker.ts';
import { startTelemetry } from './telemetry.ts';
import { createTemporalClient, type TemporalPlace } from './temporal.ts';
import { webhookSending } from './webhook-parts.ts';
import type { AllowedHost } from '../webhooks/hosts.ts';

/** What an API process and a worker process share. */
export interface ServiceSettings {
  /** Whether a login that could see more than the service is refused. */
  readonly production: boolean;
  readonly databaseUrl: string;
  readonly place: TemporalPlace;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly publicUrl: string;
  /** What signs receipts and checkpoints. */
  readonly keyring: Keyring;
  /** Where messages of webhooks may go; nowhere where it is absent. */
  readonly webhookHosts?: readonly AllowedHost[];
  readonly log: Logger;
  /** Where spans are told, by OTLP over HTTP; nowhere where there is none. */
  readonly otlpEndpoint?: string | null;
  /** The one clock; the database's where it is absent. */
  readonly clock?: Clock;
}

export interface Running {
  stop(): Promise<void>;
}

export interface ServiceParts {
  readonly api?: Omit<
    ApiParts,
    keyof ServiceSettings | 'store' | 'temporal' | 'mailer' | 'metrics' | 'spans' | 'worker'
  >;
  readonly worker?: Pick<WorkerParts, 'reconcileSeconds' | 'bundle' | 'sdkMetrics'> & {
    /** The folder of the checkpoints outside of the database. */
    readonly checkpointsDir: string;
    /** Where the process serves its metrics, and says how it is, beside the API, which has routes for that. */
    readonly metricsAt?: MetricsPlace;
  };
}

const AGAIN_MS = 1_000;

/** Waits for a database that does not answer yet; one that lets its login do too much is refused. */
const untilHeld = async (database: Database, strict: boolean, log: Logger): Promise<void> => {
  for (;;) {
    try {
      return await mustBeHeld(database, { strict });
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      log.warn({ error: loggable(error) }, 'the database does not answer; waiting for it');
      await delay(AGAIN_MS);
    }
  }
};

/**
 * Runs the API, the worker, or both in this process, over one store and one client of everything. Loads no code of the
 * part that isn't asked for: a process that was killed is back the sooner.
 */
export const runService = async (settings: ServiceSettings, parts: ServiceParts): Promise<Running> => {
  const { production, databaseUrl, place, smtpUrl, mailFrom, publicUrl, keyring, webhookHosts = [] } = settings;
  const { log, clock } = settings;
  const metrics = new Registry();
  const temporal = createTemporalClient(place, log);
  const store = openStore({ url: databaseUrl, poolSize: 20 }, clock, (due) => {
    for (const ref of due) void temporal.webhooks.look(ref);
  });
  const mailer = createMailer({ smtpUrl, from: mailFrom });
  const processName = `countersign-${parts.api === undefined ? 'worker' : 'api'}`;
  const telemetry = await startTelemetry(settings.otlpEndpoint ?? null, processName, log);
  const shared = { store, mailer, temporal, publicUrl, log, metrics, spans: telemetry.spans };
  const started: { stop(): Promise<void> }[] = [];
  const stop = async (): Promise<void> => {
    for (const part of started.splice(0).reverse()) await part.stop();
    mailer.close();
    await temporal.close();
    await store.close();
    await telemetry.stop();
  };
  try {
    await untilHeld(store.database, production, log);
    const worker =
      parts.worker &&
      (await (
        await import('./run-worker.ts')
      ).runWorker({
        ...{ ...shared, place, ...parts.worker },
        webhooks: webhookSending(keyring, webhookHosts),
      }));
    if (worker) started.push(worker);
    if (parts.worker && worker) {
      const { checkpointFilesIn } = await import('./checkpoint-files.ts');
      const { startCheckpointer } = await import('./checkpointer.ts');
      const files = checkpointFilesIn(parts.worker.checkpointsDir);
      started.push(startCheckpointer({ store, keyring, files, log, metrics }));
      const { registerDatabaseFigures } = await import('./database-figures.ts');
      registerDatabaseFigures({ store, log, metrics });
      const { metricsAt } = parts.worker;
      if (metricsAt !== undefined)
        started.push(
          await (await import('./metrics-server.ts')).serveMetrics({ metrics, check: worker.check }, metricsAt, log),
        );
    }
    if (parts.api)
      started.push(
        await (
          await import('./run-api.ts')
        ).runApi({ ...shared, keyring, webhookHosts, ...parts.api, ...(worker && { worker }) }),
      );
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const FORCED_EXIT = 130;
/** A key press reaches a program that npm runs twice: from the terminal, and from npm. */
const SAME_PRESS_MS = 300;

/** A process that is in an unknown state isn't given longer than this to end in order. */
const FAILED_STOP_MS = 15_000;

/**
 * Ends the process in order at the first SIGINT or SIGTERM, and at once at the second. An error that nobody handled ends
 * it in order too, as failed: what state it left behind nobody knows, and whoever runs the process starts it anew.
 */
export const ownShutdown = (
  running: Running,
  log: Logger,
  say: (line: string) => void = () => undefined,
  failedStopMs: number = FAILED_STOP_MS,
): void => {
  let askedAt: number | undefined;
  let failed = false;
  const end = (): void => {
    askedAt = performance.now();
    running.stop().then(
      () => process.exit(failed ? 1 : 0),
      (error: unknown) => {
        log.error({ error: String(error) }, 'the service did not stop in order');
        process.exit(1);
      },
    );
  };
  const ask = (): void => {
    if (askedAt === undefined) {
      say('Stopping. Press Ctrl-C again to stop at once.');
      end();
    } else if (performance.now() - askedAt > SAME_PRESS_MS) process.exit(FORCED_EXIT);
  };
  const fail = (error: unknown): void => {
    log.fatal({ error: loggable(error) }, 'an error that nobody handled: the process ends');
    if (failed) return;
    failed = true;
    setTimeout(() => {
      log.fatal('the service did not stop in time');
      process.exit(1);
    }, failedStopMs);
    if (askedAt !== undefined) return;
    say('Something failed that nobody had foreseen; the log has it. Stopping.');
    end();
  };
  process.on('unhandledRejection', fail);
  process.on('uncaughtException', fail);
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
};
