import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** RFC 8785 canonical JSON. Throws on what JSON can't hold. */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a value without a JSON form has no canonical form');
  return text;
};

/** SHA-256 of the text's UTF-8 bytes, in hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * An id that follows from what made it, so that edits recompute equal: `usr_` and 25 characters for
 * `deriveId('usr', changeId, 0)`.
 */
export const deriveId = (prefix: string, origin: string, counter: number): string =>
  `${prefix}_${BigInt(`0x${sha256(canonicalJson([prefix, origin, counter])).slice(0, 32)}`)
    .toString(36)
    .padStart(25, '0')}`;
