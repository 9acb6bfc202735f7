import { mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { migrate } from '../store/migrate.ts';
import { checkpointsDirOf, metricsPlacesOf, readConfig } from './config.ts';
import { openDemoAccount } from './demo/account.ts';
import { startParts, type Parts } from './embedded-parts.ts';
import { DESK_CLAIM } from './embedded/demo-people.ts';
import { readKeyring } from './keyring.ts';
import { keptSecret } from './kept-secret.ts';
import { createFileLogger } from './logger.ts';
import { ownShutdown, runService } from './service.ts';
import { bundleWorkflows } from './run-worker.ts';

const say = (line: string): void => console.log(line);

const banner = (
  { publicUrl, temporalUiUrl, inboxUrl, demo, oidc }: Parts,
  logFile: string,
  demoSlug: string | undefined,
): string =>
  [
    '',
    'Countersign is running.',
    '',
    `  Console         ${publicUrl}   (open it; the API is there too, described at ${publicUrl}/docs)`,
    ...(inboxUrl === undefined ? [] : [`  Inbox           ${inboxUrl}   (every letter that was sent)`]),
    ...(temporalUiUrl === undefined ? [] : [`  Temporal        ${temporalUiUrl}   (the workflows of all changes)`]),
    `  Identity        ${oidc.issuer}${demo ? '   (the demo people; no password)' : ''}`,
    `  Log             ${logFile}`,
    '',
    ...(demoSlug === undefined
      ? []
      : [
          `  The demo account is "${demoSlug}": five officers (ada, ben, cleo, dev, eva), two approvals required.`,
          "  Its policy lets a letter's link alone decide, so that you can play every officer yourself.",
          '  A token for a demo person:   npm run --silent token -- ada',
          '  The whole story, played:     npm run demo',
          '',
        ]),
    'Ctrl-C stops everything. What was written stays.',
    '',
  ].join('\n');

const main = async (): Promise<void> => {
  const config = readConfig(process.env, 'all-in-one');
  const dataDir = resolve(config.dataDir);
  mkdirSync(dataDir, { recursive: true });
  const keyring = readKeyring({ ...config, dataDir });
  const { log, file } = createFileLogger('countersign', dataDir);
  const runningFile = join(dataDir, 'running.json');
  const started: { stop(): Promise<void> }[] = [];
  const stop = async (): Promise<void> => {
    for (const part of started.splice(0).reverse()) await part.stop();
  };
  const demo = new AbortController();
  // From the first moment on: a start takes its time, and can be interrupted too.
  ownShutdown({ stop }, log, say);

  say('Starting PostgreSQL, Temporal, the worker, the API and the inbox …');
  const bundling = bundleWorkflows(log, metricsPlacesOf(config).sdkMetrics);
  bundling.catch(() => undefined);
  try {
    const parts = await startParts({ ...config, dataDir }, log, say);
    started.push(parts);
    // The provider of the demo people is never one of production, and has people of a desk.
    const operatorClaim = config.operatorClaim ?? (parts.demo ? DESK_CLAIM : null);
    await migrate(config.ownerDatabaseUrl ?? parts.databaseUrl, parts.databaseUrl);
    const service = await runService(
      {
        production: config.production,
        databaseUrl: parts.databaseUrl,
        place: parts.place,
        smtpUrl: parts.smtpUrl,
        mailFrom: config.mailFrom,
        publicUrl: parts.publicUrl,
        keyring,
        webhookHosts: config.webhookHosts,
        log,
        otlpEndpoint: config.otlpEndpoint,
      },
      {
        api: {
          port: parts.port,
          ...(parts.demo && { host: '127.0.0.1' }),
          oidc: parts.oidc,
          operatorClaim,
          temporalUi: config.temporalUi ?? parts.temporalNamespaceUrl,
          trustedProxies: config.trustedProxies,
          rateFactor: config.rateFactor,
          mostAtWork: config.mostAtWork,
          drainSeconds: config.drainSeconds,
          deskCoolingHours: config.deskCoolingHours,
          sessionSecret: config.sessionSecret ?? keptSecret(dataDir, 'session-secret'),
        },
        worker: {
          reconcileSeconds: config.reconcileSeconds,
          checkpointsDir: checkpointsDirOf({ ...config, dataDir }),
          bundle: await bundling,
          ...metricsPlacesOf(config),
        },
      },
    );
    started.push(service);
    const { publicUrl, inboxUrl, temporalUiUrl, oidc } = parts;
    const { issuer, audience } = oidc;
    const running = { publicUrl, inboxUrl, temporalUiUrl, issuer, audience, databaseUrl: parts.databaseUrl };
    writeFileSync(runningFile, `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 });
    started.push({ stop: () => rm(runningFile, { force: true }) });
    started.push({ stop: () => Promise.resolve(demo.abort()) });
    const demoSlug = parts.demo
      ? await openDemoAccount({
          ...{ publicUrl, issuer, audience, dataDir, say, signal: demo.signal },
          hasDesk: operatorClaim?.name === DESK_CLAIM.name && operatorClaim.value === DESK_CLAIM.value,
        })
      : undefined;
    say(banner(parts, file, demoSlug));
  } catch (error) {
    // Who has interrupted it is stopping all of it already; the next start goes on from there.
    if (demo.signal.aborted) return;
    await stop();
    throw error;
  }
};

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
