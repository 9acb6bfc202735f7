/** An edit as a change's document has it. */
export interface Edit {
  readonly entity: string;
  readonly id: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** What an account was at one of its versions. */
export interface Snapshot {
  /** Each active officer's id, with the version in which the designation began. */
  readonly officers: ReadonlyMap<string, number>;
  readonly required: number;
  readonly removed: ReadonlySet<string>;
}

type Row = Readonly<Record<string, unknown>>;

/** Plays an account's applied changes again, from its opening, by their edits alone and by none of the service's code. */
export class Replay {
  readonly #rows = new Map<string, Map<string, Row>>();
  readonly #snapshots: Snapshot[] = [{ officers: new Map(), required: 0, removed: new Set() }];

  /** Applies the edits of the next version. */
  apply(edits: readonly Edit[]): void {
    for (const { entity, id, before, after } of edits) {
      const rows = this.#rows.get(entity) ?? new Map<string, Row>();
      this.#rows.set(entity, rows);
      if (after === null) rows.delete(id);
      else rows.set(id, before === null ? after : { ...rows.get(id), ...after });
    }
    this.#snapshots.push(this.#snapshot());
  }

  /** The rows that the edits have led to. */
  rows(entity: string): ReadonlyMap<string, Row> {
    return this.#rows.get(entity) ?? new Map<string, Row>();
  }

  get version(): number {
    return this.#snapshots.length - 1;
  }

  at(version: number): Snapshot {
    return this.#snapshots[version] ?? this.#snapshots.at(-1)!;
  }

  #snapshot(): Snapshot {
    const last = this.#snapshots.at(-1)!;
    const officers = new Map<string, number>();
    const removed = new Set<string>();
    for (const [id, { officer, status = 'active' }] of this.rows('users')) {
      if (status === 'removed') removed.add(id);
      if (officer === true && status === 'active') officers.set(id, last.officers.get(id) ?? this.#snapshots.length);
    }
    const [account] = [...this.rows('account').values()];
    return { officers, removed, required: Number(account?.['requiredApprovals'] ?? 0) };
  }
}
