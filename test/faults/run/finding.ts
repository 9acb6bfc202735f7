import type { Evidence } from './evidence.ts';

/** What an invariant comes to: how many things were looked at, and what is wrong with some of them. */
export interface Finding {
  readonly checked: number;
  readonly violations: readonly string[];
}

export interface Invariant {
  readonly name: string;
  readonly check: (evidence: Evidence) => Finding | Promise<Finding>;
}

/** Looks at each thing; `look` answers what is wrong with it, in any number of words. */
export const each = <T>(things: Iterable<T>, look: (thing: T) => readonly string[]): Finding => {
  let checked = 0;
  const violations: string[] = [];
  for (const thing of things) {
    checked++;
    violations.push(...look(thing));
  }
  return { checked, violations };
};

/** One sentence where something does not hold, else none. */
export const unless = (holds: boolean, sentence: string): readonly string[] => (holds ? [] : [sentence]);
