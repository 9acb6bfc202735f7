/** Random choices that a seed repeats. */
export interface Random {
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  shuffle<T>(from: readonly T[]): T[];
  /** Choices of their own, which don't depend on how many others are made meanwhile. */
  fork(): Random;
}

/** Deals out all of some things in a random order, and then all of them again: none is long in coming. */
export const dealer = <T>(random: Random, things: readonly T[]): (() => T) => {
  let deck: T[] = [];
  return () => {
    if (deck.length === 0) deck = random.shuffle(things);
    return deck.pop()!;
  };
};

/** Mulberry32: small, and even enough to choose what to kill. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    between,
    chance: (probability) => next() < probability,
    pick: (from) => from[between(0, from.length - 1)]!,
    shuffle: (from) =>
      from
        .map((value) => ({ value, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ value }) => value),
    fork: () => createRandom(between(0, 2 ** 32 - 1)),
  };
};
