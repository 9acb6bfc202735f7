// A worker like the product's, but for a store and a mailer that pass crash points, which a test arms with a file.
import { Registry } from 'prom-client';
import { createMailer } from '../../src/mail/smtp.ts';
import { sharedSettings } from '../../src/processes/settings.ts';
import { readConfig } from '../../src/processes/config.ts';
import { runWorker } from '../../src/processes/run-worker.ts';
import { createTemporalClient } from '../../src/processes/temporal.ts';
import { openStore } from '../../src/store/store.ts';
import { withCrashPoints, withLetterCrashPoint } from './crash-point.ts';

const config = readConfig(process.env, 'worker');
const { databaseUrl, place, smtpUrl, mailFrom, publicUrl, log } = sharedSettings(config, 'armed-worker');
const folder = process.env['COUNTERSIGN_STAGE'];
if (folder === undefined) throw new Error('COUNTERSIGN_STAGE: the folder of the crash points is expected');

const store = openStore({ url: databaseUrl, poolSize: 20 });
const mailer = createMailer({ smtpUrl, from: mailFrom });
const temporal = createTemporalClient(place, log);
const worker = await runWorker({
  ...{ temporal, place, publicUrl, log },
  store: withCrashPoints(store, folder),
  mailer: withLetterCrashPoint(mailer, folder),
  reconcileSeconds: config.reconcileSeconds,
  metrics: new Registry(),
});
process.once('SIGTERM', () => {
  void worker
    .stop()
    .then(() => Promise.all([temporal.close(), store.close()]))
    .then(() => process.exit(0));
});
