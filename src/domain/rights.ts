import { catalogue, functionOf, isOfficerOnly } from './catalogue.ts';
import { problem, type Problem } from './problems.ts';

const position = new Map(catalogue.map((f, index) => [f.code, index]));
const WORDS = Math.ceil(catalogue.length / 32);

const positionOf = (code: string): number => {
  const found = position.get(code);
  if (found === undefined) throw new RangeError(`"${code}" is not a function of the catalogue`);
  return found;
};

const ofRows = new WeakMap<object, RightSet>();

type Words = readonly number[];

const noWords: Words = Array.from({ length: WORDS }, () => 0);

/** An immutable set of rights: a bit for each function of the catalogue. Bit positions never leave the process. */
export class RightSet {
  static readonly none = new RightSet(noWords);

  // 32 bits each, as signed integers: the engine keeps them in place, where a typed array is an object of its own.
  readonly #words: Words;

  private constructor(words: Words) {
    this.#words = words;
  }

  /** The set of these codes. Throws RangeError on a code that the catalogue lacks: an unreadable right is no right. */
  static of(codes: Iterable<string>): RightSet {
    const words = [...noWords];
    for (const code of codes) {
      const at = positionOf(code);
      words[at >>> 5]! |= 1 << (at & 31);
    }
    return new RightSet(words);
  }

  /** The rights that a row writes down. Rows never move, so each is read once. */
  static ofRow(row: { readonly rights: readonly string[] }): RightSet {
    const known = ofRows.get(row);
    if (known !== undefined) return known;
    const rights = RightSet.of(row.rights);
    ofRows.set(row, rights);
    return rights;
  }

  static union(sets: Iterable<RightSet>): RightSet {
    const words = [...noWords];
    for (const set of sets) for (let i = 0; i < WORDS; i++) words[i]! |= set.#words[i]!;
    return new RightSet(words);
  }

  has(code: string): boolean {
    const at = position.get(code);
    return at !== undefined && (this.#words[at >>> 5]! & (1 << (at & 31))) !== 0;
  }

  union(other: RightSet): RightSet {
    return new RightSet(this.#words.map((word, i) => word | other.#words[i]!));
  }

  intersect(other: RightSet): RightSet {
    return new RightSet(this.#words.map((word, i) => word & other.#words[i]!));
  }

  minus(other: RightSet): RightSet {
    return new RightSet(this.#words.map((word, i) => word & ~other.#words[i]!));
  }

  isSubsetOf(other: RightSet): boolean {
    return this.#words.every((word, i) => (word & ~other.#words[i]!) === 0);
  }

  equals(other: RightSet): boolean {
    return this.#words.every((word, i) => word === other.#words[i]!);
  }

  get isEmpty(): boolean {
    return this.#words.every((word) => word === 0);
  }

  /** The same for equal sets, within this process. */
  get key(): string {
    return this.#words.join();
  }

  /** Lays the bits out in `words`, from `at` on. */
  layInto(words: Int32Array, at: number): void {
    for (let i = 0; i < WORDS; i++) words[at + i] = this.#words[i]!;
  }

  /** The codes, sorted, so that equal sets are written alike. */
  codes(): string[] {
    return catalogue
      .filter((_, at) => (this.#words[at >>> 5]! & (1 << (at & 31))) !== 0)
      .map((f) => f.code)
      .sort();
  }
}

/** The rights of many, side by side in memory, so that asking for one right of one of them touches little of it. */
export class RightTable {
  readonly #places = new Map<string, number>();
  #words = new Int32Array(64 * WORDS);

  /** Adds somebody who is not in it. */
  add(id: string, rights: RightSet): void {
    const at = this.#places.size * WORDS;
    if (at === this.#words.length) {
      const wider = new Int32Array(at * 2);
      wider.set(this.#words);
      this.#words = wider;
    }
    rights.layInto(this.#words, at);
    this.#places.set(id, at);
  }

  /** Whether somebody has a right; undefined where they are not in it. */
  has(id: string, code: string): boolean | undefined {
    const place = this.#places.get(id);
    if (place === undefined) return undefined;
    const at = position.get(code);
    return at !== undefined && (this.#words[place + (at >>> 5)]! & (1 << (at & 31))) !== 0;
  }
}

/** Each code is a function of the catalogue that can be given (R17). */
export const mustBeGrantable = (codes: readonly string[] = [], path = 'rights'): Problem[] =>
  codes.flatMap((code, index) =>
    functionOf(code) === undefined
      ? [problem('unknown_function', `The catalogue has no function "${code}".`, `${path}.${index}`)]
      : isOfficerOnly(code)
        ? [
            problem(
              'officer_only_right',
              `${code} comes with the designation of an officer and is never granted.`,
              `${path}.${index}`,
            ),
          ]
        : [],
  );
