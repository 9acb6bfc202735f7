import { describe, expect, test } from '@jest/globals';
import { createEdit, modifyEdit, type Edit } from '../../src/domain/account-state.ts';
import { grantId } from '../../src/domain/entities/grants.ts';
import type { Fields } from '../../src/domain/entity.ts';
import { FLAG_MS, stoppedBy, type Flag } from '../../src/domain/flags.ts';
import { acme, HOUR, idOf, MONDAY, type Person } from './acme.ts';

/*
 * What a flag by Ben on a change of Ada's stops, by its edits (R50). Nothing but a removal goes past it.
 */

const state = acme();
const flag: Flag = {
  ...{ id: 'flg_1', changeId: 'chg_1', changeNumber: 1, requiredApprovals: 2, comment: null },
  ...{ initiatorId: idOf('ada'), flaggerId: idOf('ben'), at: MONDAY, lifts: [] },
};
const stop = (edits: readonly Edit[], flags: readonly Flag[] = [flag], now = MONDAY) =>
  stoppedBy(state, { initiatorId: idOf('ada'), edits }, flags, now);

const user = (person: Person, fields: Parameters<typeof modifyEdit<'users'>>[3]) =>
  modifyEdit(state, 'users', idOf(person), fields);
const droppedGrant = (person: Person, code: string): Edit => {
  const { id, after } = createEdit('grants', grantId(idOf(person), code), { userId: idOf(person), function: code });
  return { entity: 'grants', id, before: after, after: null };
};

const moved = (person: Person, before: Fields, after: Fields): readonly Edit[] => [
  { entity: 'users', id: idOf(person), before, after },
];

const suspendBen = user('ben', { status: 'suspended' });

test.each<[string, boolean, readonly Edit[]]>([
  ['the flagger is suspended', false, suspendBen],
  [
    'the flagger is removed, and what they had goes',
    false,
    [...user('ben', { status: 'removed', officer: false }), droppedGrant('ben', 'reports.statements')],
  ],
  ['the flagger stops being an officer', false, user('ben', { officer: false })],
  ['nothing is edited', true, []],
  ['the flagger is given another name', true, user('ben', { name: 'Ben Colt' })],
  ['the flagger is reinstated', true, moved('ben', { status: 'suspended' }, { status: 'active' })],
  ['the flagger becomes an officer again', true, moved('ben', { officer: false }, { officer: true })],
  ['somebody becomes an officer', true, user('gina', { officer: true })],
  [
    'somebody else’s right goes along with the removal',
    true,
    [...suspendBen, droppedGrant('fred', 'reports.statements')],
  ],
  [
    'the flagger is given a right along with it',
    true,
    [
      ...suspendBen,
      createEdit('grants', grantId(idOf('ben'), 'reports.tax'), { userId: idOf('ben'), function: 'reports.tax' }),
    ],
  ],
  [
    'somebody new comes along with it',
    true,
    [...suspendBen, createEdit('users', 'usr_new', { name: 'New', email: 'new@acme.example', companyId: 'cmp_hq' })],
  ],
  [
    'the account itself is altered along with it',
    true,
    [...suspendBen, ...modifyEdit(state, 'account', state.accountId, { requiredApprovals: 0 })],
  ],
])('R50 %s: stopped %s', (_, stops, edits) => {
  expect(stop(edits) !== undefined).toBe(stops);
});

describe('when it is lifted', () => {
  const lift = (person: Person) => ({
    officerId: idOf(person),
    designation: state.get('users', idOf(person))?.officerSince ?? 0,
    at: MONDAY,
  });
  const lifted = (...people: Person[]) => stop([], [{ ...flag, lifts: people.map(lift) }]);

  test('R50 the words of its flagger, of the initiator and of one officer twice do not count, wherever they came from', () => {
    expect(lifted('cleo', 'dev')).toBeUndefined();
    expect(lifted('cleo', 'cleo')?.lifters).toEqual([idOf('cleo')]);
    expect(lifted('cleo', 'ben')?.lifters).toEqual([idOf('cleo')]);
    expect(lifted('cleo', 'ada')?.lifters).toEqual([idOf('cleo')]);
    expect(lifted('cleo', 'fred')?.lifters).toEqual([idOf('cleo')]);
    expect(lifted('cleo')).toMatchObject({ required: 2, mayLift: [idOf('dev'), idOf('eva')] });
  });

  test('R50 of several, the stop that ends last is told', () => {
    const later = { ...flag, id: 'flg_2', flaggerId: idOf('cleo'), at: MONDAY + HOUR };
    for (const flags of [
      [flag, later],
      [later, flag],
    ])
      expect(stop([], flags, MONDAY + HOUR)).toMatchObject({ flag: { id: 'flg_2' }, until: MONDAY + HOUR + FLAG_MS });
    expect(stop([], [flag, { ...flag, id: 'flg_3' }])).toMatchObject({ flag: { id: 'flg_1' } });
    expect(stop([], [flag, later], MONDAY + FLAG_MS)).toMatchObject({ flag: { id: 'flg_2' } });
  });
});
