import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(join(root, 'SECURITY.md'), 'utf8');

test('SECURITY.md names files that are there, and a test for what stops each', () => {
  const named = [...text.matchAll(/`((?:src|test|docs)\/[\w./-]+)`/g)].map(([, file]) => file!);
  expect(named.length).toBeGreaterThan(25);
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  expect(named.filter((file) => file.startsWith('test/')).length).toBeGreaterThan(10);
});

test('each row of SECURITY.md says who, what, what stops it and what is left', () => {
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  expect(rows.length).toBeGreaterThan(15);
  for (const row of rows) expect(row.split('|')).toHaveLength(6);
});
