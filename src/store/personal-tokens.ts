import type { LockedAccount } from './account-lock.ts';
import type { FoundPersonalToken } from './before-account.ts';
import type { Database, Tx } from './database.ts';
import { secretFingerprint } from './service-tokens.ts';

/*
 * The tokens that people make for themselves. They are outside the fold: nobody's rights depend on them, and each comes
 * and goes with its event.
 */

/** What a personal token can be for. None of them decides anything; `scim` is for an identity provider, and no more. */
export const personalScopes = ['read', 'submit', 'scim'] as const;
export type PersonalScope = (typeof personalScopes)[number];

export interface PersonalToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly PersonalScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** The day, in UTC; null where it was never used. */
  readonly lastUsedOn: Date | null;
}

/** Why a token ended. */
export type TokenEnd = 'revoked' | 'expired' | 'access-ended';

const shown = { id: true, name: true, scopes: true, createdAt: true, expiresAt: true, lastUsedOn: true } as const;

/** A user's tokens, the newest first, those that have expired among them. */
export const personalTokensOf = async (tx: Tx, accountId: string, userId: string): Promise<PersonalToken[]> =>
  (await tx.personalToken.findMany({
    where: { accountId, userId },
    select: shown,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })) as PersonalToken[];

export interface TokenHolder {
  readonly userId: string;
  /** Those that have not expired. */
  readonly tokens: number;
  readonly lastExpiresAt: Date;
  readonly lastUsedOn: Date | null;
}

/** Who holds tokens that have not expired. */
export const tokenHolders = async (tx: Tx, accountId: string, now: number): Promise<TokenHolder[]> => {
  const rows = await tx.personalToken.groupBy({
    by: ['userId'],
    where: { accountId, expiresAt: { gt: new Date(now) } },
    _count: true,
    _max: { expiresAt: true, lastUsedOn: true },
    orderBy: { userId: 'asc' },
  });
  return rows.map(({ userId, _count: tokens, _max: { expiresAt, lastUsedOn } }) => ({
    userId,
    tokens,
    lastExpiresAt: expiresAt!,
    lastUsedOn,
  }));
};

export interface NewPersonalToken {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly scopes: readonly PersonalScope[];
  /** SHA-256 of the token, which is kept nowhere. */
  readonly hash: string;
  readonly expiresAt: Date;
}

/** Stores a token's hash, and writes the event. */
export const keepPersonalToken = async (account: LockedAccount, token: NewPersonalToken): Promise<void> => {
  const { accountId, tx, now } = account;
  const { id: tokenId, userId, scopes, hash, expiresAt } = token;
  await tx.personalToken.create({ data: { ...token, scopes: [...scopes], accountId, createdAt: new Date(now) } });
  account.append({
    type: 'personal-token.made',
    actorId: userId,
    data: {
      tokenId,
      userId,
      scopes: [...scopes],
      expiresAt: expiresAt.toISOString(),
      fingerprint: secretFingerprint(hash),
    },
  });
};

/** Ends tokens of a user, and writes an event for each. Answers how many. */
export const endPersonalTokens = async (
  account: LockedAccount,
  which: { readonly userId: string; readonly id?: string; readonly expiredBy?: number },
  because: { readonly why: TokenEnd; readonly actorId?: string; readonly changeId?: string },
): Promise<number> => {
  const { accountId, tx } = account;
  const { userId, id, expiredBy } = which;
  const { why, ...cause } = because;
  const ended = await tx.personalToken.findMany({
    where: {
      accountId,
      userId,
      ...(id !== undefined && { id }),
      ...(expiredBy !== undefined && { expiresAt: { lte: new Date(expiredBy) } }),
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  if (ended.length === 0) return 0;
  await tx.personalToken.deleteMany({ where: { accountId, id: { in: ended.map((token) => token.id) } } });
  for (const { id: tokenId } of ended)
    account.append({ type: 'personal-token.ended', ...cause, data: { tokenId, userId, why } });
  return ended.length;
};

/** Writes down on which day a token was used, once a day. */
export const noteUse = async (
  database: Database,
  { accountId, tokenId, lastUsedOn }: FoundPersonalToken,
  now: number,
): Promise<void> => {
  const today = new Date(now).toISOString().slice(0, 10);
  if (lastUsedOn !== null && lastUsedOn >= today) return;
  await database.transaction(accountId, (tx) =>
    tx.$executeRawUnsafe(
      `UPDATE personal_tokens SET last_used_on = $3::date
       WHERE account_id = $1 AND id = $2 AND (last_used_on IS NULL OR last_used_on < $3::date)`,
      accountId,
      tokenId,
      today,
    ),
  );
};

/** Every token of the account, as events name it: a few for each person. */
export const personalTokenEvidence = async (
  tx: Tx,
  accountId: string,
): Promise<readonly (Readonly<Record<string, unknown>> & { readonly tokenId: string })[]> =>
  (await tx.personalToken.findMany({ where: { accountId }, orderBy: { id: 'asc' } })).map(
    ({ id: tokenId, userId, scopes, hash, createdAt, expiresAt }) => ({
      tokenId,
      userId,
      scopes,
      fingerprint: secretFingerprint(hash),
      madeAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    }),
  );
