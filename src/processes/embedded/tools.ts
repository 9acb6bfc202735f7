import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Absolute paths of the programs that the set-up found, and of the folder of PostgreSQL's own; all but the first only
 * where it was told to prepare for tests.
 */
export type ToolPaths = {
  temporalCli: string;
  temporalTestServer?: string;
  chromium?: string;
  postgresPrograms?: string;
};

/** Reads what the set-up left in `dataDir`. Throws, in one line, when it didn't run. */
export function toolPaths(dataDir: string): ToolPaths {
  const file = join(resolve(dataDir), 'tools', 'tools.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ToolPaths;
  } catch (error) {
    throw new Error(`${file} can't be read; expected what "node scripts/setup.mjs" writes: run that first.`, {
      cause: error,
    });
  }
}
