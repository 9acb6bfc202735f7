import type { AccountState } from './account-state.ts';
import { hasEnded, type Change } from './change.ts';
import { assuranceFor, brings } from './deciding.ts';
import type { Assurance } from './entities/account.ts';
import { endOfFlag, stopsAgainst, type Flag } from './flags.ts';
import { isActiveOfficer } from './officers.ts';
import { problem, type Problem } from './problems.ts';

const officerProblem = (state: AccountState, officerId: string): Problem | undefined => {
  const officer = state.get('users', officerId);
  if (officer?.status === 'suspended') return problem('suspended', 'Your access to the account is suspended.');
  return isActiveOfficer(officer)
    ? undefined
    : problem('not_an_officer', 'Only Security Officers of the account flag its changes and lift flags.');
};

const endedProblem = (change: Change, now: number): Problem | undefined => {
  const state = change.state === 'pending' && now >= change.expiresAt ? 'expired' : change.state;
  return hasEnded(state) ? problem('change_ended', `The change has ended: it is ${state}.`) : undefined;
};

export type FlagJudged =
  | { readonly outcome: 'refused'; readonly problem: Problem }
  /** They have flagged this change already, and that holds. */
  | { readonly outcome: 'repeated' }
  | { readonly outcome: 'recorded' };

/** What comes of an officer's flag. `own` is their last one in the account. */
export const judgeFlag = (
  state: AccountState,
  change: Change,
  officerId: string,
  own: Pick<Flag, 'changeId' | 'at'> | undefined,
  now: number,
): FlagJudged => {
  const refused = officerProblem(state, officerId) ?? endedProblem(change, now);
  if (refused !== undefined) return { outcome: 'refused', problem: refused };
  if (own === undefined || now >= endOfFlag(own)) return { outcome: 'recorded' };
  if (own.changeId === change.id) return { outcome: 'repeated' };
  return {
    outcome: 'refused',
    problem: problem(
      'already_flagged',
      `An officer flags one change a day; you can flag another from ${new Date(endOfFlag(own)).toISOString()}.`,
    ),
  };
};

export type LiftJudged =
  | { readonly outcome: 'refused'; readonly problem: Problem }
  | { readonly outcome: 'repeated' }
  /** The flags that this officer lifts, with the designation under which they do. */
  | { readonly outcome: 'recorded'; readonly flags: readonly Flag[]; readonly designation: number };

/** What comes of an officer's word that what stops a change can be lifted. */
export const judgeLift = (
  state: AccountState,
  change: Change,
  flags: readonly Flag[],
  { officerId, proven }: { readonly officerId: string; readonly proven: Assurance },
  now: number,
): LiftJudged => {
  const no = (found: Problem): LiftJudged => ({ outcome: 'refused', problem: found });
  const refused = officerProblem(state, officerId) ?? endedProblem(change, now);
  if (refused !== undefined) return no(refused);
  if (officerId === change.initiatorId)
    return no(problem('not_eligible', 'What stops your own changes is lifted by other officers.'));
  const asked = assuranceFor(state, change);
  if (!brings(proven, asked))
    return no(problem('assurance_required', `Lifting a flag asks for: ${asked}. You came with: ${proven}.`));
  const standing = stopsAgainst(state, change.initiatorId, flags, now);
  const others = standing.filter(({ flag }) => flag.flaggerId !== officerId);
  const designation = state.get('users', officerId)?.officerSince;
  if (standing.length > 0 && others.length === 0)
    return no(problem('not_eligible', 'You flagged it; other officers lift it, or it ends by itself.'));
  // A word given under a designation that has ended is in the way of another: there is one row for an officer and a flag.
  const unsaid = others.filter(({ flag }) => !flag.lifts.some((lift) => lift.officerId === officerId));
  if (unsaid.length === 0 || typeof designation !== 'number') return { outcome: 'repeated' };
  return { outcome: 'recorded', flags: unsaid.map(({ flag }) => flag), designation };
};
