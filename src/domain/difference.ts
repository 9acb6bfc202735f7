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

/** The state with the rows that edits would make, so that they have names before they exist. */
export const knowing = (state: AccountState, edits: readonly Edit[]): AccountState =>
  state.after(edits.filter((edit) => edit.before === null && state.get(edit.entity, edit.id) === undefined));

/** How people tell a row from every other: its name, and what sort of row it is. */
const subjectOf = (entityName: EntityName, id: string, row: Fields, state: AccountState): string => {
  const entity = entities[entityName];
  const qualifiers = entity.qualifierOf ? [entity.qualifierOf(row)] : [];
  return `${entity.nameOf(row, id, state)} (${[entity.noun, ...qualifiers].join(', ')})`;
};

/** A line, and the row that it is about, as a key. */
interface LineAbout {
  readonly about: string;
  readonly line: DifferenceLine;
}

const relationLine = (
  edit: Edit,
  row: Fields,
  relates: NonNullable<Entity['relates']>,
  state: AccountState,
): LineAbout => {
  const { entity, id, what } = relates(row, state);
  return {
    about: `${entity} ${id}`,
    line: {
      subject: subjectOf(entity, id, state.get(entity, id) ?? {}, state),
      what,
      before: edit.before === null ? 'no' : 'yes',
      after: edit.after === null ? 'no' : 'yes',
    },
  };
};

const linesOf = (edit: Edit, known: AccountState): LineAbout[] => {
  const entity = entities[edit.entity];
  const row = known.get(edit.entity, edit.id) ?? edit.before ?? edit.after!;
  if (entity.relates) return [relationLine(edit, row, entity.relates, known)];
  const subject = subjectOf(edit.entity, edit.id, row, known);
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
