import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keepsPace, LETTERS_AT_PACE, PACE_MS, roomForLetter } from '../../src/domain/letter-pace.ts';

const at = (count: number, time: number): number[] => Array<number>(count).fill(time);

test('R48 ten letters in five minutes go by themselves, the eleventh waits for the first of them to be old', () => {
  expect(LETTERS_AT_PACE).toBe(10);
  expect(PACE_MS).toBe(300_000);
  expect(roomForLetter(at(9, 1_000), 1_000)).toBeNull();
  expect(roomForLetter(at(10, 1_000), 1_000)).toBe(301_000);
  expect(roomForLetter(at(10, 1_000), 300_999)).toBe(301_000);
  expect(roomForLetter(at(10, 1_000), 301_000)).toBeNull();
  expect(roomForLetter([5_000, ...at(9, 9_000)], 10_000)).toBe(305_000);
  expect(roomForLetter([1_000, 5_000, ...at(9, 9_000)], 10_000)).toBe(305_000);
});

test('R48 who waits as long as they are told has room, and nobody ever has an eleventh letter within five minutes', () => {
  const minute = 60_000;
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 * minute }), { maxLength: 80 }), (gaps) => {
      const sent: number[] = [];
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        now = roomForLetter(sent, now) ?? now;
        expect(roomForLetter(sent, now)).toBeNull();
        sent.push(now);
        expect(sent.filter((each) => each > now - PACE_MS).length).toBeLessThanOrEqual(LETTERS_AT_PACE);
      }
    }),
  );
});

test('R48 of access and of a new address people hear by themselves, however many letters they had', () => {
  for (const kind of ['invitation', 'address-changed', 'passkey-invitation-2', 'identity-reset'])
    expect(keepsPace(kind)).toBe(false);
  for (const kind of ['approval-request', 'reminder-1', 'unreachable', 'ended-applied', 'new-one'])
    expect(keepsPace(kind)).toBe(true);
});
