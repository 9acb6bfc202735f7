import { expect, test } from '@jest/globals';
import { createEdit } from '../../src/domain/account-state.ts';
import { impactView } from '../../src/domain/impact-view.ts';
import { acme, HEADQUARTERS, idOf } from './acme.ts';

const many = Array.from({ length: 300 }, (_, i) => `usr_${String(299 - i).padStart(3, '0')}`);
const state = acme().after(
  many.map((id, i) =>
    createEdit('users', id, { name: `Temp ${i}`, email: `${id}@acme.example`, companyId: HEADQUARTERS }),
  ),
);
const userIds = [...many, idOf('eva'), idOf('ben')].sort();

test('R28 of 302 people all are counted, and the officers who gain stand before the others, by name', () => {
  const { gaining, losing, groups } = impactView([{ gained: ['reports.tax'], lost: [], userIds }], state);
  const [group] = groups;
  expect({ gaining, losing }).toEqual({ gaining: 302, losing: 0 });
  expect(group).toMatchObject({ count: 302, officers: 2, weighty: true, gained: [{ title: 'Tax documents' }] });
  const names = group!.people.map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual(['Ben Cole', 'Eva Falk']);
  expect(names).toHaveLength(20);
  expect(names.slice(2)).toEqual(Array.from({ length: 18 }, (_, i) => `Temp ${282 + i}`));
});

test('R28 an officer who only loses weighs no more than others, and a right of funding always does', () => {
  const groups = [
    { gained: [], lost: ['reports.tax'], userIds: [idOf('ben')] },
    { gained: ['funding.withdraw'], lost: [], userIds: [many[0]!] },
    { gained: ['reports.tax'], lost: [], userIds: [many[0]!] },
  ];
  const seen = impactView(groups, state).groups.map(({ officers, weighty }) => ({ officers, weighty }));
  expect(seen).toEqual([
    { officers: 0, weighty: false },
    { officers: 0, weighty: true },
    { officers: 0, weighty: false },
  ]);
});
