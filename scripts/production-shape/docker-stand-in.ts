import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { toolPaths } from '../../src/processes/embedded/tools.ts';
import { isJob, ROOT } from './compose.ts';
import type { Shape } from './shape.ts';

/** A program that stands for what would run in a container. */
interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Asks what is to be run, and runs it with its own input and output. */
const DOCKER = `#!${process.execPath}
const { spawnSync } = require('node:child_process');
const asked = fetch(process.env.DOCKER_STAND_IN, { method: 'POST', body: JSON.stringify(process.argv.slice(2)) });
asked.then((answer) => answer.json()).then(({ program, error }) => {
  if (error !== undefined) console.error(error);
  if (program === undefined) process.exit(error === undefined ? 0 : 1);
  const { command, args, env } = program;
  const ran = spawnSync(command, args, { env, cwd: ${JSON.stringify(ROOT)}, stdio: 'inherit' });
  if (ran.error) console.error(ran.error.message);
  process.exit(ran.status ?? 1);
});
`;

/** Options of `docker compose`'s commands that alter nothing here. */
const IGNORED = new Set(['--rm', '--no-deps', '-T', '--detach', '--build', '--wait']);
const CHECKPOINTS = /(?<![\w.])\/checkpoints\b/g;

/**
 * A `docker` for a shell, by which the commands of the documentation work on a shape as they are written: `docker
 * compose` with `up`, `stop`, `run` and `exec`.
 */
export class DockerStandIn {
  readonly #shape: Shape;
  readonly #toolsIn: string;
  readonly #server: Server;
  readonly #folder: string;

  private constructor(shape: Shape, toolsIn: string) {
    this.#shape = shape;
    this.#toolsIn = toolsIn;
    this.#folder = join(shape.dataDir, 'docker');
    this.#server = createServer((request, response) => {
      text(request)
        .then((body) => this.#asked(JSON.parse(body) as string[]))
        .then(
          (program) => response.end(JSON.stringify({ program })),
          (error: unknown) => response.end(JSON.stringify({ error: String(error) })),
        );
    });
  }

  static async start(shape: Shape, toolsIn: string): Promise<DockerStandIn> {
    const standIn = new DockerStandIn(shape, toolsIn);
    const bin = join(standIn.#folder, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'docker'), DOCKER);
    chmodSync(join(bin, 'docker'), 0o755);
    await new Promise<void>((resolve) => standIn.#server.listen(0, '127.0.0.1', resolve));
    return standIn;
  }

  /** Runs commands in a folder of their own, to the first that fails; answers what they wrote. */
  async run(commands: string, variables: Readonly<Record<string, string>> = {}): Promise<string> {
    const { port } = this.#server.address() as AddressInfo;
    const child = spawn('bash', ['-euo', 'pipefail', '-c', commands], {
      cwd: this.#folder,
      env: {
        PATH: [join(this.#folder, 'bin'), process.env['PATH']].join(delimiter),
        DOCKER_STAND_IN: `http://127.0.0.1:${port}`,
        ...variables,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const exited = new Promise((resolve) => child.once('close', resolve));
    const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
    if ((await exited) !== 0) throw new Error(`the commands failed: ${out}${errors}`);
    return out + errors;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #asked(args: readonly string[]): Promise<Program | undefined> {
    const [compose, verb = '', ...rest] = args;
    const words = rest.filter((word) => !IGNORED.has(word));
    const shape = this.#shape;
    if (compose === 'compose' && verb === 'up') {
      const names = words.length > 0 ? words : Object.keys(shape.compose.services);
      for (const name of names) if (name !== 'temporal-ui') await shape.up(name);
      return undefined;
    }
    if (compose === 'compose' && verb === 'stop') {
      for (const name of words) await shape.down(name);
      return undefined;
    }
    if (compose !== 'compose' || (verb !== 'run' && verb !== 'exec'))
      throw new Error(`docker ${args.join(' ')}: unknown`);
    const entrypoint = words[0] === '--entrypoint' ? words.splice(0, 2).slice(1) : [];
    const [service = '', ...given] = words;
    const [command, ...more] = [...entrypoint, ...given];
    if (command !== undefined) return this.#program(service, command, more);
    if (!isJob(shape.compose.services[service]!)) throw new Error(`${service}: a command is expected`);
    await shape.up(service);
    return undefined;
  }

  #program(service: string, command: string, args: readonly string[]): Program {
    const given = this.#shape.places.environmentOf(service);
    const { postgresPrograms, temporalCli } = toolPaths(this.#toolsIn);
    if (postgresPrograms === undefined)
      throw new Error('pg_dump, pg_restore and psql of PostgreSQL 18 are expected: run node scripts/setup.mjs --test');
    const checkpoints = join(this.#shape.dataDir, 'checkpoints');
    if (!existsSync(checkpoints)) mkdirSync(checkpoints);
    const toDatabase = {
      PGHOST: '127.0.0.1',
      PGPORT: String(this.#shape.places.portOf('database', 5432)),
      PGPASSWORD: given['POSTGRES_PASSWORD'] ?? '',
    };
    return {
      command: command === 'node' ? process.execPath : command,
      args: args.map((arg) => arg.replaceAll(CHECKPOINTS, checkpoints)),
      env: {
        ...given,
        ...(service === 'database' && toDatabase),
        HOME: this.#folder,
        PATH: [postgresPrograms, dirname(temporalCli), process.env['PATH']].join(delimiter),
      },
    };
  }
}
