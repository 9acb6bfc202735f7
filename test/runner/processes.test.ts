import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ProcessWatch } from './processes.ts';

/** Starts a process that would outlive its parent, and answers its number when the parent has ended. */
const orphan = async (argument: string): Promise<number> => {
  const forever = `const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)', process.argv[1]], { detached: true, stdio: 'ignore', env: {} });
    child.unref();
    process.stdout.write(String(child.pid));`;
  const parent = spawn(process.execPath, ['-e', forever, argument], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [pid] = (await once(parent.stdout, 'data')) as [Buffer];
  await once(parent, 'close');
  return Number(pid);
};

describe('what a run leaves behind', () => {
  let folder: string;
  const watching = (pid: number): ProcessWatch => new ProcessWatch(pid, folder, 100);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is nothing where nothing runs', async () => {
    expect(await watching(-1).leftovers()).toEqual([]);
  });

  test('is found by the folder that it names, though its parent has ended, and is killed', async () => {
    const watch = watching(-1);
    const pid = await orphan(join(folder, 'data'));
    expect(await watch.leftovers()).toEqual([expect.stringMatching(new RegExp(`^${pid} `))]);
    expect(await watching(-1).leftovers()).toEqual([]);
  });

  test('is found by its parent', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'ignore', env: {} });
    const watch = watching(process.pid);
    expect(await watch.leftovers()).toEqual([expect.stringMatching(new RegExp(`^${child.pid} `))]);
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  });
});
