import { fieldsMoved, type AccountState, type Edit } from './account-state.ts';
import { entities, entityNames, type EntityName } from './entities/index.ts';
import type { Entity, Field, Fields, Value } from './entity.ts';
import { inNameOrder } from './text.ts';

/** One line of a difference in people's words: `Ada Bell (user)`, `Security Officer`, `no` → `yes`. */
export interface DifferenceLine {
  readonly subject: string;
  readonly what: string;
  /** Null where the row is made. */
  readonly before: string | null;
  /** Null where the row is deleted. */
  readonly after: string | null;
}

const inWords = (field: Field, value: Value, state: AccountState): string =>
  field.words ? field.words(value, state) : String(value);

/**
 * The state with the rows that edits would make or have deleted, so that these have names before they exist and after
 * they are gone.
 */
export const knowing = (state: AccountState, edits: readonly Edit[]): AccountState =>
  state.after(
    edits.flatMap(({ entity, id, before, after }) =>
      (before !== null && after !== null) || state.get(entity, id) !== undefined
        ? []
        : [{ entity, id, before: null, after: after ?? before }],
    ),
  );

/** How people tell a row from every other: its name, and what it is. One that is gone has its id and its sort alone. */
const subjectOf = (entityName: EntityName, id: string, state: AccountState): string => {
  const { noun, nounOf } = entities[entityName];
  const row: Fields | undefined = state.get(entityName, id);
  return `${state.nameOf(entityName, id)} (${(row && nounOf?.(row, state)) ?? noun})`;
};

/** A line, and the row that it is about, as a key. */
interface LineAbout {
  readonly about: string;
  readonly line: DifferenceLine;
}

/** What no longer holds, and what does by the edit. */
const relationLines = (
  { entity, id, before, after }: Edit,
  relates: NonNullable<Entity['relates']>,
  state: AccountState,
): LineAbout[] => {
  const row: Fields | undefined = state.get(entity, id);
  const line = (holds: Fields, from: string, to: string): LineAbout => {
    const related = relates({ ...row, ...holds }, state);
    return {
      about: `${related.entity} ${related.id}`,
      line: { subject: subjectOf(related.entity, related.id, state), what: related.what, before: from, after: to },
    };
  };
  return [
    ...(before === null ? [] : [line(before, 'yes', 'no')]),
    ...(after === null ? [] : [line(after, 'no', 'yes')]),
  ];
};

const isList = (value: Value | undefined): value is readonly string[] => Array.isArray(value);

type Told = Pick<DifferenceLine, 'what' | 'before' | 'after'>;

/** A field that moves; of a list that is altered, the items that come and those that go. */
const fieldLines = (field: Field, name: string, { before, after }: Edit, state: AccountState): Told[] => {
  const [from, to] = [before?.[name], after?.[name]];
  const { has, label } = field;
  if (has !== undefined && isList(from) && isList(to))
    return [
      ...to.filter((item) => !from.includes(item)).map((item) => ({ what: has(item), before: 'no', after: 'yes' })),
      ...from.filter((item) => !to.includes(item)).map((item) => ({ what: has(item), before: 'yes', after: 'no' })),
    ];
  return [
    {
      what: label,
      before: from === undefined ? null : inWords(field, from, state),
      after: to === undefined ? null : inWords(field, to, state),
    },
  ];
};

const linesOf = (edit: Edit, known: AccountState): LineAbout[] => {
  const entity = entities[edit.entity];
  if (entity.relates) return relationLines(edit, entity.relates, known);
  const subject = subjectOf(edit.entity, edit.id, known);
  const moved = fieldsMoved(edit);
  return Object.entries(entity.fields)
    .filter(([name]) => moved.has(name))
    .flatMap(([name, field]) => fieldLines(field, name, edit, known))
    .map((told) => ({ about: `${edit.entity} ${edit.id}`, line: { subject, ...told } }));
};

/** More things than these nobody reads one by one, and sorting a hundred thousand names takes seconds. */
const SORTED_AT_MOST = 2_000;

/**
 * What edits alter, a line a field, read on a state that knows the rows that they name. What is altered of one thing
 * stands together, and what is altered of things of one sort is listed by their names.
 */
export const differenceOf = (edits: readonly Edit[], state: AccountState): DifferenceLine[] => {
  const known = knowing(state, edits);
  const byRow = Map.groupBy(
    edits.flatMap((edit) => linesOf(edit, known).map((line) => ({ ...line, rank: entityNames.indexOf(edit.entity) }))),
    ({ about }) => about,
  );
  const things = [...byRow.values()];
  if (things.length <= SORTED_AT_MOST)
    things.sort(([a], [b]) => a!.rank - b!.rank || inNameOrder(a!.line.subject, b!.line.subject));
  return things.flatMap((lines) => lines.map(({ line }) => line));
};
