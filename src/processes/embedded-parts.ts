import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { searchAttributes } from '../../workflows/contract.ts';
import type { Config } from './config.ts';
import { startIdentityProvider } from './embedded/identity-provider.ts';
import { startInbox } from './embedded/inbox.ts';
import { takePort } from './embedded/ports.ts';
import { startPostgres, type EmbeddedPostgres } from './embedded/postgres.ts';
import { startTemporal, type EmbeddedTemporal } from './embedded/temporal.ts';
import { toolPaths } from './embedded/tools.ts';
import { supervised, type Start } from './embedded/supervised.ts';
import { keptSecret } from './kept-secret.ts';
import { temporalPlaceOfEnvironment, type TemporalPlace } from './temporal.ts';

/** Everything that the service needs around it, whether ours or the operator's. */
export interface Parts {
  readonly port: number;
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly place: TemporalPlace;
  readonly temporalUiUrl: string | undefined;
  /** Where its workflows are seen in it. */
  readonly temporalNamespaceUrl: string | undefined;
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
  const taken = (name: PortName | 'api', { port, note }: { port: number; note?: string }): number => {
    if (note !== undefined) say(note);
    ports.remember(name, port);
    return port;
  };
  const take = async (name: PortName, title: string): Promise<number> =>
    taken(name, await takePort(ports.kept[name] ?? wantedPorts[name], title));
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
    // The servers take their ports themselves, once what a killed run left on them has been stopped.
    const wanted = ports.kept.postgres ?? wantedPorts.postgres;
    const start: Start<EmbeddedPostgres> = (port, line) => startPostgres({ dataDir, port: port ?? wanted, log: line });
    const { url, port } = keep(await supervised('PostgreSQL', start, log, say));
    ports.remember('postgres', port);
    return url;
  };
  const temporal = async (): Promise<{ place: TemporalPlace; uiUrl: string | undefined }> => {
    if (config.temporalNamed) return { place: temporalPlaceOfEnvironment(config.taskQueue), uiUrl: undefined };
    const namespace = 'countersign';
    const wanted = ports.kept.temporal ?? wantedPorts.temporal;
    const uiPort = ports.kept.temporalUi ?? wantedPorts.temporalUi;
    const cliPath = toolPaths(dataDir).temporalCli;
    const start: Start<EmbeddedTemporal> = (port, line) =>
      startTemporal({ dataDir, cliPath, namespace, searchAttributes, port: port ?? wanted, uiPort, log: line });
    const server = keep(await supervised('Temporal', start, log, say));
    ports.remember('temporal', server.port);
    if (server.uiUrl !== undefined) ports.remember('temporalUi', Number(new URL(server.uiUrl).port));
    return {
      place: { connectionOptions: { address: server.address }, namespace, taskQueue: config.taskQueue },
      uiUrl: server.uiUrl,
    };
  };
  const mail = async (): Promise<{ smtpUrl: string; inboxUrl: string | undefined }> => {
    if (config.smtpUrl !== null) return { smtpUrl: config.smtpUrl, inboxUrl: undefined };
    const smtpPort = await take('smtp', 'mail');
    const httpPort = await take('inbox', 'the inbox');
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
        port: taken('provider', await providerPort(ports.kept.provider)),
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
    // First of all: it refuses when another program runs on the same folder, before anything of it is touched.
    const databaseUrl = await database();
    const { place, uiUrl } = await temporal();
    const wanted = config.isPortGiven ? config.port : (ports.kept.api ?? config.port);
    const port = taken('api', await takePort(wanted, 'the API'));
    const publicUrl = config.isPublicUrlGiven ? config.publicUrl : `http://localhost:${port}`;
    const oidc = await identity(publicUrl);
    return {
      port,
      publicUrl,
      databaseUrl,
      place,
      temporalUiUrl: uiUrl,
      temporalNamespaceUrl: uiUrl && `${uiUrl}/namespaces/${place.namespace}`,
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
