import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { ChildProgram } from '../../src/processes/embedded/child.ts';
import { freePort } from '../../src/processes/embedded/ports.ts';
import { startTemporal, type EmbeddedTemporal } from '../../src/processes/embedded/temporal.ts';
import { toolPaths } from '../../src/processes/embedded/tools.ts';
import { searchAttributes } from '../../workflows/contract.ts';
import { isJob, readCompose, ROOT, type Compose } from './compose.ts';
import { databaseProgram } from './database-server.ts';
import { Part, runJob, type Health } from './part.ts';
import { Places } from './places.ts';
import type { Programs } from './temporal-programs.ts';
import { variablesOf } from './variables.ts';

/** The ports that each part listens on in its container. */
const LISTENING = {
  database: [5432],
  temporal: [7233],
  mail: [1025, 8025],
  'api-1': [8080],
  'api-2': [8080],
  'worker-1': [9464, 9465],
  'worker-2': [9464, 9465],
  proxy: [8080, 8081],
} as const;

/** The folders of what outlives processes: the database's files, the development server's, and the checkpoints. */
const KEPT = ['postgres', 'temporal', 'checkpoints'];
/** The folder of the parts' logs, beside their own. */
const LOGS = 'logs';

export interface Restartable {
  readonly name: string;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface ShapeOptions {
  /** The Temporal server's programs; without them the CLI's development server stands for it. */
  readonly programs: Programs | undefined;
  /** Where the set-up has left the Temporal CLI. */
  readonly toolsIn: string;
  /** Parts that are left out, the second of each kind say. */
  readonly without?: readonly string[];
  readonly say: (line: string) => void;
  /** Ends the start between two parts. */
  readonly signal?: AbortSignal;
}

const durationMs = (text: string): number => Number.parseInt(text, 10) * 1_000;

/** The parts of docker-compose.yml as processes of this machine, with its own environment. */
export class Shape {
  readonly compose: Compose;
  readonly places: Places;
  readonly publicUrl: string;
  readonly issuer: string;
  readonly dataDir: string;
  readonly parts: Restartable[] = [];
  readonly #options: ShapeOptions;
  readonly #variables: Readonly<Record<string, string>>;

  private constructor(
    options: ShapeOptions,
    at: { dataDir: string; compose: Compose; places: Places },
    variables: Readonly<Record<string, string>>,
  ) {
    this.#options = options;
    this.compose = at.compose;
    this.places = at.places;
    this.dataDir = at.dataDir;
    this.#variables = variables;
    this.publicUrl = variables['PUBLIC_URL']!;
    this.issuer = variables['OIDC_ISSUER']!;
  }

  /** Starts every part, in the order of what each depends on. */
  static async start(options: ShapeOptions): Promise<Shape> {
    const dataDir = mkdtempSync(join(tmpdir(), 'countersign-shape-'));
    // The database's own user passes through.
    chmodSync(dataDir, 0o711);
    const issuer = `http://localhost:${await freePort()}`;
    const draft = readCompose(variablesOf({ publicUrl: 'http://localhost', issuer }));
    const places = await Places.take(draft, dataDir, LISTENING);
    const publicUrl = `http://localhost:${places.portOf('proxy', 8080)}`;
    const variables = variablesOf({ publicUrl, issuer });
    const compose = readCompose(variables);
    const shape = new Shape(options, { dataDir, compose, places: places.of(compose) }, variables);
    try {
      await shape.#raise();
      return shape;
    } catch (error) {
      await shape.stop({ keepLogs: options.signal?.aborted !== true });
      throw error;
    }
  }

  part(name: string): Restartable {
    const found = this.parts.find((part) => part.name === name);
    if (found === undefined) throw new Error(`${name}: expected a part that runs`);
    return found;
  }

  /** Ends every part in order, and removes the folder; but for the logs, where something went wrong. */
  async stop({ keepLogs = false } = {}): Promise<void> {
    for (const part of this.parts.splice(0).reverse()) await part.stop();
    for (const name of readdirSync(this.dataDir))
      if (!keepLogs || name !== LOGS) rmSync(join(this.dataDir, name), { recursive: true, force: true });
    if (keepLogs) this.#options.say(`What the parts have said stays in ${join(this.dataDir, LOGS)}`);
    else rmdirSync(this.dataDir);
  }

  /** Where the development server keeps its workflows; the Temporal server keeps them in the database. */
  get developmentFiles(): string | undefined {
    return this.#options.programs === undefined ? join(this.dataDir, 'temporal') : undefined;
  }

  /** Starts a part that does not run, or runs a job to its end, as `docker compose up` and `run` do of that one. */
  async up(name: string): Promise<void> {
    const { programs, toolsIn, without = [] } = this.#options;
    if (without.includes(name) || this.parts.some((part) => part.name === name)) return;
    if (name === 'database') return this.#database();
    if (name === 'temporal') return this.#temporal();
    if (name === 'mail') return this.#mail();
    if (name === 'proxy') return this.#proxy();
    if (!isJob(this.compose.services[name]!)) return this.#run(name, this.#program(name), this.#healthOf(name));
    const ofTemporal = name.startsWith('temporal-');
    // The development server makes its schema and its namespace by itself.
    if (ofTemporal && programs === undefined) return;
    await this.#job(name, ofTemporal ? [programs!, dirname(toolPaths(toolsIn).temporalCli)] : []);
  }

  /** Stops a part, as `docker compose stop` does. */
  async down(name: string): Promise<void> {
    const place = this.parts.findIndex((part) => part.name === name);
    if (place !== -1) await this.parts.splice(place, 1)[0]!.stop();
  }

  /** Stops all that a machine runs, and removes all that it keeps: mail and provider are elsewhere. */
  async loseMachine(): Promise<void> {
    for (const { name } of this.parts.toReversed()) if (!['mail', 'provider'].includes(name)) await this.down(name);
    for (const folder of KEPT) rmSync(join(this.dataDir, folder), { recursive: true, force: true });
  }

  async #raise(): Promise<void> {
    await this.#run('provider', this.#stand('provider', [this.dataDir, new URL(this.issuer).port]), {
      url: `${this.issuer}/.well-known/openid-configuration`,
    });
    for (const name of [
      'database',
      'databases',
      'migrate',
      'temporal-schema',
      'temporal',
      'temporal-namespace',
      'mail',
    ])
      await this.up(name);
    await Promise.all(['api-1', 'api-2', 'worker-1', 'worker-2'].map((name) => this.up(name)));
    await this.up('proxy');
    const mailAt = `http://localhost:${this.places.portOf('mail', 8025)}`;
    this.#options.say(`The console and the API answer at ${this.publicUrl}, letters are at ${mailAt}`);
  }

  async #database(): Promise<void> {
    const port = this.places.portOf('database', 5432);
    const { command = [] } = this.compose.services['database']!;
    const program = await databaseProgram(this.dataDir, port, this.places.environmentOf('database'), command);
    await this.#run('database', program, { port });
  }

  async #mail(): Promise<void> {
    const [smtp, http] = LISTENING.mail.map((port) => String(this.places.portOf('mail', port)));
    const health = { url: `http://localhost:${http}/` };
    await this.#run('mail', this.#stand('mail', [this.dataDir, smtp!, http!]), health);
  }

  async #proxy(): Promise<void> {
    const [port, healthPort] = LISTENING.proxy.map((each) => String(this.places.portOf('proxy', each)));
    const file = `${ROOT}/${this.compose.configs['proxy']!.file}`;
    await this.#run('proxy', this.#stand('proxy', [port!, healthPort!, file]), this.#healthOf('proxy'));
  }

  async #temporal(): Promise<void> {
    const { programs, say } = this.#options;
    if (programs === undefined) return this.#developmentServer();
    const server = { ...this.#program('temporal'), command: join(programs, 'temporal-server'), args: ['start'] };
    await this.#run('temporal', server, { port: this.places.portOf('temporal', 7233) });
    say('Temporal keeps its workflows in PostgreSQL. Its UI is in an image alone, and does not run here.');
  }

  async #developmentServer(): Promise<void> {
    this.#options.say("The CLI's development server stands for the Temporal server: it keeps its workflows in a file.");
    const { temporalCli: cliPath } = toolPaths(this.#options.toolsIn);
    const port = this.places.portOf('temporal', 7233);
    const environment = this.places.environmentOf('api-1');
    const open = (): Promise<EmbeddedTemporal> =>
      startTemporal({
        ...{ dataDir: this.dataDir, cliPath, namespace: environment['TEMPORAL_NAMESPACE']!, searchAttributes, port },
        ...{ headless: true, log: () => undefined },
      });
    let server = await open();
    const stop = (): Promise<void> => server.stop();
    const restart = async (): Promise<void> => {
      await stop();
      server = await open();
    };
    this.parts.push({ name: 'temporal', stop, restart });
  }

  async #run(name: string, program: ChildProgram, health: Health): Promise<void> {
    this.#options.signal?.throwIfAborted();
    const part = new Part(name, program, health);
    this.parts.push(part);
    await part.start();
    this.#options.say(`${name} is healthy`);
  }

  async #job(name: string, programs: readonly string[] = []): Promise<void> {
    this.#options.signal?.throwIfAborted();
    const job = this.#program(name);
    const path = [...programs, process.env['PATH']].join(delimiter);
    await runJob({ ...job, env: { ...job.env, PATH: path } });
    this.#options.say(`${name} is done`);
  }

  /** A service's own command, in a folder of its own. */
  #program(name: string): ChildProgram {
    const service = this.compose.services[name]!;
    const [command = '', ...args] = [...(service.entrypoint ?? []), ...(service.command ?? [])];
    const here = args.map((arg) => (existsSync(join(ROOT, arg)) && !isShell(command) ? join(ROOT, arg) : arg));
    return {
      ...{ name, stateDir: join(this.dataDir, LOGS), cwd: this.#folder(name) },
      ...{ command: command === 'node' ? process.execPath : command, args: here },
      env: this.places.environmentOf(name),
      stopSignal: 'SIGTERM',
      graceMs: isJob(service) ? 10_000 : durationMs(service.stop_grace_period ?? '10s'),
    };
  }

  /** A program of ours that stands for what has no process here. */
  #stand(name: string, args: readonly string[]): ChildProgram {
    const of = name === 'provider' ? this.#variables : this.places.environmentOf(name);
    return {
      ...{ name, stateDir: join(this.dataDir, LOGS), cwd: this.#folder(name), env: { ...of } },
      ...{ command: process.execPath, args: [join(ROOT, 'scripts/production-shape', `${name}.ts`), ...args] },
      ...{ stopSignal: 'SIGTERM', graceMs: 30_000 },
    };
  }

  #folder(name: string): string {
    const folder = join(this.dataDir, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** What the compose file's own health check asks. */
  #healthOf(name: string): Health {
    const test = this.compose.services[name]!.healthcheck!.test.join(' ');
    const [, port, path] = /http:\/\/127\.0\.0\.1:(\d+)(\/[\w/]*)/.exec(test)!;
    return { url: `http://127.0.0.1:${this.places.portOf(name, Number(port))}${path}` };
  }
}

const isShell = (command: string): boolean => command === '/bin/sh';
