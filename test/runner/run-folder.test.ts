import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { makeRunFolder } from './run-folder.ts';

test('the folder of a run lies where programs can be started, and every user passes through', () => {
  const folder = makeRunFolder();
  const program = join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\necho started\n');
  chmodSync(program, 0o755);
  expect(execFileSync(program).toString()).toBe('started\n');
  rmSync(folder, { recursive: true });
});

test('where there is nothing in memory, it is where the system keeps temporary files', () => {
  const folder = makeRunFolder('/nowhere');
  expect(folder.startsWith(tmpdir())).toBe(true);
  rmSync(folder, { recursive: true });
});

test('it is made in the folder that is given, where that has room', () => {
  const parent = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  const folder = makeRunFolder(parent, 1);
  expect(folder.startsWith(parent)).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
  const elsewhere = makeRunFolder(parent, Infinity);
  expect(elsewhere.startsWith(parent)).toBe(false);
  for (const made of [parent, elsewhere]) rmSync(made, { recursive: true });
});
