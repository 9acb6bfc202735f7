import type { Entity, Fields } from './entity.ts';
import { LayeredMap, type LayeredMapDraft } from './layered-map.ts';

/** The ids under a key of an index: most are few, and then a list is the smallest. */
type Ids = readonly string[] | LayeredMap<true>;
const FEW = 16;
const noIds: readonly string[] = [];

class IdsDraft {
  #ids: string[] | LayeredMapDraft<true>;

  constructor(ids: Ids = []) {
    this.#ids = ids instanceof LayeredMap ? ids.draft() : [...ids];
  }

  add(id: string): void {
    if (!Array.isArray(this.#ids)) this.#ids.set(id, true);
    else if (this.#ids.push(id) > FEW) this.#ids = LayeredMap.of(this.#ids.map((each) => [each, true])).draft();
  }

  remove(id: string): void {
    if (Array.isArray(this.#ids)) this.#ids.splice(this.#ids.indexOf(id), 1);
    else this.#ids.delete(id);
  }

  done(): Ids {
    if (Array.isArray(this.#ids)) return this.#ids;
    const found = this.#ids.done();
    return found.size > FEW ? found : [...found.keys()];
  }
}

type Index = LayeredMap<Ids>;

class IndexDraft {
  readonly #index: Index;
  readonly #keyOf: (row: Fields, id: string) => string | undefined;
  readonly #opened = new Map<string, IdsDraft>();

  constructor(index: Index, keyOf: (row: Fields, id: string) => string | undefined) {
    this.#index = index;
    this.#keyOf = keyOf;
  }

  move(id: string, before: Fields | undefined, after: Fields | undefined): void {
    const from = before && this.#keyOf(before, id);
    const to = after && this.#keyOf(after, id);
    if (from === to) return;
    if (from !== undefined) this.#under(from).remove(id);
    if (to !== undefined) this.#under(to).add(id);
  }

  done(): Index {
    if (this.#opened.size === 0) return this.#index;
    const draft = this.#index.draft();
    for (const [key, opened] of this.#opened) {
      const ids = opened.done();
      if (Array.isArray(ids) && ids.length === 0) draft.delete(key);
      else draft.set(key, ids);
    }
    return draft.done();
  }

  #under(key: string): IdsDraft {
    const opened = this.#opened.get(key) ?? new IdsDraft(this.#index.get(key));
    this.#opened.set(key, opened);
    return opened;
  }
}

const empty: LayeredMap<never> = LayeredMap.of<never>([]);

/** The rows of an entity and its indexes: an immutable value. */
export class IndexedRows {
  static readonly none = new IndexedRows(empty, {});

  readonly #rows: LayeredMap<Fields>;
  readonly #indexes: Readonly<Record<string, Index>>;

  private constructor(rows: LayeredMap<Fields>, indexes: Readonly<Record<string, Index>>) {
    this.#rows = rows;
    this.#indexes = indexes;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: string): Fields | undefined {
    return this.#rows.get(id);
  }

  /** Every row with its id, in no order. */
  all(): Iterable<readonly [string, Fields]> {
    return this.#rows;
  }

  /** The ids under a key of an index, in no order. */
  find(index: string, key: string): readonly string[] {
    const ids = this.#under(index, key);
    return ids instanceof LayeredMap ? [...ids.keys()] : ids;
  }

  count(index: string, key: string): number {
    const ids = this.#under(index, key);
    return ids instanceof LayeredMap ? ids.size : ids.length;
  }

  /** A copy to write to, with the indexes that the entity asks for; these rows stay as they are. */
  draft(entity: Entity): IndexedRowsDraft {
    const rows = this.#rows.draft();
    const indexes = Object.entries(entity.indexes).map(
      ([name, keyOf]) => [name, new IndexDraft(this.#indexes[name] ?? empty, keyOf)] as const,
    );
    return {
      get: (id) => rows.get(id),
      put(id, row) {
        for (const [, index] of indexes) index.move(id, rows.get(id), row);
        if (row === undefined) rows.delete(id);
        else rows.set(id, row);
      },
      done: () =>
        new IndexedRows(rows.done(), Object.fromEntries(indexes.map(([name, index]) => [name, index.done()]))),
    };
  }

  #under(index: string, key: string): Ids {
    return this.#indexes[index]?.get(key) ?? noIds;
  }
}

/** Rows that are being written. They are not written again after `done()`. */
export interface IndexedRowsDraft {
  get(id: string): Fields | undefined;
  /** Makes or replaces a row; deletes it where there is none to put. */
  put(id: string, row: Fields | undefined): void;
  done(): IndexedRows;
}
