import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './programs.mjs';

/** All that the built console is made from: its own sources, what it shares with the service, and its packages. */
const SOURCES = [
  ...['web', 'src/client', 'src/mail', 'src/domain', 'src/http/pages/palette.ts'],
  ...['tsconfig.json', 'package-lock.json'],
];
const BUILT = 'web/dist';

/** Builds the console when it is missing, or something that it is made from changed since the last time. */
export async function buildConsole({ root, say }) {
  const stampFile = join(root, BUILT, '.built-from');
  const stamp = hashOf(root);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;

  say('building the console (vite build)');
  const node = join(root, 'node_modules', '.bin', 'node');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const built = await run(node, [vite, 'build', '--config', 'web/vite.config.ts'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.code !== 0) throw new Error(`vite build failed: ${built.output.trim().replace(/\s+/g, ' ').slice(-400)}`);
  // The build empties its folder first: a stamp is only ever beside what it is of.
  writeFileSync(stampFile, stamp);
}

function hashOf(root) {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((path) => filesOf(root, path))) {
    const body = readFileSync(join(root, file));
    hash.update(`${file}\n${body.length}\n`).update(body);
  }
  return hash.digest('hex');
}

/** The files at a path, in the same order on every machine. */
function filesOf(root, path) {
  if (path === BUILT) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesOf(root, `${path}/${name}`));
}
