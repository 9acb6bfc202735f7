import { mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { readCompose } from '../scripts/production-shape/compose.ts';
import { Part, runJob } from '../scripts/production-shape/part.ts';
import { Places } from '../scripts/production-shape/places.ts';
import { variablesOf } from '../scripts/production-shape/variables.ts';
import type { ChildProgram } from '../src/processes/embedded/child.ts';

export interface TemporalOnPostgres {
  readonly address: string;
  readonly pid: number;
  stop(): Promise<void>;
}

interface Options {
  readonly dataDir: string;
  /** The folder of the server's programs. */
  readonly programs: string;
  readonly temporalCli: string;
  /** Of a server that has the databases `temporal` and `temporal_visibility`. */
  readonly postgresUrl: string;
}

/**
 * A Temporal server over PostgreSQL with the environment, the schema's job and the namespace's job of docker-compose.yml:
 * what is measured is what production has.
 */
export const startTemporalOnPostgres = async (options: Options): Promise<TemporalOnPostgres> => {
  const { dataDir, programs, temporalCli, postgresUrl } = options;
  const { username, password, port: databasePort } = new URL(postgresUrl);
  const variables = variablesOf({ publicUrl: 'http://localhost', issuer: 'http://localhost' });
  const compose = readCompose({ ...variables, TEMPORAL_DATABASE_PASSWORD: password });
  const places = await Places.take(compose, dataDir, { temporal: [7233], database: [5432] });
  const programOf = (name: string): ChildProgram => {
    const service = compose.services[name]!;
    const [command = '', ...args] = [...(service.entrypoint ?? []), ...(service.command ?? [])];
    // Beside the development server's, which has the same name.
    const cwd = join(dataDir, 'on-postgres', name);
    mkdirSync(cwd, { recursive: true });
    const env = {
      ...places.environmentOf(name),
      ...(name === 'temporal' && { POSTGRES_USER: username, DB_PORT: databasePort }),
      ...(name === 'temporal-schema' && { SQL_USER: username, SQL_PORT: databasePort }),
      PATH: [programs, dirname(temporalCli), process.env['PATH']].join(delimiter),
    };
    return { name, stateDir: cwd, cwd, command, args, env, stopSignal: 'SIGTERM', graceMs: 30_000 };
  };
  await runJob(programOf('temporal-schema'));
  const port = places.portOf('temporal', 7233);
  const program = { ...programOf('temporal'), command: join(programs, 'temporal-server'), args: ['start'] };
  const server = new Part('temporal', program, { port });
  try {
    await server.start();
    await runJob(programOf('temporal-namespace'));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { address: `127.0.0.1:${port}`, pid: server.pid!, stop: () => server.stop() };
};
