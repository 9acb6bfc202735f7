import { z } from 'zod';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { signedChallenge, type Challenge, type PasskeyAnswer } from '../identity/passkeys.ts';
import { authenticatorsOf, decisionFacts, keepChallenge, liftFacts, type DecisionFacts } from '../store/passkeys.ts';
import type { Verdict } from '../domain/change.ts';
import { flagsToLift } from '../transactions/flag.ts';
import type { SignedAnswer } from '../transactions/signed-answer.ts';
import type { Services } from './services.ts';

/** What a browser answers with a passkey (WebAuthn Level 3, `PublicKeyCredential.toJSON`). */
export const PasskeyResponse = z
  .looseObject({
    id: z.string().max(2_000),
    rawId: z.string().max(2_000),
    type: z.literal('public-key'),
    response: z.looseObject({ clientDataJSON: z.string().max(8_000) }),
  })
  .meta({ id: 'PasskeyAnswer' });

/** The field of a form that a page's script fills with a passkey's answer; empty, or a dash, without one. */
export const passkeyField = z.string().max(30_000).default('');

/** A passkey's answer from a form's field; undefined where there is none that can be read. */
export const answerOf = (field: string): PasskeyAnswer | undefined => {
  try {
    const parsed = PasskeyResponse.safeParse(JSON.parse(field));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
};

/** Makes a challenge, and keeps it for its one use. */
export const challengeFor = async (
  { store, passkeys }: Services,
  facts: Readonly<Record<string, unknown>>,
): Promise<Challenge> => {
  const now = await store.now();
  const challenge = passkeys.challenge(facts, now);
  await keepChallenge(store.database.lookUp, challenge, now);
  return challenge;
};

/** What an officer is about to say of a change. */
export type Signable = Omit<DecisionFacts, 'verdict'> & { readonly verdict: Verdict | 'unflag' };

/**
 * What a browser needs to have an officer's passkey sign a decision, or the word that what stops a change can be lifted
 * (R39, R50). Throws Refused where they may not lift it.
 */
export const signingOptions = async (
  services: Services,
  { verdict, ...facts }: Signable,
): Promise<PublicKeyCredentialRequestOptionsJSON> => {
  const { store, passkeys } = services;
  const { accountId, officerId, session } = facts;
  const committed =
    verdict === 'unflag'
      ? liftFacts({ accountId, officerId, session, flags: await flagsToLift(store, facts) })
      : decisionFacts({ ...facts, verdict });
  const enrolled = await store.read(accountId, (tx) => authenticatorsOf(tx, accountId, officerId));
  return passkeys.request(await challengeFor(services, { ...committed }), enrolled);
};

/** A passkey's answer to a challenge of this session. */
export const signedAnswer = ({ passkeys }: Services, answer: PasskeyAnswer, session: string): SignedAnswer => ({
  challenge: signedChallenge(answer) ?? '',
  credentialId: answer.id,
  session,
  signed: (document, passkey) => passkeys.signed(answer, document, passkey),
});
