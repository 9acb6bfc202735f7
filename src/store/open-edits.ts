import { LRUCache } from 'lru-cache';
import type { Edit } from '../domain/account-state.ts';
import type { Change } from '../domain/change.ts';
import type { Database, Tx } from './database.ts';
import { SharedReads } from './shared-reads.ts';
import { editsOfDocument } from './state-cache.ts';

/** A change that has not ended by its row, and until when it can be decided. */
interface OpenRow {
  readonly id: string;
  readonly state: string;
  readonly expiresAt: Date;
}

const notEnded = { state: { in: ['pending', 'approved'] } };

/** Whether it has not ended at a time, in milliseconds: an undecided one whose time is up has (R32). */
const isOpenAt =
  (now: number) =>
  ({ state, expiresAt }: OpenRow): boolean =>
    state === 'approved' || expiresAt.getTime() > now;

export interface OpenEdits {
  readonly id: string;
  readonly edits: readonly Edit[];
}

/** An account at a moment that was looked up. */
export interface AccountMoment {
  readonly id: string;
  /** Milliseconds. */
  readonly now: number;
  /** How many events it had; null where it was not asked. */
  readonly eventCount: number | null;
}

/** Characters of documents, about, and what a kept value takes beside them. */
const [MOST_KEPT, OVERHEAD] = [5_000_000, 200];

interface Kept<Value extends object> {
  readonly value: Value;
  readonly eventCount: number;
}

/**
 * What is read of an account and moves with its events alone, since whatever alters it writes one in the same
 * transaction: it is kept for as long as none has come, and read once for all who ask at the same time.
 */
class KeptByEvents<Value extends object> {
  readonly #kept: LRUCache<string, Kept<Value>>;
  readonly #reads: SharedReads<Value>;

  constructor(database: Database, read: (tx: Tx, accountId: string) => Promise<{ value: Value; size: number }>) {
    this.#kept = new LRUCache({ maxSize: MOST_KEPT });
    this.#reads = new SharedReads((accountId) =>
      database.read(accountId, async (tx) => {
        // Before: what is read after it may be newer than it says, and never older.
        const { eventCount } = await tx.account.findUniqueOrThrow({
          where: { id: accountId },
          select: { eventCount: true },
        });
        const { value, size } = await read(tx, accountId);
        this.#kept.set(accountId, { value, eventCount }, { size: size + OVERHEAD });
        return value;
      }),
    );
  }

  async of({ id, eventCount }: AccountMoment): Promise<Value> {
    const kept = this.#kept.get(id);
    return kept !== undefined && eventCount !== null && kept.eventCount >= eventCount ? kept.value : this.#reads.of(id);
  }
}

/** What officers who look at an account ask of its open changes. */
export class OpenChanges {
  readonly #rows: KeptByEvents<readonly OpenRow[]>;
  readonly #edits: KeptByEvents<readonly (OpenRow & OpenEdits)[]>;

  constructor(database: Database) {
    this.#rows = new KeptByEvents<readonly OpenRow[]>(database, async (tx, accountId) => {
      const value = await tx.change.findMany({
        where: { accountId, ...notEnded },
        select: { id: true, state: true, expiresAt: true },
      });
      return { value, size: value.length * OVERHEAD };
    });
    this.#edits = new KeptByEvents<readonly (OpenRow & OpenEdits)[]>(database, async (tx, accountId) => {
      const rows = await tx.change.findMany({
        where: { accountId, ...notEnded },
        select: { id: true, state: true, expiresAt: true, document: true },
        orderBy: { number: 'asc' },
      });
      const value = rows.map(({ document, ...row }) => ({ ...row, edits: editsOfDocument(document) }));
      return { value, size: rows.reduce((sum, { document }) => sum + document.length, 0) };
    });
  }

  /** How many there are. */
  async count(account: AccountMoment): Promise<number> {
    return (await this.#rows.of(account)).filter(isOpenAt(account.now)).length;
  }

  /** What each would alter, oldest first. */
  async edits(account: AccountMoment): Promise<readonly OpenEdits[]> {
    return (await this.#edits.of(account)).filter(isOpenAt(account.now));
  }
}

/** What changes alter and hand out, by their ids. */
export const documentsOf = async (
  tx: Tx,
  accountId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Pick<Change, 'edits' | 'roles'>>> => {
  if (ids.length === 0) return new Map();
  const rows = await tx.change.findMany({
    where: { accountId, id: { in: [...ids] } },
    select: { id: true, document: true },
  });
  return new Map(
    rows.map(({ id, document }) => [id, JSON.parse(document) as Pick<Change, 'edits' | 'roles'>] as const),
  );
};
