import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { composeText } from '../scripts/production-shape/compose.ts';
import { temporalPrograms } from '../scripts/production-shape/temporal-programs.ts';
import { startPostgres, type EmbeddedPostgres } from '../src/processes/embedded/postgres.ts';
import { startTemporal } from '../src/processes/embedded/temporal.ts';
import { toolPaths } from '../src/processes/embedded/tools.ts';
import { readKeyring } from '../src/processes/keyring.ts';
import { migrate } from '../src/store/migrate.ts';
import type { Store } from '../src/store/store.ts';
import { verify } from '../src/transactions/verify.ts';
import { searchAttributes } from '../workflows/contract.ts';
import { AnsweringChild } from './child-process.ts';
import { startIssuer, type Issuer } from './issuer.ts';
import type { BenchAccount } from './large-account.ts';
import type { Asked } from './outcome.ts';
import type { Footing, ServicePlace } from './service.ts';
import { startTemporalOnPostgres } from './temporal-on-postgres.ts';

export interface TemporalServer {
  readonly address: string;
  readonly namespace: string;
  readonly pid: number;
}

export interface RunningService {
  readonly child: AnsweringChild;
  readonly place: ServicePlace;
  readonly databaseUrl: string;
}

const NAMESPACE = 'countersign';

/**
 * The servers that everything of a piece is measured on: one PostgreSQL, durable, an issuer, and the Temporal servers
 * asked for.
 */
export class Ground {
  readonly postgres: EmbeddedPostgres;
  readonly issuer: Issuer;
  readonly #asked: Asked;
  readonly #dataDir: string;
  readonly #databases = new Map<string, string>();
  readonly #stops: (() => Promise<void>)[];

  private constructor(asked: Asked, dataDir: string, { postgres, issuer }: Pick<Ground, 'postgres' | 'issuer'>) {
    this.#asked = asked;
    this.#dataDir = dataDir;
    this.postgres = postgres;
    this.issuer = issuer;
    this.#stops = [() => postgres.stop(), () => issuer.stop()];
  }

  /** Raises it for some work, and takes everything away afterwards. */
  static async during<T>(asked: Asked, work: (ground: Ground) => Promise<T>): Promise<T> {
    const dataDir = mkdtempSync(join(tmpdir(), 'countersign-bench-'));
    // Its servers may be writing their last.
    const removed = (): void => rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    process.once('exit', removed);
    try {
      const postgres = await startPostgres({ dataDir, port: 0, log: () => undefined });
      const ground = new Ground(asked, dataDir, { postgres, issuer: await startIssuer() });
      try {
        return await work(ground);
      } finally {
        await ground.#stop();
      }
    } finally {
      process.off('exit', removed);
      removed();
    }
  }

  /** An empty database of this name on the one server; its URL, for the owner of everything. */
  async database(name: string): Promise<string> {
    const client = new pg.Client({ connectionString: this.postgres.url });
    await client.connect();
    try {
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    } finally {
      await client.end();
    }
    const url = new URL(this.postgres.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** The development server of the Temporal CLI, durable, as `npm start` runs it. */
  async developmentServer(): Promise<TemporalServer> {
    const { temporalCli: cliPath } = toolPaths(this.#asked.toolsDir);
    const server = await startTemporal({
      ...{ dataDir: this.#dataDir, cliPath, namespace: NAMESPACE, searchAttributes, port: 0 },
      ...{ headless: true, log: () => undefined },
    });
    this.#stops.push(() => server.stop());
    return { address: server.address, namespace: NAMESPACE, pid: server.pid };
  }

  /** A Temporal server over the one PostgreSQL, set up as docker-compose.yml has it; undefined where it can't be had. */
  async temporalOnPostgres(): Promise<TemporalServer | undefined> {
    const version = /temporalio\/server:\$\{TEMPORAL_VERSION:-([\d.]+)\}/.exec(composeText())![1]!;
    const programs = await temporalPrograms(this.#asked.toolsDir, version, this.#asked.say);
    if (programs === undefined) return undefined;
    const { temporalCli } = toolPaths(this.#asked.toolsDir);
    for (const name of ['temporal', 'temporal_visibility']) await this.database(name);
    const server = await startTemporalOnPostgres({
      ...{ dataDir: this.#dataDir, programs, temporalCli, postgresUrl: this.postgres.url },
    });
    this.#stops.push(() => server.stop());
    return { address: server.address, namespace: NAMESPACE, pid: server.pid };
  }

  /** A process that answers questions, and ends with the ground at the latest. */
  async child(file: string, given: object, nodeArguments: readonly string[] = []): Promise<AnsweringChild> {
    const child = await AnsweringChild.start(file, given, nodeArguments);
    this.#stops.push(() => child.stop());
    return child;
  }

  /** The migrated database of a service; made when it is first asked for. */
  async databaseOfService(name: string): Promise<string> {
    const known = this.#databases.get(name);
    if (known !== undefined) return known;
    const url = await this.database(name);
    await migrate(url);
    this.#databases.set(name, url);
    return url;
  }

  /** Everything that `npm start` runs but the servers, in one process, on the database of that name. */
  async service(name: string, temporal: TemporalServer): Promise<RunningService> {
    const databaseUrl = await this.databaseOfService(name);
    const { profile } = this.#asked;
    const footing: Footing = {
      dataDir: this.#folderOf(name),
      databaseUrl,
      temporalAddress: temporal.address,
      namespace: temporal.namespace,
      taskQueue: name,
      issuer: this.issuer.issuer,
      audience: this.issuer.audience,
    };
    const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
    const child = await this.child('./service.ts', footing, ['--expose-gc', ...profiling]);
    return { child, place: await child.ask<ServicePlace>('place'), databaseUrl };
  }

  /** Throws where an account's tables and trail are not what its changes lead to, by the key of the service of that name. */
  async mustVerify(name: string, store: Store, { id, slug }: BenchAccount): Promise<void> {
    const { trusted } = readKeyring({ signingKey: null, pastKeys: '', dataDir: this.#folderOf(name) });
    const found = await verify(store, id, { keys: trusted });
    if (!found.ok || !found.tables.ok) throw new Error(`${slug} does not verify: ${JSON.stringify(found)}`);
  }

  #folderOf(name: string): string {
    return join(this.#dataDir, name);
  }

  /** Has something else end with the ground. */
  atEnd(stop: () => Promise<void>): void {
    this.#stops.push(stop);
  }

  async #stop(): Promise<void> {
    for (const stop of this.#stops.splice(0).reverse()) await stop();
  }
}
