import { sha256 } from '../domain/canonical.ts';
import type { LockedAccount } from './account-lock.ts';
import type { Tx } from './database.ts';

/*
 * The secrets of service tokens, which are outside the fold: a token's row comes and goes by changes, its secret is
 * made once by whom the token names, and goes with the row.
 */

/** How an event names a secret: what it tells leads neither to the secret nor to what is stored of it (R42). */
export const secretFingerprint = (hash: string): string => sha256(hash);

/** When the secret of each of these tokens was made; those whose secret was not are missing. */
export const secretsMadeAt = async (
  tx: Tx,
  accountId: string,
  tokenIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> => {
  const rows = await tx.serviceTokenSecret.findMany({
    where: { accountId, tokenId: { in: [...tokenIds] } },
    select: { tokenId: true, madeAt: true },
  });
  return new Map(rows.map(({ tokenId, madeAt }) => [tokenId, madeAt]));
};

/** Stores the hash of a token's secret, and writes the event. */
export const keepSecret = async (
  account: LockedAccount,
  { tokenId, madeBy, hash }: { readonly tokenId: string; readonly madeBy: string; readonly hash: string },
): Promise<void> => {
  const { accountId, tx, now } = account;
  await tx.serviceTokenSecret.create({ data: { accountId, tokenId, hash, madeAt: new Date(now), madeBy } });
  account.append({
    type: 'service-token.secret-made',
    actorId: madeBy,
    data: { tokenId, fingerprint: secretFingerprint(hash) },
  });
};

/** Ends the secret of a token, if it was made; writes the event. */
export const endSecret = async (account: LockedAccount, tokenId: string, changeId: string): Promise<void> => {
  const { accountId, tx } = account;
  const { count } = await tx.serviceTokenSecret.deleteMany({ where: { accountId, tokenId } });
  if (count > 0) account.append({ type: 'service-token.secret-ended', changeId, data: { tokenId } });
};
