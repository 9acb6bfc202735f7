import { canonicalJson, sha256 } from '../domain/canonical.ts';
import type { Verdict } from '../domain/change.ts';
import type { LockedAccount } from './account-lock.ts';
import type { LookUp, Tx } from './database.ts';

/*
 * Passkeys, which are outside the fold: enrolled by a link, ended with the person or by a reset of the identity. Each is
 * an event, which verifying compares (R41).
 */

/** A passkey as it is kept: ids and key in base64url, the key as COSE. */
export interface Passkey {
  readonly credentialId: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** A passkey that somebody enrolled. */
export interface Authenticator extends Passkey {
  readonly id: string;
  readonly accountId: string;
  readonly userId: string;
  readonly enrolledAt: Date;
}

/** How an event names a passkey. */
export const authenticatorFingerprint = ({
  credentialId,
  publicKey,
}: Pick<Passkey, 'credentialId' | 'publicKey'>): string => sha256(canonicalJson([credentialId, publicKey]));

export const authenticatorsOf = async (tx: Tx, accountId: string, userId: string): Promise<Authenticator[]> =>
  (await tx.authenticator.findMany({ where: { accountId, userId }, orderBy: { id: 'asc' } })).map((row) => ({
    ...row,
    counter: Number(row.counter),
  }));

/** A passkey, and the identity of who enrolled it. */
export interface FoundPasskey {
  readonly authenticator: Authenticator;
  readonly identity: { readonly issuer: string; readonly subject: string };
}

/** The account's passkey of this credential, where its user has an identity. */
export const passkeyByCredential = async (
  tx: Tx,
  accountId: string,
  credentialId: string,
): Promise<FoundPasskey | undefined> => {
  const row = await tx.authenticator.findUnique({ where: { accountId, credentialId } });
  if (row === null) return undefined;
  const identity = await tx.identityBinding.findUnique({
    where: { accountId_userId: { accountId, userId: row.userId } },
    select: { issuer: true, subject: true },
  });
  return identity === null ? undefined : { authenticator: { ...row, counter: Number(row.counter) }, identity };
};

/** Keeps a passkey of a user; writes the event. */
export const keepAuthenticator = async (
  account: LockedAccount,
  { userId, id, passkey }: { readonly userId: string; readonly id: string; readonly passkey: Passkey },
): Promise<void> => {
  const { accountId, tx, now } = account;
  const { credentialId, publicKey, counter, transports } = passkey;
  await tx.authenticator.create({
    data: {
      ...{ accountId, id, userId, credentialId, publicKey, counter },
      transports: [...transports],
      enrolledAt: new Date(now),
    },
  });
  account.append({
    type: 'authenticator.enrolled',
    actorId: userId,
    data: { userId, authenticatorId: id, fingerprint: authenticatorFingerprint(passkey) },
  });
};

/** Remembers how often a passkey says that it was used. */
export const countUse = async (tx: Tx, { accountId, id }: Authenticator, counter: number): Promise<void> => {
  await tx.authenticator.update({ where: { accountId_id: { accountId, id } }, data: { counter } });
};

/** Ends every passkey of a user; writes the events. */
export const endAuthenticators = async (account: LockedAccount, userId: string, changeId: string): Promise<void> => {
  const { accountId, tx } = account;
  for (const { id } of await authenticatorsOf(tx, accountId, userId)) {
    await tx.authenticator.delete({ where: { accountId_id: { accountId, id } } });
    account.append({ type: 'authenticator.ended', changeId, data: { userId, authenticatorId: id } });
  }
};

/** Keeps links that enrol passkeys, until a time in milliseconds. */
export const insertEnrolments = async (
  { tx, accountId, now }: LockedAccount,
  links: readonly { readonly hash: string; readonly userId: string; readonly expiresAt: number }[],
): Promise<void> => {
  if (links.length === 0) return;
  await tx.enrolment.createMany({
    data: links.map(({ hash, userId, expiresAt }) => ({
      ...{ hash, accountId, userId },
      createdAt: new Date(now),
      expiresAt: new Date(expiresAt),
    })),
  });
};

/** Ends every link that enrols a passkey of a user. */
export const endEnrolments = async ({ tx, accountId, now }: LockedAccount, userId: string): Promise<void> => {
  await tx.enrolment.updateMany({ where: { accountId, userId, endedAt: null }, data: { endedAt: new Date(now) } });
};

/** Whether a link can still enrol a passkey of this user. */
export const isEnrolmentOpen = async (
  { tx, accountId, now }: Pick<LockedAccount, 'tx' | 'accountId' | 'now'>,
  hash: string,
  userId: string,
): Promise<boolean> =>
  (await tx.enrolment.count({ where: { hash, accountId, userId, endedAt: null, expiresAt: { gt: new Date(now) } } })) >
  0;

/** Keeps the document of a challenge, and drops those that are over. Milliseconds. */
export const keepChallenge = async (
  db: LookUp,
  { challenge, document, expiresAt }: { challenge: string; document: string; expiresAt: number },
  now: number,
): Promise<void> => {
  await db.passkeyChallenge.deleteMany({ where: { expiresAt: { lt: new Date(now) } } });
  await db.passkeyChallenge.create({ data: { challenge, document, expiresAt: new Date(expiresAt) } });
};

/** Takes a challenge, which nobody can after this; its document, or undefined where it is over, taken or was never made. */
export const takeChallenge = async (db: Tx | LookUp, challenge: string, now: number): Promise<string | undefined> => {
  const [row] = await db.$queryRawUnsafe<{ document: string; live: boolean }[]>(
    'DELETE FROM passkey_challenges WHERE challenge = $1 RETURNING document, expires_at > $2::timestamptz AS live',
    challenge,
    new Date(now).toISOString(),
  );
  return row?.live === true ? row.document : undefined;
};

/** What a passkey has signed, in base64url, with the document that its challenge is the hash of. */
export interface Assertion {
  readonly document: string;
  readonly credentialId: string;
  readonly publicKey: string;
  readonly clientData: string;
  readonly authenticatorData: string;
  readonly signature: string;
}

/** Keeps the evidence of a word for lifting a flag. */
export const insertLiftAssertion = async (
  { tx, accountId }: LockedAccount,
  { flagId, officerId }: { readonly flagId: string; readonly officerId: string },
  assertion: Assertion,
): Promise<void> => {
  await tx.liftAssertion.create({ data: { accountId, flagId, officerId, ...assertion } });
};

/** Keeps the evidence of a decision by passkey. */
export const insertAssertion = async (
  { tx, accountId }: LockedAccount,
  { changeId, officerId }: { readonly changeId: string; readonly officerId: string },
  assertion: Assertion,
): Promise<void> => {
  await tx.passkeyAssertion.create({ data: { accountId, changeId, officerId, ...assertion } });
};

/** How an event names what a passkey has signed. */
export const assertionHash = (assertion: Assertion): string => sha256(canonicalJson({ ...assertion }));

/** What the challenge of a decision commits to (R39). */
export interface DecisionFacts {
  readonly accountId: string;
  readonly changeId: string;
  readonly digest: string;
  readonly verdict: Verdict;
  readonly officerId: string;
  /** SHA-256 of the session's secret, or of the bearer token. */
  readonly session: string;
}

/** What the challenge of a word for lifting flags commits to (R50). */
export interface LiftFacts {
  readonly accountId: string;
  readonly officerId: string;
  /** The ids of all flags that it lifts. */
  readonly flags: readonly string[];
  /** SHA-256 of the session's secret, or of the bearer token. */
  readonly session: string;
}

/** The facts as the document of a challenge has them. */
export const decisionFacts = (facts: DecisionFacts) => ({ purpose: 'countersign.decision.v1', ...facts }) as const;
export const liftFacts = ({ flags, ...facts }: LiftFacts) =>
  ({ purpose: 'countersign.lift.v1', ...facts, flags: flags.toSorted() }) as const;

type Facts = ReturnType<typeof decisionFacts | typeof liftFacts>;

/** Whether the document of a challenge commits to these facts. */
export const commitsTo = (document: Readonly<Record<string, unknown>>, facts: Partial<Facts>): boolean =>
  Object.entries(facts).every(([name, value]) => canonicalJson(document[name] ?? null) === canonicalJson(value));
