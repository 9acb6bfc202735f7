import type { Verdict } from '../domain/change.ts';
import type { Tx } from '../store/database.ts';
import { eachAssertion, eachAuthenticator } from '../store/evidence.ts';
import { assertionHolds } from '../store/passkey-evidence.ts';
import {
  assertionHash,
  authenticatorFingerprint,
  commitsTo,
  decisionFacts,
  type Assertion,
  type liftFacts,
} from '../store/passkeys.ts';
import type { Differences } from './differences.ts';
import type { Told, ToldDecision } from './told.ts';

/** Holds the passkeys of an account against their events. */
export const compareAuthenticators = async (
  tx: Tx,
  accountId: string,
  told: Told,
  differences: Differences,
): Promise<void> => {
  const untold = new Set(told.authenticators.keys());
  for await (const { id, enrolledAt, ...row } of eachAuthenticator(tx, accountId)) {
    untold.delete(id);
    const said = told.authenticators.get(id);
    if (said === undefined) differences.add('authenticators', id, 'the trail does not tell of it');
    else {
      const found = { ...row, enrolledAt: enrolledAt.toISOString() };
      differences.compare('authenticators', id, found, { ...said }, 'the trail');
    }
  }
  for (const id of untold) differences.add('authenticators', id, 'the trail tells of it, the table lacks it');
};

/** What the trail has of something that a passkey has signed. */
interface ToldSignature {
  /** The hash of the evidence. */
  readonly assertion?: unknown;
  /** The fingerprints of the passkeys that its officer had then. */
  readonly passkeys: ReadonlySet<unknown>;
}

/** What a document says, where it can be read. */
export const factsOf = (document: string): Readonly<Record<string, unknown>> => {
  try {
    return JSON.parse(document) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
};

/** Why evidence does not show that an officer signed these facts, in words; undefined where it does. */
export const faultOfEvidence = async (
  assertion: Assertion,
  told: ToldSignature,
  { session: _, ...facts }: ReturnType<typeof decisionFacts | typeof liftFacts>,
): Promise<string | undefined> => {
  if (assertionHash(assertion) !== told.assertion) return 'it is not what the trail has of it';
  if (!told.passkeys.has(authenticatorFingerprint(assertion)))
    return 'it is signed by no passkey that the officer had then';
  // Which session it was, nothing that lasts tells.
  if (!commitsTo(factsOf(assertion.document), facts)) return `what was signed is another ${NAMES[facts.purpose]}`;
  return (await assertionHolds(assertion)) ? undefined : 'its signature does not hold';
};

const NAMES = { 'countersign.decision.v1': 'decision', 'countersign.lift.v1': 'lift' } as const;

const factsOfDecision = (
  { digest, verdict }: ToldDecision,
  place: { readonly accountId: string; readonly changeId: string; readonly officerId: string },
) => decisionFacts({ ...place, digest: String(digest), verdict: verdict as Verdict, session: '' });

/** Checks again everything that passkeys have signed: whose, what, and the signature (R39). */
export const compareAssertions = async (
  tx: Tx,
  accountId: string,
  told: Told,
  differences: Differences,
): Promise<void> => {
  const untold = new Set(
    [...told.changes].flatMap(([changeId, { decisions }]) =>
      [...decisions].flatMap(([officerId, d]) => (d.assurance === 'passkey' ? [`${changeId} ${officerId}`] : [])),
    ),
  );
  for await (const { changeId, officerId, assertion } of eachAssertion(tx, accountId)) {
    const id = `${changeId} ${officerId}`;
    untold.delete(id);
    const decision = told.changes.get(changeId)?.decisions.get(officerId);
    const fault =
      decision === undefined
        ? 'the trail tells of no such decision'
        : await faultOfEvidence(assertion, decision, factsOfDecision(decision, { accountId, changeId, officerId }));
    if (fault !== undefined) differences.add('passkey_assertions', id, fault);
  }
  for (const id of untold)
    differences.add('passkey_assertions', id, 'the decision was made by passkey, the table lacks what it signed');
};
