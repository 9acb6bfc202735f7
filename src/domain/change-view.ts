import type { AccountState } from './account-state.ts';
import {
  aboutDecider,
  hasEnded,
  subjectsOf,
  type AboutDecider,
  type AtEnd,
  type Authority,
  type Change,
  type ChangeState,
  type Decision,
  type StateReason,
  type Verdict,
  type Warning,
} from './change.ts';
import { assuranceFor, type SettlingContext } from './deciding.ts';
import { differenceOf, knowing, type DifferenceLine } from './difference.ts';
import type { Assurance } from './entities/account.ts';
import type { Stop } from './flags.ts';
import { impactView, titled, type FunctionView, type ImpactView, type PersonView } from './impact-view.ts';
import { workflowIdOf } from './settle-report.ts';
import { waitingFor, type Next, type Waiting } from './settlement.ts';

/**
 * A change as everybody reads it: the API, the letters and the page are made from this one view (R45). Times are
 * RFC 3339 in UTC.
 */
export interface ChangeView {
  readonly id: string;
  readonly number: number;
  readonly account: { readonly id: string; readonly slug: string; readonly name: string };
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly reason: string | null;
  readonly state: ChangeState;
  readonly stateReason: StateReason | null;
  readonly initiator: PersonView;
  /** `desk` for what the support desk did; its initiator is then the request. */
  readonly authority: Authority;
  readonly difference: readonly DifferenceLine[];
  /** The roles that it hands out as they are, with what they hold: nobody may gain by it now, and many later. */
  readonly roles: readonly {
    readonly id: string;
    readonly name: string;
    readonly rights: readonly FunctionView[];
  }[];
  readonly impact: {
    readonly gaining: number;
    readonly losing: number;
    readonly groups: readonly ImpactView[];
  };
  readonly warnings: readonly Warning[];
  readonly digest: string;
  readonly assurance: Assurance;
  readonly approvals: { readonly required: number; readonly received: number; readonly missing: number };
  readonly decisions: readonly {
    readonly officer: PersonView;
    readonly verdict: Verdict;
    readonly comment: string | null;
    readonly at: string;
    /** False where it no longer counts, or never did (R34, R46). */
    readonly counts: boolean;
    /** The officer is whom the change is about (R46). */
    readonly bySubject: boolean;
  }[];
  readonly mayStillDecide: readonly (PersonView & { readonly from: string | null; readonly about: AboutDecider })[];
  readonly excluded: readonly { readonly officer: PersonView; readonly why: StateReason }[];
  readonly next: { readonly what: Next['what']; readonly at: string | null };
  /** What stops it (R50); null where nothing does. */
  readonly frozen: FrozenView | null;
  /** Why it waits, in words. */
  readonly waiting: string;
  readonly submittedAt: string;
  readonly expiresAt: string;
  readonly endedAt: string | null;
  readonly appliedVersion: number | null;
  readonly workflowId: string;
  /** The ended change that this one submits again, if any. */
  readonly resubmits: string | null;
}

/** An officer's flag that stops a change, and what lifts it. */
export interface FrozenView {
  readonly by: PersonView;
  /** The change that was flagged: this one, or another of the same initiator. */
  readonly change: { readonly id: string; readonly number: number };
  readonly comment: string | null;
  readonly at: string;
  readonly until: string;
  /** How many officers lift it earlier, who has said so, and who may. */
  readonly lifts: { readonly required: number; readonly missing: number; readonly by: readonly PersonView[] };
  readonly mayLift: readonly PersonView[];
}

/** A change with what is known of it beside the submission. */
export interface ViewedChange extends Change {
  readonly number: number;
  readonly authority: Authority;
  readonly title: string;
  readonly description: string;
  readonly stateReason: StateReason | null;
  readonly endedAt: number | null;
  readonly appliedVersion: number | null;
  /** Null while it has not ended, and where nothing was kept of its end. */
  readonly atEnd: AtEnd | null;
  readonly resubmits: string | null;
}

const iso = (ms: number): string => new Date(ms).toISOString();

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** An undecided change whose time is up is expired, whatever its row still says (R32). */
export const stateAt = (change: Pick<Change, 'state' | 'expiresAt'>, now: number): ChangeState =>
  change.state === 'pending' && now >= change.expiresAt ? 'expired' : change.state;

/** Who stopped a change and until when. */
const stopSentence = ({ flag, until }: Stop, number: number, nameOf: (id: string) => string): string =>
  `It is stopped until ${iso(until)}: ${nameOf(flag.flaggerId)} flagged ${flag.changeNumber === number ? 'it' : `change #${flag.changeNumber} of the same officer`} as wrong.`;

const frozenView = (stop: Stop, person: (id: string) => PersonView): FrozenView => ({
  by: person(stop.flag.flaggerId),
  change: { id: stop.flag.changeId, number: stop.flag.changeNumber },
  comment: stop.flag.comment,
  at: iso(stop.flag.at),
  until: iso(stop.until),
  lifts: {
    required: stop.required,
    missing: stop.required - stop.lifters.length,
    by: stop.lifters.map(person),
  },
  mayLift: stop.mayLift.map(person),
});

const waitingSentence = (
  state: ChangeState,
  number: number,
  { tally, mayStillDecide, stop, otherwise: next }: Waiting,
  nameOf: (id: string) => string,
): string => {
  if (hasEnded(state)) return `It has ended: ${state}.`;
  const lead = stop === undefined ? '' : `${stopSentence(stop, number, nameOf)} `;
  return `${lead}${stillNeeds({ tally, mayStillDecide, next }, nameOf, stop !== undefined)}`;
};

const stillNeeds = (
  { tally, mayStillDecide, next }: Pick<Waiting, 'tally' | 'mayStillDecide' | 'next'>,
  nameOf: (id: string) => string,
  isStopped: boolean,
): string => {
  if (next.what === 'applying' && isStopped) return 'It has its approvals, and is applied after that.';
  if (next.what === 'applying') return 'It has its approvals and is being applied.';
  const names = mayStillDecide.map((s) => nameOf(s.officerId)).join(', ');
  const lacks = `It waits for ${plural(tally.missing, 'more approval')} of ${tally.required}`;
  if (next.what === 'unreachable')
    return `${lacks}, which can't be reached: ${names === '' ? 'nobody' : `only ${names}`} may still decide. The support desk can add an officer.`;
  return `${lacks}, by: ${names}.`;
};

/** How people read whose change it is where no officer asked. */
export const DESK = 'The support desk';

/** The one view of a change, on the account's state of now; of one that has ended, what counted is what counted then. */
export const viewOf = (
  account: { readonly slug: string; readonly state: AccountState },
  change: ViewedChange,
  decisions: readonly Decision[],
  context: SettlingContext,
): ChangeView => {
  const { state } = account;
  const known = knowing(state, change.edits);
  const person = (id: string): PersonView => ({ id, name: known.nameOf('users', id) });
  const stateNow = stateAt(change, context.now);
  const ended = hasEnded(stateNow);
  const waiting = waitingFor(state, change, decisions, context);
  const subjects = subjectsOf(change.edits);
  const { tally } = waiting;
  const { required, counted } = change.atEnd ?? {
    required: tally.required,
    counted: tally.approvals.map((d) => d.officerId),
  };
  // The rejection that ended it came last (R46).
  const rejection = stateNow === 'rejected' ? decisions.at(-1) : undefined;
  const counting = decisions.filter((d) => (d.verdict === 'reject' ? d === rejection : counted.includes(d.officerId)));
  const received = counting.filter((d) => d.verdict === 'approve').length;
  return {
    id: change.id,
    number: change.number,
    account: { id: state.accountId, slug: account.slug, name: state.account.name },
    kind: change.kind,
    title: change.title,
    description: change.description,
    reason: change.reason,
    state: stateNow,
    stateReason:
      change.stateReason ??
      (stateNow === 'expired' ? { code: 'expired', text: `It was not decided by ${iso(change.expiresAt)}.` } : null),
    initiator: change.authority === 'desk' ? { id: change.initiatorId, name: DESK } : person(change.initiatorId),
    authority: change.authority,
    difference: differenceOf(change.edits, state),
    roles: change.roles
      .filter(({ id }) => !change.edits.some((edit) => edit.entity === 'roles' && edit.id === id))
      .map(({ id, rights }) => ({ id, name: known.nameOf('roles', id), rights: rights.map(titled) })),
    impact: impactView(change.impact, known),
    warnings: change.warnings,
    digest: change.digest,
    assurance: assuranceFor(state, change),
    approvals: { required, received, missing: Math.max(0, required - received) },
    decisions: decisions.map((decision) => ({
      officer: person(decision.officerId),
      verdict: decision.verdict,
      comment: decision.comment,
      at: iso(decision.at),
      counts: counting.includes(decision),
      bySubject: decision.bySubject,
    })),
    mayStillDecide: ended
      ? []
      : waiting.mayStillDecide.map((s) => ({
          ...person(s.officerId),
          from: s.from === null ? null : iso(s.from),
          about: aboutDecider(subjects, s.officerId),
        })),
    excluded: ended
      ? []
      : waiting.excluded.map((s) => ({ officer: person(s.officerId), why: { code: s.code, text: s.text } })),
    next: ended
      ? { what: 'ended', at: null }
      : { what: waiting.next.what, at: waiting.next.at === null ? null : iso(waiting.next.at) },
    frozen: ended || waiting.stop === undefined ? null : frozenView(waiting.stop, person),
    waiting: waitingSentence(stateNow, change.number, waiting, (id) => known.nameOf('users', id)),
    submittedAt: iso(change.submittedAt),
    expiresAt: iso(change.expiresAt),
    endedAt: change.endedAt === null ? (stateNow === 'expired' ? iso(change.expiresAt) : null) : iso(change.endedAt),
    appliedVersion: change.appliedVersion,
    workflowId: workflowIdOf(state.accountId, change.number),
    resubmits: change.resubmits,
  };
};
