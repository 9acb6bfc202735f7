import { canonicalJson } from '../domain/canonical.ts';

/** A row that is not as the trail and the changes say, and the field, where it is one. */
export interface Difference {
  readonly table: string;
  readonly id: string;
  readonly why: string;
}

/** More than this many differences tell no more. */
const DIFFERENCE_LIMIT = 100;
/** What verifying has found. */
export class Differences {
  readonly named: Difference[] = [];

  add(table: string, id: string, why: string): void {
    if (this.named.length < DIFFERENCE_LIMIT) this.named.push({ table, id, why });
  }

  /** Names the fields that are not as they are said to be. What is said of none is not compared. */
  compare(
    table: string,
    id: string,
    found: Readonly<Record<string, unknown>>,
    said: Readonly<Record<string, unknown>>,
    by: string,
  ): void {
    for (const [field, value] of Object.entries(said))
      if (value !== undefined && canonicalJson(found[field] ?? null) !== canonicalJson(value))
        this.add(table, id, `${field} is not as ${by} has it`);
  }
}
