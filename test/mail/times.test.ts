import { expect, test } from '@jest/globals';
import { inUtc, timeBetween } from '../../src/mail/times.ts';

test('a time is read in UTC, midnight as 00', () => {
  expect(inUtc('2026-11-22T14:05:59.999Z')).toBe('Sunday 22 November 2026, 14:05 UTC');
  expect(inUtc('2026-01-01T00:00:00+01:00')).toBe('Wednesday 31 December 2025, 23:00 UTC');
  expect(inUtc('2026-03-01T00:07:00Z')).toBe('Sunday 1 March 2026, 00:07 UTC');
});

test.each([
  ['2026-11-22T14:05:00Z', '2026-11-25T18:05:00Z', '3 days 4 hours'],
  ['2026-11-22T14:05:00Z', '2026-11-23T14:05:59Z', '1 day'],
  ['2026-11-22T14:05:00Z', '2026-11-22T15:06:00Z', '1 hour 1 minute'],
  ['2026-11-22T14:05:00Z', '2026-11-22T14:05:30Z', 'less than a minute'],
  ['2026-11-22T14:05:00Z', '2026-11-22T14:00:00Z', 'less than a minute'],
])('from %s to %s it is %s', (from, until, words) => {
  expect(timeBetween(from, until)).toBe(words);
});
