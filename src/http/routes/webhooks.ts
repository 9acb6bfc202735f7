import { z } from 'zod';
import type { AccountState } from '../../domain/account-state.ts';
import { deliveryStates } from '../../domain/delivery.ts';
import type { WebhookEvent } from '../../domain/entities/webhooks.ts';
import { Refused } from '../../domain/problems.ts';
import { deliveriesOf, findDelivery, type Delivery } from '../../store/deliveries.ts';
import { webhookSecretsMadeAt } from '../../store/webhook-secrets.ts';
import { makeWebhookSecret } from '../../transactions/make-webhook-secret.ts';
import { replayDelivery } from '../../transactions/replay-delivery.ts';
import { pageOf } from '../answers.ts';
import { cursorOf, pageAfter, paging, placeOf, rowsByName } from '../paging.ts';
import { route } from '../route.ts';
import type { Services } from '../services.ts';
import { Webhook, WebhookDelivery, WebhookSecret } from '../webhook-answers.ts';

const LONGEST_KEEPING = 168;

const viewOf = (
  state: AccountState,
  id: string,
  { webhooks }: Services,
  madeAt: Date | undefined,
): z.input<typeof Webhook> => {
  const { name, url, events, takerId } = state.get('webhooks', id)!;
  const taker = { id: takerId, name: state.nameOf('users', takerId) };
  const allowed = webhooks.faultOf(url) === undefined;
  return { ...{ id, name, url, taker, allowed }, events: [...events], secretTakenAt: madeAt?.toISOString() ?? null };
};

const webhookMustBe = (state: AccountState, id: string): void => {
  if (state.get('webhooks', id) === undefined) throw Refused.because('not_found_here', 'There is no such webhook.');
};

const deliveryView = (delivery: Delivery): z.input<typeof WebhookDelivery> => ({
  id: delivery.id,
  event: delivery.seq,
  type: delivery.type as WebhookEvent,
  changeId: delivery.changeId,
  state: delivery.state,
  attempts: delivery.attempts,
  queuedAt: delivery.queuedAt.toISOString(),
  attemptedAt: delivery.attemptedAt?.toISOString() ?? null,
  status: delivery.status,
  nextAttemptAt: delivery.dueAt?.toISOString() ?? null,
  endedAt: delivery.endedAt?.toISOString() ?? null,
});

const Rotation = z.strictObject({
  keepOldHours: z
    .int()
    .min(0)
    .max(LONGEST_KEEPING)
    .default(24)
    .meta({ description: 'For how long the secret of before signs along; 0 ends it at once.' }),
});

export const webhookRoutes = [
  route({
    method: 'get',
    path: '/v1/accounts/{account}/webhooks',
    forTokens: 'read',
    tag: 'Webhooks',
    summary: 'The webhooks of the account, by name',
    description: 'Set and removed by changes (`webhook.set`, `webhook.remove`).',
    who: 'officer',
    query: z.strictObject(paging),
    status: 200,
    answer: pageOf(Webhook),
    handle: async ({ services, account: { id: accountId, state }, query }) => {
      const { items, nextCursor } = pageAfter(rowsByName(state, 'webhooks'), query);
      const ids = items.map(({ id }) => id);
      const madeAt = await services.store.read(accountId, (tx) => webhookSecretsMadeAt(tx, accountId, ids));
      return { items: ids.map((id) => viewOf(state, id, services, madeAt.get(id))), nextCursor };
    },
  }),
  route({
    method: 'post',
    path: '/v1/accounts/{account}/webhooks/{id}/secret',
    limit: 'submissions',
    tag: 'Webhooks',
    summary: 'Makes the next secret of a webhook',
    description:
      'For the officer who asked for the webhook. The secret is shown in this answer alone. Messages begin with the first one. With another, each message has two signatures until the one before has ended, so that what receives them is never without a good one.',
    who: 'officer',
    body: Rotation,
    refuses: ['out_of_scope'],
    pathFirst: ({ account, params: { id } }) => Promise.resolve(webhookMustBe(account.state, id)),
    status: 201,
    answer: WebhookSecret,
    handle: async ({ services, account: { id: accountId, userId }, params: { id }, body }) => {
      const { secret, sealed } = services.webhooks.makeSecret(accountId, id);
      await makeWebhookSecret(services.store, { accountId, webhookId: id, userId, sealed, ...body });
      return { secret };
    },
  }),
  route({
    method: 'get',
    path: '/v1/accounts/{account}/webhooks/{id}/deliveries',
    forTokens: 'read',
    tag: 'Webhooks',
    summary: 'What became of the messages to a webhook, the newest events first',
    who: 'officer',
    query: z.strictObject({ ...paging, state: z.enum(deliveryStates).optional() }),
    pathFirst: ({ account, params: { id } }) => Promise.resolve(webhookMustBe(account.state, id)),
    status: 200,
    answer: pageOf(WebhookDelivery),
    handle: async ({ services: { store }, account, params: { id }, query }) => {
      webhookMustBe(account.state, id);
      const { limit, cursor, state } = query;
      const before = placeOf(cursor, z.tuple([z.int()]))?.[0];
      const found = await store.read(account.id, (tx) =>
        deliveriesOf(tx, account.id, { webhookId: id, state, before, limit: limit + 1 }),
      );
      const items = found.slice(0, limit);
      return {
        items: items.map(deliveryView),
        nextCursor: found.length > limit ? cursorOf([items.at(-1)!.seq]) : null,
      };
    },
  }),
  route({
    method: 'post',
    path: '/v1/accounts/{account}/webhooks/{id}/deliveries/{delivery}/replay',
    limit: 'submissions',
    forTokens: 'submit',
    tag: 'Webhooks',
    summary: 'Has a message sent again',
    description:
      'At once and with all its attempts, whatever became of it before: the same message by the same `webhook-id`, with a signature of now. For officers of headquarters.',
    who: 'officer',
    refuses: ['out_of_scope'],
    pathFirst: async ({ services: { store }, account, params: { id, delivery } }) => {
      const ref = { accountId: account.id, deliveryId: delivery };
      const found = await store.read(account.id, (tx) => findDelivery(tx, ref));
      if (found?.webhookId !== id) throw Refused.because('not_found_here', 'There is no such delivery.');
    },
    status: 200,
    answer: WebhookDelivery,
    handle: async ({ services: { store }, account: { id: accountId, userId }, params: { id, delivery } }) =>
      deliveryView(await replayDelivery(store, { accountId, webhookId: id, deliveryId: delivery, userId })),
  }),
];
