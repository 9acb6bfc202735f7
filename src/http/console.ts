import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** A file of the built console, as it is sent. */
export interface ConsoleAsset {
  readonly type: string;
  readonly body: Buffer;
  /** The same, compressed; where the build made it. */
  readonly brotli: Buffer | undefined;
}

/** The console as it was built. */
export interface ConsoleFiles {
  /** The one page, with {@link NONCE_PLACE} where the nonce of its styles goes. */
  readonly shell: string;
  readonly assets: ReadonlyMap<string, ConsoleAsset>;
}

/** What stands in the built page for the nonce of an answer. */
export const NONCE_PLACE = 'NONCE-OF-THIS-ANSWER';

/** What stands in the built page for where operators see workflows. */
export const TEMPORAL_UI_PLACE = 'ADDRESS-OF-THE-TEMPORAL-UI';

/** Where the built console lies. */
export const CONSOLE_FOLDER = join(import.meta.dirname, '../../web/dist');

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

const SHELL = 'index.html';

/** When the console was built, in milliseconds; undefined where none is. */
export const builtAt = (folder = CONSOLE_FOLDER): number | undefined =>
  statSync(join(folder, SHELL), { throwIfNoEntry: false })?.mtimeMs;

/** Reads the built console: it is small, and kept whole. */
export const readConsole = (folder = CONSOLE_FOLDER): ConsoleFiles => {
  const assetsFolder = join(folder, 'assets/console');
  const read = (name: string): Buffer => readFileSync(join(assetsFolder, name));
  const names = new Set(readdirSync(assetsFolder));
  const assets = [...names].flatMap((name) => {
    const type = types[extname(name)];
    if (type === undefined) return [];
    const brotli = names.has(`${name}.br`) ? read(`${name}.br`) : undefined;
    return [[name, { type, body: read(name), brotli }] as const];
  });
  return { shell: readFileSync(join(folder, SHELL), 'utf8'), assets: new Map(assets) };
};
