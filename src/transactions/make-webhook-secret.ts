import { headquartersOf } from '../domain/companies.ts';
import { isActiveOfficer } from '../domain/officers.ts';
import { Refused } from '../domain/problems.ts';
import type { Store } from '../store/store.ts';
import { keepWebhookSecret } from '../store/webhook-secrets.ts';

export interface WebhookSecretRequest {
  readonly accountId: string;
  readonly webhookId: string;
  readonly userId: string;
  /** The secret as it is kept: what opens it is not in the database. */
  readonly sealed: string;
  /** For how long the one before signs along. */
  readonly keepOldHours: number;
}

/**
 * Makes the next secret of a webhook, for the officer of headquarters who asked for the webhook; the one before signs
 * along for a while. Throws Refused: `not_found_here`, `not_an_officer`, `out_of_scope`.
 */
export const makeWebhookSecret = (store: Store, request: WebhookSecretRequest): Promise<void> =>
  store.inAccount(request.accountId, async (account) => {
    const { webhookId, userId, sealed, keepOldHours } = request;
    const { state } = account;
    const webhook = state.get('webhooks', webhookId);
    if (webhook === undefined) throw Refused.because('not_found_here', 'There is no such webhook.');
    const user = state.get('users', userId);
    if (!isActiveOfficer(user))
      throw Refused.because('not_an_officer', 'Only Security Officers take the secret of a webhook.');
    if (webhook.takerId !== userId || user.companyId !== headquartersOf(state))
      throw Refused.because(
        'out_of_scope',
        'The secret is for whoever asked for the webhook, as an officer of headquarters. Set the webhook anew to take it yourself.',
      );
    await keepWebhookSecret(account, { webhookId, madeBy: userId, sealed, keepOldMs: keepOldHours * 3_600_000 });
  });
