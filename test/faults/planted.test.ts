import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { planted } from './run/planted.ts';

const FOLDER = 'test/faults/planted';

test('seven bugs are planted by patches, and every patch is somebody’s', () => {
  expect(planted).toHaveLength(7);
  expect(readdirSync(FOLDER).sort()).toEqual(planted.map(({ name }) => `${name}.patch`).sort());
});

test.each(planted)('$name applies to the code as it is', ({ name }) => {
  const check = (): string =>
    execFileSync('git', ['apply', '--check', `${FOLDER}/${name}.patch`], { encoding: 'utf8' });
  expect(check).not.toThrow();
});
