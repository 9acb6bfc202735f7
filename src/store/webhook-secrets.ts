import { sha256 } from '../domain/canonical.ts';
import type { LockedAccount } from './account-lock.ts';
import type { Tx } from './database.ts';

/*
 * What signs the messages of webhooks, which is outside the fold: the webhook comes and goes by changes, its secrets are
 * made for whom it names, and go with it. They are kept sealed, and opened where messages are sent alone.
 */

export interface SecretMade {
  readonly webhookId: string;
  readonly madeBy: string;
  readonly sealed: string;
  /** For how long the one before signs along, in milliseconds. */
  readonly keepOldMs: number;
}

/** Stores a secret as the newest; the one before it signs along for a while, and no other. Writes the event. */
export const keepWebhookSecret = async (
  account: LockedAccount,
  { webhookId, madeBy, sealed, keepOldMs }: SecretMade,
): Promise<void> => {
  const { accountId, tx, now } = account;
  const newest = await tx.webhookSecret.findFirst({ where: { accountId, webhookId }, orderBy: { number: 'desc' } });
  if (newest !== null) {
    await tx.webhookSecret.deleteMany({ where: { accountId, webhookId, number: { lt: newest.number } } });
    await tx.webhookSecret.updateMany({
      where: { accountId, webhookId, number: newest.number },
      data: { endsAt: new Date(now + keepOldMs) },
    });
  }
  const number = (newest?.number ?? 0) + 1;
  await tx.webhookSecret.create({
    data: { accountId, webhookId, number, sealed, madeAt: new Date(now), madeBy },
  });
  account.append({
    type: 'webhook.secret-made',
    actorId: madeBy,
    data: { webhookId, number, fingerprint: sha256(sealed), ...(newest !== null && { oldEndsAfterMs: keepOldMs }) },
  });
};

/** Ends the secrets of a webhook, if any were made; writes the event. */
export const endWebhookSecrets = async (account: LockedAccount, webhookId: string, changeId: string): Promise<void> => {
  const { accountId, tx } = account;
  const { count } = await tx.webhookSecret.deleteMany({ where: { accountId, webhookId } });
  if (count > 0) account.append({ type: 'webhook.secret-ended', changeId, data: { webhookId } });
};

/** The sealed secrets that sign now, the newest first. */
export const signingSecrets = async (tx: Tx, accountId: string, webhookId: string, now: number): Promise<string[]> =>
  (
    await tx.webhookSecret.findMany({
      where: { accountId, webhookId, OR: [{ endsAt: null }, { endsAt: { gt: new Date(now) } }] },
      orderBy: { number: 'desc' },
      select: { sealed: true },
    })
  ).map(({ sealed }) => sealed);

/** When the newest secret of each of these webhooks was made; those without one are missing. */
export const webhookSecretsMadeAt = async (
  tx: Tx,
  accountId: string,
  webhookIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> => {
  const rows = await tx.webhookSecret.findMany({
    where: { accountId, webhookId: { in: [...webhookIds] }, endsAt: null },
    select: { webhookId: true, madeAt: true },
  });
  return new Map(rows.map(({ webhookId, madeAt }) => [webhookId, madeAt]));
};
