import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Look, Source, Tool } from '../../scripts/setup/find-tool.mjs';
import { findTool } from '../../scripts/setup/find-tool.mjs';

const GENUINE = '#!/bin/sh\necho "tool version 2.1.0"\n';
const FORGED = '#!/bin/sh\necho "tool version 9.9.9"\n';
const pinned = createHash('sha256').update(GENUINE).digest('hex');
const tool: Tool = {
  title: 'Tool',
  version: '2.1.0',
  command: 'tool',
  entry: 'tool',
  setting: 'TOOL_PATH',
  hint: 'https://tool.example',
  versionOnPath: /^tool version (\d+)\.(\d+)\.(\d+)/,
  platforms: { here: { binary: pinned } },
};

let dir: string;
let lines: string[];
let look: Look;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  lines = [];
  const say = (line: string) => void lines.push(line);
  look = { env: { PATH: join(dir, 'bin') }, toolsDir: join(dir, 'tools'), known: {}, say, platform: 'here' };
});
afterEach(() => rmSync(dir, { recursive: true }));

function put(folder: string, content: string): string {
  mkdirSync(join(dir, folder), { recursive: true });
  const file = join(dir, folder, 'tool');
  writeFileSync(file, content);
  chmodSync(file, 0o755);
  return file;
}

function source(from: string, content: string): Source & { asked: number } {
  const made = {
    from,
    asked: 0,
    fetch: (into: string) => {
      made.asked += 1;
      const file = join(into, 'tool');
      writeFileSync(file, content);
      return Promise.resolve(file);
    },
  };
  return made;
}

const refusing: Source = { from: 'nowhere', fetch: () => Promise.reject(new Error('no network')) };

test('the setting comes before the PATH, the PATH before the cache, the cache before a download', async () => {
  const own = put('own', 'whatever its owner trusts');
  const onPath = put('bin', GENUINE);
  const cached = put('tools', GENUINE);
  const first = source('first', GENUINE);
  const second = source('second', GENUINE);

  expect(await findTool(tool, [first], { ...look, env: { ...look.env, TOOL_PATH: own } })).toBe(own);
  expect(await findTool(tool, [first], look)).toBe(onPath);
  rmSync(onPath);
  expect(await findTool(tool, [first], look)).toBe(cached);
  expect(first.asked).toBe(0);
  rmSync(cached);
  expect(await findTool(tool, [refusing, first, second], look)).toBe(cached);
  expect([first.asked, second.asked]).toEqual([1, 0]);
  expect(lines).toContain('nowhere did not give the Tool: no network');
});

test('a setting that points to no executable is named in one line', async () => {
  const env = { ...look.env, TOOL_PATH: join(dir, 'nothing') };
  await expect(findTool(tool, [source('first', GENUINE)], { ...look, env })).rejects.toThrow(
    `TOOL_PATH is ${join(dir, 'nothing')}, which is no executable file; expected the path of the Tool.`,
  );
});

test('an older one on the PATH is left alone', async () => {
  const older = put('bin', GENUINE.replace('2.1.0', '2.0.9'));
  const found = await findTool(tool, [source('first', GENUINE)], look);
  expect(found).toBe(join(look.toolsDir, 'tool'));
  expect(lines[0]).toBe(`${older} is version 2.0.9; expected 2.1.0 or later, so it is left alone`);
});

test('a download with another hash is refused and deleted, and the next source is asked', async () => {
  const found = await findTool(tool, [source('forger', FORGED), source('maker', GENUINE)], look);

  expect(readFileSync(found, 'utf8')).toBe(GENUINE);
  const forged = createHash('sha256').update(FORGED).digest('hex');
  expect(lines).toContain(`refused and deleted a Tool with SHA-256 ${forged}; expected ${pinned}`);
});

test('when every source gives another hash, nothing is left and one line says how to get it', async () => {
  const failed = findTool(tool, [source('forger', FORGED)], look);

  await expect(failed).rejects.toThrow(
    'Tool 2.1.0 is missing: install it (https://tool.example) and set TOOL_PATH to its path, or run this once with a network.',
  );
  expect(existsSync(join(look.toolsDir, 'tool'))).toBe(false);
});

test('a cached one that was altered since is refused, also when its hash was checked before', async () => {
  const cached = await findTool(tool, [source('maker', GENUINE)], look);
  writeFileSync(cached, FORGED);
  utimesSync(cached, new Date(0), new Date(0));

  expect(readFileSync(await findTool(tool, [source('maker', GENUINE)], look), 'utf8')).toBe(GENUINE);
});

test('a platform without a pin is named', async () => {
  await expect(findTool(tool, [], { ...look, platform: 'elsewhere' })).rejects.toThrow(
    'There is no Tool pinned for elsewhere: set TOOL_PATH to one (https://tool.example).',
  );
});
