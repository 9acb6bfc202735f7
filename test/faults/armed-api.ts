// An API like the product's, but for a store that passes crash points, which a test arms with a file.
import { Registry } from 'prom-client';
import { createMailer } from '../../src/mail/smtp.ts';
import { readConfig } from '../../src/processes/config.ts';
import { runApi } from '../../src/processes/run-api.ts';
import { needed, sharedSettings } from '../../src/processes/settings.ts';
import { createTemporalClient } from '../../src/processes/temporal.ts';
import { openStore } from '../../src/store/store.ts';
import { withCrashPoints } from './crash-point.ts';

const config = readConfig(process.env, 'api');
const { databaseUrl, place, smtpUrl, mailFrom, publicUrl, keyring, log } = sharedSettings(config, 'armed-api');
const folder = process.env['COUNTERSIGN_STAGE'];
if (folder === undefined) throw new Error('COUNTERSIGN_STAGE: the folder of the crash points is expected');

const store = openStore({ url: databaseUrl, poolSize: 20 });
const mailer = createMailer({ smtpUrl, from: mailFrom });
const temporal = createTemporalClient(place, log);
const { port, operatorClaim, trustedProxies, rateFactor, mostAtWork, deskCoolingHours } = config;
const api = await runApi({
  ...{ temporal, mailer, publicUrl, keyring, log },
  ...{ port, operatorClaim, trustedProxies, rateFactor, mostAtWork, deskCoolingHours },
  store: withCrashPoints(store, folder),
  oidc: needed(config.oidc, 'OIDC_ISSUER', 'the URL of an OpenID provider'),
  sessionSecret: needed(config.sessionSecret, 'COUNTERSIGN_SESSION_SECRET', 'a secret of at least 32 characters'),
  metrics: new Registry(),
});
log.info({ port }, 'the API answers');
process.once('SIGTERM', () => {
  void api
    .stop()
    .then(() => Promise.all([temporal.close(), store.close()]))
    .then(() => process.exit(0));
});
