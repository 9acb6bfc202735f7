import { afterEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { usersEntity } from '../../src/domain/entities/users.ts';
import type { Entity, Fields } from '../../src/domain/entity.ts';
import { IndexedRows } from '../../src/domain/indexed-rows.ts';
import { LayeredMap } from '../../src/domain/layered-map.ts';

/** A step puts or deletes; steps of one draft are made together. More keys than are kept as moved, and than a short list has. */
const puts = fc.array(fc.tuple(fc.integer({ min: 0, max: 120 }), fc.option(fc.integer({ min: 0, max: 3 }))), {
  maxLength: 60,
});
const drafts = fc.array(puts, { minLength: 1, maxLength: 12 });

describe('a layered map', () => {
  test('holds what a plain map holds after every draft, and each earlier one holds still', () => {
    fc.assert(
      fc.property(drafts, (path) => {
        const plain = new Map<string, { readonly value: number }>();
        let map = LayeredMap.of<{ readonly value: number }>([]);
        const seen: [typeof map, [string, { readonly value: number }][]][] = [];
        for (const steps of path) {
          const draft = map.draft();
          for (const [key, value] of steps) {
            const id = `k${key}`;
            if (value === null) {
              plain.delete(id);
              draft.delete(id);
            } else {
              plain.set(id, { value });
              draft.set(id, { value });
            }
            expect(draft.get(id)).toEqual(plain.get(id));
          }
          map = draft.done();
          seen.push([map, [...plain].sort()]);
        }
        for (const [each, entries] of seen) {
          expect([...each].sort()).toEqual(entries);
          expect([...each.keys()].sort()).toEqual(entries.map(([key]) => key));
          expect(each.size).toBe(entries.length);
          for (let key = 0; key <= 120; key++) expect(each.get(`k${key}`)).toEqual(new Map(entries).get(`k${key}`));
        }
      }),
    );
  });
});

const entity: Entity = {
  ...usersEntity,
  indexes: {
    byValue: (row) => (row['value'] === 0 ? undefined : String(row['value'])),
    byId: (_row, id) => id,
  },
};

describe('indexed rows', () => {
  test('find and count what a walk over all rows finds, with few and with many under a key', () => {
    fc.assert(
      fc.property(drafts, (path) => {
        const plain = new Map<string, Fields>();
        let rows = IndexedRows.none;
        const seen: [IndexedRows, Map<string, Fields>][] = [];
        for (const steps of path) {
          const draft = rows.draft(entity);
          for (const [key, value] of steps) {
            const row = value === null ? undefined : { value };
            draft.put(`k${key}`, row);
            if (row === undefined) plain.delete(`k${key}`);
            else plain.set(`k${key}`, row);
          }
          rows = draft.done();
          seen.push([rows, new Map(plain)]);
        }
        for (const [each, all] of seen) {
          expect(each.size).toBe(all.size);
          for (const value of ['1', '2', '3']) {
            const ids = [...all].filter(([, row]) => String(row['value']) === value).map(([id]) => id);
            expect([...each.find('byValue', value)].sort()).toEqual(ids.sort());
            expect(each.count('byValue', value)).toBe(ids.length);
          }
          expect(each.find('byValue', '0')).toEqual([]);
          for (const id of all.keys()) expect(each.find('byId', id)).toEqual([id]);
        }
      }),
    );
  });
});

describe('a write costs work in the size of what moves', () => {
  afterEach(() => void jest.restoreAllMocks());

  const rowsOf = (count: number): IndexedRows => {
    const draft = IndexedRows.none.draft(entity);
    for (let i = 0; i < count; i++) draft.put(`k${i}`, { value: 1 });
    return draft.done();
  };
  const put = (rows: IndexedRows, id: string, row: Fields | undefined): IndexedRows => {
    const draft = rows.draft(entity);
    draft.put(id, row);
    return draft.done();
  };

  test.each([0, 5, 5_000])('one more under a key of %i lays none of them out anew', (count) => {
    const rows = rowsOf(count);
    const laidOut = jest.spyOn(LayeredMap, 'of');
    expect(put(rows, 'more', { value: 1 }).count('byValue', '1')).toBe(count + 1);
    expect(laidOut).not.toHaveBeenCalled();
  });

  test('a row whose keys stay leaves every index as it was', () => {
    const rows = rowsOf(5);
    const drafts = jest.spyOn(LayeredMap.prototype, 'draft');
    expect(put(rows, 'k3', { value: 1, name: 'other' }).get('k3')).toEqual({ value: 1, name: 'other' });
    expect(drafts).toHaveBeenCalledTimes(1);
  });

  test('many under a key can become few again, and none', () => {
    let rows = rowsOf(100);
    for (let left = 99; left >= 0; left--) {
      rows = put(rows, `k${left}`, undefined);
      expect([...rows.find('byValue', '1')].sort()).toEqual(Array.from({ length: left }, (_, i) => `k${i}`).sort());
    }
  });

  test('where nothing was ever written nothing is found', () => {
    expect(IndexedRows.none.find('byValue', '1')).toEqual([]);
    expect(IndexedRows.none.count('byValue', '1')).toBe(0);
  });
});
