import { z } from 'zod';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { signedChallenge, type Challenge, type PasskeyAnswer } from '../identity/passkeys.ts';
import { authenticatorsOf, decisionFacts, keepChallenge, type DecisionFacts } from '../store/passkeys.ts';
import type { SignedDecision } from '../transactions/decide.ts';
import type { Services } from './services.ts';

const Base64url = z
  .string()
  .max(2_000)
  .regex(/^[\w-]+$/);

/** What a browser answers with a passkey (WebAuthn Level 3, `PublicKeyCredential.toJSON`). */
export const PasskeyResponse = z
  .looseObject({
    id: Base64url,
    rawId: Base64url,
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
  await keepChallenge(store.database, challenge, now);
  return challenge;
};

/** What a browser needs to have an officer's passkey sign a decision (R39). */
export const decisionOptions = async (
  services: Services,
  facts: DecisionFacts,
): Promise<PublicKeyCredentialRequestOptionsJSON> => {
  const { accountId, officerId } = facts;
  const enrolled = await services.store.read((tx) => authenticatorsOf(tx, accountId, officerId));
  return services.passkeys.request(await challengeFor(services, { ...decisionFacts(facts) }), enrolled);
};

/** A passkey's answer to the challenge of a decision, in this session. */
export const signedDecision = ({ passkeys }: Services, answer: PasskeyAnswer, session: string): SignedDecision => ({
  challenge: signedChallenge(answer) ?? '',
  credentialId: answer.id,
  session,
  signed: (document, passkey) => passkeys.signed(answer, document, passkey),
});
