import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { searchAttributes } from '../../workflows/contract.ts';
import type { Config } from './config.ts';
import { startIdentityProvider } from './embedded/identity-provider.ts';
import { startInbox } from './embedded/inbox.ts';
import { takePort } from './embedded/ports.ts';
import { startPostgres } from './embedded/postgres.ts';
import { startTemporal } from './embedded/temporal.ts';
import { toolPaths } from './embedded/tools.ts';
import { keptSecret } from './kept-secret.ts';
import { temporalPlaceOfEnvironment, type TemporalPlace } from './temporal.ts';

/** Everything that the service needs around it, whether ours or the operator's. */
export interface Parts {
  readonly port: number;
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly place: TemporalPlace;
  readonly temporalUiUrl: string | undefined;
  readonly smtpUrl: string;
  readonly inboxUrl: string | undefined;
  readonly oidc: NonNullable<Config['oidc']>;
  /** Whether the demo people can sign in. */
  readonly demo: boolean;
  /** Stops what was started here, in the reverse order. */
  stop(): Promise<void>;
}

const wantedPorts = { provider: 8081, inbox: 8082, smtp: 2525, postgres: 5432, temporal: 7233, temporalUi: 8233 };
type PortName = keyof typeof wantedPorts;

/** Ports once taken are kept, so that links in letters and the provider's name stay good over restarts. */
const rememberedPorts = (dataDir: string) => {
  const file = join(dataDir, 'ports.json');
  const kept = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<PortName | 'api', number>>)
    : {};
  return {
    kept,
    remember(name: PortName | 'api', port: number): void {
      kept[name] = port;
      writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
    },
  };
};

interface Stoppable {
  stop(): Promise<void>;
}

interface Child extends Stoppable {
  readonly port: number;
  onExit(listener: () => void): void;
}

const RESTART_AFTER_MS = 500;

/** Keeps an embedded server running: one that dies is started again on its port, until it is stopped. */
const supervised = async <T extends Child>(
  name: string,
  start: (port: number | undefined) => Promise<T>,
  log: Logger,
): Promise<T> => {
  let stopping = false;
  let current = await start(undefined);
  const first = current;
  const watch = (child: T): void =>
    child.onExit(() => {
      if (stopping) return;
      log.error(`${name} has died and is started again`);
      const again = (): void => {
        if (stopping) return;
        start(first.port).then(
          (next) => {
            current = next;
            watch(next);
          },
          (error: unknown) => {
            log.error({ error: String(error) }, `${name} could not be started again`);
            setTimeout(again, RESTART_AFTER_MS);
          },
        );
      };
      setTimeout(again, RESTART_AFTER_MS);
    });
  watch(current);
  return {
    ...first,
    stop: () => {
      stopping = true;
      return current.stop();
    },
  };
};

/** The embedded provider is known by its address: where demo people are bound to it already, it can't move. */
const providerPort = async (kept: number | undefined): Promise<{ port: number; note?: string }> => {
  const taken = await takePort(kept ?? wantedPorts.provider, 'the identity provider');
  if (kept !== undefined && taken.port !== kept)
    throw new Error(
      `Port ${kept} of the identity provider is taken by another program; the demo people are known by that address: free the port, or start with another COUNTERSIGN_DATA.`,
    );
  return taken;
};

/** Starts every part that the settings do not name. `say` tells the person who started the program. */
export const startParts = async (config: Config, log: Logger, say: (line: string) => void): Promise<Parts> => {
  const { dataDir } = config;
  const ports = rememberedPorts(dataDir);
  const started: Stoppable[] = [];
  const line = (text: string): void => log.info(text);
  const take = async (name: PortName | 'api', wanted: number, title: string): Promise<number> => {
    const { port, note } =
      name === 'provider' ? await providerPort(ports.kept.provider) : await takePort(ports.kept[name] ?? wanted, title);
    if (note !== undefined) say(note);
    ports.remember(name, port);
    return port;
  };
  const stop = async (): Promise<void> => {
    for (const part of started.splice(0).reverse())
      await part.stop().catch((error: unknown) => log.error({ error: String(error) }, 'a part did not stop'));
  };
  const keep = <T extends Stoppable>(part: T): T => {
    started.push(part);
    return part;
  };

  const database = async (): Promise<string> => {
    if (config.databaseUrl !== null) return config.databaseUrl;
    const wanted = await take('postgres', wantedPorts.postgres, 'PostgreSQL');
    return keep(
      await supervised('PostgreSQL', (port) => startPostgres({ dataDir, port: port ?? wanted, log: line }), log),
    ).url;
  };
  const temporal = async (): Promise<{ place: TemporalPlace; uiUrl: string | undefined }> => {
    if (config.temporalNamed) return { place: temporalPlaceOfEnvironment(config.taskQueue), uiUrl: undefined };
    const namespace = 'countersign';
    const wanted = await take('temporal', wantedPorts.temporal, 'Temporal');
    const uiPort = await take('temporalUi', wantedPorts.temporalUi, "Temporal's web pages");
    const cliPath = toolPaths(dataDir).temporalCli;
    const start = (port: number | undefined) =>
      startTemporal({ dataDir, cliPath, namespace, searchAttributes, port: port ?? wanted, uiPort, log: line });
    const server = keep(await supervised('Temporal', start, log));
    return {
      place: { connectionOptions: { address: server.address }, namespace, taskQueue: config.taskQueue },
      uiUrl: server.uiUrl,
    };
  };
  const mail = async (): Promise<{ smtpUrl: string; inboxUrl: string | undefined }> => {
    if (config.smtpUrl !== null) return { smtpUrl: config.smtpUrl, inboxUrl: undefined };
    const smtpPort = await take('smtp', wantedPorts.smtp, 'mail');
    const httpPort = await take('inbox', wantedPorts.inbox, 'the inbox');
    const inbox = keep(await startInbox({ dataDir, smtpPort, httpPort, log }));
    return { smtpUrl: inbox.smtpUrl, inboxUrl: inbox.url };
  };
  const identity = async (publicUrl: string): Promise<NonNullable<Config['oidc']>> => {
    if (config.oidc !== null) return config.oidc;
    const [audience, clientId, clientSecret] = [
      'countersign',
      'countersign-pages',
      keptSecret(dataDir, 'client-secret'),
    ];
    const { issuer } = keep(
      await startIdentityProvider({
        dataDir,
        port: await take('provider', wantedPorts.provider, 'the identity provider'),
        publicUrl,
        audience,
        clientId,
        clientSecret,
        redirectUris: [`${publicUrl}/sign-in/callback`],
        environment: process.env['NODE_ENV'],
        log,
      }),
    );
    return { issuer, audience, clientId, clientSecret };
  };

  try {
    const port = await take('api', config.port, 'the API');
    const publicUrl = process.env['PUBLIC_URL'] ? config.publicUrl : `http://localhost:${port}`;
    const databaseUrl = await database();
    const { place, uiUrl } = await temporal();
    const oidc = await identity(publicUrl);
    return {
      port,
      publicUrl,
      databaseUrl,
      place,
      temporalUiUrl: uiUrl,
      ...(await mail()),
      oidc,
      demo: config.oidc === null,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
