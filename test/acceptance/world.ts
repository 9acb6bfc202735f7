import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { pino } from 'pino';
import { DEMO_PEOPLE, DESK_CLAIM } from '../../src/processes/embedded/demo-people.ts';
import { demoToken } from '../../src/processes/embedded/demo-token.ts';
import { startIdentityProvider } from '../../src/processes/embedded/identity-provider.ts';
import { startInbox, type Inbox } from '../../src/processes/embedded/inbox.ts';
import { freePort } from '../../src/processes/embedded/ports.ts';
import { startPostgres, type EmbeddedPostgres } from '../../src/processes/embedded/postgres.ts';
import { startTemporal } from '../../src/processes/embedded/temporal.ts';
import { runService } from '../../src/processes/service.ts';
import { databaseClock } from '../../src/store/account-lock.ts';
import { migrate } from '../../src/store/migrate.ts';
import { searchAttributes } from '../../workflows/contract.ts';
import { newKeyring } from '../keyring.ts';
import { startMigrated } from '../postgres.ts';
import { silent, tools, workflowBundle } from '../temporal.ts';
import { TestAccount } from './test-account.ts';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

export interface OpeningOptions {
  readonly requiredApprovals: 0 | 1 | 2;
  /** Demo people; the first one is the applicant. */
  readonly officers: readonly string[];
  /** The account's own default where it is absent. */
  readonly assurance?: 'link';
}

/** What an earlier release has left, for a world to go on with. */
export interface LeftBehind {
  /** Its database, as SQL. */
  readonly database: string;
  /** The file of its development server of Temporal, and the namespace and task queue there. */
  readonly temporalFile: Buffer;
  readonly namespace: string;
  /** When it was left: the service's clock goes on from there. */
  readonly at: number;
}

const AUDIENCE = 'countersign';
const quiet = (): void => undefined;

type Parts = Awaited<ReturnType<typeof raise>>;

/**
 * The whole service between a real PostgreSQL, a real Temporal server, an inbox and an identity provider, on ports of its
 * own, in this process. Tests come in by its public doors.
 */
export class World {
  readonly publicUrl: string;
  readonly inboxUrl: string;
  readonly issuer: string;
  readonly audience = AUDIENCE;
  readonly letters: Inbox['letters'];
  /** Every line that the service has logged, at every level. */
  readonly logged: readonly string[];
  /** Temporal, as somebody finds it who reaches it past the service. */
  readonly temporal: Client;
  readonly #parts: Parts;
  readonly #tokens = new Map<string, Promise<string>>();
  #accounts = 0;

  private constructor(parts: Parts) {
    this.#parts = parts;
    this.publicUrl = parts.publicUrl;
    this.inboxUrl = parts.inbox.url;
    this.issuer = parts.provider.issuer;
    this.letters = parts.inbox.letters;
    this.logged = parts.logged;
    this.temporal = parts.temporalClient;
  }

  static async start(left?: LeftBehind): Promise<World> {
    return new World(await raise(left));
  }

  /** Asks the API as a demo person. */
  async ask<T>(person: string, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer<T>> {
    const response = await fetch(`${this.publicUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.#tokenOf(person)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as T };
  }

  /** Asks the API as a demo person for what must be given. */
  async get<T>(person: string, method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
    const answer = await this.ask<T>(person, method, path, body);
    if (answer.status >= 300)
      throw new Error(`${person}: ${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Opens an organization by its application, in which every officer has signed in once. */
  async openAccount({ requiredApprovals, officers, assurance }: OpeningOptions): Promise<TestAccount> {
    const people = officers.map((sub) => DEMO_PEOPLE.find((person) => person.sub === sub)!);
    const [applicant, ...others] = people.map(({ name, email }) => ({ name, email }));
    const opened = await this.get<{ account: { slug: string; id: string; name: string } }>(
      officers[0]!,
      'POST',
      '/v1/applications',
      {
        clientType: 'organization',
        name: `Acme ${String.fromCharCode(65 + this.#accounts++)}`,
        applicant,
        officers: others.map((other) => ({ ...other, rights: ['reports.statements'] })),
        requiredApprovals,
      },
    );
    for (const officer of officers) await this.get(officer, 'GET', '/v1/me');
    const account = new TestAccount(this, opened.account, officers);
    if (assurance !== undefined) await account.enact('policy.set', { approvalAssurance: assurance });
    return account;
  }

  /** Runs SQL past the service. */
  async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.#parts.pool.query<Row>(text, values)).rows;
  }

  /**
   * How many rows each table has, and a hash over them all: the same as long as nothing is written. Checkpoints are left
   * out: the worker signs when the time has come, whatever is asked meanwhile.
   */
  async tables(): Promise<Record<string, string>> {
    const names = await this.sql<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'checkpoints' ORDER BY 1`,
    );
    const rows = await Promise.all(
      names.map(async ({ name }) => {
        const [row] = await this.sql<{ fingerprint: string }>(
          `SELECT count(*) || ' rows, ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS fingerprint FROM "${name}" t`,
        );
        return [name, row!.fingerprint];
      }),
    );
    return Object.fromEntries(rows) as Record<string, string>;
  }

  /** Moves the service's clock forward. */
  advance(hours: number): void {
    this.#parts.clock.ahead += hours * 3_600_000;
  }

  async stop(): Promise<void> {
    for (const stop of this.#parts.stops.toReversed()) await stop();
  }

  #tokenOf(person: string): Promise<string> {
    const kept = this.#tokens.get(person) ?? demoToken({ issuer: this.issuer, audience: AUDIENCE, person });
    this.#tokens.set(person, kept);
    return kept;
  }
}

/** A database server with what an earlier release has left, migrated as an upgrade does. */
const startWith = async (dataDir: string, { database }: LeftBehind): Promise<EmbeddedPostgres> => {
  const server = await startPostgres({ dataDir, port: 0, durable: false, log: quiet });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    // A dump has lines for psql alone.
    await client.query(database.replace(/^\\.*$/gm, ''));
  } finally {
    await client.end();
  }
  await migrate(server.url);
  return server;
};

const raise = async (left?: LeftBehind) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'countersign-world-'));
  const stops: (() => Promise<unknown> | void)[] = [() => rmSync(dataDir, { recursive: true, force: true })];
  const started = <T extends { stop(): Promise<unknown> }>(part: T): T => {
    stops.push(() => part.stop());
    return part;
  };
  try {
    const namespace = left?.namespace ?? `world-${randomBytes(4).toString('hex')}`;
    if (left !== undefined) {
      mkdirSync(join(dataDir, 'temporal'));
      writeFileSync(join(dataDir, 'temporal', 'temporal.db'), left.temporalFile);
    }
    const port = await freePort();
    const publicUrl = `http://localhost:${port}`;
    const clientId = 'countersign-pages';
    const clientSecret = randomBytes(24).toString('base64url');
    const bundle = workflowBundle();
    const [postgres, temporal, inbox, provider] = await Promise.all([
      (left === undefined ? startMigrated(dataDir) : startWith(dataDir, left)).then(started),
      startTemporal({
        ...{ dataDir, cliPath: tools().temporalCli, namespace, searchAttributes, port: 0 },
        ...{ headless: true, durable: left !== undefined, log: quiet },
      }).then(started),
      startInbox({ dataDir, smtpPort: 0, httpPort: 0, log: silent }).then(started),
      startIdentityProvider({
        ...{ dataDir, port: 0, publicUrl, audience: AUDIENCE, clientId, clientSecret },
        redirectUris: [`${publicUrl}/sign-in/callback`],
        environment: undefined,
        log: silent,
      }).then(started),
    ]);
    const clock = { ahead: left === undefined ? 0 : left.at - Date.now() };
    const logged: string[] = [];
    const log = pino(
      { level: 'trace' },
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          logged.push(chunk.toString());
          done();
        },
      }),
    );
    const service = await runService(
      {
        production: false,
        databaseUrl: postgres.url,
        place: { connectionOptions: { address: temporal.address }, namespace, taskQueue: namespace },
        smtpUrl: inbox.smtpUrl,
        mailFrom: 'Countersign <countersign@example.com>',
        publicUrl,
        keyring: newKeyring(),
        log,
        clock: async (tx) => (await databaseClock(tx)) + clock.ahead,
      },
      {
        api: {
          port,
          host: '127.0.0.1',
          oidc: { issuer: provider.issuer, audience: AUDIENCE, clientId, clientSecret },
          operatorClaim: DESK_CLAIM,
          sessionSecret: randomBytes(32).toString('base64url'),
          ...{ trustedProxies: [], rateFactor: 1_000, mostAtWork: 200 },
        },
        worker: { reconcileSeconds: 1, checkpointsDir: join(dataDir, 'checkpoints'), bundle: await bundle },
      },
    );
    started(service);
    const pool = new pg.Pool({ connectionString: postgres.url, max: 4 });
    pool.on('error', quiet);
    const connection = await Connection.connect({ address: temporal.address });
    stops.push(
      () => pool.end(),
      () => connection.close(),
    );
    return {
      ...{ publicUrl, inbox, provider, clock, pool, stops, logged },
      temporalClient: new Client({ connection, namespace }),
    };
  } catch (error) {
    for (const stop of stops.toReversed()) await stop();
    throw error;
  }
};

/** One world for the tests of a file. Call it at the top of a test file. */
export const useWorld = (): (() => World) => {
  let world: World | undefined;
  beforeAll(async () => {
    world = await World.start();
  }, 120_000);
  afterAll(() => world?.stop(), 60_000);
  return () => world!;
};
