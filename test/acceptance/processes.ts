import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import pino from 'pino';
import { createDemoClient, type DemoClient } from '../../src/processes/demo/client.ts';
import { startIdentityProvider } from '../../src/processes/embedded/identity-provider.ts';
import { startInbox, type Inbox } from '../../src/processes/embedded/inbox.ts';
import { freePort } from '../../src/processes/embedded/ports.ts';
import { startPostgres } from '../../src/processes/embedded/postgres.ts';
import { startTemporal } from '../../src/processes/embedded/temporal.ts';
import { toolPaths } from '../../src/processes/embedded/tools.ts';
import { migrate } from '../../src/store/migrate.ts';
import { searchAttributes } from '../../workflows/contract.ts';
import { ServiceProcess } from './service-process.ts';

/** Something that can be killed with SIGKILL, and started again where it was. */
export interface Killable {
  readonly pid: number;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<unknown>;
}

interface Server {
  readonly pid: number;
  onExit(listener: () => void): void;
  stop(): Promise<void>;
}

/** An embedded server on a port of its own, which can be killed. */
class KillableServer implements Killable {
  readonly #open: () => Promise<Server>;
  #server: Server | undefined;

  constructor(open: () => Promise<Server>) {
    this.#open = open;
  }

  get pid(): number {
    return this.#server!.pid;
  }

  async start(): Promise<void> {
    this.#server = await this.#open();
  }

  async kill(): Promise<void> {
    const server = this.#server!;
    const exited = new Promise<void>((resolve) => server.onExit(() => resolve()));
    process.kill(server.pid, 'SIGKILL');
    await exited;
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
  }
}

export interface StageOptions {
  /** The worker's program; the product's own where it is absent. */
  readonly workerFile?: string;
}

const AUDIENCE = 'countersign';
const READY = { api: 'the API answers', worker: 'the worker works' } as const;
const quiet = (): void => undefined;

/**
 * The service as it runs in production: API and worker as processes of their own, between a real PostgreSQL and a real
 * Temporal server with files, an inbox and an identity provider. All ports, folders and names are its own. Every part
 * but the provider can be killed.
 */
export class Stage {
  readonly dataDir: string;
  readonly postgres: Killable;
  readonly temporal: Killable;
  readonly api: ServiceProcess;
  readonly worker: ServiceProcess;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly publicUrl: string;
  readonly issuer: string;
  readonly audience = AUDIENCE;
  /** The settings of its API and worker, for further processes beside them. */
  readonly environment: Readonly<Record<string, string>>;
  /** A demo person at the API. */
  readonly client: DemoClient;
  readonly #mail: MailServer;
  readonly #parts: readonly { stop(): Promise<unknown> }[];

  private constructor(parts: Awaited<ReturnType<typeof raise>>) {
    const { dataDir, postgres, temporal, mail, provider, databaseUrl, temporalAddress, namespace, publicUrl } = parts;
    this.dataDir = dataDir;
    this.postgres = postgres;
    this.temporal = temporal;
    this.databaseUrl = databaseUrl;
    this.temporalAddress = temporalAddress;
    this.namespace = namespace;
    this.publicUrl = publicUrl;
    this.issuer = provider.issuer;
    this.environment = parts.environment;
    this.api = parts.api;
    this.worker = parts.worker;
    this.client = createDemoClient({ publicUrl, issuer: provider.issuer, audience: AUDIENCE });
    this.#mail = mail;
    this.#parts = [this.api, this.worker, mail, provider, temporal, postgres];
  }

  static async start(options: StageOptions = {}): Promise<Stage> {
    return new Stage(await raise(options));
  }

  /** The mail server, which can be away for a while. */
  get mail(): MailServer {
    return this.#mail;
  }

  /** Runs SQL past the service. */
  async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    client.on('error', quiet);
    await client.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** Asks the Temporal server past the service. */
  async withTemporal<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const connection = await Connection.connect({ address: this.temporalAddress });
    try {
      return await work(new Client({ connection, namespace: this.namespace }));
    } finally {
      await connection.close();
    }
  }

  /** Ends every process, in order, and removes the folder. */
  async stop(): Promise<void> {
    for (const part of this.#parts) await part.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** An inbox that can be away: its port refuses then. */
export class MailServer {
  readonly #open: () => Promise<Inbox>;
  #inbox: Inbox;

  constructor(open: () => Promise<Inbox>, inbox: Inbox) {
    this.#open = open;
    this.#inbox = inbox;
  }

  get letters(): Inbox['letters'] {
    return this.#inbox.letters;
  }

  stop(): Promise<void> {
    return this.#inbox.stop();
  }

  async start(): Promise<void> {
    this.#inbox = await this.#open();
  }
}

const raise = async ({ workerFile = 'src/processes/worker.ts' }: StageOptions) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'countersign-stage-'));
  const namespace = `stage-${randomBytes(4).toString('hex')}`;
  const [postgresPort, temporalPort, apiPort, smtpPort, inboxPort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const publicUrl = `http://localhost:${apiPort}`;
  const silent = pino({ level: 'silent' });

  let databaseUrl = '';
  const postgres = new KillableServer(async () => {
    const server = await startPostgres({ dataDir, port: postgresPort, durable: true, log: quiet });
    databaseUrl = server.url;
    return server;
  });
  const cliPath = toolPaths('.countersign').temporalCli;
  const temporal = new KillableServer(() =>
    startTemporal({
      ...{ dataDir, cliPath, namespace, searchAttributes, port: temporalPort },
      ...{ headless: true, durable: true, log: quiet },
    }),
  );
  const openInbox = () => startInbox({ dataDir, smtpPort, httpPort: inboxPort, log: silent });
  const clientSecret = randomBytes(24).toString('base64url');
  const clientId = 'countersign-pages';
  const [, , mail, provider] = await Promise.all([
    postgres.start().then(() => migrate(databaseUrl)),
    temporal.start(),
    openInbox().then((inbox) => new MailServer(openInbox, inbox)),
    startIdentityProvider({
      ...{ dataDir, port: 0, publicUrl, audience: AUDIENCE, clientId, clientSecret },
      redirectUris: [`${publicUrl}/sign-in/callback`],
      environment: undefined,
      log: silent,
    }),
  ]);

  const temporalAddress = `127.0.0.1:${temporalPort}`;
  const environment = {
    HOME: dataDir,
    PORT: String(apiPort),
    PUBLIC_URL: publicUrl,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: namespace,
    COUNTERSIGN_TASK_QUEUE: namespace,
    COUNTERSIGN_RECONCILE_SECONDS: '1',
    COUNTERSIGN_RATE_FACTOR: '1000',
    COUNTERSIGN_SESSION_SECRET: randomBytes(32).toString('base64url'),
    COUNTERSIGN_STAGE: dataDir,
    COUNTERSIGN_DATA: dataDir,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    MAIL_FROM: 'Countersign <countersign@example.com>',
    OIDC_ISSUER: provider.issuer,
    OIDC_AUDIENCE: AUDIENCE,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  };
  const processOf = (name: 'api' | 'worker', file: string): ServiceProcess =>
    new ServiceProcess({ file, environment, ready: READY[name], logFile: join(dataDir, 'logs', `${name}.log`) });
  return {
    ...{ dataDir, postgres, temporal, mail, provider, databaseUrl, temporalAddress, namespace, publicUrl, environment },
    api: processOf('api', 'src/processes/api.ts'),
    worker: processOf('worker', workerFile),
  };
};
