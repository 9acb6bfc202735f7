import { createHash } from 'node:crypto';
import { verifyAuthenticationResponse, type AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Assertion, Passkey } from './passkeys.ts';

/** The challenge that a document is for, in base64url: its SHA-256. */
export const challengeOf = (document: string): string => createHash('sha256').update(document).digest('base64url');

export const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(base64url, 'base64url'));

/**
 * Checks a passkey's signature of a document's challenge, made at an origin by a verified person; answers its counter.
 * Throws where anything of it is not so.
 */
export const checkSignature = async (
  answer: AuthenticationResponseJSON,
  document: string,
  passkey: Passkey,
  origin: string,
): Promise<number> => {
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: challengeOf(document),
    expectedOrigin: origin,
    expectedRPID: new URL(origin).hostname,
    requireUserVerification: true,
    credential: { id: passkey.credentialId, publicKey: bytesOf(passkey.publicKey), counter: passkey.counter },
  });
  if (!verified || answer.id !== passkey.credentialId) throw new Error('the signature is another one');
  return authenticationInfo.newCounter;
};

/** Whether evidence still holds: the signature, over the document's challenge, at the origin that the document names. */
export const assertionHolds = async (assertion: Assertion): Promise<boolean> => {
  const { document, credentialId, publicKey, clientData, authenticatorData, signature } = assertion;
  const answer: AuthenticationResponseJSON = {
    id: credentialId,
    rawId: credentialId,
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON: clientData, authenticatorData, signature },
  };
  try {
    // The service may have moved since: where it was is part of what was signed.
    const { origin } = JSON.parse(document) as { origin: string };
    await checkSignature(answer, document, { credentialId, publicKey, counter: 0, transports: [] }, origin);
    return true;
  } catch {
    return false;
  }
};
