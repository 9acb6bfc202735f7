import { AccountState } from '../domain/account-state.ts';
import {
  databaseClock,
  withAccount,
  withNewAccount,
  writingOn,
  type Clock,
  type LockedAccount,
} from './account-lock.ts';
import { openDatabase, type Database, type DatabaseSettings, type Tx } from './database.ts';
import { StateCache } from './state-cache.ts';

/** Everything that is kept, behind the doors through which it is read and written. */
export interface Store {
  readonly database: Database;
  readonly cache: StateCache;
  /** Runs `work` with the account locked; all that it writes lands together or not at all. */
  inAccount<T>(accountId: string, work: (account: LockedAccount) => Promise<T>): Promise<T>;
  /** Makes an account and runs `work` on it, in one transaction. */
  inNewAccount<T>(accountId: string, slug: string, work: (account: LockedAccount) => Promise<T>): Promise<T>;
  /** Reads without a lock. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads on one snapshot, for a minute at most where nothing else is said. Milliseconds. */
  snapshot<T>(work: (tx: Tx) => Promise<T>, timeout?: number): Promise<T>;
  /** The account's state, never staler than this call; undefined where there is no such account. */
  stateOf(accountId: string): Promise<AccountState | undefined>;
  /** The time by the service's one clock, in milliseconds. */
  now(): Promise<number>;
  close(): Promise<void>;
}

/** Opens the store. `clock` is for tests; production reads the database's. */
export const openStore = (settings: DatabaseSettings, clock: Clock = databaseClock): Store => {
  const database = openDatabase(settings);
  const cache = new StateCache(database);
  const writing = writingOn(database, cache, clock);
  return {
    database,
    cache,
    inAccount: (accountId, work) => withAccount(writing, accountId, work),
    inNewAccount: (accountId, slug, work) => withNewAccount(writing, AccountState.empty(accountId), slug, work),
    read: (work) => work(database.prisma),
    snapshot: (work, timeout) => database.snapshot(work, timeout),
    stateOf: (accountId) => cache.current(accountId),
    now: () => clock(database.prisma),
    close: () => database.close(),
  };
};
