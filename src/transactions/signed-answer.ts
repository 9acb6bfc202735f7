import type { LockedAccount } from '../store/account-lock.ts';
import {
  authenticatorsOf,
  commitsTo,
  countUse,
  takeChallenge,
  type Assertion,
  type decisionFacts,
  type liftFacts,
  type Passkey,
} from '../store/passkeys.ts';

/** An answer of a passkey to a challenge of the service's. */
export interface SignedAnswer {
  readonly challenge: string;
  readonly credentialId: string;
  /** SHA-256 of the session's secret, or of the bearer token, in which it was signed. */
  readonly session: string;
  /** What was signed, where it is this passkey's signature of the document's challenge; undefined where it is not. */
  signed(
    this: void,
    document: string,
    passkey: Passkey,
  ): Promise<{ readonly assertion: Assertion; readonly counter: number } | undefined>;
}

/**
 * What an officer's passkey has signed, where its challenge commits to all these facts; undefined where anything of it is
 * not so. The challenge is taken here, whatever comes of it: nobody can try twice (R39).
 */
export const evidenceOf = async (
  { accountId, tx, now }: LockedAccount,
  facts: ReturnType<typeof decisionFacts | typeof liftFacts>,
  { challenge, credentialId, signed }: SignedAnswer,
): Promise<Assertion | undefined> => {
  const document = await takeChallenge(tx, challenge, now);
  const authenticator = (await authenticatorsOf(tx, accountId, facts.officerId)).find(
    (each) => each.credentialId === credentialId,
  );
  if (document === undefined || authenticator === undefined) return undefined;
  if (!commitsTo(JSON.parse(document) as Record<string, unknown>, facts)) return undefined;
  const found = await signed(document, authenticator);
  if (found === undefined) return undefined;
  await countUse(tx, authenticator, found.counter);
  return found.assertion;
};
