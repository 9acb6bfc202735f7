import { describe, expect, test } from '@jest/globals';
import { LayeredMap, type LayeredMapDraft } from '../../src/domain/layered-map.ts';

interface Entry {
  readonly value: number;
}

const ENTRIES = 10_000;
const DRAFTS = 600;

const large = LayeredMap.of<Entry>(Array.from({ length: ENTRIES }, (_, value) => [`k${value}`, { value }]));

/** How many entries are written to any map while `work` runs, those that are copied among them. */
const entriesWritten = (work: () => void): number => {
  const { prototype } = Map;
  const own = Object.getOwnPropertyDescriptor(prototype, 'set')!;
  const set = own.value as Map<unknown, unknown>['set'];
  let count = 0;
  const counting = function (this: Map<unknown, unknown>, key: unknown, value: unknown) {
    count++;
    return set.call(this, key, value);
  };
  Object.defineProperty(prototype, 'set', { ...own, value: counting });
  try {
    work();
  } finally {
    Object.defineProperty(prototype, 'set', own);
  }
  return count;
};

/** The map after many drafts, each written to a little, and how many entries each wrote to maps, on average. */
const drafted = (write: (draft: LayeredMapDraft<Entry>, at: number) => void) => {
  let map = large;
  const written = entriesWritten(() => {
    for (let at = 0; at < DRAFTS; at++) {
      const draft = map.draft();
      write(draft, at);
      map = draft.done();
    }
  });
  return { map, each: written / DRAFTS };
};

describe('a draft of a large map costs little', () => {
  test('it copies about as many entries as the square root of all, on average', () => {
    const { map, each } = drafted((draft, at) => draft.set(`k${at}`, { value: -1 }));
    expect(each).toBeLessThan(2 * Math.sqrt(ENTRIES));
    expect(map.size).toBe(ENTRIES);
    expect([...map].filter(([, { value }]) => value === -1)).toHaveLength(DRAFTS);
  });

  test('what came and went again since leaves nothing to copy', () => {
    const { map, each } = drafted((draft, at) => {
      draft.set(`new${at}`, { value: at });
      draft.delete(`new${at - 1}`);
    });
    expect(each).toBeLessThan(4);
    expect([map.size, map.get(`new${DRAFTS - 1}`), map.get('new0')]).toEqual([
      ENTRIES + 1,
      { value: DRAFTS - 1 },
      undefined,
    ]);
  });
});
