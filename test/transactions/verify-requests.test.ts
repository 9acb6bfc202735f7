import { expect, test } from '@jest/globals';
import { ToldRequests } from '../../src/transactions/told-requests.ts';
import { unfounded } from '../../src/transactions/verify-requests.ts';

/*
 * What the trail itself must say of a request that was applied, also where all of it was written anew with its hashes.
 */

const T = (hours: number): string => new Date(Date.parse('2026-02-02T09:00:00.000Z') + hours * 3_600_000).toISOString();

type Said = readonly [hours: number, type: string, actorId: string | null, data?: Record<string, unknown>];

/** Why what these events tell of ought not to have been applied. */
const judged = (...said: readonly Said[]): string | undefined => {
  const told = new ToldRequests();
  for (const [hours, type, actorId, data = {}] of said) {
    const all = { request: 'srq_1', ...data };
    const event = { seq: 1, at: T(hours), type: `support-request.${type}`, actorId, changeId: null };
    told.hear({ ...event, data: JSON.stringify(all), prevHash: '', hash: '' }, all);
  }
  return unfounded(told.all.get('srq_1')!);
};

const filed: Said = [0, 'filed', 'opr_filer', { lapsesAt: T(720) }];
const approved = (at: number, by: string, more = {}): Said => [
  at,
  'decided',
  by,
  { verdict: 'approve', knowing: false, ...more },
];
const applied = (at: number, ...operators: readonly string[]): Said => [at, 'applied', null, { operators }];
const cooling = { coolingUntil: T(74) };

test('R8 (c) R41 two operators and the time are enough', () => {
  expect(
    judged(filed, approved(1, 'opr_a'), approved(2, 'opr_b', cooling), applied(74, 'opr_a', 'opr_b')),
  ).toBeUndefined();
});

test.each<[string, RegExp, readonly Said[]]>([
  ['one operator', /1 of 2/, [approved(2, 'opr_a', cooling), applied(74, 'opr_a')]],
  ['one operator twice', /1 of 2/, [approved(2, 'opr_a', cooling), applied(74, 'opr_a', 'opr_a')]],
  ['an operator who never decided', /1 of 2/, [approved(2, 'opr_a', cooling), applied(74, 'opr_a', 'opr_b')]],
  ['the filer', /1 of 2/, [approved(1, 'opr_filer'), approved(2, 'opr_a', cooling), applied(74, 'opr_filer', 'opr_a')]],
  [
    'one who rejected',
    /1 of 2/,
    [approved(1, 'opr_a'), approved(2, 'opr_b', { ...cooling, verdict: 'reject' }), applied(74, 'opr_a', 'opr_b')],
  ],
  [
    'before its time',
    /before its time/,
    [approved(1, 'opr_a'), approved(2, 'opr_b', cooling), applied(73, 'opr_a', 'opr_b')],
  ],
  ['without any time', /before its time/, [approved(1, 'opr_a'), approved(2, 'opr_b'), applied(99, 'opr_a', 'opr_b')]],
  [
    'two after an objection',
    /2 of 3/,
    [
      approved(1, 'opr_a'),
      approved(2, 'opr_b', cooling),
      [3, 'objected', 'usr_1', { counts: true, coolingUntil: T(75) }],
      applied(75, 'opr_a', 'opr_b'),
    ],
  ],
  [
    'three of whom none knew of the objection',
    /none who knew|without an operator who knew/,
    [
      approved(1, 'opr_a'),
      approved(1, 'opr_c'),
      approved(2, 'opr_b', cooling),
      [3, 'objected', 'usr_1', { counts: true, coolingUntil: T(75) }],
      applied(75, 'opr_a', 'opr_b', 'opr_c'),
    ],
  ],
  [
    'before the time that an objection restarted',
    /before its time/,
    [
      approved(1, 'opr_a'),
      approved(2, 'opr_b', cooling),
      [3, 'objected', 'usr_1', { counts: true, coolingUntil: T(75) }],
      approved(4, 'opr_c', { knowing: true }),
      applied(74, 'opr_a', 'opr_b', 'opr_c'),
    ],
  ],
])('R8 (c) R41 applied with %s', (_, why, said) => {
  expect(judged(filed, ...said)).toMatch(why);
});
