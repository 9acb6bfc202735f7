/**
 * An immutable map by text. `draft()` gives a copy to write to that shares all it leaves alone: a base that never moves,
 * and above it what has moved since, which is laid into a new base once it outgrows the square root of it. So a look-up
 * costs two of the engine's own, a copy little, and no entry is copied often.
 */
export class LayeredMap<V extends object | true> {
  readonly #base: ReadonlyMap<string, V>;
  /** What has moved since the base; undefined for what is gone. */
  readonly #moved: ReadonlyMap<string, V | undefined>;
  readonly size: number;

  private constructor(base: ReadonlyMap<string, V>, moved: ReadonlyMap<string, V | undefined>, size: number) {
    this.#base = base;
    this.#moved = moved;
    this.size = size;
  }

  static of<V extends object | true>(entries: Iterable<readonly [string, V]>): LayeredMap<V> {
    const base = new Map<string, V>(entries);
    return new LayeredMap<V>(base, new Map(), base.size);
  }

  get(key: string): V | undefined {
    if (this.#moved.size > 0) {
      const moved = this.#moved.get(key);
      if (moved !== undefined || this.#moved.has(key)) return moved;
    }
    return this.#base.get(key);
  }

  *[Symbol.iterator](): Iterator<readonly [string, V]> {
    if (this.#moved.size === 0) return yield* this.#base;
    for (const entry of this.#base) if (!this.#moved.has(entry[0])) yield entry;
    for (const [key, value] of this.#moved) if (value !== undefined) yield [key, value];
  }

  *keys(): Iterable<string> {
    for (const [key] of this) yield key;
  }

  /** A copy to write to; this map stays as it is. */
  draft(): LayeredMapDraft<V> {
    const moved = new Map(this.#moved);
    let size = this.size;
    const get = (key: string): V | undefined => {
      const found = moved.get(key);
      return found !== undefined || moved.has(key) ? found : this.#base.get(key);
    };
    const put = (key: string, value: V | undefined): void => {
      size += Number(value !== undefined) - Number(get(key) !== undefined);
      if (value === undefined && !this.#base.has(key)) moved.delete(key);
      else moved.set(key, value);
    };
    return {
      get,
      set: put,
      delete: (key) => put(key, undefined),
      done: () => {
        const layered = new LayeredMap(this.#base, moved, size);
        return moved.size > 32 + 2 * Math.sqrt(this.#base.size) ? LayeredMap.of(layered) : layered;
      },
    };
  }
}

/** A map that is being written. It is not written again after `done()`. */
export interface LayeredMapDraft<V extends object | true> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
  done(): LayeredMap<V>;
}
