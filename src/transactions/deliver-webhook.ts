import { afterAttempt, type Attempt, type DeliveryRef, type DeliveryReport } from '../domain/delivery.ts';
import { headquartersOf } from '../domain/companies.ts';
import { officerIds } from '../domain/officers.ts';
import type { LockedAccount } from '../store/account-lock.ts';
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

const reportOf = ({ state, dueAt }: Pick<Delivery, 'state' | 'dueAt'>, now: number): DeliveryReport => ({
  state,
  wakeAt: dueAt?.toISOString() ?? null,
  mustTell: false,
  at: new Date(now).toISOString(),
});

/** What is said of a delivery that was forgotten, or whose webhook is gone. */
const OVER: Pick<Delivery, 'state' | 'dueAt'> = { state: 'given-up', dueAt: null };

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
  const found = await store.read(accountId, (tx) => findDelivery(tx, ref));
  const now = current?.now ?? (await store.now());
  if (found?.state !== 'owed') return { report: reportOf(found ?? OVER, now) };
  if (found.dueAt === null || found.dueAt.getTime() > now) return { report: reportOf(found, now) };
  const { id, webhookId, body, attempts } = found;
  const url = current?.state.get('webhooks', webhookId)?.url;
  if (url === undefined) {
    await store.inAccount(accountId, (account) => dropDeliveries(account, webhookId));
    return { report: reportOf(OVER, now) };
  }
  const sealedSecrets = await store.read(accountId, (tx) => signingSecrets(tx, accountId, webhookId, now));
  return { message: { id, url, body, sealedSecrets, webhookId, attempts } };
};

const giveUp = async (account: LockedAccount, found: Delivery): Promise<boolean> => {
  const { tx, accountId } = account;
  const { id, webhookId, changeId } = found;
  const told = await wasFailing(tx, accountId, webhookId, id);
  account.append({ type: 'webhook.given-up', changeId, data: { webhookId, delivery: id } });
  return !told;
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
    const { now } = account;
    const found = await findDelivery(account.tx, ref);
    if (found === undefined) return reportOf(OVER, now);
    if (found.state !== 'owed' || found.attempts !== before) return reportOf(found, now);
    const attempts = before + 1;
    const next = afterAttempt(attempt, attempts);
    const dueAt = next.state === 'owed' ? new Date(now + next.pause) : null;
    await recordAttempted(account, found.id, { state: next.state, attempts, status: attempt.status, dueAt });
    const mustTell = next.state === 'given-up' && (await giveUp(account, found));
    if (next.state !== 'owed') await releaseNext(account, found);
    return { ...reportOf({ state: next.state, dueAt }, now), mustTell };
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
