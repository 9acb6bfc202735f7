import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/*
 * Secrets at rest: AES-256-GCM under a key that is derived from the service's signing key and is not in the database. What
 * is sealed says for what it was sealed, so that a row that somebody moves to another webhook does not open there.
 */

/** A key of 32 bytes, and how what it has sealed is known by. */
export interface SealingKey {
  readonly id: string;
  readonly key: Uint8Array;
}

/** How a use's key comes from the signing key. */
export const SEALING = 'webhook secrets';

export const sealingKey = (key: Uint8Array): SealingKey => ({
  id: createHash('sha256').update('id of ').update(key).digest('hex').slice(0, 8),
  key,
});

/** What was sealed can't be opened: by none of the keys, or it is not what was sealed. It shows nothing of it. */
export class NotOpened extends Error {
  constructor() {
    super('a sealed secret can not be opened');
    this.name = 'NotOpened';
  }
}

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** Seals a text for a purpose. */
export const seal = ({ id, key }: SealingKey, purpose: string, text: string): string => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `v1.${id}.${sealed.toString('base64url')}`;
};

/** Opens what one of the keys has sealed for this purpose. Throws NotOpened. */
export const open = (keys: readonly SealingKey[], purpose: string, sealed: string): string => {
  const [, id, text] = /^v1\.([0-9a-f]{8})\.([\w-]+)$/.exec(sealed) ?? [];
  const found = keys.find((key) => key.id === id);
  if (found === undefined || text === undefined) throw new NotOpened();
  const bytes = Buffer.from(text, 'base64url');
  try {
    const decipher = createDecipheriv(CIPHER, found.key, bytes.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
  } catch {
    throw new NotOpened();
  }
};

/** For what the secrets of a webhook are sealed. */
export const purposeOf = (accountId: string, webhookId: string): string => `webhook ${accountId} ${webhookId}`;
