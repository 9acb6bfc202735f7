import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import pg from 'pg';
import pino from 'pino';
import { freePort } from '../../../src/processes/embedded/ports.ts';
import { openLetterStore, type Letter } from '../../../src/processes/embedded/letter-store.ts';
import { bundleWorkflows } from '../../../src/processes/run-worker.ts';
import { Stage } from '../../acceptance/processes.ts';
import { ServiceProcess } from '../../acceptance/service-process.ts';
import { disarm } from '../crash-point.ts';
import { Gate } from '../gate.ts';

/** A process of the service, and the folder of its crash points. */
export interface Actor {
  readonly name: 'api' | 'worker-1' | 'worker-2';
  readonly process: ServiceProcess;
  readonly folder: string;
}

interface Gates {
  readonly databaseOfApi: Gate;
  readonly databaseOfWorkers: Gate;
  readonly temporalOfApi: Gate;
  readonly temporalOfWorkers: Gate;
  readonly mail: Gate;
}

const BUNDLE = 'bundle.json';
const quiet = (): void => undefined;
const portOf = (url: string): number => Number(new URL(url).port);

/**
 * The whole service as processes of their own: PostgreSQL, Temporal, two workers, an API and a mail server, on ports, in
 * folders and under names of their own. Everything but the identity provider can be killed, and every connection between
 * them cut.
 */
export class Theatre {
  readonly stage: Stage;
  readonly gates: Gates;
  readonly api: Actor;
  readonly workers: readonly [Actor, Actor];
  readonly mailServer: ServiceProcess;
  readonly #pool: pg.Pool;
  readonly #connection: Connection;
  readonly temporal: Client;
  readonly #native: Promise<NativeConnection>;
  readonly #letters = new Map<string, Letter>();

  private constructor(stage: Stage, gates: Gates, mailServer: ServiceProcess) {
    this.stage = stage;
    this.gates = gates;
    this.mailServer = mailServer;
    this.api = this.#actor('api', 'test/faults/armed-api.ts', 'the API answers');
    this.workers = [
      this.#actor('worker-1', 'test/faults/armed-worker.ts', 'the worker works'),
      this.#actor('worker-2', 'test/faults/armed-worker.ts', 'the worker works'),
    ];
    this.#pool = new pg.Pool({ connectionString: this.ownersUrl, max: 4 });
    this.#pool.on('error', quiet);
    const channelArgs = { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 500 };
    this.#connection = Connection.lazy({ address: stage.temporalAddress, channelArgs });
    this.temporal = new Client({ connection: this.#connection, namespace: stage.namespace });
    this.#native = NativeConnection.connect({ address: stage.temporalAddress });
  }

  static async start(): Promise<Theatre> {
    const stage = await Stage.start();
    const log = pino({ level: 'silent' });
    const bundled = bundleWorkflows(log).then((bundle) =>
      writeFileSync(join(stage.dataDir, BUNDLE), JSON.stringify(bundle)),
    );
    const mailPort = await freePort();
    const mailServer = new ServiceProcess({
      file: 'test/faults/run/mail-sink.ts',
      environment: { COUNTERSIGN_STAGE: join(stage.dataDir, 'letters'), SMTP_PORT: String(mailPort) },
      ready: 'the mail server works',
      logFile: join(stage.dataDir, 'logs', 'mail.log'),
    });
    const database = portOf(stage.databaseUrl);
    const temporal = portOf(`tcp://${stage.temporalAddress}`);
    const gates = {
      databaseOfApi: await Gate.to(database),
      databaseOfWorkers: await Gate.to(database),
      temporalOfApi: await Gate.to(temporal),
      temporalOfWorkers: await Gate.to(temporal),
      mail: await Gate.to(mailPort),
    };
    const theatre = new Theatre(stage, gates, mailServer);
    await Promise.all([bundled, mailServer.start()]);
    await Promise.all(theatre.actors.map(({ process }) => process.start()));
    return theatre;
  }

  get actors(): readonly Actor[] {
    return [this.api, ...this.workers];
  }

  /** The owner's way to the database: nothing is hidden from it. */
  get ownersUrl(): string {
    return this.stage.databaseUrl;
  }

  async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.#pool.query<Row>(text, values)).rows;
  }

  get nativeConnection(): Promise<NativeConnection> {
    return this.#native;
  }

  /** Every letter that came, oldest first. */
  async letters(): Promise<readonly Letter[]> {
    const folder = join(this.stage.dataDir, 'letters', 'inbox');
    const store = await openLetterStore(folder);
    const ids = readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      .map((name) => name.slice(0, -4));
    for (const id of ids.sort()) {
      const letter = this.#letters.has(id) ? undefined : await store.find(id);
      if (letter !== undefined) this.#letters.set(id, letter);
    }
    return [...this.#letters.values()];
  }

  get logFolder(): string {
    return join(this.stage.dataDir, 'logs');
  }

  /** What an actor has written, in all its runs. */
  logOf({ process }: Actor): string {
    return process.output;
  }

  /** Ends every fault: all ways are open, nothing is armed, and every process runs. */
  async calm(): Promise<void> {
    for (const gate of Object.values(this.gates) as Gate[]) {
      gate.loseNothing();
      gate.open();
    }
    for (const { folder, process: actor } of this.actors) {
      disarm(folder);
      if (!actor.hasExited) process.kill(actor.pid, 'SIGCONT');
    }
    await Promise.all(this.actors.filter(({ process }) => process.hasExited).map(({ process }) => startAgain(process)));
  }

  async stop(): Promise<void> {
    for (const gate of Object.values(this.gates) as Gate[]) gate.open();
    await Promise.all(this.actors.map(({ process }) => process.kill()));
    await (await this.#native.catch(() => undefined))?.close();
    await this.#connection.close();
    await this.#pool.end();
    await this.mailServer.stop();
    await Promise.all((Object.values(this.gates) as Gate[]).map((gate) => gate.stop()));
    await this.stage.stop();
  }

  #actor(name: Actor['name'], file: string, ready: string): Actor {
    const { stage, gates } = this;
    const folder = join(stage.dataDir, name);
    mkdirSync(folder, { recursive: true });
    const [database, temporal] =
      name === 'api' ? [gates.databaseOfApi, gates.temporalOfApi] : [gates.databaseOfWorkers, gates.temporalOfWorkers];
    const through = (url: string, gate: Gate): string => Object.assign(new URL(url), { port: String(gate.port) }).href;
    const environment = {
      ...stage.environment,
      DATABASE_URL: through(stage.environment['DATABASE_URL']!, database),
      TEMPORAL_ADDRESS: `127.0.0.1:${temporal.port}`,
      SMTP_URL: `smtp://127.0.0.1:${gates.mail.port}`,
      COUNTERSIGN_STAGE: folder,
      COUNTERSIGN_BUNDLE: join(stage.dataDir, BUNDLE),
      // What was compiled once needs not be compiled again: a process that was killed is back the sooner.
      NODE_COMPILE_CACHE: join(stage.dataDir, 'compiled'),
    };
    const logFile = join(stage.dataDir, 'logs', `${name}.log`);
    return { name, folder, process: new ServiceProcess({ file, environment, ready, logFile }) };
  }
}

const AGAIN_MS = 200;
const PATIENCE_MS = 180_000;

/** Starts something until it starts: a supervisor tries again while what it needs, or its own port, is not there yet. */
export const startAgain = async (what: { start(): Promise<void> }): Promise<void> => {
  for (const until = performance.now() + PATIENCE_MS; ; await delay(AGAIN_MS)) {
    try {
      return await what.start();
    } catch (error) {
      if (performance.now() > until) throw error;
    }
  }
};
