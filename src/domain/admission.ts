import { netEdits, fieldsMoved, type AccountState, type Edit } from './account-state.ts';
import { isOfficerOnly } from './catalogue.ts';
import { canonicalJson } from './canonical.ts';
import { digestDocument, type Change, type Warning } from './change.ts';
import { planContext, type ChangeKind } from './change-kind.ts';
import { ceilingOf, headquartersOf } from './companies.ts';
import { standings, stricter, type DecidingContext, type Standing } from './deciding.ts';
import { effectiveRights } from './effective.ts';
import { areas, levels } from './entities/authorizers.ts';
import { entities } from './entities/index.ts';
import { impactOf, type Impact } from './impact.ts';
import {
  floorProblems,
  isActiveOfficer,
  isOperable,
  isOrganization,
  officerCount,
  officerIds,
  requiredBy,
} from './officers.ts';
import { policyOf } from './policy.ts';
import { problem, type Problem } from './problems.ts';
import { RightSet } from './rights.ts';
import { roleProblems, rolesAtHand, writtenGains, type RoleAtHand } from './role-rules.ts';
import { scopeProblems } from './scope.ts';

/** What a payload comes to on a state: the edits and all that is derived from them. */
export interface Evaluation {
  readonly edits: readonly Edit[];
  readonly after: AccountState;
  readonly impact: Impact;
  /** The roles that the edits hand out or alter. */
  readonly roles: readonly RoleAtHand[];
  readonly warnings: readonly Warning[];
  /** The greater of the account's approvals before, after, and between the members of a set (R11, R36). */
  readonly requiredApprovals: number;
  readonly sensitive: boolean;
  readonly problems: readonly Problem[];
}

/** Who may start changes: officers of an organization, owners of any other account (R12, R13). */
export const starterProblems = (state: AccountState, userId: string): Problem[] => {
  const user = state.get('users', userId);
  if (user?.status === 'suspended') return [problem('suspended', 'Your access to the account is suspended.')];
  if (isOrganization(state))
    return isActiveOfficer(user)
      ? []
      : [problem('not_an_officer', 'Only Security Officers start changes of this account.')];
  return user?.owner === true && user.status === 'active'
    ? []
    : [problem('not_an_owner', 'Only owners start changes of this account.')];
};

/** Whether a kind is for an account of this client type at all (R13). */
export const accountProblems = (state: AccountState, { kind, accounts }: ChangeKind): Problem[] => {
  if (isOrganization(state) || accounts === 'any') return [];
  const found = `this account is ${state.account.clientType}`;
  return accounts === 'organization'
    ? [problem('not_an_organization', `"${kind}" is for organizations; ${found}.`)]
    : [problem('institutional_only', `"${kind}" is for institutional accounts; ${found}.`)];
};

const kindProblems = (state: AccountState, kinds: readonly ChangeKind[], initiatorId: string): Problem[] =>
  [...new Set(kinds)].flatMap((kind) => {
    const unfit = accountProblems(state, kind);
    if (unfit.length > 0) return unfit;
    return kind.accountWide && state.get('users', initiatorId)!.companyId !== headquartersOf(state)
      ? [problem('out_of_scope', `"${kind.kind}" is started by officers of headquarters.`)]
      : [];
  });

/** Whatever anybody's effective rights or a role's written ones gain is the initiator's own (R16). */
const givenProblems = (before: AccountState, impact: Impact, written: RightSet, initiatorId: string): Problem[] => {
  const given = RightSet.union([written, ...impact.map((group) => RightSet.of(group.gained))]);
  const lacking = given.minus(effectiveRights(before, initiatorId)).codes();
  return lacking.length === 0
    ? []
    : [problem('exceeds_own_rights', `This gives rights that you do not have: ${lacking.join(', ')}.`)];
};

/** What is granted can be granted at all, and within the ceiling of the company (R17, R22). */
export const grantProblems = (after: AccountState, edits: readonly Edit[]): Problem[] =>
  edits
    .filter((edit) => edit.entity === 'grants' && edit.after !== null)
    .flatMap((edit) => {
      const { userId, function: code } = after.get('grants', edit.id)!;
      if (isOfficerOnly(code))
        return [problem('officer_only_right', `${code} comes with the designation and is never granted.`)];
      const company = after.get('users', userId)!.companyId;
      return ceilingOf(after, company).has(code)
        ? []
        : [problem('exceeds_company_rights', `${after.nameOf('companies', company)} does not have ${code}.`)];
    });

/** On individual types nobody takes from an owner, and nobody moves another owner's address; the desk alone does (R13). */
const ownerProblems = (
  before: AccountState,
  edits: readonly Edit[],
  impact: Impact,
  initiatorId: string,
): Problem[] => {
  if (isOrganization(before)) return [];
  const losing = impact.filter((g) => g.lost.length > 0).flatMap((g) => g.userIds);
  const touched = edits
    .filter(
      (edit) =>
        edit.entity === 'users' &&
        (fieldsMoved(edit).has('status') || (fieldsMoved(edit).has('email') && edit.id !== initiatorId)),
    )
    .map((edit) => edit.id);
  // Whose a row is never moves: an edit has it in `before` only where it deletes the row.
  const stripped = edits.map(({ before: row }) => String(row?.['userId']));
  return [...new Set([...losing, ...touched, ...stripped])]
    .filter((id) => before.get('users', id)?.owner === true)
    .map((id) =>
      problem(
        'out_of_scope',
        `${before.nameOf('users', id)} is an owner: only the support desk can take from an owner.`,
      ),
    );
};

const designationProblems = (after: AccountState, edits: readonly Edit[]): Problem[] =>
  !isOrganization(after) && edits.some(({ after: row }) => row?.['officer'] === true)
    ? [
        problem(
          'not_an_organization',
          `Only an organization has Security Officers; this account is ${after.account.clientType}.`,
        ),
      ]
    : [];

/** The rights that some officer could give. */
const givable = (state: AccountState): RightSet =>
  RightSet.union(officerIds(state).map((id) => effectiveRights(state, id)));

/** What whoever decides should know of what edits lead to. */
export const warningsOf = (before: AccountState, after: AccountState): Warning[] => {
  const warnings: Warning[] = [];
  if (officerCount(after) < officerCount(before) && !isOperable(after))
    warnings.push({
      code: 'not_operable',
      message: `A change would need ${requiredBy(after) + 1} officers, and ${officerCount(after)} would remain: the account could no longer approve its own changes.`,
    });
  const orphaned = givable(before).intersect(RightSet.of(after.account.rights)).minus(givable(after)).codes();
  if (orphaned.length > 0)
    warnings.push({
      code: 'right_orphaned',
      message: `No officer could give these rights any more: ${orphaned.join(', ')}.`,
    });
  const short = authorizersShort(after).filter((place) => !authorizersShort(before).includes(place));
  if (short.length > 0)
    warnings.push({
      code: 'authorizers_below_required',
      message: `Fewer authorizers than asked for would be active: ${short.join(', ')}.`,
    });
  return warnings;
};

/** How many active people authorize in an area at a level (R14). */
export const activeAuthorizers = (state: AccountState, area: string, level: string): number =>
  state
    .find('authorizers', 'byPlace', `${area}:${level}`)
    .filter((id) => state.get('users', state.get('authorizers', id)!.userId)!.status === 'active').length;

/** The places with fewer active authorizers than asked for, as `funding primary (1 of 2)` (R14). */
export const authorizersShort = (state: AccountState): string[] =>
  areas.flatMap((area) =>
    levels.flatMap((level) => {
      const asked = state.get('authorizerRequirements', area)?.[level] ?? 0;
      const active = activeAuthorizers(state, area, level);
      return active < asked ? [`${area} ${level} (${active} of ${asked})`] : [];
    }),
  );

/** Whether edits touch who decides and how (R43). */
export const isSensitive = (before: AccountState, after: AccountState, edits: readonly Edit[]): boolean =>
  edits.some(({ entity, id, ...edit }) =>
    entities[entity].isSensitive(before.get(entity, id), after.get(entity, id), fieldsMoved({ entity, id, ...edit })),
  );

/**
 * Works a payload out on a state: first what only the kind knows, then every rule that follows from the edits. The same
 * at submission and when applying, so nothing is checked in one place alone (R33).
 */
export const evaluate = (
  before: AccountState,
  kind: ChangeKind,
  payload: unknown,
  { initiatorId, changeId }: { readonly initiatorId: string; readonly changeId: string },
): Evaluation => {
  const nothing = {
    edits: [],
    after: before,
    impact: [],
    roles: [],
    warnings: [],
    requiredApprovals: requiredBy(before),
    sensitive: false,
  };
  const starter = starterProblems(before, initiatorId);
  if (starter.length > 0) return { ...nothing, problems: starter };
  const parsed = kind.parse(payload);
  if ('problems' in parsed) return { ...nothing, problems: parsed.problems };
  const plan = kind.plan(parsed.payload, before, planContext(initiatorId, changeId));
  const unfit = kindProblems(before, plan.kinds, initiatorId);
  if (unfit.length > 0 || plan.problems.length > 0) return { ...nothing, problems: [...unfit, ...plan.problems] };

  let requiredApprovals = requiredBy(before);
  let sensitive = false;
  let after = before;
  for (const step of plan.steps) {
    const next = after.after(step);
    sensitive ||= isSensitive(after, next, step);
    requiredApprovals = Math.max(requiredApprovals, requiredBy(next));
    after = next;
  }
  const edits = netEdits(before, after, plan.steps);
  if (edits.length === 0)
    return { ...nothing, problems: [problem('no_change', 'Everything is as this change would make it.')] };
  const impact = impactOf(before, after, edits);
  return {
    edits,
    after,
    impact,
    roles: rolesAtHand(before, after, edits),
    warnings: warningsOf(before, after),
    requiredApprovals,
    sensitive,
    problems: [
      ...designationProblems(after, edits),
      ...ownerProblems(before, edits, impact, initiatorId),
      ...scopeProblems(before, after, edits, initiatorId),
      ...givenProblems(before, impact, writtenGains(before, after, edits), initiatorId),
      ...roleProblems(before, after, edits, initiatorId),
      ...grantProblems(after, edits),
      ...floorProblems(before, after),
    ],
  };
};

/** What admission may know beside state and payload. */
export interface SubmissionContext extends DecidingContext {
  readonly changeId: string;
  readonly initiatorId: string;
  readonly reason: string | null;
  /** The id of a pending change of the same initiator, kind and payload. */
  readonly identicalPending: string | undefined;
  /** How many changes are open, pending or approved. */
  readonly open: OpenChanges;
}

/** How many changes of an initiator, and of the account, have not ended (R48). */
export interface OpenChanges {
  readonly byInitiator: number;
  readonly ofAccount: number;
}

/** At most as many changes may be open (R48). */
export const mostOpen: OpenChanges = { byInitiator: 20, ofAccount: 100 };

const crowdProblems = ({ byInitiator, ofAccount }: OpenChanges): Problem[] => [
  ...(byInitiator < mostOpen.byInitiator
    ? []
    : [
        problem(
          'too_many_changes',
          `At most ${mostOpen.byInitiator} changes of one person are pending at a time; ${byInitiator} of yours are. Withdraw some, or wait until they are decided.`,
        ),
      ]),
  ...(ofAccount < mostOpen.ofAccount
    ? []
    : [
        problem(
          'too_many_changes',
          `At most ${mostOpen.ofAccount} changes of an account are pending at a time; ${ofAccount} are. Wait until some are decided.`,
        ),
      ]),
];

export interface Admitted {
  readonly change: Change;
  readonly evaluation: Evaluation;
  /** Who may decide, and who may not and why. */
  readonly standings: readonly Standing[];
}

/** Whether enough officers may decide before it expires, and can bring what is asked (R44). */
const reachabilityProblems = (required: number, able: readonly Standing[], expectedOf: string): Problem[] => {
  const eligible = able.filter((s) => s.may).length;
  return eligible >= required
    ? []
    : [
        problem(
          'quorum_unsatisfiable',
          `${expectedOf} ${required} other ${required === 1 ? 'officer' : 'officers'}; ${eligible} can. Designate another officer, wait for a probation to end, or ask the support desk to add one.`,
        ),
      ];
};

/** Raising what decisions ask for needs required + 1 officers who can bring it (R39). */
export const assuranceProblems = (
  before: AccountState,
  after: AccountState,
  { canMeet }: DecidingContext,
): Problem[] => {
  const was = policyOf(before).approvalAssurance;
  const asked = policyOf(after).approvalAssurance;
  if (stricter(was, asked) === was) return [];
  const able = officerIds(after).filter((id) => canMeet(id, asked)).length;
  const needed = requiredBy(after) + 1;
  return able >= needed
    ? []
    : [problem('quorum_unsatisfiable', `Decisions by ${asked} need ${needed} officers who can bring it; ${able} can.`)];
};

/** Whether a change may be submitted: the change, or every reason against it (R29). */
export const admit = (
  state: AccountState,
  kind: ChangeKind,
  payload: unknown,
  context: SubmissionContext,
):
  | Admitted
  | {
      readonly problems: readonly Problem[];
      readonly evaluation: Evaluation;
      readonly standings: readonly Standing[];
    } => {
  const { changeId, initiatorId, reason, now } = context;
  const evaluation = evaluate(state, kind, payload, { initiatorId, changeId });
  const { edits, impact, roles, warnings, requiredApprovals, sensitive } = evaluation;
  const policy = policyOf(state);
  const base = {
    initiatorId,
    baseVersion: state.version,
    sensitive,
    assurance: policy.approvalAssurance,
    expiresAt: now + policy.changeExpiryHours * 3_600_000,
  };
  const able = standings(state, base, context);
  const problems =
    edits.length === 0
      ? evaluation.problems
      : [
          ...evaluation.problems,
          ...(kind.retired
            ? [problem('invalid_payload', `"${kind.kind}" is retired and takes no new changes.`, 'kind')]
            : []),
          ...(context.identicalPending === undefined
            ? []
            : [
                {
                  ...problem('conflicting_change', `The same change is pending: ${context.identicalPending}.`),
                  id: context.identicalPending,
                },
              ]),
          ...reachabilityProblems(requiredApprovals, able, 'This change needs the approval of'),
          ...assuranceProblems(state, evaluation.after, context),
          ...crowdProblems(context.open),
        ];
  if (problems.length > 0) return { problems, evaluation, standings: able };
  const draft = {
    ...base,
    id: changeId,
    accountId: state.accountId,
    kind: kind.kind,
    kindVersion: kind.version,
    payload: JSON.parse(canonicalJson(payload)) as unknown,
    reason,
    edits,
    impact,
    roles,
    warnings,
    requiredApprovals,
    submittedAt: now,
    state: requiredApprovals === 0 ? ('approved' as const) : ('pending' as const),
  };
  return { change: { ...draft, ...digestDocument(draft) }, evaluation, standings: able };
};
