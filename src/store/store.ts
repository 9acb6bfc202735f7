import { LRUCache } from 'lru-cache';
import { AccountState } from '../domain/account-state.ts';
import { hasExpired } from '../domain/entities/service-tokens.ts';
import {
  databaseClock,
  withAccount,
  withNewAccount,
  writingOn,
  type Clock,
  type LockedAccount,
} from './account-lock.ts';
import { accountNamed, serviceTokenByHash, type AccountName } from './before-account.ts';
import { boundUserAt } from './people.ts';
import { openDatabase, type Database, type DatabaseSettings, type Tx } from './database.ts';
import { StateCache } from './state-cache.ts';

/** An account's user, and the account's state as of the same time. */
export interface BoundUser {
  readonly userId: string;
  readonly state: AccountState;
}

/** A service token of an account, and the account's state as of the same time. */
export interface PresentedToken {
  readonly tokenId: string;
  readonly state: AccountState;
}

/** Everything that is kept, behind the doors through which it is read and written. */
export interface Store {
  readonly database: Database;
  readonly cache: StateCache;
  /** Runs `work` with the account locked; all that it writes lands together or not at all. */
  inAccount<T>(accountId: string, work: (account: LockedAccount) => Promise<T>): Promise<T>;
  /** Makes an account and runs `work` on it, in one transaction. */
  inNewAccount<T>(accountId: string, slug: string, work: (account: LockedAccount) => Promise<T>): Promise<T>;
  /** The account that an id or a slug names. Remembered: neither ever moves. */
  accountNamed(segment: string): Promise<AccountName | undefined>;
  /** Reads without a lock. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads on one snapshot, for a minute at most where nothing else is said. Milliseconds. */
  snapshot<T>(work: (tx: Tx) => Promise<T>, timeout?: number): Promise<T>;
  /** The account's state, never staler than this call; undefined where there is no such account. */
  stateOf(accountId: string): Promise<AccountState | undefined>;
  /** The account's state as `stateOf` has it, with the time of that. */
  stateNow(accountId: string): Promise<{ readonly state: AccountState; readonly now: number } | undefined>;
  /** The user to whom an identity is bound in an account, with the account's state; undefined where it is bound to none. */
  boundUser(
    accountId: string,
    identity: { readonly issuer: string; readonly subject: string },
  ): Promise<BoundUser | undefined>;
  /** The service token whose secret has this hash, with the state of its account; undefined where there is none that lasts. */
  serviceToken(hash: string): Promise<PresentedToken | undefined>;
  /** The time by the service's one clock, in milliseconds. */
  now(): Promise<number>;
  close(): Promise<void>;
}

const NAMES_KEPT = 10_000;

/** Opens the store. `clock` is for tests; production reads the database's. */
export const openStore = (settings: DatabaseSettings, clock: Clock = databaseClock): Store => {
  const database = openDatabase(settings);
  const cache = new StateCache(database);
  const writing = writingOn(database, cache, clock);
  const names = new LRUCache<string, AccountName>({ max: NAMES_KEPT });
  return {
    database,
    cache,
    inAccount: (accountId, work) => withAccount(writing, accountId, work),
    inNewAccount: (accountId, slug, work) => withNewAccount(writing, AccountState.empty(accountId), slug, work),
    async accountNamed(segment) {
      const known = names.get(segment);
      if (known !== undefined) return known;
      const found = await accountNamed(database.prisma, segment);
      if (found !== undefined) names.set(segment, found);
      return found;
    },
    read: (work) => work(database.prisma),
    snapshot: (work, timeout) => database.snapshot(work, timeout),
    stateOf: (accountId) => cache.current(accountId),
    async stateNow(accountId) {
      const current = await cache.read(accountId);
      if (current === undefined) return undefined;
      return { state: current.state, now: clock === databaseClock ? current.at : await clock(database.prisma) };
    },
    async boundUser(accountId, identity) {
      const found = await boundUserAt(database.prisma, accountId, identity);
      return found && { userId: found.userId, state: await cache.atLeast(accountId, found.version) };
    },
    async serviceToken(hash) {
      const found = await serviceTokenByHash(database.prisma, hash);
      if (found === undefined) return undefined;
      const { accountId, tokenId, version, at } = found;
      const state = await cache.atLeast(accountId, version);
      const token = state.get('serviceTokens', tokenId);
      const now = clock === databaseClock ? at : await clock(database.prisma);
      return token === undefined || hasExpired(token, now) ? undefined : { tokenId, state };
    },
    now: () => clock(database.prisma),
    close: () => database.close(),
  };
};
