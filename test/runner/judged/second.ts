import { setTimeout as passed } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { seen } from './helper.ts';

test('a helper begins for the file that asked', () => {
  expect(seen).toEqual(['begun']);
});

test('nothing of the file before is left', async () => {
  expect(Math.random()).toBeLessThan(1);
  expect(Date.now()).toBeGreaterThan(0);
  await passed(200);
});

test('a rejection that nobody hears fails', async () => {
  void Promise.reject(new Error('unheard'));
  await passed(10);
});
