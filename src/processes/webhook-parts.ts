import type { WebhookSending } from '../../activities/webhooks.ts';
import type { WebhookParts } from '../http/services.ts';
import type { Keyring } from '../proof/keys.ts';
import { hostFault, type AllowedHost } from '../webhooks/hosts.ts';
import { purposeOf, seal, SEALING, sealingKey, type SealingKey } from '../webhooks/sealing.ts';
import { newWebhookSecret } from '../webhooks/signature.ts';

const sealingKeys = ({ opening }: Keyring): SealingKey[] => opening.map(({ derive }) => sealingKey(derive(SEALING)));

/** How messages of webhooks leave, for a worker. */
export const webhookSending = (keyring: Keyring, hosts: readonly AllowedHost[]): WebhookSending => ({
  hosts,
  keys: sealingKeys(keyring),
});

/** What the API needs to know of webhooks: it seals, and opens nothing. */
export const webhookParts = (keyring: Keyring, hosts: readonly AllowedHost[]): WebhookParts => {
  const key = sealingKey(keyring.signing.derive(SEALING));
  return {
    faultOf: (url) => hostFault(hosts, url),
    makeSecret(accountId, webhookId) {
      const secret = newWebhookSecret();
      return { secret, sealed: seal(key, purposeOf(accountId, webhookId), secret) };
    },
  };
};
