import type { AccountState, Edit } from './account-state.ts';
import type { ChangeView } from './change-view.ts';
import type { StateReason, Verdict, Warning } from './change.ts';
import { differenceOf, knowing, type DifferenceLine } from './difference.ts';
import type { Impact } from './impact.ts';
import { impactView, type PersonView } from './impact-view.ts';
import {
  hasRequestEnded,
  lapsedReason,
  requestStateAt,
  tallyOf,
  type IsUser,
  type Objection,
  type OperatorDecision,
  type RequestState,
  type Standing,
} from './support-request.ts';
import { supportWorkflowIdOf } from './support-report.ts';

/** What happened to a request, and by whom; times are RFC 3339 in UTC. */
export interface RequestStep {
  readonly at: string;
  readonly what: 'filed' | 'approved' | 'rejected' | 'objected' | 'ended';
  /** The id of a user or of an operator; null where it happened by itself. */
  readonly by: string | null;
}

/** A request to the support desk as everybody reads it: the API, the letters and the page are made from this one view. */
export interface SupportRequestView {
  readonly id: string;
  readonly account: { readonly id: string; readonly slug: string; readonly name: string };
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly evidence: string;
  readonly comment: string | null;
  readonly state: RequestState;
  readonly stateReason: StateReason | null;
  readonly filer: PersonView & { readonly type: 'user' | 'operator' };
  readonly difference: readonly DifferenceLine[];
  readonly impact: ChangeView['impact'];
  readonly warnings: readonly Warning[];
  readonly digest: string;
  readonly operators: { readonly required: number; readonly received: number; readonly missing: number };
  readonly decisions: readonly {
    readonly operator: string;
    readonly verdict: Verdict;
    readonly comment: string | null;
    readonly at: string;
    /** False of an operator who has become a user of the account. */
    readonly counts: boolean;
  }[];
  readonly objections: readonly {
    readonly user: PersonView;
    readonly comment: string | null;
    readonly at: string;
    /** The first one calls for a third operator and restarts the time. */
    readonly counts: boolean;
  }[];
  readonly next: {
    readonly what: 'awaiting_operators' | 'cooling' | 'applying' | 'ended';
    readonly at: string | null;
  };
  /** Why it waits, in one sentence. */
  readonly waiting: string;
  /** For how long officers can object once it is approved. */
  readonly coolingHours: number;
  readonly coolingUntil: string | null;
  readonly filedAt: string;
  readonly lapsesAt: string;
  readonly endedAt: string | null;
  /** The change that it has become. */
  readonly changeId: string | null;
  readonly workflowId: string;
  readonly history: readonly RequestStep[];
}

/** A request with what is known of it beside where it stands. */
export interface ViewedRequest extends Standing {
  readonly id: string;
  readonly changeId: string;
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly evidence: string;
  readonly comment: string | null;
  readonly edits: readonly Edit[];
  readonly impact: Impact;
  readonly warnings: readonly Warning[];
  readonly stateReason: StateReason | null;
  readonly endedAt: number | null;
}

const iso = (ms: number): string => new Date(ms).toISOString();
/** What users are told of who an operator is. */
export const OPERATOR = 'An operator of the support desk';

const nextOf = (
  { coolingUntil, lapsesAt }: Standing,
  state: RequestState,
  missing: number,
  now: number,
): SupportRequestView['next'] => {
  if (hasRequestEnded(state)) return { what: 'ended', at: null };
  if (missing > 0) return { what: 'awaiting_operators', at: iso(lapsesAt) };
  // Approvals that counted for nothing count again: the time begins when the request is settled.
  if (coolingUntil === null) return { what: 'cooling', at: null };
  return now >= coolingUntil ? { what: 'applying', at: null } : { what: 'cooling', at: iso(coolingUntil) };
};

const waitingSentence = (
  { what, at }: SupportRequestView['next'],
  state: RequestState,
  { required, missing }: { readonly required: number; readonly missing: number },
): string => {
  switch (what) {
    case 'ended':
      return `It has ended: ${state}.`;
    case 'applying':
      return 'Its time is over and it is being applied.';
    case 'cooling':
      return at === null
        ? 'It has its operators, and the time in which officers can object is yet to begin.'
        : `It has its operators, and is applied after ${at} unless an officer objects.`;
    case 'awaiting_operators':
      return `It waits for ${missing} more of ${required} operators, until ${at}.`;
  }
};

const historyOf = (
  request: ViewedRequest,
  decisions: readonly OperatorDecision[],
  objections: readonly Objection[],
  endedAt: number | null,
): RequestStep[] =>
  [
    {
      at: request.filedAt,
      what: 'filed' as const,
      by: request.filer.type === 'user' ? request.filer.userId : request.filer.id,
    },
    ...decisions.map((d) => ({
      at: d.at,
      what: d.verdict === 'approve' ? ('approved' as const) : ('rejected' as const),
      by: d.id,
    })),
    ...objections.map((o) => ({ at: o.at, what: 'objected' as const, by: o.userId })),
    ...(endedAt === null ? [] : [{ at: endedAt, what: 'ended' as const, by: null }]),
  ]
    .sort((a, b) => a.at - b.at)
    .map((step) => ({ ...step, at: iso(step.at) }));

/** The one view of a request, on the account's state of now. */
export const requestViewOf = (
  { slug, state }: { readonly slug: string; readonly state: AccountState },
  request: ViewedRequest,
  {
    decisions,
    objections,
  }: { readonly decisions: readonly OperatorDecision[]; readonly objections: readonly Objection[] },
  { now, isUser }: { readonly now: number; readonly isUser: IsUser },
): SupportRequestView => {
  const known = knowing(state, request.edits);
  const person = (id: string): PersonView => ({ id, name: known.nameOf('users', id) });
  // What an end came from stays what it was, whoever has become a user since.
  const tally = tallyOf(request, decisions, hasRequestEnded(request.state) ? () => false : isUser);
  const stateNow = requestStateAt(request, tally.missing, now);
  const next = nextOf(request, stateNow, tally.missing, now);
  const endedAt = request.endedAt ?? (stateNow === 'lapsed' ? request.lapsesAt : null);
  const { filer } = request;
  const counted = new Set([...tally.approvals, tally.rejection].map((d) => d?.id));
  return {
    id: request.id,
    account: { id: state.accountId, slug, name: state.account.name },
    kind: request.kind,
    title: request.title,
    description: request.description,
    evidence: request.evidence,
    comment: request.comment,
    state: stateNow,
    stateReason: request.stateReason ?? (stateNow === 'lapsed' ? lapsedReason(request) : null),
    filer:
      filer.type === 'user'
        ? { type: 'user', ...person(filer.userId) }
        : { type: 'operator', id: filer.id, name: OPERATOR },
    difference: differenceOf(request.edits, state),
    impact: impactView(request.impact, known),
    warnings: request.warnings,
    digest: request.digest,
    operators: { required: tally.required, received: tally.approvals.length, missing: tally.missing },
    decisions: decisions.map(({ id, verdict, comment, at }) => ({
      ...{ operator: id, verdict, comment },
      at: iso(at),
      counts: counted.has(id),
    })),
    objections: objections.map(({ userId, comment, at, counts }) => ({
      user: person(userId),
      comment,
      at: iso(at),
      counts,
    })),
    next,
    waiting: waitingSentence(next, stateNow, tally),
    coolingHours: request.coolingMs / 3_600_000,
    coolingUntil: request.coolingUntil === null ? null : iso(request.coolingUntil),
    filedAt: iso(request.filedAt),
    lapsesAt: iso(request.lapsesAt),
    endedAt: endedAt === null ? null : iso(endedAt),
    changeId: stateNow === 'applied' ? request.changeId : null,
    workflowId: supportWorkflowIdOf({ accountId: state.accountId, requestId: request.id }),
    history: historyOf(request, decisions, objections, endedAt),
  };
};
