import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { identityOf } from '../../../src/processes/embedded/process-identity.ts';

/** Folders for one test file's servers, and their removal. */
export function dataDirs(): { make: () => string; removeAll: () => void } {
  const made: string[] = [];
  return {
    make: () => {
      const dir = mkdtempSync(join(tmpdir(), 'countersign-test-'));
      made.push(dir);
      return dir;
    },
    removeAll: () => {
      for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Starts a server in another process, kills that process without warning, and answers what it had started. */
export async function startedByKilledRun<T>(what: 'child' | 'postgres' | 'temporal', options: object): Promise<T> {
  const { started, kill } = await startedByOtherRun<T>(what, options);
  await kill();
  return started;
}

export async function startedByOtherRun<T>(
  what: 'child' | 'postgres' | 'temporal',
  options: object,
): Promise<{ started: T; kill: () => Promise<void> }> {
  const script = fileURLToPath(new URL('owner.ts', import.meta.url));
  const owner = spawn(process.execPath, [script, what, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(owner.stdout), 'line')) as [string];
  const kill = async () => {
    owner.kill('SIGKILL');
    await once(owner, 'exit');
  };
  return { started: JSON.parse(line) as T, kill };
}

export function isRunning(pid: number): boolean {
  return identityOf(pid) !== undefined;
}

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await delay(10);
}
