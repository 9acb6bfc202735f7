import { fieldsMoved, type AccountState, type Edit } from './account-state.ts';
import { entities, type EntityName } from './entities/index.ts';
import type { Entity, Field, Fields, Value } from './entity.ts';

/** One line of a difference in people's words: `Ada Bell (user)`, `Security Officer`, `no` → `yes`. */
export interface DifferenceLine {
  readonly subject: string;
  readonly what: string;
  /** Null where the row is made. */
  readonly before: string | null;
  /** Null where the row is deleted. */
  readonly after: string | null;
}

const inWords = (field: Field, value: Value | undefined, state: AccountState): string => {
  if (value === undefined || value === null) return field.words && value === null ? field.words(null, state) : 'none';
  if (field.words) return field.words(value, state);
  return Array.isArray(value) ? value.join(', ') || 'none' : String(value);
};

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

/** How people tell a row from every other: its name, and what sort of row it is. One that is gone has its id alone. */
const subjectOf = (entityName: EntityName, id: string, state: AccountState): string => {
  const entity = entities[entityName];
  const row: Fields | undefined = state.get(entityName, id);
  const qualifiers = row && entity.qualifierOf ? [entity.qualifierOf(row)] : [];
  return `${state.nameOf(entityName, id)} (${[entity.noun, ...qualifiers].join(', ')})`;
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

const linesOf = (edit: Edit, known: AccountState): LineAbout[] => {
  const entity = entities[edit.entity];
  if (entity.relates) return relationLines(edit, entity.relates, known);
  const subject = subjectOf(edit.entity, edit.id, known);
  const moved = fieldsMoved(edit);
  return Object.entries(entity.fields)
    .filter(([name]) => moved.has(name))
    .map(([name, field]) => ({
      about: `${edit.entity} ${edit.id}`,
      line: {
        subject,
        what: field.label,
        before: edit.before === null ? null : inWords(field, edit.before[name], known),
        after: edit.after === null ? null : inWords(field, edit.after[name], known),
      },
    }));
};

/**
 * What edits alter, a line a field, read on a state that knows the rows that they name. What is altered of one thing
 * stands together.
 */
export const differenceOf = (edits: readonly Edit[], state: AccountState): DifferenceLine[] => {
  const known = knowing(state, edits);
  const byRow = Map.groupBy(
    edits.flatMap((edit) => linesOf(edit, known)),
    ({ about }) => about,
  );
  return [...byRow.values()].flat().map(({ line }) => line);
};
