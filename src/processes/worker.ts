import { readConfig } from './config.ts';
import { ownShutdown, runService } from './service.ts';
import { sharedSettings } from './settings.ts';

const main = async (): Promise<void> => {
  const config = readConfig(process.env, 'worker');
  const settings = sharedSettings(config, 'worker');
  ownShutdown(await runService(settings, { worker: { reconcileSeconds: config.reconcileSeconds } }), settings.log);
};

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
