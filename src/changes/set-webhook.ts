import { z } from 'zod';
import { createEdit, modifyEdit } from '../domain/account-state.ts';
import { webhookEvents, type WebhookEvent } from '../domain/entities/webhooks.ts';
import { problem } from '../domain/problems.ts';
import { listed, webhookNameMustBeFree } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id, Name } from './payload-fields.ts';

const LONGEST_URL = 500;

const isPlain = (url: URL): boolean =>
  ['https:', 'http:'].includes(url.protocol) && url.username === '' && url.password === '' && url.hash === '';

/** An address as it is called: what officers read is what is asked, so that nothing is left to be read otherwise. */
const urlFault = (text: string): string | undefined => {
  const url = URL.parse(text);
  if (url === null || !isPlain(url))
    return 'an https address without a name, a password and a fragment is expected, such as https://hooks.example.com/countersign';
  return url.href === text ? undefined : `an address as it is called is expected: ${url.href}`;
};

const Url = z
  .string()
  .max(LONGEST_URL)
  .check((context) => {
    const message = urlFault(context.value);
    if (message !== undefined) context.issues.push({ code: 'custom', message, input: context.value });
  })
  .meta({ description: 'Where messages go, as it is called. Its host is one that the operators allow.' });

const Events = z
  .array(z.enum(webhookEvents))
  .min(1)
  .max(webhookEvents.length)
  .refine((events) => new Set(events).size === events.length, 'each event once is expected, found one twice')
  .meta({ description: 'What is told, by the names of the trail; all of it where this is absent.' });

const inOrder = (events: readonly WebhookEvent[]): WebhookEvent[] =>
  webhookEvents.filter((event) => events.includes(event));

const said = (events: readonly string[]): string =>
  events.length === webhookEvents.length ? 'everything' : listed(events);

/**
 * Has events of the account told to an address, or tells others or elsewhere. Its secret is made later, for whoever asked
 * last alone: it stands in no change.
 */
export const setWebhook = defineChange({
  kind: 'webhook.set',
  title: 'Set a webhook',
  accounts: 'institutional',
  accountWide: true,
  payload: z.strictObject({ webhookId: Id.optional(), name: Name, url: Url, events: Events.optional() }),
  check: ({ webhookId, name }, { state }) =>
    webhookId !== undefined && state.get('webhooks', webhookId) === undefined
      ? [problem('not_found', `The account has no webhook ${webhookId}.`, 'webhookId')]
      : webhookNameMustBeFree(state, name, webhookId),
  edits({ webhookId, name, url, events = webhookEvents }, { state, makeId, initiatorId }) {
    const fields = { name, url, events: inOrder(events), takerId: initiatorId };
    return webhookId === undefined
      ? [createEdit('webhooks', makeId('whk', 0), fields)]
      : modifyEdit(state, 'webhooks', webhookId, fields);
  },
  describe: ({ webhookId, name, url, events = webhookEvents }, state) =>
    webhookId === undefined
      ? `Set the webhook ${name}: tell ${url} of ${said(inOrder(events))}`
      : `Set the webhook ${state.nameOf('webhooks', webhookId)}: as ${name}, tell ${url} of ${said(inOrder(events))}`,
  examples: [
    { name: 'Ledger', url: 'https://hooks.example.com/countersign', events: ['change.applied', 'change.ended'] },
    { webhookId: 'whk_desk', name: 'Desk', url: 'https://desk.example.com/in' },
  ],
});
