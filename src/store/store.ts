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
  type OnDue,
} from './account-lock.ts';
import {
  accountNamed,
  boundUsersAt,
  personalTokenByHash,
  serviceTokensByHash,
  type AccountName,
  type IdentityAt,
} from './before-account.ts';
import { Gathering } from './gathering.ts';
import { noteUse, type PersonalScope } from './personal-tokens.ts';
import { OpenChanges } from './open-edits.ts';
import { countOnce, type Count } from './rate-limits.ts';
import { openDatabase, type Database, type DatabaseSettings, type LookUp, type Tx } from './database.ts';
import { StateCache } from './state-cache.ts';

/** An account's user, and the account's state as of the same time. */
export interface BoundUser {
  readonly userId: string;
  readonly state: AccountState;
  /** That time, in milliseconds. */
  readonly now: number;
  /** How many events the account had by then; null where it was not asked. */
  readonly eventCount: number | null;
}

/** A service token of an account, and the account's state as of the same time. */
export interface PresentedToken {
  readonly tokenId: string;
  readonly state: AccountState;
}

/** A personal token of an account's user, the identity bound to them, and the account's state as of the same time. */
export interface PresentedPersonalToken {
  readonly tokenId: string;
  readonly userId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly scopes: readonly PersonalScope[];
  readonly state: AccountState;
  /** That time, in milliseconds. */
  readonly now: number;
  /** How many events the account had by then; null where it was not asked. */
  readonly eventCount: number | null;
}

/** Everything that is kept, behind the doors through which it is read and written. */
export interface Store {
  readonly database: Database;
  readonly cache: StateCache;
  readonly openChanges: OpenChanges;
  /** Runs `work` with the account locked; all that it writes lands together or not at all. */
  inAccount<T>(accountId: string, work: (account: LockedAccount) => Promise<T>): Promise<T>;
  /** Makes an account and runs `work` on it, in one transaction. */
  inNewAccount<T>(accountId: string, slug: string, work: (account: LockedAccount) => Promise<T>): Promise<T>;
  /** The account that an id or a slug names. Remembered: neither ever moves. */
  accountNamed(segment: string): Promise<AccountName | undefined>;
  /** Reads of one account, without a lock. */
  read<T>(accountId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads of one account on one snapshot, for a minute at most where nothing else is said. Milliseconds. */
  snapshot<T>(accountId: string, work: (tx: Tx) => Promise<T>, timeout?: number): Promise<T>;
  /** Runs a statement that comes before an account is known. */
  lookUp<T>(work: (db: LookUp) => Promise<T>): Promise<T>;
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
  /** The personal token with this hash, while it lasts; undefined where there is none. Notes the day of its use. */
  personalToken(hash: string): Promise<PresentedPersonalToken | undefined>;
  /** Counts a key once in its window, in one statement outside of every transaction. */
  count(key: string, seconds: number): Promise<Count>;
  /** The time by the service's one clock, in milliseconds. */
  now(): Promise<number>;
  close(): Promise<void>;
}

const NAMES_KEPT = 10_000;

/** Opens the store. `clock` is for tests; production reads the database's. */
export const openStore = (
  settings: DatabaseSettings,
  clock: Clock = databaseClock,
  onDue: OnDue = () => undefined,
): Store => {
  const database = openDatabase(settings);
  const cache = new StateCache(database);
  const writing = writingOn(database, cache, clock, onDue);
  const names = new LRUCache<string, AccountName>({ max: NAMES_KEPT });
  // Nearly every request asks for one of these, and a statement costs more than all else that most of them do.
  const boundUsers = new Gathering((asked: readonly IdentityAt[]) => boundUsersAt(database.lookUp, asked));
  const serviceTokens = new Gathering((hashes: readonly string[]) => serviceTokensByHash(database.lookUp, hashes));
  return {
    database,
    cache,
    openChanges: new OpenChanges(database),
    inAccount: (accountId, work) => withAccount(writing, accountId, work),
    inNewAccount: (accountId, slug, work) => withNewAccount(writing, AccountState.empty(accountId), slug, work),
    async accountNamed(segment) {
      const known = names.get(segment);
      if (known !== undefined) return known;
      const found = await accountNamed(database.lookUp, segment);
      if (found !== undefined) names.set(segment, found);
      return found;
    },
    read: (accountId, work) => database.read(accountId, work),
    snapshot: (accountId, work, timeout) => database.snapshot(accountId, work, timeout),
    lookUp: (work) => work(database.lookUp),
    stateOf: (accountId) => cache.current(accountId),
    async stateNow(accountId) {
      const current = await cache.read(accountId);
      if (current === undefined) return undefined;
      return { state: current.state, now: clock === databaseClock ? current.at : await clock(database.lookUp) };
    },
    async boundUser(accountId, { issuer, subject }) {
      const found = await boundUsers.ask({ accountId, issuer, subject });
      if (found === undefined) return undefined;
      const now = clock === databaseClock ? found.at : await clock(database.lookUp);
      const { userId, eventCount } = found;
      return { userId, state: await cache.atLeast(accountId, found.version), now, eventCount };
    },
    async serviceToken(hash) {
      const found = await serviceTokens.ask(hash);
      if (found === undefined) return undefined;
      const { accountId, tokenId, version, at } = found;
      const state = await cache.atLeast(accountId, version);
      const token = state.get('serviceTokens', tokenId);
      const now = clock === databaseClock ? at : await clock(database.lookUp);
      return token === undefined || hasExpired(token, now) ? undefined : { tokenId, state };
    },
    async personalToken(hash) {
      const found = await personalTokenByHash(database.lookUp, hash);
      if (found === undefined) return undefined;
      const now = clock === databaseClock ? found.at : await clock(database.lookUp);
      if (found.expiresAt <= now) return undefined;
      await noteUse(database, found, now);
      const { accountId, tokenId, userId, issuer, subject, scopes, eventCount } = found;
      const state = await cache.atLeast(accountId, found.version);
      return { tokenId, userId, issuer, subject, scopes, state, now, eventCount };
    },
    count: async (key, seconds) =>
      countOnce(database.lookUp, { key, seconds }, clock === databaseClock ? null : await clock(database.lookUp)),
    now: () => clock(database.lookUp),
    close: () => database.close(),
  };
};
