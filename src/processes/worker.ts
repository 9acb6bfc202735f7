import { checkpointsDirOf, metricsPlacesOf, readConfig } from './config.ts';
import { ownShutdown, runService } from './service.ts';
import { sharedSettings } from './settings.ts';

const main = async (): Promise<void> => {
  const config = readConfig(process.env, 'worker');
  const settings = sharedSettings(config, 'worker');
  const worker = {
    reconcileSeconds: config.reconcileSeconds,
    checkpointsDir: checkpointsDirOf(config),
    ...metricsPlacesOf(config),
  };
  ownShutdown(await runService(settings, { worker }), settings.log);
};

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
