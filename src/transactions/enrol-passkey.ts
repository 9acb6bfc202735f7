import { randomUUID } from 'node:crypto';
import { Refused } from '../domain/problems.ts';
import { enrolmentByHash, type FoundEnrolment } from '../store/before-account.ts';
import type { LockedAccount } from '../store/account-lock.ts';
import {
  authenticatorsOf,
  endEnrolments,
  isEnrolmentOpen,
  keepAuthenticator,
  type Passkey,
} from '../store/passkeys.ts';
import { bindIdentity, boundUser, hasIdentity, invitedUser } from '../store/people.ts';
import type { Store } from '../store/store.ts';

/** An identity of the issuer, or of a passkey alone. */
export interface IdentityRef {
  readonly issuer: string;
  readonly subject: string;
}

export interface EnrolRequest {
  readonly accountId: string;
  readonly userId: string;
  /** SHA-256 of the secret of the link. */
  readonly linkHash: string;
  readonly passkey: Passkey;
  /** Who is signed in, if anybody. */
  readonly signedInAs: IdentityRef | null;
  /** What the user is known by from now on, where they have no identity yet. */
  readonly passkeyIdentity: IdentityRef;
}

/** An account, locked or only looked at. */
type AccountNow = Pick<LockedAccount, 'tx' | 'accountId' | 'state' | 'now'>;

/**
 * Whether a link may enrol a passkey of its user: of who has an identity, only signed in as that user; of who has none,
 * by their open invitation, to the address that they have now (R51). Throws Refused.
 */
const mayEnrol = async (
  account: AccountNow,
  { userId, linkHash, signedInAs }: Pick<EnrolRequest, 'userId' | 'linkHash' | 'signedInAs'>,
): Promise<{ readonly bound: boolean }> => {
  const { tx, accountId, state, now } = account;
  const ended = (): Refused => Refused.because('link_ended', 'This link has ended. Ask for another.');
  const user = state.get('users', userId);
  if (user === undefined || user.status === 'removed' || !(await isEnrolmentOpen(account, linkHash, userId)))
    throw ended();
  if ((await authenticatorsOf(tx, accountId, userId)).length >= user.passkeys)
    throw Refused.because(
      'passkey_limit',
      'As many passkeys as you may have are enrolled. Another one is a change that other officers approve.',
    );
  const bound = await hasIdentity(tx, accountId, userId);
  if (!bound) {
    if ((await invitedUser(tx, accountId, user.email, now)) !== userId) throw ended();
  } else if (signedInAs === null || (await boundUser(tx, accountId, signedInAs)) !== userId)
    throw Refused.because('unauthenticated', 'Sign in as the person to whom the link was sent.');
  return { bound };
};

/** A link that may enrol a passkey now, and whose. */
export interface OpenEnrolment extends FoundEnrolment {
  readonly linkHash: string;
}

/**
 * Whose passkey a link enrols, where it may now, for who is signed in; undefined where nobody was sent it, or it has
 * ended. Throws Refused, as enrolling does; writes nothing.
 */
export const openEnrolment = async (
  store: Store,
  { linkHash, signedInAs }: Pick<EnrolRequest, 'linkHash' | 'signedInAs'>,
): Promise<OpenEnrolment | undefined> => {
  const now = new Date(await store.now());
  const found = await store.lookUp((db) => enrolmentByHash(db, linkHash, now));
  if (found === undefined) return undefined;
  const { accountId, userId } = found;
  const state = (await store.stateOf(accountId))!;
  await store.read(accountId, (tx) =>
    mayEnrol({ tx, accountId, state, now: now.getTime() }, { userId, linkHash, signedInAs }),
  );
  return { ...found, linkHash };
};

/**
 * Enrols a passkey by a link, and binds the user who has no other identity to it (R51). The first is no change; how many
 * a user may have moves by changes alone. Throws Refused: `link_ended`, `passkey_limit`, `unauthenticated`.
 */
export const enrolPasskey = (store: Store, request: EnrolRequest): Promise<IdentityRef | null> =>
  store.inAccount(request.accountId, async (account) => {
    const { userId, passkey, passkeyIdentity } = request;
    const { bound } = await mayEnrol(account, request);
    if (!bound) await bindIdentity(account, userId, passkeyIdentity);
    await keepAuthenticator(account, { userId, id: `key_${randomUUID().replaceAll('-', '')}`, passkey });
    await endEnrolments(account, userId);
    return bound ? null : passkeyIdentity;
  });
