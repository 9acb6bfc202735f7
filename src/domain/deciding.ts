import type { AccountState } from './account-state.ts';
import { hasEnded, subjectsOf, type Change, type ChangeState, type Decision, type Verdict } from './change.ts';
import { assurances, type Assurance } from './entities/account.ts';
import type { User } from './entities/users.ts';
import type { Stop } from './flags.ts';
import { isActiveOfficer, officerIds, readRequired, requiredBy } from './officers.ts';
import { policyOf } from './policy.ts';
import { problem, type Problem, type RefusalCode } from './problems.ts';

/** Which officers can bring which assurance: known by identity, not by state. */
export type CanMeet = (officerId: string, assurance: Assurance) => boolean;

export interface DecidingContext {
  /** Milliseconds, by the database's clock. */
  readonly now: number;
  readonly canMeet: CanMeet;
}

/** What is known beside a change and its decisions where they are decided on and settled. */
export interface SettlingContext extends DecidingContext {
  /** What stops the change now (R50): `stoppedBy` has it. */
  readonly stop: Stop | undefined;
}

/** Whether an officer may decide on a change: now, from a time on, or not and why. */
export type Standing =
  | { readonly officerId: string; readonly may: true; readonly from: number | null }
  | { readonly officerId: string; readonly may: false; readonly code: RefusalCode; readonly text: string };

/** The part of a change that eligibility depends on; known before there is a change. */
export type Decidable = Pick<Change, 'initiatorId' | 'baseVersion' | 'sensitive' | 'assurance' | 'expiresAt'>;

const strictness = (assurance: Assurance): number => {
  const rank = assurances.indexOf(assurance);
  if (rank < 0) throw new RangeError(`${assurances.join(' or ')} is expected, found ${JSON.stringify(assurance)}`);
  return rank;
};

/** Throws RangeError on what is no assurance: it never counts as the weakest (R47). */
export const stricter = (a: Assurance, b: Assurance): Assurance => (strictness(a) >= strictness(b) ? a : b);

/** Whether what an officer has brought is as strict as what is asked for (R39). */
export const brings = (proven: Assurance, asked: Assurance): boolean => stricter(proven, asked) === proven;

/** What a decision asks for: the stricter of the time of submission and now (R39). */
export const assuranceFor = (state: AccountState, change: Pick<Decidable, 'assurance'>): Assurance =>
  stricter(change.assurance, policyOf(state).approvalAssurance);

/** The opening's version: what was so then has no probation (R43). */
export const OPENING_VERSION = 1;

/** When an officer's probation ends, in milliseconds; null for one without (R18, R43). */
export const probationEnd = (state: AccountState, user: User): number | null => {
  const since = [
    { version: user.officerSince, at: user.officerSinceAt },
    { version: user.addressSince, at: user.addressSinceAt },
  ].filter(({ version, at }) => at !== null && version !== null && version > OPENING_VERSION);
  if (since.length === 0) return null;
  return Math.max(...since.map(({ at }) => Date.parse(at!))) + policyOf(state).probationHours * 3_600_000;
};

/** Whether an officer may decide on a change before it expires (R7, R39, R43). Default: no. */
export const standingOf = (
  state: AccountState,
  change: Decidable,
  officerId: string,
  { now, canMeet }: DecidingContext,
): Standing => {
  const no = (code: RefusalCode, text: string): Standing => ({ officerId, may: false, code, text });
  const user = state.get('users', officerId);
  if (!isActiveOfficer(user)) return no('not_an_officer', 'is not a Security Officer of the account');
  if (officerId === change.initiatorId) return no('self_approval', 'asked for the change');
  if (user.officerSince > change.baseVersion)
    return no('not_eligible', 'became an officer after the change was submitted');
  const asked = assuranceFor(state, change);
  if (!canMeet(officerId, asked)) return no('assurance_required', `cannot bring what a decision asks for (${asked})`);
  const until = change.sensitive ? probationEnd(state, user) : null;
  if (until === null || until <= now) return { officerId, may: true, from: null };
  if (until < change.expiresAt) return { officerId, may: true, from: until };
  return no('probation', 'is on probation until after the change expires');
};

/** Every officer's standing towards a change, by id. */
export const standings = (state: AccountState, change: Decidable, context: DecidingContext): Standing[] =>
  officerIds(state).map((id) => standingOf(state, change, id, context));

/** What a change's decisions come to on a state. */
export interface Tally {
  readonly required: number;
  readonly approvals: readonly Decision[];
  /** Decisions that no longer count, or never did (R34, R39, R46). */
  readonly uncounted: readonly Decision[];
  readonly rejection: Decision | undefined;
  readonly missing: number;
}

/**
 * Whether a decision counts: by another officer, under the designation of then, for this digest, made with what is asked
 * for now (R7, R33, R34, R39, R43).
 */
const counts = (state: AccountState, change: Change, decision: Decision): boolean => {
  const officer = state.get('users', decision.officerId);
  return (
    isActiveOfficer(officer) &&
    officer.officerSince === decision.designation &&
    officer.officerSince <= change.baseVersion &&
    decision.officerId !== change.initiatorId &&
    decision.digest === change.digest &&
    brings(decision.assurance, assuranceFor(state, change)) &&
    decision.at < change.expiresAt
  );
};

/** Required is the greatest of: at submission (the kind's own among it), and now (R34). */
export const requiredFor = (state: AccountState, change: Pick<Change, 'requiredApprovals'>): number =>
  Math.max(readRequired(change.requiredApprovals), requiredBy(state));

export const tally = (state: AccountState, change: Change, decisions: readonly Decision[]): Tally => {
  const subjects = subjectsOf(change.edits);
  const approvals = new Map<string, Decision>();
  const uncounted: Decision[] = [];
  let rejection: Decision | undefined;
  for (const decision of decisions) {
    const vetoOfOwnRemoval = decision.verdict === 'reject' && subjects.get(decision.officerId)?.taken === true;
    if (!counts(state, change, decision) || vetoOfOwnRemoval) uncounted.push(decision);
    else if (decision.verdict === 'reject') rejection ??= decision;
    else if (approvals.has(decision.officerId)) uncounted.push(decision);
    else approvals.set(decision.officerId, decision);
  }
  const required = requiredFor(state, change);
  return {
    required,
    approvals: [...approvals.values()],
    uncounted,
    rejection,
    missing: Math.max(0, required - approvals.size),
  };
};

/** What an officer asks for when they decide. */
export interface DecisionRequest {
  readonly officerId: string;
  readonly verdict: Verdict;
  /** What they were shown. */
  readonly digest: string;
  readonly comment: string | null;
  /** What they have brought. */
  readonly proven: Assurance;
}

export type Judged =
  | { readonly outcome: 'refused'; readonly problem: Problem }
  | { readonly outcome: 'repeated' }
  | { readonly outcome: 'recorded'; readonly decision: Decision; readonly state: ChangeState };

/** What comes of a request to decide, and the state in which it leaves the change. One door for every route (R40). */
export const judge = (
  state: AccountState,
  change: Change,
  decisions: readonly Decision[],
  request: DecisionRequest,
  context: SettlingContext,
): Judged => {
  const refused = (code: RefusalCode, message: string): Judged => ({
    outcome: 'refused',
    problem: problem(code, message),
  });
  const officer = state.get('users', request.officerId);
  if (officer?.status === 'suspended') return refused('suspended', 'Your access to the account is suspended.');
  if (!isActiveOfficer(officer))
    return refused('not_an_officer', 'Only Security Officers of the account decide on its changes.');
  if (request.officerId === change.initiatorId)
    return refused('self_approval', 'You asked for this change; other officers decide on it.');
  const own = decisions.find((d) => d.officerId === request.officerId);
  if (own?.verdict === request.verdict && own.digest === request.digest) return { outcome: 'repeated' };
  if (own !== undefined)
    return refused('already_decided', `You have decided "${own.verdict}" already; a decision is final.`);
  if (hasEnded(change.state)) return refused('change_ended', `The change has ended: it is ${change.state}.`);
  if (context.now >= change.expiresAt) return refused('change_ended', 'The change has ended: it is expired.');
  if (context.stop !== undefined)
    return refused(
      'account_frozen',
      `It was flagged as wrong: nobody decides on it until ${new Date(context.stop.until).toISOString()}, or until the flag is lifted.`,
    );
  if (request.digest !== change.digest)
    return refused('digest_mismatch', `The change's digest is ${change.digest}; you decided on ${request.digest}.`);
  const standing = standingOf(state, change, request.officerId, context);
  if (!standing.may) return refused(standing.code, `You may not decide: ${nameless(standing.text)}.`);
  if (standing.from !== null)
    return refused(
      'probation',
      `You can decide on changes of this sort from ${new Date(standing.from).toISOString()}.`,
    );
  const asked = assuranceFor(state, change);
  if (!brings(request.proven, asked))
    return refused('assurance_required', `A decision asks for: ${asked}. You came with: ${request.proven}.`);
  const decision: Decision = {
    officerId: request.officerId,
    verdict: request.verdict,
    digest: request.digest,
    designation: officer.officerSince,
    assurance: request.proven,
    bySubject: subjectsOf(change.edits).has(request.officerId),
    at: context.now,
    comment: request.comment,
  };
  const { rejection, missing } = tally(state, change, [...decisions, decision]);
  return { outcome: 'recorded', decision, state: rejection ? 'rejected' : missing === 0 ? 'approved' : 'pending' };
};

const nameless = (text: string): string => `an officer who ${text}`;
