import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const source = (file: string): string => JSON.stringify(new URL(`../../src/processes/${file}`, import.meta.url).href);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-orderly-end-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a service whose parts end as said, and lets something happen in it. */
const run = (name: string, stop: string, happens: string): Promise<{ code: number | null; stdout: string }> => {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `import { ownShutdown } from ${source('service.ts')};
     import { createLogger } from ${source('logger.ts')};
     const stop = ${stop};
     setInterval(() => undefined, 1_000);
     ownShutdown({ stop }, createLogger('test'), (line) => console.log(line), 200);
     ${happens}`,
  );
  const child = spawn(process.execPath, [file], { cwd: fileURLToPath(new URL('../..', import.meta.url)) });
  let stdout = '';
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout })));
};

const stops = "() => { console.log('stopped'); return Promise.resolve(); }";

test.each([
  ['rejection', "void Promise.reject(new TypeError('about Ada Example'));"],
  ['exception', "setImmediate(() => { throw new TypeError('about Ada Example'); });"],
])('an unhandled %s ends the process in order, as failed, and its message is not logged', async (name, happens) => {
  const { code, stdout } = await run(name, stops, happens);
  expect({ code, stopped: stdout.includes('stopped') }).toEqual({ code: 1, stopped: true });
  expect(stdout).toContain('"name":"TypeError"');
  expect(stdout).toContain('the log has it. Stopping.');
  expect(stdout).not.toContain('Ada');
});

test('a process that does not end in order ends all the same', async () => {
  const { code, stdout } = await run(
    'stuck',
    '() => new Promise(() => undefined)',
    'void Promise.reject(new Error());',
  );
  expect(code).toBe(1);
  expect(stdout).toContain('did not stop in time');
});

test('a second error while it ends is logged, and nothing more', async () => {
  const slow = "async () => { await new Promise((resolve) => setImmediate(resolve)); console.log('stopped'); }";
  const { code, stdout } = await run(
    'twice',
    slow,
    'void Promise.reject(new Error()); void Promise.reject(new Error());',
  );
  expect({ code, stopped: stdout.match(/stopped/g)?.length }).toEqual({ code: 1, stopped: 1 });
});

test('an error while it ends because somebody asked ends it as failed', async () => {
  const asked = "process.kill(process.pid, 'SIGTERM'); setImmediate(() => setImmediate(() => { throw new Error(); }));";
  const slow =
    "() => new Promise((resolve) => process.once('uncaughtExceptionMonitor', resolve)).then(() => console.log('stopped'))";
  const { code, stdout } = await run('asked', slow, asked);
  expect({ code, stopped: stdout.match(/stopped/g)?.length }).toEqual({ code: 1, stopped: 1 });
});
