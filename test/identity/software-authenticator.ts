import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const UP = 0x01;
const UV = 0x04;
const ATTESTED = 0x40;

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

/** What a test may have a passkey do wrong. */
export interface Misdeeds {
  readonly origin?: string;
  readonly rpId?: string;
  /** Nobody has shown that they are there in person. */
  readonly unverified?: boolean;
  readonly challenge?: string;
  readonly counter?: number;
}

/** A passkey in software (ES256), which answers as an authenticator in a browser does. */
export class SoftwareAuthenticator {
  readonly id = base64url(randomBytes(32));
  readonly origin: string;
  readonly #key: KeyObject;
  readonly #cose: Uint8Array;
  #counter = 0;

  constructor(origin: string) {
    this.origin = origin;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x, y } = publicKey.export({ format: 'jwk' });
    this.#key = privateKey;
    this.#cose = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x!, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y!, 'base64url'))],
      ]),
    );
  }

  /** Answers `navigator.credentials.create`. */
  create({ challenge }: { readonly challenge: string }, misdeeds: Misdeeds = {}): Record<string, unknown> {
    const id = Buffer.from(this.id, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const authData = Buffer.concat([this.#data(ATTESTED, misdeeds), Buffer.alloc(16), length, id, this.#cose]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    return this.#answer({
      clientDataJSON: this.#clientData('webauthn.create', challenge, misdeeds),
      attestationObject: base64url(isoCBOR.encode(attestation as never)),
      transports: ['internal'],
    });
  }

  /** Answers `navigator.credentials.get`. */
  get({ challenge }: { readonly challenge: string }, misdeeds: Misdeeds = {}): Record<string, unknown> {
    this.#counter++;
    const authData = this.#data(0, misdeeds);
    const clientDataJSON = this.#clientData('webauthn.get', challenge, misdeeds);
    const signed = Buffer.concat([authData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    return this.#answer({
      clientDataJSON,
      authenticatorData: base64url(authData),
      signature: base64url(sign('sha256', signed, this.#key)),
    });
  }

  #answer(response: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response };
  }

  #clientData(type: string, challenge: string, { origin, challenge: another }: Misdeeds): string {
    return base64url(
      Buffer.from(
        JSON.stringify({ type, challenge: another ?? challenge, origin: origin ?? this.origin, crossOrigin: false }),
      ),
    );
  }

  #data(flags: number, { rpId, unverified = false, counter }: Misdeeds): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter ?? this.#counter);
    return Buffer.concat([
      sha256(rpId ?? new URL(this.origin).hostname),
      Buffer.from([flags | UP | (unverified ? 0 : UV)]),
      count,
    ]);
  }
}
