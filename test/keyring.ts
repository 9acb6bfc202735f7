import { generateKeyPairSync } from 'node:crypto';
import { readSigningKey, type Keyring, type SigningKey } from '../src/proof/keys.ts';

/** A private key as a setting has it. */
export const newPem = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

export const keyringOf = (signing: SigningKey, past: readonly SigningKey[] = []): Keyring => ({
  signing,
  trusted: [signing, ...past].map(({ verifier }) => verifier),
  opening: [signing, ...past],
});

export const newKeyring = (): Keyring => keyringOf(readSigningKey(newPem()));
