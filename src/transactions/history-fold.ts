import type { Edit } from '../domain/account-state.ts';
import { entities, entityNames, type EntityName } from '../domain/entities/index.ts';
import type { Entity, Fields, Stamp, Value } from '../domain/entity.ts';

/** An edit does not fit what the edits before it lead to. */
export class UnfitEdit extends Error {
  constructor({ entity, id }: Edit) {
    super(`the edit of ${entity} ${id} does not fit what the changes before it lead to`);
    this.name = 'UnfitEdit';
  }
}

export const sameValue = (a: Value | undefined, b: Value | undefined): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((item, i) => item === b[i]) : a === b;

const whole = (entity: Entity, fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(entity.fields).map(([name, field]) => [name, fields[name] ?? field.default ?? null]),
  );

const fits = (entity: Entity, { before, after }: Edit, row: Fields | undefined): boolean => {
  if (before === null || row === undefined) return before === null && row === undefined && after !== null;
  const expected = after === null ? whole(entity, before) : before;
  return Object.entries(expected).every(([name, value]) => sameValue(row[name], value));
};

/**
 * What edits lead to, worked out a second time and without any of the state's structures: it shares nothing with what
 * it is held against but what an entity is, and has no indexes to keep.
 */
export class HistoryFold {
  readonly #tables = new Map<EntityName, Map<string, Fields>>(entityNames.map((name) => [name, new Map()]));

  /** Throws UnfitEdit. */
  apply(edit: Edit, stamp: Stamp): void {
    const entity: Entity | undefined = entities[edit.entity];
    const table = this.#tables.get(edit.entity);
    const row = table?.get(edit.id);
    if (entity === undefined || table === undefined || !fits(entity, edit, row)) throw new UnfitEdit(edit);
    if (edit.after === null) {
      table.delete(edit.id);
      return;
    }
    const plain = row === undefined ? whole(entity, edit.after) : { ...row, ...edit.after };
    table.set(edit.id, { ...plain, ...entity.derived?.derive(row, plain, stamp) });
  }

  /** The row that the edits lead to, which is then no longer among those left. */
  take(entity: EntityName, id: string): Fields | undefined {
    const table = this.#tables.get(entity)!;
    const row = table.get(id);
    table.delete(id);
    return row;
  }

  /** The rows that nobody has taken. */
  *left(): Iterable<readonly [EntityName, string]> {
    for (const [entity, table] of this.#tables) for (const id of table.keys()) yield [entity, id];
  }
}
