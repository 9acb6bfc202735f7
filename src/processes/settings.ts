import type { Config } from './config.ts';
import { BadSetting } from './environment.ts';
import { readKeyring } from './keyring.ts';
import { createLogger } from './logger.ts';
import { temporalPlaceOfEnvironment } from './temporal.ts';

/** A setting that a process of its own can't do without: nothing is embedded beside it. */
export const needed = <T>(value: T | null, name: string, expected: string): T => {
  if (value === null) throw new BadSetting(name, undefined, expected);
  return value;
};

/** The settings that the API and the worker share, where each runs as a process of its own. */
export const sharedSettings = (config: Config, name: string) => ({
  production: config.production,
  databaseUrl: needed(config.databaseUrl, 'DATABASE_URL', 'a postgresql URL'),
  smtpUrl: needed(config.smtpUrl, 'SMTP_URL', 'an smtp or smtps URL'),
  place: temporalPlaceOfEnvironment(config.taskQueue),
  mailFrom: config.mailFrom,
  publicUrl: config.publicUrl,
  keyring: readKeyring(config),
  webhookHosts: config.webhookHosts,
  log: createLogger(name),
  otlpEndpoint: config.otlpEndpoint,
});
