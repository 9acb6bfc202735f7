import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { catalogue, functionOf, grantable, isOfficerOnly, OFFICER_SECTION } from '../../src/domain/catalogue.ts';
import { mustBeGrantable, RightSet } from '../../src/domain/rights.ts';

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
  });

  test('R17 the functions of the security section are officer-only, and no others', () => {
    expect(codes.filter(isOfficerOnly)).toEqual(codes.filter((code) => code.startsWith(`${OFFICER_SECTION}.`)));
    expect(grantable.map((f) => f.code)).toEqual(codes.filter((code) => !isOfficerOnly(code)));
    expect(codes.filter(isOfficerOnly)).toHaveLength(8);
  });

  test('R17 what can be given is checked code by code', () => {
    expect(mustBeGrantable()).toEqual([]);
    expect(mustBeGrantable(grantable.map((f) => f.code))).toEqual([]);
    expect(mustBeGrantable(['reports.tax', 'security.users', 'x'], 'rights')).toMatchObject([
      { code: 'officer_only_right', path: 'rights.1' },
      { code: 'unknown_function', path: 'rights.2' },
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
        const [ra, rb, sa, sb] = [RightSet.of(a), RightSet.of(b), new Set(a), new Set(b)];
        expect(asSet(ra.union(rb))).toEqual(sa.union(sb));
        expect(asSet(RightSet.union([ra, rb, RightSet.none]))).toEqual(sa.union(sb));
        expect(asSet(ra.intersect(rb))).toEqual(sa.intersection(sb));
        expect(asSet(ra.minus(rb))).toEqual(sa.difference(sb));
        expect(ra.isSubsetOf(rb)).toBe(sa.isSubsetOf(sb));
        expect(ra.equals(rb)).toBe(sa.symmetricDifference(sb).size === 0);
        expect(asSet(ra)).toEqual(sa);
      }),
    );
  });

  test('an unknown code is no right, and no set has it', () => {
    expect(() => RightSet.of(['reports.tax', 'reports.nothing'])).toThrow('"reports.nothing"');
    expect(RightSet.of(codes).has('reports.nothing')).toBe(false);
    expect(RightSet.none.isEmpty).toBe(true);
    expect(RightSet.union([]).isEmpty).toBe(true);
  });
});
