import type { AccountState, Edit } from '../domain/account-state.ts';
import { NOW_MS, sqlStateOf, type Database, type LookUp, type Tx } from './database.ts';
import type { StateCache } from './state-cache.ts';
import { executeEdits } from './state-tables.ts';
import type { DeliveryRef } from '../domain/delivery.ts';
import { oweDeliveries } from './deliveries.ts';
import { chain, recordEvents, type TrailEvent } from './trail.ts';
import { Turns, TurnTimedOut } from './turns.ts';

/** Reads the time, in milliseconds. Production reads the database's. */
export type Clock = (db: Tx | LookUp) => Promise<number>;

export const databaseClock: Clock = async (db) => {
  const [row] = await db.$queryRawUnsafe<{ ms: number }[]>(`SELECT ${NOW_MS} AS ms`);
  return row!.ms;
};

// The clock is read from outside the query that waits for the lock: only then the lock is held.
const LOCK_ACCOUNT = `
  WITH locked AS MATERIALIZED (
    SELECT id, slug, version, change_count, event_count, event_head FROM accounts WHERE id = $1 FOR NO KEY UPDATE)
  SELECT *, ${NOW_MS} AS locked_ms FROM locked`;

interface AccountRow {
  readonly id: string;
  readonly slug: string;
  readonly version: number;
  readonly change_count: number;
  readonly event_count: number;
  readonly event_head: string;
}

/** An account whose row this transaction holds locked: the one door to everything of the account that is written. */
export class LockedAccount {
  readonly tx: Tx;
  readonly accountId: string;
  readonly slug: string;
  /** Milliseconds, read under the lock. */
  readonly now: number;
  #state: AccountState;
  #changeCount: number;
  readonly #row: AccountRow;
  readonly #events: TrailEvent[] = [];
  /** The deliveries of webhooks that can go once this transaction is committed. */
  readonly due: DeliveryRef[] = [];

  constructor(tx: Tx, row: AccountRow, now: number, state: AccountState) {
    this.tx = tx;
    this.accountId = row.id;
    this.slug = row.slug;
    this.now = now;
    this.#row = row;
    this.#state = state;
    this.#changeCount = row.change_count;
  }

  /** The state at the locked version, or after `apply`. */
  get state(): AccountState {
    return this.#state;
  }

  get at(): string {
    return new Date(this.now).toISOString();
  }

  /** The number of the account's next change; the opening has 0. */
  takeChangeNumber(): number {
    return this.#changeCount++;
  }

  /** Writes an event into the trail, with this transaction. */
  append(...events: readonly TrailEvent[]): void {
    this.#events.push(...events);
  }

  /** Writes edits to the tables and moves the account to its next version. */
  async apply(edits: readonly Edit[]): Promise<AccountState> {
    const after = this.#state.after(edits, { version: this.#state.version + 1, at: this.at });
    await executeEdits(this.tx, edits, this.#state, after);
    this.#state = after;
    return after;
  }

  /** Writes what the transaction has gathered. Called once, last. */
  async flush(): Promise<void> {
    const { rows, head } = chain(
      this.accountId,
      { count: this.#row.event_count, hash: this.#row.event_head },
      this.at,
      this.#events,
    );
    const { version } = this.#state;
    const moved = rows.length > 0 || version !== this.#row.version || this.#changeCount !== this.#row.change_count;
    if (moved) await recordEvents(this.tx, this.accountId, rows, { version, changeCount: this.#changeCount, head });
    this.due.push(...(await oweDeliveries(this.tx, this.#state, rows)));
  }
}

/** There is no such account. */
export class NoSuchAccount extends Error {
  constructor(accountId: string) {
    super(`no account ${accountId}`);
    this.name = 'NoSuchAccount';
  }
}

/** Too many others write to the account; nothing was done. Worth trying again. */
export class AccountBusy extends Error {
  constructor(accountId: string, cause: unknown) {
    super(`the account ${accountId} is busy`, { cause });
    this.name = 'AccountBusy';
  }
}

const LOCK_NOT_AVAILABLE = '55P03';
/** How long a writer waits for those before it in this process; the database's lock has its own limit. */
const PATIENCE_MS = 10_000;

/** What every writing transaction of a store shares. */
export interface Writing {
  readonly database: Database;
  readonly cache: StateCache;
  readonly clock: Clock;
  /** Writers wait here for their turn, and not with a connection in their hands: one busy account would take them all. */
  readonly turns: Turns;
  /** Told, after the commit, of the deliveries that can go. What it misses, the reconciler finds. */
  readonly onDue: OnDue;
}

export type OnDue = (due: readonly DeliveryRef[]) => void;

export const writingOn = (database: Database, cache: StateCache, clock: Clock, onDue: OnDue): Writing => ({
  database,
  cache,
  clock,
  turns: new Turns(PATIENCE_MS),
  onDue,
});

/**
 * Runs `work` with the account's row locked, first thing in the transaction. Changes of one account follow one another
 * (R35); accounts never wait for each other. Throws NoSuchAccount, and AccountBusy where the lock can't be had in time.
 */
export const withAccount = async <T>(
  { database, cache, clock, turns, onDue }: Writing,
  accountId: string,
  work: (account: LockedAccount) => Promise<T>,
): Promise<T> => {
  await cache.warm(accountId);
  const locked = async (): Promise<T> => {
    const { result, state, due } = await database.transaction(accountId, async (tx) => {
      const account = new LockedAccount(...(await lock(tx, { cache, clock }, accountId)));
      const result = await work(account);
      await account.flush();
      return { result, state: account.state, due: account.due };
    });
    cache.keep(state);
    if (due.length > 0) onDue(due);
    return result;
  };
  try {
    return await turns.take(accountId, locked);
  } catch (error) {
    if (error instanceof TurnTimedOut || sqlStateOf(error) === LOCK_NOT_AVAILABLE)
      throw new AccountBusy(accountId, error);
    throw error;
  }
};

const lock = async (
  tx: Tx,
  { cache, clock }: Pick<Writing, 'cache' | 'clock'>,
  accountId: string,
): Promise<ConstructorParameters<typeof LockedAccount>> => {
  const [row] = await tx.$queryRawUnsafe<(AccountRow & { readonly locked_ms: number })[]>(LOCK_ACCOUNT, accountId);
  if (row === undefined) throw new NoSuchAccount(accountId);
  const now = clock === databaseClock ? row.locked_ms : await clock(tx);
  return [tx, row, now, await cache.underLock(tx, accountId, row.version)];
};

/** Makes an account's row and hands it over as if locked: nobody else can know it before the commit. */
export const withNewAccount = async <T>(
  { database, cache, clock }: Writing,
  empty: AccountState,
  slug: string,
  work: (account: LockedAccount) => Promise<T>,
): Promise<T> => {
  const { result, state } = await database.transaction(empty.accountId, async (tx) => {
    const now = await clock(tx);
    const row = { id: empty.accountId, slug, version: 0, change_count: 0, event_count: 0, event_head: '0'.repeat(64) };
    await tx.account.create({
      data: {
        id: row.id,
        slug,
        version: 0,
        changeCount: 0,
        eventCount: 0,
        eventHead: row.event_head,
        createdAt: new Date(now),
      },
    });
    const account = new LockedAccount(tx, row, now, empty);
    const result = await work(account);
    await account.flush();
    return { result, state: account.state };
  });
  cache.keep(state);
  return result;
};
