import { randomUUID } from 'node:crypto';
import { kindOf } from '../changes/index.ts';
import type { AccountState, Edit } from '../domain/account-state.ts';
import { admit, type Admitted, type Evaluation, type SubmissionContext } from '../domain/admission.ts';
import type { Change } from '../domain/change.ts';
import type { ChangeInput } from '../domain/change-input.ts';
import type { ChangeKind } from '../domain/change-kind.ts';
import { hasEnded, reminderTimes } from '../domain/change.ts';
import type { Standing } from '../domain/deciding.ts';
import { entities } from '../domain/entities/index.ts';
import type { Field } from '../domain/entity.ts';
import { isOrganization } from '../domain/officers.ts';
import { problem, Refused, type Problem } from '../domain/problems.ts';
import { remarkFault } from '../domain/text.ts';
import type { LockedAccount } from '../store/account-lock.ts';
import { findOpenBeside, insertChange, type ChangeSummary } from '../store/changes.ts';
import type { Tx } from '../store/database.ts';
import { useKey, type IdempotentRequest } from '../store/idempotency.ts';
import { oweNotices } from '../store/notices.ts';
import { assuranceOf } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { readChange } from './read-change.ts';

export interface SubmitRequest {
  readonly accountId: string;
  readonly initiatorId: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly reason: string | null;
  /** The ended change that this one submits again. */
  readonly resubmits?: string;
  /** Why messages of webhooks can't go to an address, as the operators have it; all is allowed where it is absent. */
  readonly webhookFault?: (url: string) => string | undefined;
  /** The request, where it is to be done once. */
  readonly once?: IdempotentRequest | undefined;
}

/** What the change's workflow is started with. */
export const changeInputOf = (change: Omit<ChangeSummary, 'payload'>): ChangeInput => ({
  accountId: change.accountId,
  changeId: change.id,
  number: change.number,
  kind: change.kind,
  initiatorId: change.initiatorId,
  requiredApprovals: change.requiredApprovals,
  expiresAt: new Date(change.expiresAt).toISOString(),
  firstWakeAt: new Date(firstWake(change)).toISOString(),
});

const newChangeId = (): string => `chg_${randomUUID().replaceAll('-', '')}`;

const mustBeKind = (kind: string): ChangeKind => {
  const found = kindOf(kind);
  if (found === undefined)
    throw Refused.because('invalid_payload', `a kind of change is expected, found "${kind}"`, 'kind');
  return found;
};

const mustBeRemark = (reason: string | null): void => {
  const fault = reason === null ? undefined : remarkFault(reason);
  if (fault !== undefined) throw Refused.because('invalid_payload', fault, 'reason');
};

/** Kinds have no clock: that a time which a change sets still lies ahead is asked where it comes in, and nowhere later. */
const timesMustLieAhead = (edits: readonly Edit[], now: number): Problem[] =>
  edits.flatMap(({ entity, after }) =>
    Object.entries(after ?? {}).flatMap(([name, value]) => {
      const field: Field | undefined = entities[entity].fields[name];
      return field?.type === 'time' && value !== null && Date.parse(String(value)) <= now
        ? [problem('invalid_payload', `a time to come is expected, found ${String(value)}`, name)]
        : [];
    }),
  );

/** Kinds know no operators either: an address that they do not allow is refused where it comes in, and never sent to. */
const webhooksMustBeAllowed = (edits: readonly Edit[], { webhookFault }: SubmitRequest): Problem[] =>
  edits.flatMap(({ entity, after }) => {
    const url = entity === 'webhooks' ? after?.['url'] : undefined;
    const fault = typeof url === 'string' ? webhookFault?.(url) : undefined;
    return fault === undefined ? [] : [problem('webhook_not_allowed', fault, 'url')];
  });

const problemsOfItsTime = (edits: readonly Edit[], request: SubmitRequest, now: number): Problem[] => [
  ...timesMustLieAhead(edits, now),
  ...webhooksMustBeAllowed(edits, request),
];

/** The first time at which a waiting change is looked at without a decision. */
export const firstWake = (change: Pick<Change, 'submittedAt' | 'expiresAt'>): number =>
  Math.min(change.expiresAt, ...reminderTimes(change));

/** The officers who may decide, with a link of their own: not those whose address came after the change (R18). */
export const addressees = (
  state: AccountState,
  change: Pick<Change, 'baseVersion'>,
  standings: readonly Standing[],
): { userId: string; address: string }[] =>
  standings
    .filter((s) => s.may)
    .map((s) => ({ id: s.officerId, user: state.get('users', s.officerId)! }))
    .filter(({ user }) => user.addressSince <= change.baseVersion)
    .map(({ id, user }) => ({ userId: id, address: user.email }));

const record = async (
  account: LockedAccount,
  kind: ChangeKind,
  admitted: Admitted,
  resubmits: string | undefined,
): Promise<ChangeInput> => {
  const { change, standings } = admitted;
  const parsed = kind.parse(change.payload);
  const description = 'payload' in parsed ? kind.describe(parsed.payload, account.state) : kind.title;
  const number = await insertChange(account, { change, title: kind.title, description, resubmits: resubmits ?? null });
  account.append({
    type: 'change.submitted',
    actorId: change.initiatorId,
    changeId: change.id,
    data: {
      number,
      kind: change.kind,
      digest: change.digest,
      required: change.requiredApprovals,
      base: change.baseVersion,
      assurance: change.assurance,
      sensitive: change.sensitive,
      warnings: change.warnings.map((w) => w.code),
    },
  });
  if (change.requiredApprovals > 0)
    await oweNotices(
      account,
      addressees(account.state, change, standings).map((to) => ({
        changeId: change.id,
        kind: 'approval-request',
        ...to,
      })),
    );
  return changeInputOf({
    ...change,
    number,
    authority: 'officers',
    title: kind.title,
    description,
    stateReason: null,
    endedAt: null,
    appliedVersion: null,
    atEnd: null,
    resubmits: null,
  });
};

const contextOf = async (
  tx: Tx,
  { state, now, changeId }: { readonly state: AccountState; readonly now: number; readonly changeId: string },
  { accountId, initiatorId, kind, payload, reason }: SubmitRequest,
): Promise<SubmissionContext> => {
  const { identical, ...open } = await findOpenBeside(tx, accountId, { initiatorId, kind, payload, now });
  const canMeet = await assuranceOf(tx, state, now);
  return { changeId, initiatorId, reason, now, canMeet, identicalPending: identical, open };
};

/** A change as it was submitted, and what its workflow is started with. */
export interface Submitted {
  readonly change: Change;
  readonly start: ChangeInput;
}

/**
 * Submits a change under the account's lock: it is stored, with its event and the letters that it owes, or refused with
 * every problem (R29).
 */
export const submitLocked = async (
  account: LockedAccount,
  request: SubmitRequest,
  changeId: string = newChangeId(),
): Promise<Submitted> => {
  const kind = mustBeKind(request.kind);
  mustBeRemark(request.reason);
  // Under the lock nobody else submits meanwhile, so what is counted is what there is (R48).
  const context = await contextOf(account.tx, { state: account.state, now: account.now, changeId }, request);
  const admitted = admit(account.state, kind, request.payload, context);
  const further = problemsOfItsTime(admitted.evaluation.edits, request, account.now);
  if ('problems' in admitted) throw new Refused([...admitted.problems, ...further]);
  if (further.length > 0) throw new Refused(further);
  return { change: admitted.change, start: await record(account, kind, admitted, request.resubmits) };
};

/** As `submitLocked`, in a transaction of its own. Throws KeyUsed where it is to be done once and was done. */
export const submit = async (store: Store, request: SubmitRequest): Promise<ChangeInput> => {
  mustBeKind(request.kind);
  mustBeRemark(request.reason);
  const changeId = newChangeId();
  return store.inAccount(request.accountId, async (account) => {
    if (request.once !== undefined) await useKey(account, request.once, changeId);
    return (await submitLocked(account, request, changeId)).start;
  });
};

export interface Preview {
  readonly state: AccountState;
  readonly problems: readonly Problem[];
  readonly evaluation: Evaluation;
  readonly standings: readonly Standing[];
}

/** What a submission would come to. Writes nothing. */
export const preview = async (store: Store, request: SubmitRequest): Promise<Preview> => {
  const kind = mustBeKind(request.kind);
  mustBeRemark(request.reason);
  const current = await store.stateNow(request.accountId);
  if (current === undefined) throw Refused.because('not_found_here', 'There is no such account.');
  const { state, now } = current;
  const answer = await store.read(request.accountId, async (tx) =>
    admit(state, kind, request.payload, await contextOf(tx, { state, now, changeId: 'preview' }, request)),
  );
  return {
    state,
    problems: [
      ...('problems' in answer ? answer.problems : []),
      ...problemsOfItsTime(answer.evaluation.edits, request, now),
    ],
    evaluation: answer.evaluation,
    standings: isOrganization(state) ? answer.standings : [],
  };
};

/** Submits an ended change's kind and payload anew, on the state of now. Whoever asks becomes the initiator. */
export const resubmit = async (
  store: Store,
  {
    accountId,
    changeId,
    initiatorId,
    webhookFault,
  }: Pick<SubmitRequest, 'accountId' | 'initiatorId' | 'webhookFault'> & { readonly changeId: string },
): Promise<ChangeInput> => {
  const found = await readChange(store, accountId, changeId, initiatorId);
  if (found === undefined) throw Refused.because('not_found_here', 'There is no such change.');
  const { change } = found;
  const now = await store.now();
  const ended = hasEnded(change.state) || (change.state === 'pending' && now >= change.expiresAt);
  if (!ended || change.state === 'applied')
    throw new Refused([
      problem(
        'conflicting_change',
        `A change that ended without being applied can be resubmitted; this one is ${change.state}.`,
      ),
    ]);
  // What they may not read, they may not ask for either.
  if (change.payload === null) throw Refused.because('not_found', "It names a role that you can't see.");
  return submit(store, {
    accountId,
    initiatorId,
    kind: change.kind,
    payload: change.payload,
    reason: change.reason,
    resubmits: change.id,
    ...(webhookFault !== undefined && { webhookFault }),
  });
};
