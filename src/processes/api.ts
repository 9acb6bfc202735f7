import { readConfig } from './config.ts';
import { ownShutdown, runService } from './service.ts';
import { needed, sharedSettings } from './settings.ts';

const main = async (): Promise<void> => {
  const config = readConfig(process.env, 'api');
  const settings = sharedSettings(config, 'api');
  const api = {
    port: config.port,
    oidc: needed(config.oidc, 'OIDC_ISSUER', 'the URL of an OpenID provider'),
    operatorClaim: config.operatorClaim,
    temporalUi: config.temporalUi ?? undefined,
    trustedProxies: config.trustedProxies,
    rateFactor: config.rateFactor,
    mostAtWork: config.mostAtWork,
    drainSeconds: config.drainSeconds,
    deskCoolingHours: config.deskCoolingHours,
    sessionSecret: needed(config.sessionSecret, 'COUNTERSIGN_SESSION_SECRET', 'a secret of at least 32 characters'),
  };
  ownShutdown(await runService(settings, { api }), settings.log);
  settings.log.info({ port: config.port }, 'the API answers');
};

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
