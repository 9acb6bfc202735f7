import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildProgram } from '../../src/processes/embedded/child.ts';
import { giveTo, postgresPlace, type PostgresPlace } from '../../src/processes/embedded/postgres-place.ts';

/** Makes the files of a fresh server, as its image does of this environment. */
const makeCluster = (place: PostgresPlace, data: string, environment: Readonly<Record<string, string>>): void => {
  const passwordFile = join(place.dir, 'initdb-password');
  mkdirSync(data, { mode: 0o700 });
  chmodSync(data, 0o700);
  writeFileSync(passwordFile, environment['POSTGRES_PASSWORD'] ?? '', { mode: 0o600 });
  for (const path of [data, passwordFile]) giveTo(place.user, path);
  const made = ['--pgdata', data, '--username', environment['POSTGRES_USER'] ?? '', '--pwfile', passwordFile];
  const how = ['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--no-instructions'];
  execFileSync(place.initdb, [...made, ...how], { cwd: '/', stdio: 'ignore', ...place.user });
  rmSync(passwordFile);
};

/** A PostgreSQL server with its files in the folder, made where they are missing, as the program that runs it. */
export const databaseProgram = async (
  dataDir: string,
  port: number,
  environment: Readonly<Record<string, string>>,
  command: readonly string[],
): Promise<ChildProgram> => {
  const place = await postgresPlace(dataDir, () => undefined);
  const data = join(place.dir, 'data');
  if (!existsSync(data)) makeCluster(place, data, environment);
  const here = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
  return {
    name: 'database',
    stateDir: place.dir,
    command: place.postgres,
    args: ['-D', data, ...command.slice(1), ...here.flatMap((setting) => ['-c', setting])],
    cwd: data,
    user: place.user,
    stopSignal: 'SIGINT',
    graceMs: 60_000,
  };
};
