import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret of 32 random bytes (base64url), and the hash to store in its stead. */
export function newSecret(): { secret: string; hash: string } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: hashSecret(secret) };
}

const SERVICE_TOKEN = 'cst_';

/** A new token for a service, and the hash to store in its stead. */
export function newServiceToken(): { token: string; hash: string } {
  const token = `${SERVICE_TOKEN}${newSecret().secret}`;
  return { token, hash: hashSecret(token) };
}

/** Whether a bearer's token is meant as a service's, known or not. */
export const isServiceToken = (token: string): boolean => token.startsWith(SERVICE_TOKEN);

const serviceToken = /^cst_[\w-]{43}$/;

/** Whether a service's token has the form of one that was made: anything else is unknown without a look-up. */
export const isWellFormedServiceToken = (token: string): boolean => serviceToken.test(token);

/** The stored form of a secret: SHA-256 in hex. Only for secrets that can't be guessed; a password needs a slow hash. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The hidden field that shows a form was made for this session and this purpose (`decide:CHANGE_ID`, say). */
export const formToken = (sessionSecret: string, purpose: string): string =>
  createHmac('sha256', deriveKey(sessionSecret, 'form token')).update(purpose).digest('base64url');

/** Whether a posted field is the form token of this session and purpose, compared in constant time. */
export function checkFormToken(sessionSecret: string, purpose: string, found: unknown): boolean {
  if (typeof found !== 'string') return false;
  const [expected, given] = [formToken(sessionSecret, purpose), found].map((token) => Buffer.from(token));
  return expected !== undefined && given?.length === expected.length && timingSafeEqual(expected, given);
}

/** A key of 32 bytes for one use, from a secret that can't be guessed: no two uses share a key. */
export const deriveKey = (secret: string, use: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', `countersign ${use}`, 32));
