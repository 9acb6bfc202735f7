import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** The folder of the server's programs, by the names that they have in its images. */
export type Programs = string;

const MODULE = 'go.temporal.io/server';
/** Where each program is in the module, and what it is called there. */
const PACKAGES = { 'temporal-server': 'cmd/server', 'temporal-sql-tool': 'cmd/tools/sql' } as const;
/** The first build compiles everything that the server is made of. */
const WITHIN_MS = 3_600_000;

type Environment = Readonly<Record<string, string | undefined>>;

const hasGo = (env: Environment): boolean => {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore', env });
    return true;
  } catch {
    return false;
  }
};

const build = async (programs: string, version: string, environment: Environment): Promise<void> => {
  mkdirSync(programs, { recursive: true });
  const draft = mkdtempSync(join(programs, 'draft-'));
  try {
    for (const [name, path] of Object.entries(PACKAGES)) {
      const env = { ...environment, GOBIN: draft };
      const options = { env, timeout: WITHIN_MS, maxBuffer: 1e8 };
      await promisify(execFile)('go', ['install', `${MODULE}/${path}@v${version}`], options);
      renameSync(join(draft, path.split('/').at(-1)!), join(programs, name));
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
};

/**
 * The programs of the Temporal server of that version: from the folder that TEMPORAL_SERVER_PROGRAMS names, or built
 * once from their sources, which the Go module proxy has. Undefined, with the reason said, where neither can be had.
 */
export const temporalPrograms = async (
  dataDir: string,
  version: string,
  say: (line: string) => void,
  environment: Environment = process.env,
): Promise<Programs | undefined> => {
  const programs = resolve(
    environment['TEMPORAL_SERVER_PROGRAMS'] ?? join(dataDir, 'tools', `temporal-server-${version}`),
  );
  if (Object.keys(PACKAGES).every((name) => existsSync(join(programs, name)))) return programs;
  if (!hasGo(environment)) {
    say('There is no Go here to build the Temporal server with.');
    return undefined;
  }
  say(`Building the Temporal server ${version} from its sources; the first time takes some minutes …`);
  try {
    await build(programs, version, environment);
    return programs;
  } catch (error) {
    say(`The Temporal server can't be built: ${String(error).split('\n').slice(0, 3).join(' ')}`);
    return undefined;
  }
};
