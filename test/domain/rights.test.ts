import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { catalogue, functionOf, grantable, isOfficerOnly, OFFICER_SECTION } from '../../src/domain/catalogue.ts';
import { mustBeGrantable, RightSet, RightTable } from '../../src/domain/rights.ts';

const codes = catalogue.map((f) => f.code);
const some = fc.subarray(codes, { minLength: 0 }).chain((picked) => fc.shuffledSubarray(picked));
const asSet = (set: RightSet): Set<string> => new Set(set.codes());

describe('the catalogue', () => {
  test('has about sixty functions, each with code, title and description, none twice', () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(55);
    expect(new Set(codes).size).toBe(codes.length);
    for (const f of catalogue) {
      expect(f.code).toMatch(new RegExp(`^${f.section}\\.[a-z-]+$`));
      expect(f.title).toMatch(/^[A-Z]/);
      expect(f.description).toMatch(/^[A-Z].*\.$/);
      expect(functionOf(f.code)).toBe(f);
    }
    expect(functionOf('funding.nothing')).toBeUndefined();
    expect(functionOf('constructor')).toBeUndefined();
    expect(isOfficerOnly('security.nothing')).toBe(false);
  });

  test('R17 the functions of the security section are officer-only, and no others', () => {
    expect(codes.filter(isOfficerOnly)).toEqual(codes.filter((code) => code.startsWith(`${OFFICER_SECTION}.`)));
    expect(grantable.map((f) => f.code)).toEqual(codes.filter((code) => !isOfficerOnly(code)));
    expect(codes.filter(isOfficerOnly)).toHaveLength(8);
  });

  test('R17 what can be given is checked code by code', () => {
    expect(mustBeGrantable()).toEqual([]);
    expect(mustBeGrantable(grantable.map((f) => f.code))).toEqual([]);
    expect(mustBeGrantable(['reports.tax', 'security.users', 'x'], 'rights')).toEqual([
      {
        code: 'officer_only_right',
        message: 'security.users comes with the designation of an officer and is never granted.',
        path: 'rights.1',
      },
      { code: 'unknown_function', message: 'The catalogue has no function "x".', path: 'rights.2' },
    ]);
  });
});

describe('RightSet equals Set', () => {
  test('made of any codes, in any order, however often', () => {
    fc.assert(
      fc.property(some, (a) => {
        const set = RightSet.of([...a, ...a]);
        expect(set.codes()).toEqual([...a].sort());
        expect(set.isEmpty).toBe(a.length === 0);
        for (const code of codes) expect(set.has(code)).toBe(a.includes(code));
      }),
    );
  });

  test('union, intersection, difference, subset and equality', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [ra, rb] = [RightSet.of(a), RightSet.of(b)];
        const both = a.filter((code) => b.includes(code));
        const onlyA = a.filter((code) => !b.includes(code));
        expect(asSet(ra.union(rb))).toEqual(new Set([...a, ...b]));
        expect(asSet(RightSet.union([ra, rb, RightSet.none]))).toEqual(new Set([...a, ...b]));
        expect(asSet(ra.intersect(rb))).toEqual(new Set(both));
        expect(asSet(ra.minus(rb))).toEqual(new Set(onlyA));
        expect(ra.isSubsetOf(rb)).toBe(onlyA.length === 0);
        expect(ra.equals(rb)).toBe(onlyA.length === 0 && both.length === b.length);
        expect(asSet(ra)).toEqual(new Set(a));
      }),
    );
  });

  test('an unknown code is no right, and no set has it', () => {
    expect(() => RightSet.of(['reports.tax', 'reports.nothing'])).toThrow('"reports.nothing"');
    expect(RightSet.of(codes).has('reports.nothing')).toBe(false);
    expect(RightSet.none.isEmpty).toBe(true);
    expect(RightSet.union([]).isEmpty).toBe(true);
    expect(RightSet.union([]).union(RightSet.of(codes)).codes()).toEqual([...codes].sort());
  });

  test('what a row writes down is read once', () => {
    const row = { rights: ['reports.tax', 'funding.deposit'] };
    expect(RightSet.ofRow(row).codes()).toEqual(['funding.deposit', 'reports.tax']);
    expect(RightSet.ofRow(row)).toBe(RightSet.ofRow(row));
  });
});

test('a table answers for each of many what their own set does, and nothing of who is not in it', () => {
  const table = new RightTable();
  const sets = [RightSet.of(codes), RightSet.none, ...codes.map((code) => RightSet.of([code]))];
  const people = Array.from({ length: 5 * sets.length }, (_, i) => ({ id: `usr_${i}`, set: sets[i % sets.length]! }));
  for (const { id, set } of people) {
    expect(table.has(id, 'reports.tax')).toBeUndefined();
    table.add(id, set);
  }
  for (const { id, set } of people) expect(codes.filter((code) => table.has(id, code)).sort()).toEqual(set.codes());
  expect(table.has('usr_0', 'reports.nothing')).toBe(false);
  expect(table.has('usr_nobody', 'reports.tax')).toBeUndefined();
});
