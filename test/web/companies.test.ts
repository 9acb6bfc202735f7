import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { branchOf, pathTo, treeOf, type Placed } from '../../web/src/pages/companies/levels.ts';

/** Headquarters first; every other under one before it. */
const companies = fc.array(fc.tuple(fc.nat(), fc.nat(50)), { minLength: 1, maxLength: 30 }).map((rows) =>
  rows.map(([above, users], index): Placed => ({
    id: `c${index}`,
    parentId: index === 0 ? null : `c${above % index}`,
    users,
  })),
);

test('R22 the tree holds every company once, and its people are those of all of them', () => {
  fc.assert(
    fc.property(companies, (all) => {
      const tree = treeOf(all);
      expect(tree).toHaveLength(1);
      expect(tree[0]!.people).toBe(all.reduce((sum, { users }) => sum + users, 0));
      for (const company of all) expect(branchOf(tree, company.id)?.company).toBe(company);
      expect(branchOf(tree, 'gone')).toBeUndefined();
    }),
  );
});

test('R22 the way to a company begins at headquarters, ends at it, and each is under the one before', () => {
  fc.assert(
    fc.property(companies, (all) => {
      for (const company of all) {
        const path = pathTo(company, all);
        expect(path.at(-1)).toBe(company);
        expect(path.map(({ parentId }) => parentId)).toEqual([null, ...path.slice(0, -1).map(({ id }) => id)]);
      }
    }),
  );
});
