import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  sign,
  verify,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';

/*
 * Ed25519 keys as the C2SP signed-note format names them (https://c2sp.org/signed-note): by a name and four bytes of a
 * hash, which identify a key and prove nothing.
 */

/** What is signed can be checked with this, by anybody. */
export interface VerifierKey {
  readonly name: string;
  /** Four bytes, in hexadecimal. */
  readonly keyId: string;
  readonly publicKey: KeyObject;
  /** `name+hash+base64`, as other tools of the format take it. */
  readonly text: string;
}

export interface SigningKey {
  readonly verifier: VerifierKey;
  readonly sign: (text: string) => Buffer;
  /** A key of 32 bytes for one use, which says nothing of this one: no two uses share a key. */
  readonly derive: (use: string) => Uint8Array;
}

/** The key that signs, and every key whose signatures are good: the signing one first, then those of before it. */
export interface Keyring {
  readonly signing: SigningKey;
  readonly trusted: readonly VerifierKey[];
  /** The keys that open what was sealed, the signing one first, which seals. */
  readonly opening: readonly SigningKey[];
}

/** What was given is no key; the message says what was expected and shows nothing of it. */
export class BadKey extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadKey';
  }
}

const ED25519 = 0x01;
/** The name of the service's own keys. No address: a service that moves keeps its evidence. */
export const KEY_NAME = 'countersign';

const rawOf = (publicKey: KeyObject): Buffer => Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');

const verifierOf = (name: string, publicKey: KeyObject): VerifierKey => {
  const encoded = Buffer.concat([Buffer.from([ED25519]), rawOf(publicKey)]);
  const hash = createHash('sha256').update(`${name}\n`).update(encoded).digest();
  const keyId = hash.subarray(0, 4).toString('hex');
  return { name, keyId, publicKey, text: `${name}+${keyId}+${encoded.toString('base64')}` };
};

const publicKeyOf = (jwk: JsonWebKey): KeyObject => {
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below.
  }
  throw new BadKey('a public Ed25519 key is expected');
};

/** The private key of a PEM text (PKCS#8, Ed25519). Throws BadKey. */
export const readSigningKey = (pem: string, name = KEY_NAME): SigningKey => {
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(pem);
  } catch {
    throw new BadKey('an Ed25519 private key in PEM (PKCS#8) is expected');
  }
  if (privateKey.asymmetricKeyType !== 'ed25519')
    throw new BadKey(`an Ed25519 private key is expected, found one of type ${String(privateKey.asymmetricKeyType)}`);
  const verifier = verifierOf(name, createPublicKey(privateKey));
  return {
    verifier,
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey),
    derive(use) {
      const seed = Buffer.from(privateKey.export({ format: 'jwk' }).d!, 'base64url');
      return new Uint8Array(hkdfSync('sha256', seed, '', `countersign ${use}`, 32));
    },
  };
};

/** A key of `name+hash+base64`. Throws BadKey. */
export const readVerifierKey = (text: string): VerifierKey => {
  const [, name, keyId, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim()) ?? [];
  if (name === undefined || keyId === undefined || base64 === undefined)
    throw new BadKey('a public key as name+hash+base64 is expected');
  const encoded = Buffer.from(base64, 'base64');
  if (encoded.length !== 33 || encoded[0] !== ED25519) throw new BadKey('a public Ed25519 key is expected');
  const key = verifierOf(
    name,
    publicKeyOf({ kty: 'OKP', crv: 'Ed25519', x: encoded.subarray(1).toString('base64url') }),
  );
  if (key.keyId !== keyId) throw new BadKey(`a key with the hash ${key.keyId} is expected, found ${keyId}`);
  return key;
};

/** The key as a JSON Web Key (RFC 8037). */
export const jwkOf = ({ keyId, publicKey }: VerifierKey) => ({
  kty: 'OKP' as const,
  crv: 'Ed25519' as const,
  x: rawOf(publicKey).toString('base64url'),
  kid: keyId,
  use: 'sig' as const,
  alg: 'EdDSA' as const,
});

/** Whether a key has signed exactly this text. */
export const isSignedBy = ({ publicKey }: VerifierKey, text: string, signature: Uint8Array): boolean =>
  verify(null, Buffer.from(text, 'utf8'), publicKey, signature);

const textsIn = (value: unknown): VerifierKey[] => {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) throw new BadKey('no public key is in it');
  const { keys, verifierKey, kty, crv, x } = value as Record<string, unknown>;
  if (keys !== undefined) return textsIn(keys);
  if (typeof verifierKey === 'string') return [readVerifierKey(verifierKey)];
  if (typeof kty === 'string' && typeof crv === 'string' && typeof x === 'string')
    return [verifierOf(KEY_NAME, publicKeyOf({ kty, crv, x }))];
  throw new BadKey('no public key is in it');
};

/** The public keys of a text: a key or more as `name+hash+base64`, a JWK, a set of them, or what the service publishes. Throws BadKey. */
export const readVerifierKeys = (text: string): VerifierKey[] => {
  const trimmed = text.trim();
  if (!/^[{[]/.test(trimmed)) return trimmed.split(/[\s,]+/).map(readVerifierKey);
  let parsed: unknown;
  try {
    parsed = JSON.parse(trimmed);
  } catch {
    throw new BadKey('public keys are expected, as name+hash+base64 or in JSON');
  }
  return textsIn(parsed);
};
