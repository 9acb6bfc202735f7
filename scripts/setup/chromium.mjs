import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findOnPath, isExecutable, run } from './programs.mjs';

const COMMANDS = ['chromium', 'google-chrome', 'google-chrome-stable'];
const MAC_APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The absolute path of a Chromium that runs: the one that CHROMIUM_PATH points to, the system's, the one found the last
 * time, Playwright's own download, or, for root on Debian, the system's package, installed now.
 */
export async function findChromium({ root, env, toolsDir, known, say }) {
  const own = env.CHROMIUM_PATH;
  if (own) {
    if (isExecutable(own)) return resolve(own);
    throw new Error(`CHROMIUM_PATH is ${own}, which is no executable file; expected the path of a Chromium.`);
  }
  const runs = async (file) =>
    file && (file === known.chromium || (await run(file, ['--version'], { timeoutMs: 20_000 })).code === 0);
  for (const file of [systemChromium(env), known.chromium]) {
    if (isExecutable(file) && (await runs(file))) return file;
  }
  for (const install of [installFromPlaywright, installFromDebian]) {
    const file = await install({ root, env, toolsDir, say });
    if (await runs(file)) return file;
  }
  throw new Error(
    'No Chromium found (looked at CHROMIUM_PATH, the PATH and the downloads of Playwright): install one, for example with apt-get install chromium, or set CHROMIUM_PATH.',
  );
}

function systemChromium(env) {
  return [...COMMANDS.map((command) => findOnPath(command, env)), ...MAC_APPS].find(isExecutable);
}

async function installFromPlaywright({ root, env, say }) {
  const node = join(root, 'node_modules', '.bin', 'node');
  const playwright = [join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium-headless-shell'];
  say('fetching a Chromium from Playwright');
  const installed = await run(node, playwright, {
    env: { ...env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '4000' },
    show: true,
  });
  if (installed.code !== 0) {
    say('Playwright could not fetch it');
    return undefined;
  }
  const { output } = await run(node, [...playwright, '--dry-run'], { env });
  const dir = /Install location:\s+(.*headless_shell.*)/.exec(output)?.[1]?.trim();
  return dir && findBelow(dir, /^(chrome-headless-shell|headless_shell)$/);
}

function findBelow(dir, name) {
  const entries = readdirSync(dir, { withFileTypes: true, recursive: true });
  const entry = entries.find((candidate) => candidate.isFile() && name.test(candidate.name));
  return entry && join(entry.parentPath ?? entry.path, entry.name);
}

async function installFromDebian({ env, toolsDir, say }) {
  const apt = findOnPath('apt-get', env);
  if (!apt || process.getuid?.() !== 0) return undefined;
  say('installing the Debian package chromium (apt-get)');
  mkdirSync(toolsDir, { recursive: true });
  const options = {
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    show: true,
    logFile: join(toolsDir, 'apt-get.log'),
  };
  await run(apt, ['update'], options);
  await run(apt, ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'], options);
  return systemChromium(env);
}
