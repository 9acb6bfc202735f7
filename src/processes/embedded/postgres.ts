import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Child, ChildExit, ChildProgram } from './child.ts';
import { lastWordsOf, startChild, stopLeftovers } from './child.ts';
import { takePort } from './ports.ts';
import type { PostgresPlace } from './postgres-place.ts';
import { giveTo, postgresPlace } from './postgres-place.ts';
import { identityOf } from './process-identity.ts';

export type PostgresOptions = {
  /** The folder of everything embedded; the server's files go to `postgres/` in it. */
  dataDir: string;
  /** The wanted loopback port (default 5432); the next free one is taken when it can't be had. 0 means any. */
  port?: number;
  /** false, for tests: nothing waits for the disk, and a killed server may lose what it committed in its last second. */
  durable?: boolean;
  log: (line: string) => void;
};

export type EmbeddedPostgres = {
  /** Of the database `countersign`, for its owner, who may do everything on this server; holds the password. */
  url: string;
  port: number;
  pid: number;
  /** Calls `listener` when the server has ended, for whatever reason. */
  onExit: (listener: (exit: ChildExit) => void) => void;
  /** A fast shutdown: sessions are ended, everything is written. */
  stop: () => Promise<void>;
};

const DEFAULT_PORT = 5432;
/** The owner of the cluster and the database's name. */
const NAME = 'countersign';
const GRACE_MS = 20_000;
const START_WITHIN_MS = 120_000;
const POLL_MS = 20;
const STARTS = 40;
const RETRY_MS = 250;
/** A killed server's sessions may outlive it for a moment and hold its memory; a port may be lost between two looks. */
const PASSING = /pre-existing shared memory block|could not create any TCP\/IP sockets/;

/**
 * Starts a PostgreSQL server of our own on loopback, with its files kept between runs, and creates the database.
 * Copes with what killed runs left behind: a half-made cluster, a server still running, a stale lock.
 *
 * Throws, in one line, what was found and what was expected.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const { log } = options;
  const place = await postgresPlace(options.dataDir, log);
  const password = passwordIn(place);
  const data = join(place.dir, 'data');
  if (!existsSync(data)) await createCluster(place, data, password);
  await stopLeftovers(serverProgram(place, data, 0, options), log);
  dropForeignLock(place, data);

  const { child, port } = await startServer(place, data, password, options);
  try {
    await createDatabase(port, password);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return {
    url: urlOf(port, password, NAME),
    port,
    pid: child.pid,
    onExit: child.onExit,
    stop: child.stop,
  };
}

function passwordIn(place: PostgresPlace): string {
  const file = join(place.dir, 'password');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  if (existsSync(join(place.dir, 'data'))) {
    throw new Error(
      `${file} is missing; expected the password of the database beside its files: restore it, or delete ${place.dir}.`,
    );
  }
  const password = randomBytes(24).toString('base64url');
  writeFileSync(`${file}.new`, password, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return password;
}

/** Made under another name first: what has the right name is whole. */
async function createCluster(place: PostgresPlace, data: string, password: string): Promise<void> {
  const draft = `${data}.new`;
  const passwordFile = join(place.dir, 'initdb-password');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  chmodSync(draft, 0o700);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(place.user, draft);
  giveTo(place.user, passwordFile);
  const args = ['--pgdata', draft, '--username', NAME, '--pwfile', passwordFile, '--auth', 'scram-sha-256'];
  const locale = ['--encoding', 'UTF8', '--no-locale', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'];
  try {
    await runToEnd(place, [...args, ...locale, '--no-instructions']);
  } finally {
    rmSync(passwordFile);
  }
  renameSync(draft, data);
}

function runToEnd(place: PostgresPlace, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
    const child = spawn(place.initdb, args, { cwd: '/', env, stdio: ['ignore', 'ignore', 'pipe'], ...place.user });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${place.initdb} ended with ${code}: ${errors.trim().replace(/\s+/g, ' ')}`));
    });
  });
}

/**
 * A lock left by a killed server names a process number. The server refuses to start when some process has that number
 * now, so the lock goes when that process is no PostgreSQL server. (Sessions still alive are held off by the shared
 * memory's own interlock.)
 */
function dropForeignLock(place: PostgresPlace, data: string): void {
  const lock = join(data, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10);
  if (!identityOf(pid)?.includes(basename(place.postgres))) rmSync(lock);
}

async function startServer(
  place: PostgresPlace,
  data: string,
  password: string,
  options: PostgresOptions,
): Promise<{ child: Child; port: number }> {
  for (let start = 1; ; start++) {
    const { port, note } = await takePort(options.port ?? DEFAULT_PORT, 'PostgreSQL');
    const child = await startChild(serverProgram(place, data, port, options), options.log);
    if (await answers(child, port, password)) {
      if (note !== undefined) options.log(note);
      return { child, port };
    }
    const words = lastWordsOf(child);
    if (start === STARTS || !PASSING.test(words)) {
      throw new Error(
        `PostgreSQL ended while starting; expected it to answer on port ${port}. Its last words: ${words}`,
      );
    }
    await delay(RETRY_MS);
  }
}

function serverProgram(place: PostgresPlace, data: string, port: number, options: PostgresOptions): ChildProgram {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A statement or a row in the log could hold what nobody should read there.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(options.durable === false ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return {
    name: 'postgres',
    stateDir: place.dir,
    command: place.postgres,
    args: ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    cwd: data,
    user: place.user,
    stopSignal: 'SIGINT',
    graceMs: GRACE_MS,
  };
}

/** Whether the server came to accept sessions; false when it ended before. Recovery after a crash takes its time. */
async function answers(child: Child, port: number, password: string): Promise<boolean> {
  for (const deadline = performance.now() + START_WITHIN_MS; performance.now() < deadline; await delay(POLL_MS)) {
    if (child.hasExited()) return false;
    try {
      await onServer(port, password, () => Promise.resolve());
      return true;
    } catch (error) {
      if (isStarting(error)) continue;
      await child.stop();
      throw error;
    }
  }
  await child.stop();
  throw new Error(
    `PostgreSQL did not accept sessions on port ${port} within ${START_WITHIN_MS / 1000} s. ${lastWordsOf(child)}`,
  );
}

function isStarting(error: unknown): boolean {
  const CANNOT_CONNECT_NOW = '57P03';
  const code = (error as { code?: string }).code ?? '';
  return ['ECONNREFUSED', 'ECONNRESET', CANNOT_CONNECT_NOW].includes(code);
}

async function createDatabase(port: number, password: string): Promise<void> {
  await onServer(port, password, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
  });
}

async function onServer(port: number, password: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(port, password, 'postgres') });
  // A session that breaks off rejects what waits for it; without a listener it would end the process as well.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function urlOf(port: number, password: string, database: string): string {
  return `postgresql://${NAME}:${password}@127.0.0.1:${port}/${database}`;
}
