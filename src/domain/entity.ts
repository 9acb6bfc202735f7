import type { AccountState } from './account-state.ts';

/** What a field of a row can hold. Times are RFC 3339 in UTC with milliseconds. */
export type Value = string | number | boolean | null | readonly string[];

/** The fields of a row, or those that an edit names. */
export type Fields = Readonly<Record<string, Value>>;

export interface Field {
  readonly type: 'text' | 'integer' | 'boolean' | 'texts' | 'time';
  /** How people call the field, in a sentence's middle. */
  readonly label: string;
  /** The value that edits leave out when a row is made or deleted. */
  readonly default?: Value;
  /** How people read a value of the field; as it is where this is absent. */
  readonly words?: (value: Value, state: AccountState) => string;
  /** How people read that a list has one item, where they are told of the items that come and go rather than of it all. */
  readonly has?: (item: string) => string;
}

/** When something became so: the account's version that it landed in, and the time of that version. */
export interface Stamp {
  readonly version: number;
  readonly at: string;
}

/**
 * One sort of row in an account's state: everything that the core, the store and the words about a change need to know
 * of it. A new sort is a new file and a line of the registry.
 */
export interface Entity {
  /** The name in edits, and of the table. */
  readonly name: string;
  /** How people call one such row. */
  readonly noun: string;
  /** What an edit can set. */
  readonly fields: Readonly<Record<string, Field>>;
  /** What follows from edits and their stamp alone, and never stands in an edit. */
  readonly derived?: {
    readonly fields: Readonly<Record<string, Field>>;
    derive(before: Fields | undefined, after: Fields, stamp: Stamp): Fields;
  };
  /** Look-ups that stay current: a row's key in each, or undefined where the row is not in it. */
  readonly indexes: Readonly<Record<string, (row: Fields, id: string) => string | undefined>>;
  /** How people name this row. */
  nameOf(row: Fields, id: string, state: AccountState): string;
  /** What this row is, so that it is told from others of its name: `employee group of Acme`. Else the noun alone. */
  readonly nounOf?: (row: Fields, state: AccountState) => string;
  /**
   * For a row that only says that something of another row holds: whose it is, and what, so that people read
   * `Ada Bell (user)`, `right: Withdraw`, `no` → `yes` rather than the row's own fields.
   */
  readonly relates?: (
    row: Fields,
    state: AccountState,
  ) => {
    readonly entity: 'users' | 'employeeSets' | 'companies' | 'roles';
    readonly id: string;
    readonly what: string;
  };
  /** The users whose effective rights can move when this row does. */
  reaches(row: Fields, id: string, state: AccountState): Iterable<string>;
  /** The fields that rights follow from, so that an edit of others alone reaches nobody; all where this is absent. */
  readonly rightsFollow?: readonly string[];
  /** The companies whose officers, and those of the companies above, may alter the row: all of them at once (R25). */
  managedIn(row: Fields, id: string, state: AccountState): readonly string[];
  /**
   * Whether an edit of this row touches who decides and how (R43): an officer's designation, status, address, identity
   * or company; authorizers; required approvals; policy. `changed` holds the names of the fields that move.
   */
  isSensitive(before: Fields | undefined, after: Fields | undefined, changed: ReadonlySet<string>): boolean;
}
