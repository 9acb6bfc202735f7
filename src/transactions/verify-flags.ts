import { sha256 } from '../domain/canonical.ts';
import type { Tx } from '../store/database.ts';
import { everyFlag, everyLift, everyLiftAssertion } from '../store/flag-evidence.ts';
import { liftFacts } from '../store/passkeys.ts';
import type { StoredEvent } from '../store/trail.ts';
import { factsOf, faultOfEvidence } from './verify-passkeys.ts';

/** A flag, as its event tells it. */
interface ToldFlag {
  readonly changeId: string;
  readonly initiatorId: unknown;
  readonly flaggerId: string;
  /** The SHA-256 of the comment; null without one. */
  readonly comment: unknown;
  readonly flaggedAt: string;
}

interface ToldLift {
  readonly designation: unknown;
  readonly liftedAt: string;
}

/** What the trail has of a word for lifting that a passkey has signed. */
interface ToldLiftSignature {
  readonly assertion: unknown;
  /** The fingerprints of the passkeys that the officer had then. */
  readonly passkeys: ReadonlySet<unknown>;
}

/** What an account's trail tells of its flags (R50). */
export class ToldFlags {
  readonly flags = new Map<string, ToldFlag>();
  /** By flag and officer, as `flag officer`. */
  readonly lifts = new Map<string, ToldLift>();
  /** Of those lifts that a passkey has signed. */
  readonly signatures = new Map<string, ToldLiftSignature>();

  hear(
    { type, at, actorId, changeId }: StoredEvent,
    data: Readonly<Record<string, unknown>>,
    passkeys: () => ReadonlySet<unknown>,
  ): void {
    const flagId = String(data['flag']);
    if (type === 'change.flagged')
      this.flags.set(flagId, {
        changeId: changeId ?? '',
        initiatorId: data['initiator'],
        flaggerId: actorId ?? '',
        comment: data['comment'],
        flaggedAt: at,
      });
    if (type !== 'change.unflagged') return;
    const id = `${flagId} ${actorId ?? ''}`;
    this.lifts.set(id, { designation: data['designation'], liftedAt: at });
    if ('assertion' in data) this.signatures.set(id, { assertion: data['assertion'], passkeys: passkeys() });
  }
}

/** The flags whose lift a document commits to. */
const flagsOfLift = (document: string): readonly string[] => {
  const { flags } = factsOf(document);
  return Array.isArray(flags) ? flags.map(String) : [];
};

/** Names what differs. */
interface Differences {
  add(table: string, id: string, why: string): void;
  compare(
    table: string,
    id: string,
    found: Readonly<Record<string, unknown>>,
    said: Readonly<Record<string, unknown>>,
    by: string,
  ): void;
}

const compareAll = (
  table: string,
  rows: readonly (readonly [id: string, found: Readonly<Record<string, unknown>>])[],
  told: ReadonlyMap<string, ToldFlag | ToldLift>,
  differences: Differences,
): void => {
  const untold = new Set(told.keys());
  for (const [id, found] of rows) {
    untold.delete(id);
    const said = told.get(id);
    if (said === undefined) differences.add(table, id, 'the trail does not tell of it');
    else differences.compare(table, id, found, { ...said }, 'the trail');
  }
  for (const id of untold) differences.add(table, id, 'the trail tells of it, the table lacks it');
};

/** Holds flags, and what was said for lifting them, against the trail (R41, R50). */
export const compareFlags = async (
  tx: Tx,
  accountId: string,
  told: ToldFlags,
  differences: Differences,
): Promise<void> => {
  const flags = await everyFlag(tx, accountId);
  const lifts = await everyLift(tx, accountId);
  const of = new Map(flags.map((flag) => [flag.id, flag]));
  compareAll(
    'flags',
    flags.map(({ id, flaggedAt, comment, ...row }) => [
      id,
      { ...row, flaggedAt: flaggedAt.toISOString(), comment: comment === null ? null : sha256(comment) },
    ]),
    told.flags,
    differences,
  );
  compareAll(
    'flag_lifts',
    lifts.map(({ flagId, officerId, liftedAt, designation }) => [
      `${flagId} ${officerId}`,
      { designation, liftedAt: liftedAt.toISOString() },
    ]),
    told.lifts,
    differences,
  );
  for (const { flagId, officerId, flaggerId, initiatorId } of lifts) {
    const flag = of.get(flagId);
    if (flag?.flaggerId !== flaggerId || flag.initiatorId !== initiatorId)
      differences.add('flag_lifts', `${flagId} ${officerId}`, 'flagger and initiator are not those of its flag');
  }
  await compareSignatures(tx, accountId, told, differences);
};

/** Checks again what passkeys have signed for lifting: whose, which flags, and the signature (R39). */
const compareSignatures = async (
  tx: Tx,
  accountId: string,
  { signatures }: ToldFlags,
  differences: Differences,
): Promise<void> => {
  const rows = await everyLiftAssertion(tx, accountId);
  const untold = new Set(signatures.keys());
  for (const { accountId: _, flagId, officerId, ...assertion } of rows) {
    const id = `${flagId} ${officerId}`;
    untold.delete(id);
    const said = signatures.get(id);
    const signed = flagsOfLift(assertion.document);
    const fault =
      said === undefined
        ? 'the trail tells of no such lift'
        : signed.includes(flagId)
          ? await faultOfEvidence(assertion, said, liftFacts({ accountId, officerId, flags: signed, session: '' }))
          : 'what was signed is the lift of other flags';
    if (fault !== undefined) differences.add('lift_assertions', id, fault);
  }
  for (const id of untold)
    differences.add('lift_assertions', id, 'it was lifted by passkey, the table lacks what that signed');
};
