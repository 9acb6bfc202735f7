import { describe, expect, test } from '@jest/globals';
import { inOrder, problem, Refused, statusOf, titleOf } from '../../src/domain/problems.ts';

describe('a refusal', () => {
  test('is of the first problem in the order in which a client learns of them, and holds every one', () => {
    const given = [problem('quorum_floor', 'Too few.'), problem('not_an_officer', 'Only officers.')];
    const refused = new Refused(given);
    expect(refused).toMatchObject({ name: 'Refused', message: 'Only officers.', problems: given.toReversed() });
  });

  test('without a problem is a fault of whoever throws it', () => {
    expect(() => new Refused([])).toThrow(new TypeError('a refusal names at least one problem'));
  });

  test('has a status and a title of its own for each code', () => {
    expect([statusOf('digest_mismatch'), titleOf('digest_mismatch')]).toEqual([
      412,
      'The change is not the one that you were shown',
    ]);
  });

  test('is ordered by the statuses of the address that answers, where it has its own', () => {
    const given = [problem('invalid_payload', 'Not so.'), problem('not_found', 'Nothing there.')];
    expect(inOrder(given).map((p) => p.code)).toEqual(['invalid_payload', 'not_found']);
    const asMissing = inOrder(given, (code) => (code === 'not_found' ? 404 : statusOf(code)));
    expect(asMissing.map((p) => p.code)).toEqual(['not_found', 'invalid_payload']);
  });
});

test('a problem names a place in the request where it has one, and none where it has not', () => {
  expect(problem('not_found', 'Nothing there.', 'userId')).toStrictEqual({
    code: 'not_found',
    message: 'Nothing there.',
    path: 'userId',
  });
  expect(problem('not_found', 'Nothing there.')).toStrictEqual({ code: 'not_found', message: 'Nothing there.' });
});
