import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compared } from '../../web/src/pages/roles/compared.ts';

const rights = fc.uniqueArray(fc.constantFrom('a.a', 'a.b', 'b.a', 'b.b', 'c.a', 'c.b'));

test('R20 two roles compared: each right stands in one place, and turning them round turns the answer round', () => {
  fc.assert(
    fc.property(rights, rights, (first, second) => {
      const { onlyFirst, both, onlySecond } = compared(first, second);
      expect([...onlyFirst, ...both].toSorted()).toEqual(first.toSorted());
      expect([...both, ...onlySecond].toSorted()).toEqual(second.toSorted());
      expect(compared(second, first).onlyFirst.toSorted()).toEqual(onlySecond.toSorted());
      for (const code of onlyFirst) expect(second).not.toContain(code);
      for (const code of onlySecond) expect(first).not.toContain(code);
    }),
  );
});
