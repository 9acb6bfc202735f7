import { afterAttempt, type Attempt, type DeliveryRef, type DeliveryReport } from '../domain/delivery.ts';
import { headquartersOf } from '../domain/companies.ts';
import { officerIds } from '../domain/officers.ts';
import type { Tx } from '../store/database.ts';
import {
  dropDeliveries,
  findDelivery,
  recordAttempted,
  releaseNext,
  wasFailing,
  type Delivery,
} from '../store/deliveries.ts';
import type { Store } from '../store/store.ts';
import { signingSecrets } from '../store/webhook-secrets.ts';

/** A message that is to go now. */
export interface DueMessage {
  readonly id: string;
  readonly url: string;
  readonly body: string;
  /** As they are kept, the newest first. */
  readonly sealedSecrets: readonly string[];
  readonly webhookId: string;
  /** The attempts that were made before. */
  readonly attempts: number;
}

/** What a delivery has come to. As long as it is the first that was given up, somebody is to be told, whoever asks. */
const reportOf = async (tx: Tx, accountId: string, found: Delivery, now: number): Promise<DeliveryReport> => {
  const { state, dueAt, endedAt } = found;
  const mustTell =
    state === 'given-up' && endedAt !== null && !(await wasFailing(tx, accountId, { ...found, endedAt }));
  return { state, wakeAt: dueAt?.toISOString() ?? null, mustTell, at: new Date(now).toISOString() };
};

/** What is said of a delivery that was forgotten, or whose webhook is gone. */
const over = (now: number): DeliveryReport => ({
  ...{ state: 'given-up', wakeAt: null, mustTell: false },
  at: new Date(now).toISOString(),
});

/**
 * Takes a delivery that is due: its message, or why nothing goes now. One whose webhook is gone is over. Writes nothing
 * else: who dies between this and `messageSent` has sent it perhaps, and it is sent again.
 */
export const takeMessage = async (
  store: Store,
  ref: DeliveryRef,
): Promise<{ readonly message: DueMessage } | { readonly report: DeliveryReport }> => {
  const current = await store.stateNow(ref.accountId);
  const { accountId } = ref;
  const now = current?.now ?? (await store.now());
  const read = await store.read(accountId, async (tx) => {
    const found = await findDelivery(tx, ref);
    return found && { found, report: await reportOf(tx, accountId, found, now) };
  });
  if (read === undefined) return { report: over(now) };
  const { found, report } = read;
  if (found.dueAt === null || found.dueAt.getTime() > now) return { report };
  const { id, webhookId, body, attempts } = found;
  const url = current?.state.get('webhooks', webhookId)?.url;
  if (url === undefined) {
    await store.inAccount(accountId, (account) => dropDeliveries(account, webhookId));
    return { report: over(now) };
  }
  const sealedSecrets = await store.read(accountId, (tx) => signingSecrets(tx, accountId, webhookId, now));
  return { message: { id, url, body, sealedSecrets, webhookId, attempts } };
};

/**
 * Writes down what came of an attempt, and has the next one of its change go once this is over. An attempt that was
 * written down before, or overtaken by a replay, is not counted again.
 */
export const messageSent = (
  store: Store,
  ref: DeliveryRef,
  { attempts: before }: Pick<DueMessage, 'attempts'>,
  attempt: Attempt,
): Promise<DeliveryReport> =>
  store.inAccount(ref.accountId, async (account) => {
    const { tx, accountId, now } = account;
    const found = await findDelivery(tx, ref);
    if (found === undefined) return over(now);
    if (found.state !== 'owed' || found.attempts !== before) return reportOf(tx, accountId, found, now);
    const attempts = before + 1;
    const next = afterAttempt(attempt, attempts);
    const dueAt = next.state === 'owed' ? new Date(now + next.pause) : null;
    const endedAt = dueAt === null ? new Date(now) : null;
    const { id, webhookId, changeId } = found;
    await recordAttempted(account, id, { state: next.state, attempts, status: attempt.status, dueAt });
    if (next.state === 'given-up')
      account.append({ type: 'webhook.given-up', changeId, data: { webhookId, delivery: id } });
    if (next.state !== 'owed') await releaseNext(account, found);
    return reportOf(tx, accountId, { ...found, state: next.state, dueAt, endedAt }, now);
  });

/** What officers are told of a webhook that takes nothing any more. */
export interface SilentWebhook {
  readonly account: { readonly slug: string; readonly name: string };
  readonly webhook: { readonly id: string; readonly name: string };
  readonly to: readonly { readonly name: string; readonly email: string }[];
}

/** Whom to tell that a delivery was given up: the officers of headquarters; undefined where its webhook is gone. */
export const whomToTell = async (store: Store, ref: DeliveryRef): Promise<SilentWebhook | undefined> => {
  const [state, named, found] = await Promise.all([
    store.stateOf(ref.accountId),
    store.accountNamed(ref.accountId),
    store.read(ref.accountId, (tx) => findDelivery(tx, ref)),
  ]);
  const webhook = found && state?.get('webhooks', found.webhookId);
  if (state === undefined || named === undefined || webhook === undefined) return undefined;
  return {
    account: { slug: named.slug, name: state.account.name },
    webhook: { id: found!.webhookId, name: webhook.name },
    to: officerIds(state)
      .map((id) => state.get('users', id)!)
      .filter(({ companyId }) => companyId === headquartersOf(state))
      .map(({ name, email }) => ({ name, email })),
  };
};
