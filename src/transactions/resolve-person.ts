import type { AccountState } from '../domain/account-state.ts';
import type { User } from '../domain/entities/users.ts';
import { isActiveOfficer } from '../domain/officers.ts';
import { wholeAddressKey } from '../domain/text.ts';
import { accountsOf } from '../store/before-account.ts';
import { bindIdentity, boundUser, invitedUser } from '../store/people.ts';
import type { BoundUser, Store } from '../store/store.ts';

/** Who a caller is to the service: an identity of the issuer, with the address that it vouches for, if any. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly verifiedEmail: string | null;
}

/** A caller as a user of one account. */
export interface PersonInAccount {
  readonly state: AccountState;
  readonly userId: string;
  readonly user: User;
  readonly isOfficer: boolean;
  /** The time of the state, in milliseconds. */
  readonly now: number;
  /** How many events the account had by then; null where it was not asked. */
  readonly eventCount: number | null;
}

/**
 * The user that a caller is in an account; undefined for somebody from outside it. A first sign-in with an invited,
 * verified address binds the identity (R51).
 */
export const resolvePerson = async (
  store: Store,
  accountId: string,
  identity: Identity,
): Promise<PersonInAccount | undefined> => {
  const bound = (await store.boundUser(accountId, identity)) ?? (await bindInvited(store, accountId, identity));
  const user = bound?.state.get('users', bound.userId);
  if (bound === undefined || user === undefined || user.status === 'removed') return undefined;
  const { state, userId, now, eventCount } = bound;
  return { state, userId, user, isOfficer: isActiveOfficer(user), now, eventCount };
};

const bindInvited = async (
  store: Store,
  accountId: string,
  { issuer, subject, verifiedEmail }: Identity,
): Promise<BoundUser | undefined> => {
  if (verifiedEmail === null) return undefined;
  const now = await store.now();
  const invited = await store.read(accountId, (tx) => invitedUser(tx, accountId, verifiedEmail, now));
  if (invited === undefined) return undefined;
  return store.inAccount(accountId, async (account) => {
    const bound = await boundUser(account.tx, accountId, { issuer, subject });
    if (bound !== undefined) return { userId: bound, state: account.state, now: account.now, eventCount: null };
    const userId = await invitedUser(account.tx, accountId, verifiedEmail, account.now);
    const user = userId === undefined ? undefined : account.state.get('users', userId);
    if (userId === undefined || user === undefined || user.status === 'removed') return undefined;
    // The account's own history says where a user is reached; an invitation only says that one is open.
    if (wholeAddressKey(user.email) !== wholeAddressKey(verifiedEmail)) return undefined;
    await bindIdentity(account, userId, { issuer, subject });
    return { userId, state: account.state, now: account.now, eventCount: null };
  });
};

/** The accounts that a caller has part in, each with who they are there. */
export const accountsOfPerson = async (
  store: Store,
  identity: Identity,
): Promise<(PersonInAccount & { readonly accountId: string })[]> => {
  const now = new Date(await store.now());
  const ids = await store.lookUp((db) => accountsOf(db, identity, now));
  const found = await Promise.all(
    ids.map(async (accountId) => ({ accountId, person: await resolvePerson(store, accountId, identity) })),
  );
  return found.flatMap(({ accountId, person }) => (person === undefined ? [] : [{ accountId, ...person }]));
};
