import { afterAll, expect, jest, test } from '@jest/globals';
import { seen } from './helper.ts';

jest.setTimeout(100);

test('a helper begins for the file that asked', () => {
  expect(seen).toEqual(['begun']);
  seen.push('used');
});

test('what is wrong fails', () => {
  expect(1).toBe(2);
});

test('what hangs fails', () => new Promise(() => undefined));

test('what is left replaced and stopped', () => {
  jest.spyOn(Math, 'random').mockReturnValue(7);
  jest.useFakeTimers({ now: 0 });
  expect([Math.random(), Date.now()]).toEqual([7, 0]);
});

afterAll(() => {
  throw new Error('after all');
});
