import type { AccountState, Edit } from './account-state.ts';
import { assuranceProblems, evaluate, starterProblems } from './admission.ts';
import { canonicalJson } from './canonical.ts';
import { hasEnded, reminderTimes, type Change, type Decision, type EndState, type StateReason } from './change.ts';
import type { ChangeKind } from './change-kind.ts';
import { standings, tally, type DecidingContext, type SettlingContext, type Standing, type Tally } from './deciding.ts';
import { knowing } from './difference.ts';
import { entities } from './entities/index.ts';
import type { Stop } from './flags.ts';
import { isWithinShown } from './impact.ts';
import type { RoleAtHand } from './role-rules.ts';

/** What happens next with a change that waits, and when at the latest it is looked at again (milliseconds). */
export interface Next {
  readonly what: 'awaiting_approvals' | 'awaiting_probation' | 'unreachable' | 'applying' | 'frozen' | 'ended';
  readonly at: number | null;
}

/** Why a change is waiting (R45). */
export interface Waiting {
  readonly tally: Tally;
  /** Officers who may still decide and have not. */
  readonly mayStillDecide: readonly Extract<Standing, { may: true }>[];
  /** Officers who may not, and why. */
  readonly excluded: readonly Extract<Standing, { may: false }>[];
  /** What stops it (R50). */
  readonly stop: Stop | undefined;
  readonly next: Next;
  /** What comes next where nothing stops it, or once nothing does. */
  readonly otherwise: Next;
}

/** What happens now. */
export type Settled =
  | ({ readonly do: 'wait'; readonly wakeAt: number; readonly remindersDue: number } & Waiting)
  | { readonly do: 'apply'; readonly edits: readonly Edit[]; readonly tally: Tally }
  | { readonly do: 'end'; readonly state: EndState; readonly reason: StateReason }
  | { readonly do: 'nothing'; readonly state: EndState };

/** Why a change waits on a state, for everybody who asks (R45). */
export const waitingFor = (
  state: AccountState,
  change: Change,
  decisions: readonly Decision[],
  context: SettlingContext,
): Waiting => {
  const counted = tally(state, change, decisions);
  const decided = new Set(decisions.map((d) => d.officerId));
  const all = standings(state, change, context).filter((s) => !decided.has(s.officerId));
  const mayStillDecide = all.filter((s) => s.may);
  const excluded = all.filter((s) => !s.may);
  const soonest = Math.min(...mayStillDecide.map((s) => s.from ?? context.now));
  const otherwise: Next =
    counted.missing === 0
      ? { what: 'applying', at: null }
      : mayStillDecide.length < counted.missing
        ? { what: 'unreachable', at: change.expiresAt }
        : soonest > context.now
          ? { what: 'awaiting_probation', at: soonest }
          : { what: 'awaiting_approvals', at: change.expiresAt };
  const { stop } = context;
  const next: Next = stop === undefined ? otherwise : { what: 'frozen', at: stop.until };
  return { tally: counted, mayStillDecide, excluded, stop, next, otherwise };
};

/** What makes an approved change other than what was approved, or nothing (R30). */
const staleness = (
  state: AccountState,
  kind: ChangeKind,
  change: Change,
  context: DecidingContext,
): StateReason | undefined => {
  const evaluation = evaluate(state, kind, change.payload, { initiatorId: change.initiatorId, changeId: change.id });
  const { edits, impact, roles, warnings } = evaluation;
  const problems = [...evaluation.problems, ...assuranceProblems(state, evaluation.after, context)];
  const [first] = problems;
  if (first !== undefined) return { code: first.code, text: problems.map((p) => p.message).join(' ') };
  if (canonicalJson(edits) !== canonicalJson(change.edits))
    return {
      code: 'edits_moved',
      text: `What it would alter is no longer what was shown: ${rowsThatDiffer(state, edits, change.edits)}.`,
    };
  if (canonicalJson(roles) !== canonicalJson(change.roles))
    return {
      code: 'roles_moved',
      text: `A role holds other rights than were shown: ${rolesThatDiffer(state, roles, change.roles)}.`,
    };
  if (!isWithinShown(impact, change.impact))
    return { code: 'effect_moved', text: 'It would give or take rights beyond the effect that was shown.' };
  if (evaluation.sensitive && !change.sensitive)
    return {
      code: 'sensitive_now',
      text: 'It has become a change on which officers may not decide within their probation.',
    };
  const shown = new Set(change.warnings.map((w) => w.code));
  const fresh = warnings.find((w) => !shown.has(w.code));
  if (fresh !== undefined)
    return { code: 'new_warning', text: `A warning has come up that was not shown: ${fresh.message}` };
  return undefined;
};

const rolesThatDiffer = (state: AccountState, now: readonly RoleAtHand[], shown: readonly RoleAtHand[]): string =>
  [...now, ...shown]
    .filter(({ id }, at, all) => all.findIndex((other) => other.id === id) === at)
    .filter(
      ({ id }) =>
        canonicalJson(now.find((r) => r.id === id) ?? null) !== canonicalJson(shown.find((r) => r.id === id) ?? null),
    )
    .map(({ id }) => state.nameOf('roles', id))
    .join(', ');

const rowsThatDiffer = (state: AccountState, now: readonly Edit[], shown: readonly Edit[]): string => {
  const moved = [...Map.groupBy([...now, ...shown], ({ entity, id }) => `${entity} ${id}`).values()]
    .filter(([edit, other]) => canonicalJson(edit) !== canonicalJson(other ?? null))
    .map(([edit]) => edit!);
  const known = knowing(state, moved);
  return [...new Set(moved.map(({ entity, id }) => `${entities[entity].noun} ${known.nameOf(entity, id)}`))].join(', ');
};

/** An initiator who has stopped being an officer ends theirs, whatever was decided, and designated again or not (R34). */
const initiatorGone = (state: AccountState, change: Change): StateReason | undefined => {
  const name = state.nameOf('users', change.initiatorId);
  if (starterProblems(state, change.initiatorId).length > 0)
    return { code: 'initiator_left', text: `${name}, who asked for it, may no longer start changes.` };
  if ((state.get('users', change.initiatorId)!.officerSince ?? 0) > change.baseVersion)
    return { code: 'initiator_left', text: `${name}, who asked for it, has stopped being an officer since.` };
  return undefined;
};

/** What happens now with a change, by its decisions and the account's state alone. Default: wait. */
export const settle = (
  state: AccountState,
  kind: ChangeKind,
  change: Change,
  decisions: readonly Decision[],
  context: SettlingContext,
): Settled => {
  if (hasEnded(change.state)) return { do: 'nothing', state: change.state };
  const { now, stop } = context;
  const counted = tally(state, change, decisions);
  if (counted.rejection)
    return {
      do: 'end',
      state: 'rejected',
      reason: { code: 'rejected', text: `${state.nameOf('users', counted.rejection.officerId)} rejected it.` },
    };
  if (counted.missing > 0 && now >= change.expiresAt)
    return {
      do: 'end',
      state: 'expired',
      reason: { code: 'expired', text: `It was not decided by ${new Date(change.expiresAt).toISOString()}.` },
    };
  const mayApply = counted.missing === 0 && stop === undefined;
  const stale = initiatorGone(state, change) ?? (mayApply ? staleness(state, kind, change, context) : undefined);
  if (stale) return { do: 'end', state: 'conflicted', reason: stale };
  if (mayApply) return { do: 'apply', edits: change.edits, tally: counted };
  const waiting = waitingFor(state, change, decisions, context);
  const reminders = reminderTimes(change);
  const undecided = [change.expiresAt, ...reminders, ...waiting.mayStillDecide.flatMap((s) => s.from ?? [])];
  const wakes = [...(counted.missing > 0 ? undecided : []), ...(stop === undefined ? [] : [stop.until])].filter(
    (at) => at > now,
  );
  return {
    do: 'wait',
    wakeAt: Math.min(...wakes),
    remindersDue: reminders.filter((at) => at <= now).length,
    ...waiting,
  };
};
