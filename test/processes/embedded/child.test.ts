import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import type { ChildProgram } from '../../../src/processes/embedded/child.ts';
import { startChild } from '../../../src/processes/embedded/child.ts';
import { identityOf } from '../../../src/processes/embedded/process-identity.ts';
import { dataDirs, isRunning, startedByKilledRun, startedByOtherRun, until } from './embedded-fixtures.ts';

const dirs = dataDirs();
const silent = () => undefined;
afterAll(() => dirs.removeAll());

function program(script: string, dir = dirs.make()): ChildProgram {
  return {
    name: 'sleeper',
    stateDir: dir,
    command: '/bin/sh',
    args: ['-c', script],
    cwd: dir,
    stopSignal: 'SIGTERM',
    graceMs: 5_000,
  };
}

const SLEEP = 'while :; do sleep 0.05; done';
const pidFile = ({ stateDir }: ChildProgram) => join(stateDir, 'sleeper.pid');
const logOf = ({ stateDir }: ChildProgram) => readFileSync(join(stateDir, 'sleeper.log'), 'utf8');

test('a child keeps its output in a log, and is told nothing of our environment but the PATH', async () => {
  process.env['COUNTERSIGN_TEST_SECRET'] = 'not-for-children';
  const printing = program('env; echo ready; exec sleep 60');

  const child = await startChild(printing, silent);
  await until(() => logOf(printing).includes('ready'));

  expect(logOf(printing)).toContain('PATH=');
  expect(logOf(printing)).not.toContain('not-for-children');
  await child.stop();
});

test('a child leads a process group of its own, which a terminal does not interrupt', async () => {
  const child = await startChild(program(SLEEP), silent);
  expect(() => process.kill(-child.pid, 0)).not.toThrow();
  await child.stop();
});

test('stopping asks first, and kills after the time of grace', async () => {
  const asked = program(`trap 'echo asked; exit 3' TERM; echo ready; ${SLEEP}`);
  const polite = await startChild(asked, silent);
  await until(() => logOf(asked).includes('ready'));
  await polite.stop();
  expect(logOf(asked)).toContain('asked');

  const deaf = program(`trap '' TERM; echo ready; ${SLEEP}`);
  const stubborn = await startChild({ ...deaf, graceMs: 100 }, silent);
  const exit = new Promise((resolve) => stubborn.onExit(resolve));
  await until(() => logOf(deaf).includes('ready'));
  await stubborn.stop();
  expect(await exit).toEqual({ code: null, signal: 'SIGKILL' });
});

test('what a killed run left running is stopped before the next start', async () => {
  const sleeper = program(SLEEP);
  const leftover = await startedByKilledRun<{ pid: number }>('child', sleeper);
  expect(isRunning(leftover.pid)).toBe(true);
  const lines: string[] = [];

  const child = await startChild(sleeper, (line) => lines.push(line));

  expect(isRunning(leftover.pid)).toBe(false);
  expect(lines).toEqual([`Stopping sleeper (process ${leftover.pid}), which an earlier run left behind.`]);
  await child.stop();
});

test('what a killed run left running without a pid file is found by its folder', async () => {
  const sleeper = program(SLEEP);
  const leftover = await startedByKilledRun<{ pid: number }>('child', sleeper);
  rmSync(pidFile(sleeper));

  const child = await startChild(sleeper, silent);

  expect(isRunning(leftover.pid)).toBe(process.platform !== 'linux');
  await child.stop();
});

test('a running child whose owner lives is left alone, and the second start is refused', async () => {
  const sleeper = program(SLEEP);
  const { started, kill } = await startedByOtherRun<{ pid: number }>('child', sleeper);

  await expect(startChild(sleeper, silent)).rejects.toThrow(/is in use: process \d+ runs sleeper there/);

  expect(isRunning(started.pid)).toBe(true);
  await kill();
  const child = await startChild(sleeper, silent);
  await child.stop();
});

test('a process that has the number of an earlier child, and is another, is not killed', async () => {
  const sleeper = program(SLEEP);
  const stranger = spawn('/bin/sleep', ['60']);
  const pid = stranger.pid ?? 0;
  const earlier = `${identityOf(pid)} as it was before`;
  writeFileSync(pidFile(sleeper), JSON.stringify({ pid, identity: earlier, owner: { pid: 1, identity: 'gone' } }));

  const child = await startChild(sleeper, silent);

  expect(isRunning(pid)).toBe(true);
  stranger.kill();
  await child.stop();
});

test('a program that can not be started is named', async () => {
  const missing = { ...program(''), command: '/nowhere/program' };
  await expect(startChild(missing, silent)).rejects.toThrow("/nowhere/program can't be started");
});
