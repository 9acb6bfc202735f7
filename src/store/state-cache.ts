import { getHeapStatistics } from 'node:v8';
import { LRUCache } from 'lru-cache';
import { AccountState, type Edit } from '../domain/account-state.ts';
import { entityNames } from '../domain/entities/index.ts';
import { versionOf, type VersionRead } from './before-account.ts';
import type { Database, Tx } from './database.ts';
import { SharedReads } from './shared-reads.ts';
import { loadRows } from './state-tables.ts';

/** Roughly what a row and its places in the indexes take. */
const BYTES_PER_ROW = 500;

const bytesOf = (state: AccountState): number =>
  1_000 + entityNames.reduce((sum, entity) => sum + state.size(entity) * BYTES_PER_ROW, 0);

interface AppliedRow {
  readonly applied_version: number;
  readonly ended_at: Date;
  readonly document: string;
}

/** The edits of an applied change, from the bytes that were approved. */
export const editsOfDocument = (document: string): readonly Edit[] =>
  (JSON.parse(document) as { edits: readonly Edit[] }).edits;

/** Brings a state forward by the changes applied since. */
const catchUp = async (tx: Tx, state: AccountState): Promise<AccountState> => {
  const rows = await tx.$queryRawUnsafe<AppliedRow[]>(
    `SELECT applied_version, ended_at, document FROM changes
     WHERE account_id = $1 AND applied_version > $2 ORDER BY applied_version`,
    state.accountId,
    state.version,
  );
  return rows.reduce(
    (at, row) =>
      at.after(editsOfDocument(row.document), { version: row.applied_version, at: row.ended_at.toISOString() }),
    state,
  );
};

/** The states of accounts, each at the last version seen; dropped by size, and brought forward by committed edits only. */
export class StateCache {
  readonly #database: Database;
  readonly #states: LRUCache<string, AccountState>;
  readonly #versions: SharedReads<VersionRead | undefined>;
  /** Each account's load that is under way. */
  readonly #loading = new Map<string, Promise<AccountState>>();

  /** Half of what the process may have, where nothing else is said: states that push each other out cost the most. */
  constructor(database: Database, maxBytes = Math.floor(getHeapStatistics().heap_size_limit / 2)) {
    this.#database = database;
    this.#versions = new SharedReads((accountId) => versionOf(database.lookUp, accountId));
    this.#states = new LRUCache({ maxSize: maxBytes, sizeCalculation: bytesOf, maxEntrySize: maxBytes });
  }

  /**
   * The account's state as of a version read that begins after this call, and when that was, in milliseconds of the
   * database's clock; undefined where there is no such account.
   */
  async read(accountId: string): Promise<{ readonly state: AccountState; readonly at: number } | undefined> {
    const read = await this.#versions.of(accountId);
    return read && { state: await this.atLeast(accountId, read.version), at: read.at };
  }

  /** The account's state, as `read` has it. */
  async current(accountId: string): Promise<AccountState | undefined> {
    return (await this.read(accountId))?.state;
  }

  /** The account's state at a version that it is known to have, or at a later one. */
  async atLeast(accountId: string, version: number): Promise<AccountState> {
    const cached = (): AccountState | undefined => {
      const state = this.#states.get(accountId);
      return state !== undefined && state.version >= version ? state : undefined;
    };
    // A large account is loaded once for all who ask at the same time.
    for (let other = this.#loading.get(accountId); other !== undefined; other = this.#loading.get(accountId)) {
      if (cached() !== undefined) break;
      await other.catch(() => undefined);
    }
    return cached() ?? this.#load(accountId);
  }

  /**
   * The state at the version that a transaction has locked. Throws, and forgets the state, where the account's changes
   * lead elsewhere.
   */
  async underLock(tx: Tx, accountId: string, version: number): Promise<AccountState> {
    const cached = this.#states.get(accountId);
    if (cached?.version === version) return cached;
    const state = await this.#bring(tx, accountId);
    if (state.version !== version) {
      this.#states.delete(accountId);
      throw new Error(`account ${accountId} is at version ${version}, its changes lead to ${state.version}`);
    }
    return state;
  }

  /** Loads a state that is not cached, before a lock is taken, so that the lock is held for little. */
  async warm(accountId: string): Promise<void> {
    if (!this.#states.has(accountId)) await this.current(accountId);
  }

  /** Keeps a state that a committed transaction has led to. */
  keep(state: AccountState): void {
    const cached = this.#states.get(state.accountId);
    if (cached === undefined || cached.version < state.version) this.#states.set(state.accountId, state);
  }

  #load(accountId: string): Promise<AccountState> {
    const loading = this.#database
      .snapshot(accountId, (tx) => this.#bring(tx, accountId))
      .finally(() => {
        if (this.#loading.get(accountId) === loading) this.#loading.delete(accountId);
      });
    this.#loading.set(accountId, loading);
    return loading;
  }

  async #bring(tx: Tx, accountId: string): Promise<AccountState> {
    const cached = this.#states.get(accountId);
    const state = cached === undefined ? await load(tx, accountId) : await catchUp(tx, cached);
    this.keep(state);
    return state;
  }
}

const load = async (tx: Tx, accountId: string): Promise<AccountState> => {
  const [row] = await tx.$queryRawUnsafe<{ version: number }[]>(
    'SELECT version FROM accounts WHERE id = $1',
    accountId,
  );
  return AccountState.ofRows(accountId, row?.version ?? 0, await loadRows(tx, accountId));
};
