import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { admitLogin, makeRoles } from './logins.ts';

const migrationsFolder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

const migrationList = async (baseDir: string): Promise<MigrationList> => {
  const entries = await readdir(baseDir, { withFileTypes: true });
  const directories = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(baseDir, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      directories.sort().map(async (path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(join(baseDir, path, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  };
};

type Bindings = { SchemaEngine: typeof SchemaEngine; __wbg_set_wasm(exports: unknown): void };

/** The part of the platform's WebAssembly that is used: the types come with browsers' libraries only. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

let engineOnce: Promise<typeof SchemaEngine> | undefined;

/**
 * Prisma's own migration engine, as WebAssembly: nothing is downloaded to apply a migration. Its glue holds one instance
 * for the whole process; a second one would take the memory from under the first.
 */
const loadEngine = (): Promise<typeof SchemaEngine> => (engineOnce ??= instantiateEngine());

/** The engine never clears the timer of its lock: unreferenced, it does not hold up a process that is done. */
const timersOf = (glue: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.keys(glue)
      .filter((name) => name.startsWith('__wbg_setTimeout_'))
      .map((name) => [name, (work: () => void, after: number) => setTimeout(work, after >>> 0).unref()]),
  );

const instantiateEngine = async (): Promise<typeof SchemaEngine> => {
  const glueUrl = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as Bindings;
  const bytes = await readFile(new URL('./schema_engine_bg.wasm', glueUrl));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': { ...glue, ...timersOf(glue) },
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  return glue.SchemaEngine;
};

/**
 * The adapter splits a script at every semicolon, also inside a function's body; PostgreSQL itself reads a whole script,
 * and runs it as one transaction. One session at a time: the engine's advisory lock belongs to the session that migrates.
 */
class WholeScripts extends PrismaPg {
  readonly #opened: Awaited<ReturnType<PrismaPg['connect']>>[] = [];

  constructor(url: string) {
    // What a policy would hide fails, so that a migration never passes over rows that it does not see.
    super({ connectionString: url, max: 1, options: '-c row_security=off' });
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    this.#opened.push(adapter);
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    return adapter;
  }

  /** Ends the sessions, which the engine leaves open, and with them its lock. */
  async end(): Promise<void> {
    await Promise.all(this.#opened.map((adapter) => adapter.dispose()));
  }
}

/**
 * Applies the migrations that the database lacks, as the owner of the tables, and lets the service's login work on them;
 * answers their names. Safe to run from several processes at once.
 */
export const migrate = async (ownerUrl: string, serviceUrl = ownerUrl): Promise<readonly string[]> => {
  await makeRoles(ownerUrl);
  const applied = await applyMigrations(ownerUrl);
  await admitLogin(ownerUrl, serviceUrl);
  return applied;
};

const applyMigrations = async (url: string): Promise<readonly string[]> => {
  const Engine = await loadEngine();
  const adapters = new WholeScripts(url);
  try {
    const engine = await Engine.new(
      { datamodels: undefined },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(adapters),
    );
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: await migrationList(migrationsFolder),
        filters: { externalTables: [], externalEnums: [] },
      });
      return appliedMigrationNames;
    } finally {
      engine.free();
    }
  } finally {
    await adapters.end();
  }
};
