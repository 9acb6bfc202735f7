import type { AccountState } from '../domain/account-state.ts';
import { canonicalJson, sha256 } from '../domain/canonical.ts';
import type { CanMeet } from '../domain/deciding.ts';
import type { Assurance } from '../domain/entities/account.ts';
import { officerIds } from '../domain/officers.ts';
import { wholeAddressKey } from '../domain/text.ts';
import type { LockedAccount } from './account-lock.ts';
import { endAuthenticators, endEnrolments } from './passkeys.ts';
import type { Tx } from './database.ts';
import { endPersonalTokens } from './personal-tokens.ts';

/** How long an invitation waits for its first sign-in (R51). */
export const INVITATION_DAYS = 30;

/** Invites users by their whole address: the first sign-in with it, verified, binds an identity (R51). */
export const invite = async (
  account: LockedAccount,
  people: readonly { userId: string; email: string }[],
): Promise<void> => {
  const expiresAt = new Date(account.now + INVITATION_DAYS * 86_400_000);
  for (const { userId, email } of people) {
    const address = wholeAddressKey(email);
    await account.tx.invitation.upsert({
      where: { accountId_userId: { accountId: account.accountId, userId } },
      create: { accountId: account.accountId, userId, address, expiresAt },
      update: { address, expiresAt },
    });
  }
};

/** Whether a user's invitation still waits for its first sign-in, lapsed or not. */
export const isInvited = async ({ tx, accountId }: LockedAccount, userId: string): Promise<boolean> =>
  (await tx.invitation.count({ where: { accountId, userId } })) > 0;

/** How an event names an identity: its issuer may know a person by their address (R42). */
export const identityHash = ({ issuer, subject }: { issuer: string; subject: string }): string =>
  sha256(canonicalJson([issuer, subject]));

/** Binds an identity to a user, and uses the invitation up; writes the event (R51). */
export const bindIdentity = async (
  account: LockedAccount,
  userId: string,
  identity: { issuer: string; subject: string },
): Promise<void> => {
  const { accountId, tx } = account;
  await tx.identityBinding.create({
    data: { accountId, userId, issuer: identity.issuer, subject: identity.subject, boundAt: new Date(account.now) },
  });
  await tx.invitation.deleteMany({ where: { accountId, userId } });
  account.append({
    type: 'identity.bound',
    actorId: userId,
    data: { userId, identity: identityHash(identity) },
  });
};

/** The user to whom an identity is bound in an account. */
export const boundUser = async (
  tx: Tx,
  accountId: string,
  identity: { issuer: string; subject: string },
): Promise<string | undefined> =>
  (
    await tx.identityBinding.findUnique({
      where: { accountId_issuer_subject: { accountId, issuer: identity.issuer, subject: identity.subject } },
    })
  )?.userId;

/** Whether a user has an identity. */
export const hasIdentity = async (tx: Tx, accountId: string, userId: string): Promise<boolean> =>
  (await tx.identityBinding.count({ where: { accountId, userId } })) > 0;

/** The user whom an open invitation to this address waits for, where nobody is bound to that user yet. */
export const invitedUser = async (
  tx: Tx,
  accountId: string,
  address: string,
  now: number,
): Promise<string | undefined> => {
  const found = await tx.invitation.findFirst({
    where: { accountId, address: wholeAddressKey(address), expiresAt: { gt: new Date(now) } },
  });
  if (found === null) return undefined;
  const taken = await tx.identityBinding.findUnique({
    where: { accountId_userId: { accountId, userId: found.userId } },
  });
  return taken === null ? found.userId : undefined;
};

/**
 * Which officers can bring which assurance: everybody can use a link; a session needs an identity, or an invitation
 * that still waits for one; a passkey must be enrolled beside it (R39).
 */
export const assuranceOf = async (tx: Tx, state: AccountState, now: number): Promise<CanMeet> => {
  const rows = await tx.$queryRawUnsafe<{ able: string }[]>(
    abilities('$1', '$2', '$3'),
    state.accountId,
    officerIds(state),
    new Date(now).toISOString(),
  );
  return canMeetOf(rows.map((row) => row.able));
};

/** Selects what some users can bring, as `USER ASSURANCE`. */
export const abilities = (accountId: string, userIds: string, now: string): string => `
  SELECT user_id || ' session' AS able FROM identity_bindings
  WHERE account_id = ${accountId} AND user_id = ANY (${userIds}::text[])
  UNION ALL
  SELECT user_id || ' session' FROM invitations
  WHERE account_id = ${accountId} AND user_id = ANY (${userIds}::text[]) AND expires_at > ${now}::timestamptz
  UNION ALL
  SELECT user_id || ' passkey' FROM authenticators
  WHERE account_id = ${accountId} AND user_id = ANY (${userIds}::text[])`;

export const canMeetOf = (abilities: readonly string[]): CanMeet => {
  const able = new Set(abilities);
  const may = (officerId: string, assurance: Assurance): boolean => able.has(`${officerId} ${assurance}`);
  return (officerId, assurance) =>
    assurance === 'link' ||
    (may(officerId, 'session') && (assurance === 'session' || (assurance === 'passkey' && may(officerId, 'passkey'))));
};

/**
 * Ends what a user could still come in by: links, tokens, an invitation, the binding, the sessions of its identity, and passkeys
 * with the links that enrol them (R18, R19). Writes the events.
 */
export const endAccess = async (account: LockedAccount, userId: string, changeId: string): Promise<void> => {
  const { accountId, tx, now } = account;
  await endLinks(account, { officerId: userId });
  await endEnrolments(account, userId);
  await endPersonalTokens(account, { userId }, { why: 'access-ended', changeId });
  await tx.invitation.deleteMany({ where: { accountId, userId } });
  await endAuthenticators(account, userId, changeId);
  const bound = await tx.identityBinding.findMany({ where: { accountId, userId } });
  for (const { issuer, subject } of bound) {
    await tx.session.updateMany({ where: { issuer, subject, endedAt: null }, data: { endedAt: new Date(now) } });
    await tx.identityBinding.delete({ where: { accountId_userId: { accountId, userId } } });
    account.append({ type: 'identity.unbound', changeId, data: { userId } });
  }
};

/** Ends the open links of an officer, of a change, or of both. */
export const endLinks = async (
  account: LockedAccount,
  which: { officerId?: string; changeId?: string },
): Promise<void> => {
  const { accountId, at, tx } = account;
  const given = Object.entries({ officer_id: which.officerId, change_id: which.changeId }).filter(
    ([, value]) => value !== undefined,
  );
  const those = given.map(([column], i) => ` AND ${column} = $${i + 3}`).join('');
  await tx.$executeRawUnsafe(
    `UPDATE links SET ended_at = $2::timestamptz WHERE account_id = $1 AND ended_at IS NULL${those}`,
    accountId,
    at,
    ...given.map(([, value]) => value),
  );
};

/** Whether a link can still be used by this officer for this change. */
export const isLinkOpen = async (
  { tx, accountId }: LockedAccount,
  link: { hash: string; changeId: string; officerId: string; digest: string },
): Promise<boolean> => (await tx.link.count({ where: { ...link, accountId, endedAt: null } })) > 0;

export const insertLinks = async (
  account: LockedAccount,
  links: readonly { hash: string; changeId: string; officerId: string; digest: string }[],
): Promise<void> => {
  if (links.length === 0) return;
  const { accountId, at, tx } = account;
  await tx.$executeRawUnsafe(
    `INSERT INTO links (account_id, created_at, hash, change_id, officer_id, digest)
     SELECT $1, $2::timestamptz, * FROM unnest($3::text[], $4::text[], $5::text[], $6::text[])`,
    accountId,
    at,
    ...(['hash', 'changeId', 'officerId', 'digest'] as const).map((name) => links.map((link) => link[name])),
  );
};
