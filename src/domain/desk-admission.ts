import { netEdits, type AccountState, type Edit } from './account-state.ts';
import { accountProblems, grantProblems, isSensitive, warningsOf } from './admission.ts';
import { canonicalJson } from './canonical.ts';
import { digestDocument, type StateReason, type Warning } from './change.ts';
import { planContext, type ChangeKind } from './change-kind.ts';
import type { Assurance } from './entities/account.ts';
import { impactOf, isWithinShown, type Impact } from './impact.ts';
import { policyOf } from './policy.ts';
import { problem, type Problem } from './problems.ts';
import { rolesAtHand, type RoleAtHand } from './role-rules.ts';

/** What a request to the desk comes to on a state: the edits and all that follows from them. */
export interface DeskEvaluation {
  readonly edits: readonly Edit[];
  readonly after: AccountState;
  readonly impact: Impact;
  readonly roles: readonly RoleAtHand[];
  readonly warnings: readonly Warning[];
  readonly sensitive: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Works a request out on a state. The rules that bind an initiator's own rights and scope have nobody to bind here
 * (R16, R25), and nothing here takes an officer (R9); every other rule of the account holds. The same when it is filed and when it is applied.
 */
export const evaluateForDesk = (
  before: AccountState,
  kind: ChangeKind,
  payload: unknown,
  { requestId, changeId }: { readonly requestId: string; readonly changeId: string },
): DeskEvaluation => {
  const nothing = { edits: [], after: before, impact: [], roles: [], warnings: [], sensitive: false };
  const parsed = kind.parse(payload);
  if ('problems' in parsed) return { ...nothing, problems: parsed.problems };
  const unfit = accountProblems(before, kind);
  if (unfit.length > 0) return { ...nothing, problems: unfit };
  const plan = kind.plan(parsed.payload, before, planContext(requestId, changeId));
  if (plan.problems.length > 0) return { ...nothing, problems: plan.problems };
  const after = plan.steps.reduce((state, step) => state.after(step), before);
  const edits = netEdits(before, after, plan.steps);
  if (edits.length === 0)
    return { ...nothing, problems: [problem('no_change', 'Everything is as this request would make it.')] };
  return {
    edits,
    after,
    impact: impactOf(before, after, edits),
    roles: rolesAtHand(before, after, edits),
    warnings: warningsOf(before, after),
    sensitive: isSensitive(before, after, edits),
    problems: grantProblems(after, edits),
  };
};

/** The part of a request that its digest is of: that of the change that it becomes (R28). */
export interface DeskChange {
  readonly id: string;
  readonly accountId: string;
  readonly requestId: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly comment: string | null;
  readonly edits: readonly Edit[];
  readonly impact: Impact;
  readonly roles: readonly RoleAtHand[];
  readonly warnings: readonly Warning[];
  readonly expiresAt: number;
}

/** The document and digest of the change that a request becomes: what its operators were shown is what is stored. */
export const deskDocument = ({ requestId, comment, ...change }: DeskChange): ReturnType<typeof digestDocument> =>
  digestDocument({ ...change, reason: comment, initiatorId: requestId, requiredApprovals: 0 });

/** What a decision asked for when the request was filed; a change's row has it. */
export const assuranceOfDesk = (state: AccountState): Assurance => policyOf(state).approvalAssurance;

/** What makes a request other than what was shown, or nothing (R30). */
export const deskStaleness = (
  evaluation: DeskEvaluation,
  shown: Pick<DeskChange, 'edits' | 'impact' | 'warnings' | 'roles'>,
): StateReason | undefined => {
  const { problems, edits, impact, warnings, roles } = evaluation;
  const [first] = problems;
  if (first !== undefined) return { code: first.code, text: problems.map((p) => p.message).join(' ') };
  if (canonicalJson(edits) !== canonicalJson(shown.edits))
    return { code: 'edits_moved', text: 'What it would alter is no longer what was shown.' };
  if (canonicalJson(roles) !== canonicalJson(shown.roles))
    return { code: 'roles_moved', text: 'A role holds other rights than were shown.' };
  if (!isWithinShown(impact, shown.impact))
    return { code: 'effect_moved', text: 'It would give or take rights beyond the effect that was shown.' };
  const codes = new Set(shown.warnings.map((w) => w.code));
  const fresh = warnings.find((w) => !codes.has(w.code));
  return fresh && { code: 'new_warning', text: `A warning has come up that was not shown: ${fresh.message}` };
};
