import type { StateReason, Verdict } from './change.ts';
import { problem, type Problem, type RefusalCode } from './problems.ts';
import { addressKey } from './text.ts';

/** The moves between a request's states (R8 c). A state without moves is an end. */
export const requestMoves = {
  filed: ['cooling', 'rejected', 'lapsed'],
  cooling: ['applied', 'rejected', 'lapsed', 'conflicted'],
  applied: [],
  rejected: [],
  lapsed: [],
  conflicted: [],
} as const satisfies Record<string, readonly string[]>;

export type RequestState = keyof typeof requestMoves;
export type RequestEnd = Exclude<RequestState, 'filed' | 'cooling'>;

export const requestStates = Object.keys(requestMoves) as readonly RequestState[];

export const hasRequestEnded = (state: RequestState): state is RequestEnd => requestMoves[state].length === 0;

/** How long a request waits for its operators. */
export const REQUEST_LIFE_MS = 30 * 86_400_000;
/** How long officers can object once it is approved, where the service's operators say nothing else. */
export const DEFAULT_COOLING_HOURS = 72;
/** Operators who approve a request; one more after an objection. */
export const OPERATORS_REQUIRED = 2;

/** An operator, as the identity provider vouches for them. */
export interface Operator {
  /** What events and readers know them by: stable, and neither name nor address (R42). */
  readonly id: string;
  /** Their verified address, as addresses are compared. */
  readonly addressKey: string;
}

/** Who filed a request: a user of the account, or an operator on a paper form. */
export type Filer = { readonly type: 'user'; readonly userId: string } | ({ readonly type: 'operator' } & Operator);

/** Where a request stands. Times are milliseconds. */
export interface Standing {
  readonly state: RequestState;
  readonly filer: Filer;
  readonly digest: string;
  readonly filedAt: number;
  /** Until when its operators can be found. */
  readonly lapsesAt: number;
  readonly coolingMs: number;
  /** When the first officer objected. */
  readonly objectedAt: number | null;
  /** Until when officers can object; null before it has its operators. */
  readonly coolingUntil: number | null;
}

export interface OperatorDecision extends Operator {
  readonly verdict: Verdict;
  /** Made after an officer had objected. */
  readonly knowing: boolean;
  readonly comment: string | null;
  readonly at: number;
}

export interface Objection {
  readonly userId: string;
  /** The first one counts; those after it are on record and change nothing. */
  readonly counts: boolean;
  readonly comment: string | null;
  readonly at: number;
}

/** Whether an operator is a user of the account, by their identity or their address: then they count for nothing. */
export type IsUser = (operator: Operator) => boolean;

/** What a request's decisions come to. */
export interface OperatorTally {
  readonly required: number;
  readonly approvals: readonly OperatorDecision[];
  readonly missing: number;
  readonly rejection: OperatorDecision | undefined;
}

const samePerson = (a: Operator, b: Operator): boolean => a.id === b.id || a.addressKey === b.addressKey;

const isFiler = ({ filer }: Pick<Standing, 'filer'>, operator: Operator): boolean =>
  filer.type === 'operator' && samePerson(filer, operator);

/**
 * Two different operators approve a request, none of them its filer or a user of the account; after an objection three,
 * one of whom knew of it.
 */
export const tallyOf = (
  request: Pick<Standing, 'filer' | 'objectedAt'>,
  decisions: readonly OperatorDecision[],
  isUser: IsUser,
): OperatorTally => {
  const approvals: OperatorDecision[] = [];
  let rejection: OperatorDecision | undefined;
  for (const decision of decisions) {
    if (isFiler(request, decision) || isUser(decision)) continue;
    if (decision.verdict === 'reject') rejection ??= decision;
    else if (!approvals.some((other) => samePerson(other, decision))) approvals.push(decision);
  }
  const objected = request.objectedAt !== null;
  const required = OPERATORS_REQUIRED + (objected ? 1 : 0);
  const fewer = Math.max(0, required - approvals.length);
  const missing = objected && !approvals.some((d) => d.knowing) ? Math.max(1, fewer) : fewer;
  return { required, approvals, missing, rejection };
};

/** What a decision or an objection moves of a request. */
export type Move = Partial<Pick<Standing, 'state' | 'lapsesAt' | 'objectedAt' | 'coolingUntil'>>;

type Refusal = { readonly outcome: 'refused'; readonly problem: Problem };

const refused = (code: RefusalCode, message: string): Refusal => ({
  outcome: 'refused',
  problem: problem(code, message),
});

/** The state that everybody reads: one whose time is up without its operators has lapsed, whatever its row still says. */
export const requestStateAt = (request: Standing, missing: number, now: number): RequestState =>
  !hasRequestEnded(request.state) && missing > 0 && now >= request.lapsesAt ? 'lapsed' : request.state;

const endedProblem = (request: Standing, missing: number, now: number): Refusal | undefined => {
  const state = requestStateAt(request, missing, now);
  return hasRequestEnded(state) ? refused('change_ended', `The request has ended: it is ${state}.`) : undefined;
};

export interface OperatorRequest {
  readonly operator: Operator;
  readonly verdict: Verdict;
  /** What they were shown, where they say it: a request's content never moves. */
  readonly digest: string | undefined;
  readonly comment: string | null;
}

export type JudgedOperator =
  | Refusal
  | { readonly outcome: 'repeated' }
  | { readonly outcome: 'recorded'; readonly decision: OperatorDecision; readonly move: Move };

/** What comes of an operator's wish to decide. */
export const judgeOperator = (
  request: Standing,
  decisions: readonly OperatorDecision[],
  { operator, verdict, digest, comment }: OperatorRequest,
  { now, isUser }: { readonly now: number; readonly isUser: IsUser },
): JudgedOperator => {
  if (isFiler(request, operator))
    return refused('self_approval', 'You filed this request; two other operators decide on it.');
  if (isUser(operator))
    return refused('not_eligible', 'You are, or would become, a user of this account: other operators decide on it.');
  const own = decisions.find((d) => d.id === operator.id);
  if (own?.verdict === verdict) return { outcome: 'repeated' };
  if (own !== undefined)
    return refused('already_decided', `You have decided "${own.verdict}" already; a decision is final.`);
  if (decisions.some((d) => samePerson(d, operator)))
    return refused('already_decided', 'An operator with your address has decided already; a decision is final.');
  const ended = endedProblem(request, tallyOf(request, decisions, isUser).missing, now);
  if (ended !== undefined) return ended;
  if (digest !== undefined && digest !== request.digest)
    return refused('digest_mismatch', `The request's digest is ${request.digest}; you decided on ${digest}.`);
  const decision = { ...operator, verdict, comment, knowing: request.objectedAt !== null, at: now };
  const { rejection, missing } = tallyOf(request, [...decisions, decision], isUser);
  if (rejection !== undefined) return { outcome: 'recorded', decision, move: { state: 'rejected' } };
  const cools = missing === 0 && request.state === 'filed';
  return {
    outcome: 'recorded',
    decision,
    move: cools ? { state: 'cooling', coolingUntil: now + request.coolingMs } : {},
  };
};

export type JudgedObjection =
  | Refusal
  | { readonly outcome: 'repeated' }
  | { readonly outcome: 'recorded'; readonly objection: Objection; readonly move: Move };

/**
 * What comes of an officer's objection: the first calls for a third operator and restarts the time, and leaves at least
 * that time to find the third. It never ends the request.
 */
export const judgeObjection = (
  request: Standing,
  objections: readonly Objection[],
  { userId, comment }: { readonly userId: string; readonly comment: string | null },
  { now, missing }: { readonly now: number; readonly missing: number },
): JudgedObjection => {
  if (objections.some((o) => o.userId === userId)) return { outcome: 'repeated' };
  const ended = endedProblem(request, missing, now);
  if (ended !== undefined) return ended;
  if (isDue(request, missing, now))
    return refused('change_ended', 'The time to object is over; the request is being applied.');
  const counts = request.objectedAt === null;
  const again = now + request.coolingMs;
  const move: Move = counts
    ? {
        objectedAt: now,
        lapsesAt: Math.max(request.lapsesAt, again),
        ...(request.coolingUntil !== null && { coolingUntil: again }),
      }
    : {};
  return { outcome: 'recorded', objection: { userId, counts, comment, at: now }, move };
};

const isDue = ({ coolingUntil }: Standing, missing: number, now: number): boolean =>
  missing === 0 && coolingUntil !== null && now >= coolingUntil;

/** Why a request has lapsed. */
export const lapsedReason = ({ lapsesAt }: Pick<Standing, 'lapsesAt'>): StateReason => ({
  code: 'lapsed',
  text: `It had not enough operators by ${new Date(lapsesAt).toISOString()}.`,
});

/** What happens now with a request. */
export type SettledRequest =
  | { readonly do: 'wait'; readonly wakeAt: number }
  | { readonly do: 'cool'; readonly until: number }
  | { readonly do: 'apply' }
  | { readonly do: 'end'; readonly state: RequestEnd; readonly reason: StateReason }
  | { readonly do: 'nothing'; readonly state: RequestEnd };

/** What happens now with a request, by its decisions and the time alone. Default: wait. */
export const settleRequest = (
  request: Standing,
  { missing, rejection }: OperatorTally,
  now: number,
): SettledRequest => {
  if (hasRequestEnded(request.state)) return { do: 'nothing', state: request.state };
  if (rejection !== undefined)
    return { do: 'end', state: 'rejected', reason: { code: 'rejected', text: 'An operator rejected it.' } };
  if (requestStateAt(request, missing, now) === 'lapsed')
    return { do: 'end', state: 'lapsed', reason: lapsedReason(request) };
  // An approval that counted for nothing may count again: officers then get the time as ever.
  if (missing === 0 && request.coolingUntil === null) return { do: 'cool', until: now + request.coolingMs };
  if (isDue(request, missing, now)) return { do: 'apply' };
  return { do: 'wait', wakeAt: missing === 0 ? request.coolingUntil! : request.lapsesAt };
};

/** An operator by what the identity provider says of them; an identity is known by its hash. */
export const operatorOf = (identityHash: string, verifiedEmail: string): Operator => ({
  id: `opr_${identityHash}`,
  addressKey: addressKey(verifiedEmail),
});
