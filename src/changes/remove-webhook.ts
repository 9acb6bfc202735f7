import { z } from 'zod';
import { deleteEdit } from '../domain/account-state.ts';
import { problem } from '../domain/problems.ts';
import { defineChange } from './define-change.ts';
import { Id } from './payload-fields.ts';

/** Ends a webhook, and its secrets with it. What it is still owed is not sent any more. */
export const removeWebhook = defineChange({
  kind: 'webhook.remove',
  title: 'Remove a webhook',
  accounts: 'institutional',
  accountWide: true,
  payload: z.strictObject({ webhookId: Id }),
  check: ({ webhookId }, { state }) =>
    state.get('webhooks', webhookId) === undefined
      ? [problem('not_found', `The account has no webhook ${webhookId}.`, 'webhookId')]
      : [],
  edits: ({ webhookId }, { state }) => [deleteEdit(state, 'webhooks', webhookId)],
  describe: ({ webhookId }, state) => `Remove the webhook ${state.nameOf('webhooks', webhookId)}`,
  examples: [{ webhookId: 'whk_desk' }],
});
