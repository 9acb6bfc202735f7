import { fieldsMoved, type AccountState, type Edit } from './account-state.ts';
import { entities } from './entities/index.ts';
import type { Field, Value } from './entity.ts';

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

/** What edits alter, a line a field, read on a state that knows the rows that they name. */
export const differenceOf = (edits: readonly Edit[], state: AccountState): DifferenceLine[] => {
  const known = knowing(state, edits);
  return edits.flatMap((edit) => {
    const entity = entities[edit.entity];
    const row = known.get(edit.entity, edit.id) ?? edit.before ?? edit.after!;
    const subject = `${entity.nameOf(row, edit.id, known)} (${entity.noun})`;
    return [...fieldsMoved(edit)].map((name) => {
      const field = entity.fields[name]!;
      return {
        subject,
        what: field.label,
        before: edit.before === null ? null : inWords(field, edit.before[name], known),
        after: edit.after === null ? null : inWords(field, edit.after[name], known),
      };
    });
  });
};
