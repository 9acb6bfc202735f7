import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { checkpointFilesIn } from '../../src/processes/checkpoint-files.ts';
import { asFiled, originOf, signCheckpoint } from '../../src/proof/checkpoint.ts';
import type { CheckpointFiles } from '../../src/transactions/sign-checkpoints.ts';
import { newKeyring } from '../keyring.ts';

const { signing } = newKeyring();
const noteOf = (size: number): string =>
  signCheckpoint({ origin: originOf('acc_x'), size, root: 'ab'.repeat(32) }, signing);

let folder: string;
let files: CheckpointFiles;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  files = checkpointFilesIn(join(folder, 'made', 'when', 'missing'));
  path = join(folder, 'made', 'when', 'missing', 'acc_x.checkpoints');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = (): string => readFileSync(path, 'utf8');

test('R41 what is appended stands behind what was there, and the last note is found', async () => {
  expect(await files.last('acc_x')).toBeUndefined();
  expect(await files.read('acc_x')).toBe('');
  await files.append('acc_x', [noteOf(1)], undefined);
  await files.append('acc_x', [noteOf(2), noteOf(3)], noteOf(1));
  expect(text()).toBe([1, 2, 3].map((size) => asFiled(noteOf(size))).join(''));
  expect(await files.read('acc_x')).toBe(text());
  expect(await files.last('acc_x')).toBe(noteOf(3));
  expect(await files.last('acc_y')).toBeUndefined();
});

test('R41 the last of many is found without reading them all', async () => {
  await files.append(
    'acc_x',
    Array.from({ length: 200 }, (_, i) => noteOf(i + 1)),
    undefined,
  );
  expect(await files.last('acc_x')).toBe(noteOf(200));
});

test('R41 an append that was cut off anywhere is made good by the next one', async () => {
  const torn = asFiled(noteOf(2));
  mkdirSync(dirname(path), { recursive: true });
  for (let length = 1; length < torn.length; length++) {
    writeFileSync(path, asFiled(noteOf(1)) + torn.slice(0, length));
    expect(await files.last('acc_x')).toBe(noteOf(1));
    await files.append('acc_x', [noteOf(2)], noteOf(1));
    expect(text()).toBe(asFiled(noteOf(1)) + torn);
  }
});

test('R41 nothing is appended behind another note than the one that was read', async () => {
  await files.append('acc_x', [noteOf(1)], undefined);
  for (const behind of [undefined, noteOf(2)])
    await expect(files.append('acc_x', [noteOf(3)], behind)).rejects.toThrow('goes on behind the checkpoint');
  expect(text()).toBe(asFiled(noteOf(1)));
});

test('R41 a file that ends with something else is left as it is', async () => {
  mkdirSync(dirname(path), { recursive: true });
  for (const rest of ['nothing of the sort', `${originOf('acc_x')}y\n`, 'x'.repeat(20_000)]) {
    writeFileSync(path, asFiled(noteOf(1)) + rest);
    await expect(files.last('acc_x')).rejects.toThrow('is no file of checkpoints');
    await expect(files.append('acc_x', [noteOf(2)], noteOf(1))).rejects.toThrow('is no file of checkpoints');
    expect(text()).toBe(asFiled(noteOf(1)) + rest);
  }
});

test('a name that leads out of the folder is refused', async () => {
  await expect(files.read('../acc_x')).rejects.toThrow('an account’s id is expected'.replace('’', "'"));
});
