// A worker like the product's, but for a store and a mailer that pass crash points, which a test arms with a file.
import { existsSync, readFileSync } from 'node:fs';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { Registry } from 'prom-client';
import { createMailer } from '../../src/mail/smtp.ts';
import { checkpointFilesIn } from '../../src/processes/checkpoint-files.ts';
import { startCheckpointer } from '../../src/processes/checkpointer.ts';
import { checkpointsDirOf, readConfig } from '../../src/processes/config.ts';
import { runWorker } from '../../src/processes/run-worker.ts';
import { sharedSettings } from '../../src/processes/settings.ts';
import { createTemporalClient } from '../../src/processes/temporal.ts';
import { openStore } from '../../src/store/store.ts';
import { withCrashPoints, withLetterCrashPoint } from './crash-point.ts';

/** How long an event goes unsigned: short, so that a short run has checkpoints too. */
const UNSIGNED_SECONDS = 5;

const config = readConfig(process.env, 'worker');
const { databaseUrl, place, smtpUrl, mailFrom, publicUrl, keyring, log } = sharedSettings(config, 'armed-worker');
const folder = process.env['COUNTERSIGN_STAGE'];
if (folder === undefined) throw new Error('COUNTERSIGN_STAGE: the folder of the crash points is expected');

/** What was bundled ahead, where it was: a worker that was killed is back the sooner. */
const bundleFile = process.env['COUNTERSIGN_BUNDLE'];
const bundle =
  bundleFile !== undefined && existsSync(bundleFile)
    ? { bundle: JSON.parse(readFileSync(bundleFile, 'utf8')) as WorkflowBundleWithSourceMap }
    : {};

const store = openStore({ url: databaseUrl, poolSize: 20 });
const mailer = createMailer({ smtpUrl, from: mailFrom });
const temporal = createTemporalClient(place, log);
const metrics = new Registry();
const worker = await runWorker({
  ...{ temporal, place, publicUrl, log, metrics, ...bundle },
  store: withCrashPoints(store, folder),
  mailer: withLetterCrashPoint(mailer, folder),
  reconcileSeconds: config.reconcileSeconds,
});
const checkpointer = startCheckpointer({
  ...{ store, keyring, log, metrics },
  files: checkpointFilesIn(checkpointsDirOf(config)),
  everySeconds: 2,
  unsignedSeconds: UNSIGNED_SECONDS,
});
process.once('SIGTERM', () => {
  void Promise.all([worker.stop(), checkpointer.stop()])
    .then(() => Promise.all([temporal.close(), store.close()]))
    .then(() => process.exit(0));
});
