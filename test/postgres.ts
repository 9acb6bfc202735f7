import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from '@jest/globals';
import pg from 'pg';
import { startPostgres, type EmbeddedPostgres } from '../src/processes/embedded/postgres.ts';
import type { Clock, OnDue } from '../src/store/account-lock.ts';
import { migrate } from '../src/store/migrate.ts';
import { openStore, type Store } from '../src/store/store.ts';
import { madeOnce } from './runner/made-once.ts';

/** The service's clock in tests: stands still until it is moved. Milliseconds. */
export class TestClock {
  now: number;
  readonly read: Clock = () => Promise.resolve(this.now);

  constructor(now = Date.parse('2026-02-02T09:00:00.000Z')) {
    this.now = now;
  }

  advance(milliseconds: number): void {
    this.now += milliseconds;
  }
}

/** One database of the test server, with a clock that every store opened on it shares. */
export class TestDatabase {
  readonly url: string;
  readonly clock: TestClock;
  readonly #stores: Store[] = [];
  readonly #pool: pg.Pool;
  #closing: Promise<unknown> | undefined;

  constructor(url: string, clock = new TestClock()) {
    this.url = url;
    this.clock = clock;
    this.#pool = new pg.Pool({ connectionString: url, max: 4 });
    this.#pool.on('error', () => undefined);
  }

  /** Opens a store of its own, with its own cache and connections, on the shared clock. Closed with the database. */
  openStore(clock: Clock = this.clock.read, onDue?: OnDue): Store {
    const store = openStore({ url: this.url }, clock, onDue);
    this.#stores.push(store);
    return store;
  }

  /** Runs raw SQL past the service. */
  async sql<Row extends pg.QueryResultRow = Record<string, unknown>>(
    text: string,
    values: unknown[] = [],
  ): Promise<Row[]> {
    return (await this.#pool.query<Row>(text, values)).rows;
  }

  /** Runs raw SQL with triggers and foreign keys off, as somebody who owns the database can. */
  async tamper(text: string, values: unknown[] = []): Promise<void> {
    const client = await this.#pool.connect();
    try {
      await client.query("SET session_replication_role = 'replica'");
      await (values.length === 0 ? client.query(text) : client.query(text, values));
    } finally {
      await client.query("SET session_replication_role = 'origin'");
      client.release();
    }
  }

  /** A connection of the test's own, for transactions that stay open. */
  connect(): Promise<pg.PoolClient> {
    return this.#pool.connect();
  }

  async close(): Promise<void> {
    this.#closing ??= Promise.all([...this.#stores.map((store) => store.close()), this.#pool.end()]);
    await this.#closing;
  }
}

/** The database of the server's own, which is migrated and then left alone. */
const MIGRATED = 'countersign';

/** Where a server has its files, below its folder. */
const FILES = 'postgres';

const startIn = (folder: string): Promise<EmbeddedPostgres> =>
  startPostgres({ dataDir: folder, port: 0, durable: false, log: () => undefined });

const startAndMigrate = async (folder: string): Promise<EmbeddedPostgres> => {
  const server = await startIn(folder);
  try {
    await migrate(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
};

/** The files of a server that is migrated and stopped, for the servers of a run to begin with. */
const makeCluster = async (folder: string): Promise<void> => {
  mkdirSync(folder);
  await (await startAndMigrate(folder)).stop();
};

/** Starts a migrated server with its files in a folder. */
export const startMigrated = async (folder: string): Promise<EmbeddedPostgres> => {
  const cluster = join(await madeOnce('cluster', makeCluster), FILES);
  // Where the server's user can't enter the folder, its files are elsewhere, and these are made anew.
  if (!existsSync(join(cluster, 'data'))) return startAndMigrate(folder);
  await promisify(execFile)('cp', ['-a', cluster, join(folder, FILES)]);
  return startIn(folder);
};

/** A real PostgreSQL with a folder and a port of its own, and a migrated database that fresh ones are copied from. */
export class TestPostgres {
  readonly #server: EmbeddedPostgres;
  readonly #folder: string;
  readonly #databases: TestDatabase[] = [];

  private constructor(server: EmbeddedPostgres, folder: string) {
    this.#server = server;
    this.#folder = folder;
  }

  static async start(): Promise<TestPostgres> {
    const folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
    const server = await startMigrated(folder);
    return new TestPostgres(server, folder);
  }

  /** A fresh, migrated database; or a copy of one that is closed, with the time of its clock. */
  async database(model?: TestDatabase): Promise<TestDatabase> {
    const name = await this.#create(
      `TEMPLATE ${model === undefined ? MIGRATED : new URL(model.url).pathname.slice(1)}`,
    );
    const database = new TestDatabase(this.#urlOf(name), model && new TestClock(model.clock.now));
    this.#databases.push(database);
    return database;
  }

  /** The address of a fresh database without a table. */
  async emptyDatabaseUrl(): Promise<string> {
    return this.#urlOf(await this.#create('TEMPLATE template0'));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#databases.map((database) => database.close()));
    await this.#server.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #create(from: string): Promise<string> {
    const name = `test_${process.hrtime.bigint()}`;
    const client = new pg.Client({ connectionString: this.#urlOf('postgres') });
    await client.connect();
    try {
      await client.query(`CREATE DATABASE ${name} ${from}`);
    } finally {
      await client.end();
    }
    return name;
  }

  #urlOf(database: string): string {
    const url = new URL(this.#server.url);
    url.pathname = `/${database}`;
    return url.href;
  }
}

/**
 * Starts a server before the file's tests and stops it after them. Call it at the top of a test file; what it answers
 * can be used within tests and hooks.
 */
export const usePostgres = (): {
  readonly server: TestPostgres;
  readonly database: TestDatabase;
  openStore(clock?: Clock): Store;
} => {
  let server: TestPostgres | undefined;
  let database: TestDatabase;
  beforeAll(async () => {
    server = await TestPostgres.start();
    database = await server.database();
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
  }, 60_000);
  return {
    get server() {
      return server!;
    },
    get database() {
      return database;
    },
    openStore: (clock) => database.openStore(clock),
  };
};
