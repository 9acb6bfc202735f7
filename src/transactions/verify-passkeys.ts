import type { Tx } from '../store/database.ts';
import { eachAssertion, eachAuthenticator } from '../store/evidence.ts';
import { assertionHolds } from '../store/passkey-evidence.ts';
import { assertionHash, authenticatorFingerprint, decisionFacts, type Assertion } from '../store/passkeys.ts';
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

const factsOf = (document: string): Readonly<Record<string, unknown>> => {
  try {
    return JSON.parse(document) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
};

/** Why evidence does not show a decision, in words; undefined where it does. */
const faultOf = async (
  assertion: Assertion,
  decision: ToldDecision,
  { accountId, changeId, officerId }: { accountId: string; changeId: string; officerId: string },
): Promise<string | undefined> => {
  if (assertionHash(assertion) !== decision.assertion) return 'it is not what the trail has of it';
  if (!decision.passkeys.has(authenticatorFingerprint(assertion)))
    return 'it is signed by no passkey that the officer had then';
  const facts = factsOf(assertion.document);
  const { digest, verdict } = decision;
  const { session: _, ...expected } = decisionFacts({
    ...{ accountId, changeId, officerId, session: '' },
    digest: String(digest),
    verdict: verdict as 'approve' | 'reject',
  });
  if (!Object.entries(expected).every(([name, value]) => facts[name] === value))
    return 'what was signed is another decision';
  return (await assertionHolds(assertion)) ? undefined : 'its signature does not hold';
};

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
        : await faultOf(assertion, decision, { accountId, changeId, officerId });
    if (fault !== undefined) differences.add('passkey_assertions', id, fault);
  }
  for (const id of untold)
    differences.add('passkey_assertions', id, 'the decision was made by passkey, the table lacks what it signed');
};
