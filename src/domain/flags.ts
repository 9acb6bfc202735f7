import { fieldsMoved, type AccountState, type Edit } from './account-state.ts';
import type { Change } from './change.ts';
import { isActiveOfficer, officerIds, requiredBy } from './officers.ts';

/*
 * "This looks wrong" (R50): an officer's flag on a change stops it and the other open changes of its initiator. All of it
 * follows from rows, the account's state and the time: nothing is switched on or off.
 */

/** How long a flag stops changes, and how long its officer has no other. Milliseconds. */
export const FLAG_MS = 24 * 3_600_000;

/** An officer's word that a flag can be lifted. */
export interface Lift {
  readonly officerId: string;
  /** The version in which the designation began under which it was given (R34). */
  readonly designation: number;
  readonly at: number;
}

/** A flag as its row holds it, with what was said for lifting it, oldest first. Times are milliseconds. */
export interface Flag {
  readonly id: string;
  readonly changeId: string;
  readonly changeNumber: number;
  /** Of the change that was flagged, at its submission. */
  readonly requiredApprovals: number;
  /** The initiator of the change that was flagged, whose changes it stops. */
  readonly initiatorId: string;
  readonly flaggerId: string;
  readonly at: number;
  readonly comment: string | null;
  readonly lifts: readonly Lift[];
}

/** What stops a change, and what lifts it earlier. */
export interface Stop {
  readonly flag: Flag;
  readonly until: number;
  /** How many officers other than flagger and initiator lift it. */
  readonly required: number;
  /** The officers whose word for lifting it counts. */
  readonly lifters: readonly string[];
  /** The officers who may lift it and have not. */
  readonly mayLift: readonly string[];
}

export const endOfFlag = (flag: Pick<Flag, 'at'>): number => flag.at + FLAG_MS;

const liftersOf = (state: AccountState, flag: Flag): string[] => [
  ...new Set(
    flag.lifts
      .filter(({ officerId, designation }) => {
        const officer = state.get('users', officerId);
        return (
          isActiveOfficer(officer) &&
          officer.officerSince === designation &&
          officerId !== flag.flaggerId &&
          officerId !== flag.initiatorId
        );
      })
      .map(({ officerId }) => officerId),
  ),
];

/** A flag that stands at a time, neither over nor lifted: its stop. What its flagger has become since does not matter. */
const stopOf = (state: AccountState, flag: Flag, now: number): Stop | undefined => {
  const until = endOfFlag(flag);
  if (now >= until) return undefined;
  const required = Math.max(1, requiredBy(state), flag.requiredApprovals);
  const lifters = liftersOf(state, flag);
  if (lifters.length >= required) return undefined;
  const mayLift = officerIds(state).filter(
    (id) => id !== flag.flaggerId && id !== flag.initiatorId && !lifters.includes(id),
  );
  return { flag, until, required, lifters, mayLift };
};

const takesStanding = ({ entity, before, after }: Edit): boolean => {
  if (entity !== 'users' || before === null || after === null) return false;
  const { status } = after;
  if (status !== undefined) return status === 'removed' || status === 'suspended';
  return before['officer'] === true && after['officer'] === false;
};

const ofTaking: ReadonlySet<string> = new Set(['status', 'officer']);

/**
 * Whether edits remove or suspend one of these users (as a user, or as an officer), and do nothing else: what goes along
 * with a removal must not pass under its cover.
 */
const isRemovalOf = (edits: readonly Edit[], userIds: readonly string[]): boolean => {
  const taken = new Set(edits.filter(takesStanding).map(({ id }) => id));
  const belongs = (edit: Edit): boolean =>
    edit.entity === 'users'
      ? taken.has(edit.id) && [...fieldsMoved(edit)].every((field) => ofTaking.has(field))
      : edit.after === null && taken.has(String(edit.before?.['userId']));
  return taken.size > 0 && [...taken].every((id) => userIds.includes(id)) && edits.every(belongs);
};

/** The stop that holds a change at a time, the one that ends last; undefined where none does (R50). Default: it holds. */
export const stoppedBy = (
  state: AccountState,
  change: Pick<Change, 'initiatorId' | 'edits'>,
  flags: readonly Flag[],
  now: number,
): Stop | undefined =>
  flags
    .filter(
      ({ initiatorId, flaggerId }) =>
        initiatorId === change.initiatorId && !isRemovalOf(change.edits, [initiatorId, flaggerId]),
    )
    .flatMap((flag) => stopOf(state, flag, now) ?? [])
    .reduce<Stop | undefined>(
      (last, stop) => (last !== undefined && last.until >= stop.until ? last : stop),
      undefined,
    );

/** Every stop that stands against an initiator at a time, whatever it holds. */
export const stopsAgainst = (
  state: AccountState,
  initiatorId: string,
  flags: readonly Flag[],
  now: number,
): readonly Stop[] =>
  flags.filter((flag) => flag.initiatorId === initiatorId).flatMap((flag) => stopOf(state, flag, now) ?? []);
