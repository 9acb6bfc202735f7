import type { Store } from '../src/store/store.ts';
import { inParallel } from './figures.ts';
import { openLargeAccount, type BenchAccount } from './large-account.ts';
import type { ApiClient } from './play.ts';

/** What grows: its store, the issuer of its officers, and all accounts that it has so far. */
export interface Site {
  readonly store: Store;
  readonly issuer: string;
  readonly accounts: BenchAccount[];
  /** Runs the service over it for some work, with the tokens of these accounts' officers. */
  during<T>(accounts: readonly BenchAccount[], work: (api: ApiClient) => Promise<T>): Promise<T>;
  /** Ends when every letter is out, the digests too: what is in line would be measured with the next change. */
  lettersOut(): Promise<void>;
}

export interface Dimension {
  /** Of its database, and of what runs on it. */
  readonly id: string;
  readonly name: string;
  readonly sizes: readonly number[];
  readonly quickSizes: readonly number[];
  /** Grows to a size, from the one before; answers the account that is measured. */
  grow(site: Site, size: number): Promise<BenchAccount>;
}

export const OFFICERS = 3;
export const USERS = 100;
const FEW_USERS = 5;
const AT_ONCE = 6;
const PENDING_EACH = 20;
/** So many of the account that is measured. */
const PENDING_OWN = 10;
const EVENTS_AT_ONCE = 10_000;

const open = async ({ store, issuer, accounts }: Site, slug: string, size: number): Promise<BenchAccount> => {
  const account = await openLargeAccount(store, issuer, { slug, size, officers: OFFICERS });
  accounts.push(account);
  return account;
};

/** The account that is measured at every size; opened first. */
const probeOf = (site: Site): BenchAccount | Promise<BenchAccount> => site.accounts[0] ?? open(site, 'probe', USERS);

const accounts: Dimension = {
  id: 'accounts',
  name: 'accounts',
  sizes: [1, 100, 10_000],
  quickSizes: [1, 20],
  async grow(site, size) {
    const probe = await probeOf(site);
    const from = site.accounts.length;
    await inParallel(size - from, AT_ONCE, (i) => open(site, `other-${from + i}`, FEW_USERS));
    return probe;
  },
};

const users: Dimension = {
  id: 'users',
  name: 'users of the account',
  sizes: [100, 10_000, 100_000],
  quickSizes: [100, 1_000],
  grow: (site, size) => open(site, `of-${size}`, size),
};

/** Submits changes that nobody decides on, by every officer in turns; each of another user. */
const submit = (api: ApiClient, { slug, officers, userIds }: BenchAccount, count: number): Promise<unknown> =>
  inParallel(count, 1, (i) =>
    api.post(officers[i % officers.length]!, `/v1/accounts/${slug}/changes`, {
      kind: 'user.modify',
      payload: { userId: userIds[i % userIds.length]!, name: `Waiting ${i}` },
    }),
  );

const pending: Dimension = {
  id: 'pending',
  name: 'pending changes, over many accounts',
  sizes: [PENDING_OWN, 1_000, 10_000],
  quickSizes: [PENDING_OWN, 50],
  async grow(site, size) {
    const fresh: [BenchAccount, number][] = [];
    const probe = await probeOf(site);
    if (size === PENDING_OWN) fresh.push([probe, size]);
    // All but the probe's, in accounts of their own.
    let owed = size - PENDING_OWN - (site.accounts.length - 1) * PENDING_EACH;
    for (; owed > 0; owed -= PENDING_EACH) {
      const other = await open(site, `waiting-${site.accounts.length}`, FEW_USERS + PENDING_EACH);
      fresh.push([other, Math.min(owed, PENDING_EACH)]);
    }
    await site.during(
      fresh.map(([account]) => account),
      async (api) => {
        await inParallel(fresh.length, AT_ONCE, (i) => submit(api, ...fresh[i]!));
        await site.lettersOut();
      },
    );
    return probe;
  },
};

const events: Dimension = {
  id: 'events',
  name: 'events of the account',
  sizes: [100, 10_000, 1_000_000],
  quickSizes: [100, 5_000],
  async grow(site, size) {
    const probe = await probeOf(site);
    const [officer] = probe.officers;
    const count = async (): Promise<number> =>
      site.store.read(
        probe.id,
        async (tx) => (await tx.account.findUniqueOrThrow({ where: { id: probe.id } })).eventCount,
      );
    for (let missing = size - (await count()); missing > 0; missing -= EVENTS_AT_ONCE)
      await site.store.inAccount(probe.id, (account) => {
        // What an officer's signing in writes: it alters nothing of the account.
        const event = { type: 'identity.signed-in' as const, actorId: officer!.id };
        account.append(...Array.from({ length: Math.min(missing, EVENTS_AT_ONCE) }, () => event));
        return Promise.resolve();
      });
    return probe;
  },
};

export const dimensions: readonly Dimension[] = [accounts, users, pending, events];
