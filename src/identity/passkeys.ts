import { randomBytes } from 'node:crypto';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { canonicalJson } from '../domain/canonical.ts';
import { bytesOf, challengeOf, checkSignature } from '../store/passkey-evidence.ts';
import type { Assertion, Passkey } from '../store/passkeys.ts';

/** The issuer of identities that a passkey alone stands for: no provider's, whose are addresses. */
export const PASSKEY_ISSUER = 'countersign:passkey';

/** How long a challenge lives, in milliseconds. */
export const CHALLENGE_MS = 5 * 60_000;

/** A passkey's answer, as browsers give it; a signed one where a challenge was to be signed. */
export interface PasskeyAnswer {
  readonly id: string;
  readonly response: unknown;
}

/** A challenge that commits to what it is for: SHA-256 of the document, which holds a nonce. */
export interface Challenge {
  /** Base64url. */
  readonly challenge: string;
  readonly document: string;
  /** Milliseconds. */
  readonly expiresAt: number;
}

/** The challenge that an answer says it has signed; undefined where it can't be read. */
export const signedChallenge = ({ response }: PasskeyAnswer): string | undefined => {
  const clientData = (response as { clientDataJSON?: unknown } | null)?.clientDataJSON;
  if (typeof clientData !== 'string') return undefined;
  try {
    const read = JSON.parse(Buffer.from(clientData, 'base64url').toString()) as { challenge?: unknown };
    return typeof read.challenge === 'string' ? read.challenge : undefined;
  } catch {
    return undefined;
  }
};

/** What a passkey that is not there, or not the one asked for, comes to: undefined, whatever the library throws. */
const orUndefined = async <T>(step: () => Promise<T | undefined>): Promise<T | undefined> => {
  try {
    return await step();
  } catch {
    return undefined;
  }
};

export interface Passkeys {
  /** A challenge that commits to these facts and to this service, made at this time, in milliseconds. */
  challenge(facts: Readonly<Record<string, unknown>>, now: number): Challenge;
  /** What a browser needs to make a passkey. */
  creation(
    challenge: Challenge,
    whose: { readonly handle: string; readonly name: string; readonly has: readonly Passkey[] },
  ): Promise<PublicKeyCredentialCreationOptionsJSON>;
  /** What a browser needs to sign with a passkey: one of these, or any that it has for this service. */
  request(challenge: Challenge, passkeys: readonly Passkey[]): Promise<PublicKeyCredentialRequestOptionsJSON>;
  /** The passkey that an answer to `creation` has made; undefined where it does not answer this challenge here. */
  made(answer: PasskeyAnswer, challenge: string): Promise<Passkey | undefined>;
  /**
   * Whether an answer is this passkey's signature of the challenge, made here by a verified person: what it signed, and
   * its counter; undefined where it is not.
   */
  signed(
    answer: PasskeyAnswer,
    document: string,
    passkey: Passkey,
  ): Promise<{ readonly assertion: Assertion; readonly counter: number } | undefined>;
}

/** Passkeys for the service at a public URL: made for its host, answered at its origin, by a verified person alone. */
export const createPasskeys = (publicUrl: string): Passkeys => {
  const { origin, hostname } = new URL(publicUrl);
  return {
    challenge(facts, now) {
      const expiresAt = now + CHALLENGE_MS;
      const document = canonicalJson({
        ...facts,
        origin,
        nonce: randomBytes(32).toString('base64url'),
        expiresAt: new Date(expiresAt).toISOString(),
      });
      return { challenge: challengeOf(document), document, expiresAt };
    },
    creation: ({ challenge }, { handle, name, has }) =>
      generateRegistrationOptions({
        rpName: 'Countersign',
        rpID: hostname,
        userName: name,
        userDisplayName: name,
        userID: bytesOf(handle),
        challenge: bytesOf(challenge),
        timeout: CHALLENGE_MS,
        excludeCredentials: has.map(({ credentialId, transports }) => ({
          id: credentialId,
          transports: [...transports],
        })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      }),
    request: ({ challenge }, passkeys) =>
      generateAuthenticationOptions({
        rpID: hostname,
        challenge: bytesOf(challenge),
        timeout: CHALLENGE_MS,
        userVerification: 'required',
        ...(passkeys.length > 0 && {
          allowCredentials: passkeys.map(({ credentialId, transports }) => ({
            id: credentialId,
            transports: [...transports],
          })),
        }),
      }),
    made: (answer, challenge) =>
      orUndefined(async () => {
        const response = answer as RegistrationResponseJSON;
        const made = await verifyRegistrationResponse({
          response,
          expectedChallenge: challenge,
          expectedOrigin: origin,
          expectedRPID: hostname,
          requireUserVerification: true,
        });
        if (!made.verified) return undefined;
        const { id, publicKey, counter, transports } = made.registrationInfo.credential;
        return {
          credentialId: id,
          publicKey: Buffer.from(publicKey).toString('base64url'),
          counter,
          transports: transports ?? [],
        };
      }),
    signed: (answer, document, passkey) =>
      orUndefined(async () => {
        const signed = answer as AuthenticationResponseJSON;
        const counter = await checkSignature(signed, document, passkey, origin);
        const { clientDataJSON, authenticatorData, signature } = signed.response;
        const { credentialId, publicKey } = passkey;
        return {
          assertion: { document, credentialId, publicKey, clientData: clientDataJSON, authenticatorData, signature },
          counter,
        };
      }),
  };
};
