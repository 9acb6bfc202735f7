import { entities, entityNames, type EntityName, type Rows } from './entities/index.ts';
import type { Entity, Fields, Stamp, Value } from './entity.ts';
import { IndexedRows, type IndexedRowsDraft } from './indexed-rows.ts';

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
      .filter(([name, field]) => !sameValue(row[name], field.default))
      .map(([name]) => [name, row[name]!]),
  );

const opening: Stamp = { version: 0, at: '1970-01-01T00:00:00.000Z' };

type Tables = Readonly<Partial<Record<EntityName, IndexedRows>>>;

/** Copies of the tables that are written to, each made when it is first needed. */
class TablesDraft {
  readonly #tables: Tables;
  readonly #drafts = new Map<EntityName, IndexedRowsDraft>();

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  of(name: EntityName): IndexedRowsDraft {
    const draft = this.#drafts.get(name) ?? (this.#tables[name] ?? IndexedRows.none).draft(entities[name]);
    this.#drafts.set(name, draft);
    return draft;
  }

  done(): Tables {
    return { ...this.#tables, ...Object.fromEntries([...this.#drafts].map(([name, draft]) => [name, draft.done()])) };
  }
}

/**
 * An account's security state at a version: an immutable value of look-ups. `after(edits)` shares all that the edits
 * leave alone, so it costs work in their size, whatever the size of the account.
 */
export class AccountState {
  readonly accountId: string;
  readonly version: number;
  // A plain object: entities are few, and a look-up in it costs next to nothing.
  readonly #tables: Tables;

  private constructor(accountId: string, version: number, tables: Tables) {
    this.accountId = accountId;
    this.version = version;
    this.#tables = tables;
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
    const draft = new TablesDraft({});
    for (const [name, id, row] of rows) draft.of(name).put(id, row);
    return new AccountState(accountId, version, draft.done());
  }

  /** The row, or undefined. */
  get<E extends EntityName>(entity: E, id: string): Rows[E] | undefined {
    return this.#tables[entity]?.get(id) as Rows[E] | undefined;
  }

  /** Every row of an entity with its id, in no order. */
  all<E extends EntityName>(entity: E): Iterable<readonly [string, Rows[E]]> {
    return (this.#tables[entity] ?? IndexedRows.none).all() as Iterable<readonly [string, Rows[E]]>;
  }

  size(entity: EntityName): number {
    return this.#tables[entity]?.size ?? 0;
  }

  /** The ids under a key of an index, in no order. */
  find(entity: EntityName, index: string, key: string): readonly string[] {
    return (this.#tables[entity] ?? IndexedRows.none).find(index, key);
  }

  count(entity: EntityName, index: string, key: string): number {
    return this.#tables[entity]?.count(index, key) ?? 0;
  }

  /** Whether another state has the very same rows of an entity; that it says no does not mean that they differ. */
  shares(other: AccountState, entity: EntityName): boolean {
    return this.#tables[entity] === other.#tables[entity];
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
    const draft = new TablesDraft(this.#tables);
    for (const edit of edits) {
      const rows = draft.of(edit.entity);
      rows.put(edit.id, rowAfter(edit, rows.get(edit.id), at));
    }
    return new AccountState(this.accountId, at.version, draft.done());
  }
}

/** The row that an edit leaves, none where it deletes it. Throws EditMismatch where it does not fit what is there. */
const rowAfter = (edit: Edit, before: Fields | undefined, stamp: Stamp): Fields | undefined => {
  const entity = entities[edit.entity];
  mustFit(edit, before);
  if (edit.after === null) return undefined;
  const plain = before === undefined ? withDefaults(entity, edit.after) : { ...before, ...edit.after };
  return entity.derived ? { ...plain, ...entity.derived.derive(before, plain, stamp) } : plain;
};

const mustFit = (edit: Edit, found: Fields | undefined): void => {
  if (edit.before === null) {
    if (found !== undefined) throw new EditMismatch(edit, 'a row');
    if (edit.after === null) throw new EditMismatch(edit, 'an edit of nothing');
    return;
  }
  if (found === undefined) throw new EditMismatch(edit, 'no row');
  const expected = edit.after === null ? withDefaults(entities[edit.entity], edit.before) : edit.before;
  for (const [name, value] of Object.entries(expected))
    if (!sameValue(found[name], value)) throw new EditMismatch(edit, `${name} ${JSON.stringify(found[name])}`);
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
