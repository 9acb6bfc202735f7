import { createHmac, randomBytes } from 'node:crypto';

/*
 * Signatures of messages after the Standard Webhooks convention (https://www.standardwebhooks.com), so that receivers
 * check them with a library of their own language.
 */

const PREFIX = 'whsec_';
const BYTES = 32;

/** A new secret, as receivers take it. */
export const newWebhookSecret = (): string => `${PREFIX}${randomBytes(BYTES).toString('base64')}`;

export interface Message {
  readonly id: string;
  /** Seconds since 1970, of the attempt. */
  readonly timestamp: number;
  readonly body: string;
}

const signed = ({ id, timestamp, body }: Message, secret: string): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64')}`;

/** The headers that a receiver checks a message by. With two secrets there are two signatures, each good by itself. */
export const signatureHeaders = (message: Message, secrets: readonly string[]) => ({
  'webhook-id': message.id,
  'webhook-timestamp': String(message.timestamp),
  'webhook-signature': secrets.map((secret) => signed(message, secret)).join(' '),
});
