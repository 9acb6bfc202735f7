import { BadSetting, readConfig, type Config } from './config.ts';
import { createLogger } from './logger.ts';
import { ownShutdown, runService } from './service.ts';
import { temporalPlaceOfEnvironment } from './temporal.ts';

/** A setting that a process of its own can't do without: nothing is embedded beside it. */
const needed = <T>(value: T | null, name: string, expected: string): T => {
  if (value === null) throw new BadSetting(name, undefined, expected);
  return value;
};

/** The settings that the API and the worker share, where each runs as a process of its own. */
export const sharedSettings = (config: Config, name: string) => ({
  databaseUrl: needed(config.databaseUrl, 'DATABASE_URL', 'a postgresql URL'),
  smtpUrl: needed(config.smtpUrl, 'SMTP_URL', 'an smtp or smtps URL'),
  place: temporalPlaceOfEnvironment(config.taskQueue),
  mailFrom: config.mailFrom,
  publicUrl: config.publicUrl,
  log: createLogger(name),
});

const main = async (): Promise<void> => {
  const config = readConfig(process.env);
  const settings = sharedSettings(config, 'api');
  const api = {
    port: config.port,
    oidc: needed(config.oidc, 'OIDC_ISSUER', 'the URL of an OpenID provider'),
    operatorClaim: config.operatorClaim,
    sessionSecret: needed(config.sessionSecret, 'COUNTERSIGN_SESSION_SECRET', 'a secret of at least 32 characters'),
  };
  ownShutdown(await runService(settings, { api }), settings.log);
  settings.log.info({ port: config.port }, 'the API answers');
};

if (import.meta.main)
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  });
