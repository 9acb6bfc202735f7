import { Map as PersistentMap, Set as PersistentSet } from 'immutable';
import { entities, entityNames, type EntityName, type Rows } from './entities/index.ts';
import type { Entity, Fields, Stamp, Value } from './entity.ts';

/**
 * One row's move. A row that is made has `before: null` and all its fields in `after`, defaults left out; one that is
 * deleted the reverse; a modified one has the fields that move, on both sides.
 */
export interface Edit {
  readonly entity: EntityName;
  readonly id: string;
  readonly before: Fields | null;
  readonly after: Fields | null;
}

/** An edit does not fit the state: what it says was there is not. */
export class EditMismatch extends Error {
  constructor(edit: Edit, found: string) {
    super(`edit of ${edit.entity} ${edit.id} expects ${JSON.stringify(edit.before)}, found ${found}`);
    this.name = 'EditMismatch';
  }
}

const sameValue = (a: Value | undefined, b: Value | undefined): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((x, i) => x === b[i]) : a === b;

const withDefaults = (entity: Entity, fields: Fields): Fields => {
  const full: Record<string, Value> = {};
  for (const [name, field] of Object.entries(entity.fields)) {
    const value = fields[name] ?? field.default;
    if (value === undefined) throw new TypeError(`${entity.name} needs a value for ${name}`);
    full[name] = value;
  }
  return full;
};

const withoutDefaults = (entity: Entity, row: Fields): Fields =>
  Object.fromEntries(
    Object.entries(entity.fields)
      .filter(([name, field]) => field.default === undefined || !sameValue(row[name], field.default))
      .map(([name]) => [name, row[name]!]),
  );

type Table = PersistentMap<string, Fields>;
type Index = PersistentMap<string, PersistentSet<string>>;

/** An entity's rows, and its indexes by name. */
interface Place {
  readonly rows: Table;
  readonly indexes: Readonly<Record<string, Index>>;
}

const emptyPlace: Place = { rows: PersistentMap(), indexes: {} };

const opening: Stamp = { version: 0, at: '1970-01-01T00:00:00.000Z' };

/**
 * An account's security state at a version: an immutable value of look-ups. `after(edits)` shares all that the edits
 * leave alone, so it costs work in their size, whatever the size of the account.
 */
export class AccountState {
  readonly accountId: string;
  readonly version: number;
  // A plain object: entities are few, and a look-up in it costs next to nothing.
  readonly #places: Readonly<Partial<Record<EntityName, Place>>>;

  private constructor(accountId: string, version: number, places: Readonly<Partial<Record<EntityName, Place>>>) {
    this.accountId = accountId;
    this.version = version;
    this.#places = places;
  }

  /** The state before an account's opening: no rows, version 0. */
  static empty(accountId: string): AccountState {
    return new AccountState(accountId, 0, {});
  }

  /** The state whose rows stand in the database, derived fields included. */
  static ofRows(
    accountId: string,
    version: number,
    rows: Iterable<readonly [EntityName, string, Fields]>,
  ): AccountState {
    const places = new Map<EntityName, { rows: Map<string, Fields>; indexes: Map<string, Map<string, string[]>> }>();
    for (const [name, id, row] of rows) {
      const place = places.get(name) ?? places.set(name, { rows: new Map(), indexes: new Map() }).get(name)!;
      place.rows.set(id, row);
      for (const [index, keyOf] of Object.entries(entities[name].indexes)) {
        const key = keyOf(row, id);
        if (key === undefined) continue;
        const keys = place.indexes.get(index) ?? place.indexes.set(index, new Map()).get(index)!;
        (keys.get(key) ?? keys.set(key, []).get(key)!).push(id);
      }
    }
    return new AccountState(
      accountId,
      version,
      Object.fromEntries(
        [...places].map(([name, place]) => [
          name,
          {
            rows: PersistentMap(place.rows),
            indexes: Object.fromEntries(
              [...place.indexes].map(([index, keys]) => [
                index,
                PersistentMap([...keys].map(([key, ids]) => [key, PersistentSet(ids)])),
              ]),
            ),
          },
        ]),
      ),
    );
  }

  /** The row, or undefined. */
  get<E extends EntityName>(entity: E, id: string): Rows[E] | undefined {
    return this.#places[entity]?.rows.get(id) as Rows[E] | undefined;
  }

  /** Every row of an entity with its id, in no order. */
  *all<E extends EntityName>(entity: E): Iterable<readonly [string, Rows[E]]> {
    yield* (this.#places[entity] ?? emptyPlace).rows as PersistentMap<string, Rows[E]>;
  }

  size(entity: EntityName): number {
    return this.#places[entity]?.rows.size ?? 0;
  }

  /** The ids under a key of an index, in no order. */
  find(entity: EntityName, index: string, key: string): Iterable<string> {
    return this.#found(entity, index, key) ?? [];
  }

  count(entity: EntityName, index: string, key: string): number {
    return this.#found(entity, index, key)?.size ?? 0;
  }

  /** How people name a row; its id where there is none. */
  nameOf(entity: EntityName, id: string): string {
    const row = this.get(entity, id);
    return row === undefined ? id : entities[entity].nameOf(row, id, this);
  }

  /** The account's own row. Throws where the state was never opened. */
  get account(): Rows['account'] {
    const row = this.get('account', this.accountId);
    if (row === undefined) throw new Error(`account ${this.accountId} has no row of its own`);
    return row;
  }

  /**
   * The state with the edits made, at the version of the stamp (at this version, where none is given).
   * Throws EditMismatch where an edit's `before` is not what is there.
   */
  after(edits: readonly Edit[], stamp?: Stamp): AccountState {
    const at = stamp ?? { ...opening, version: this.version };
    return edits.reduce((state, edit) => state.#with(edit, at), this.#at(at.version));
  }

  #at(version: number): AccountState {
    return new AccountState(this.accountId, version, this.#places);
  }

  #found(entity: EntityName, index: string, key: string): PersistentSet<string> | undefined {
    return this.#places[entity]?.indexes[index]?.get(key);
  }

  #with(edit: Edit, stamp: Stamp): AccountState {
    const entity = entities[edit.entity];
    const { rows, indexes } = this.#places[edit.entity] ?? emptyPlace;
    const before = rows.get(edit.id);
    this.#mustFit(edit, before);
    const plain =
      edit.after === null
        ? undefined
        : before === undefined
          ? withDefaults(entity, edit.after)
          : { ...before, ...edit.after };
    const after = plain && entity.derived ? { ...plain, ...entity.derived.derive(before, plain, stamp) } : plain;
    const moved: Record<string, Index> = {};
    for (const [name, keyOf] of Object.entries(entity.indexes)) {
      const from = before === undefined ? undefined : keyOf(before, edit.id);
      const to = after === undefined ? undefined : keyOf(after, edit.id);
      if (from === to) continue;
      const index = indexes[name] ?? PersistentMap();
      const left = from === undefined ? index : leave(index, from, edit.id);
      moved[name] = to === undefined ? left : left.update(to, PersistentSet(), (ids) => ids.add(edit.id));
    }
    const place = {
      rows: after === undefined ? rows.delete(edit.id) : rows.set(edit.id, after),
      indexes: { ...indexes, ...moved },
    };
    return new AccountState(this.accountId, this.version, { ...this.#places, [edit.entity]: place });
  }

  #mustFit(edit: Edit, found: Fields | undefined): void {
    if (edit.before === null) {
      if (found !== undefined) throw new EditMismatch(edit, 'a row');
      if (edit.after === null) throw new EditMismatch(edit, 'an edit of nothing');
      return;
    }
    if (found === undefined) throw new EditMismatch(edit, 'no row');
    const expected = edit.after === null ? withDefaults(entities[edit.entity], edit.before) : edit.before;
    for (const [name, value] of Object.entries(expected))
      if (!sameValue(found[name], value)) throw new EditMismatch(edit, `${name} ${JSON.stringify(found[name])}`);
  }
}

const leave = (index: Index, key: string, id: string): Index => {
  const ids = (index.get(key) ?? PersistentSet<string>()).delete(id);
  return ids.isEmpty() ? index.delete(key) : index.set(key, ids);
};

/** The edit that makes a row. */
export const createEdit = <E extends EntityName>(entity: E, id: string, fields: Partial<Rows[E]>): Edit => ({
  entity,
  id,
  before: null,
  after: withoutDefaults(entities[entity], withDefaults(entities[entity], fields as Fields)),
});

/** The edit that sets some fields of a row, or none at all where they hold these values already. */
export const modifyEdit = <E extends EntityName>(
  state: AccountState,
  entity: E,
  id: string,
  patch: Partial<Rows[E]>,
): Edit[] => {
  const row = state.get(entity, id);
  if (row === undefined) throw new Error(`no ${entity} ${id} to modify`);
  const moved = Object.entries(patch as Fields).filter(([name, value]) => !sameValue(row[name], value));
  if (moved.length === 0) return [];
  return [
    {
      entity,
      id,
      before: Object.fromEntries(moved.map(([name]) => [name, row[name]!])),
      after: Object.fromEntries(moved),
    },
  ];
};

/** The edit that deletes a row. */
export const deleteEdit = (state: AccountState, entity: EntityName, id: string): Edit => {
  const row = state.get(entity, id);
  if (row === undefined) throw new Error(`no ${entity} ${id} to delete`);
  return { entity, id, before: withoutDefaults(entities[entity], row), after: null };
};

/** The edits that undo these. */
export const invert = (edits: readonly Edit[]): Edit[] =>
  [...edits].reverse().map(({ entity, id, before, after }) => ({ entity, id, before: after, after: before }));

/** What a row is after an edit and was before it, derived fields aside, and which fields move. */
export const fieldsMoved = (edit: Edit): ReadonlySet<string> =>
  new Set([...Object.keys(edit.before ?? {}), ...Object.keys(edit.after ?? {})]);

/** The one edit for each row that leads from `before` to `after`, of the rows that `steps` touch; ordered by entity and id. */
export const netEdits = (before: AccountState, after: AccountState, steps: readonly (readonly Edit[])[]): Edit[] => {
  const touched = new Map<EntityName, Set<string>>();
  for (const edit of steps.flat())
    (touched.get(edit.entity) ?? touched.set(edit.entity, new Set()).get(edit.entity)!).add(edit.id);
  return entityNames.flatMap((entity) =>
    [...(touched.get(entity) ?? [])].sort().flatMap((id) => netEdit(entity, id, before, after)),
  );
};

const netEdit = (entity: EntityName, id: string, before: AccountState, after: AccountState): Edit[] => {
  const from = before.get(entity, id);
  const to = after.get(entity, id);
  if (from === undefined) return to === undefined ? [] : [createEdit(entity, id, to)];
  if (to === undefined) return [deleteEdit(before, entity, id)];
  const patch = Object.fromEntries(Object.keys(entities[entity].fields).map((name) => [name, to[name]!]));
  return modifyEdit(before, entity, id, patch);
};
