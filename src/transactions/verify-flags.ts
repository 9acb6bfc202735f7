import { sha256 } from '../domain/canonical.ts';
import type { Tx } from '../store/database.ts';
import { everyFlag, everyLift } from '../store/flag-evidence.ts';
import type { StoredEvent } from '../store/trail.ts';

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

/** What an account's trail tells of its flags (R50). */
export class ToldFlags {
  readonly flags = new Map<string, ToldFlag>();
  /** By flag and officer, as `flag officer`. */
  readonly lifts = new Map<string, ToldLift>();

  hear({ type, at, actorId, changeId }: StoredEvent, data: Readonly<Record<string, unknown>>): void {
    const flagId = String(data['flag']);
    if (type === 'change.flagged')
      this.flags.set(flagId, {
        changeId: changeId ?? '',
        initiatorId: data['initiator'],
        flaggerId: actorId ?? '',
        comment: data['comment'],
        flaggedAt: at,
      });
    if (type === 'change.unflagged')
      this.lifts.set(`${flagId} ${actorId ?? ''}`, { designation: data['designation'], liftedAt: at });
  }
}

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
};
