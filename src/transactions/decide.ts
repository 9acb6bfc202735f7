import { sha256 } from '../domain/canonical.ts';
import type { ChangeState, Decision, Verdict } from '../domain/change.ts';
import type { ChangeInput } from '../domain/change-input.ts';
import { judge } from '../domain/deciding.ts';
import type { Assurance } from '../domain/entities/account.ts';
import { problem, Refused, type Problem } from '../domain/problems.ts';
import { remarkFault } from '../domain/text.ts';
import { endChange } from './announce.ts';
import { evidenceOf, type SignedAnswer } from './signed-answer.ts';
import { changeInputOf } from './submit.ts';
import type { LockedAccount } from '../store/account-lock.ts';
import { insertDecision, isAsSubmitted, moveChange, setWake, type StoredChange } from '../store/changes.ts';
import { findDeliberation } from '../store/deliberation.ts';
import { assertionHash, decisionFacts, insertAssertion, type Assertion } from '../store/passkeys.ts';
import { endLinks, isLinkOpen } from '../store/people.ts';
import type { Store } from '../store/store.ts';

export interface DecideRequest {
  readonly accountId: string;
  readonly changeId: string;
  readonly officerId: string;
  readonly verdict: Verdict;
  readonly digest: string;
  readonly comment: string | null;
  /** What the officer has brought (R39). */
  readonly proven: Assurance;
  /** What their passkey has signed, where they have used one: the decision is then proven by it. */
  readonly passkey?: SignedAnswer;
  /** The hash of the link, where they came by the link alone: it is still open when the decision is recorded (R38). */
  readonly linkHash?: string;
}

export interface Decided {
  readonly workflow: ChangeInput;
  readonly state: ChangeState;
  /** False where the same decision stood already. */
  readonly recorded: boolean;
  /** How long the change had waited, where this decided it: the last approval, or the rejection. Milliseconds. */
  readonly decidedAfter: number | null;
}

/** Codes for which a refused decision is worth an event: an officer's own attempt, not a passer-by's. */
const eventful = new Set([
  'self_approval',
  'digest_mismatch',
  'probation',
  'not_eligible',
  'assurance_required',
  'change_ended',
  'already_decided',
  'account_frozen',
  'link_ended',
]);

/** What the rules of deciding can't know: whether the change and the link are still what they were. */
const unfitNow = async (
  account: LockedAccount,
  change: StoredChange,
  { officerId, digest, linkHash }: DecideRequest,
): Promise<Problem | undefined> => {
  if (!isAsSubmitted(change))
    return problem('digest_mismatch', 'What is stored of this change is not what was submitted.');
  const link = { hash: linkHash ?? '', changeId: change.id, officerId, digest };
  return linkHash === undefined || (await isLinkOpen(account, link))
    ? undefined
    : problem('link_ended', 'This link has ended.');
};

const record = async (
  account: LockedAccount,
  change: StoredChange,
  request: DecideRequest,
  { decision, assertion }: { decision: Decision; assertion: Assertion | undefined },
): Promise<void> => {
  const { officerId, comment } = request;
  await insertDecision(account, change, decision);
  if (assertion !== undefined) await insertAssertion(account, { changeId: change.id, officerId }, assertion);
  await endLinks(account, { officerId, changeId: change.id });
  account.append({
    type: 'decision.recorded',
    actorId: officerId,
    changeId: change.id,
    data: {
      verdict: decision.verdict,
      digest: decision.digest,
      designation: decision.designation,
      bySubject: decision.bySubject,
      assurance: decision.assurance,
      comment: comment === null ? null : sha256(comment),
      ...(assertion !== undefined && { assertion: assertionHash(assertion) }),
    },
  });
};

const reject = async (account: LockedAccount, change: StoredChange, officerId: string): Promise<void> => {
  const reason = { code: 'rejected', text: `${account.state.nameOf('users', officerId)} rejected it.` };
  await endChange(account, change, 'rejected', reason, officerId);
};

const approve = async (account: LockedAccount, change: StoredChange): Promise<void> => {
  if (change.state === 'approved') return setWake(account.tx, account.accountId, change.id, account.now);
  await moveChange(account, change.id, 'approved', { wakeAt: account.now });
  account.append({ type: 'change.approved', changeId: change.id, data: { digest: change.digest } });
};

const decideLocked = async (
  account: LockedAccount,
  request: DecideRequest,
): Promise<Decided | { readonly refused: Problem }> => {
  const { accountId, changeId, officerId, digest, verdict, passkey } = request;
  const found = await findDeliberation(account.tx, account.state, account.now, changeId);
  if (found === undefined) throw Refused.because('not_found_here', 'There is no such change.');
  const { change, decisions, context } = found;
  const facts = { accountId, changeId, digest, verdict, officerId };
  const assertion =
    passkey && (await evidenceOf(account, decisionFacts({ ...facts, session: passkey.session }), passkey));
  const proven = assertion === undefined ? request.proven : 'passkey';
  const judged = judge(account.state, change, decisions, { ...request, proven }, context);
  const workflow = changeInputOf(change);
  if (judged.outcome === 'repeated') return { workflow, state: change.state, recorded: false, decidedAfter: null };
  const refuse = (refused: Problem) => {
    if (eventful.has(refused.code))
      account.append({ type: 'decision.refused', actorId: officerId, changeId, data: { verdict, code: refused.code } });
    return { refused };
  };
  if (judged.outcome === 'refused') return refuse(judged.problem);
  const unfit = await unfitNow(account, change, request);
  if (unfit !== undefined) return refuse(unfit);
  if (passkey !== undefined && assertion === undefined)
    return refuse(
      problem(
        'assurance_required',
        'The answer of the passkey does not fit this decision, or came too late: decide again.',
      ),
    );
  await record(account, change, request, { decision: judged.decision, assertion });
  if (judged.state === 'rejected') await reject(account, change, officerId);
  else if (judged.state === 'approved') await approve(account, change);
  const isDecided = change.state === 'pending' && judged.state !== 'pending';
  return {
    workflow,
    state: judged.state === 'pending' ? change.state : judged.state,
    recorded: true,
    decidedAfter: isDecided ? account.now - change.submittedAt : null,
  };
};

/**
 * Records an officer's decision, or refuses it and leaves an event (R40, R41). A rejection ends the change in the same
 * transaction; the last approval makes it `approved`. What is applied, `settle` alone decides.
 */
export const decide = async (store: Store, request: DecideRequest): Promise<Decided> => {
  const fault = request.comment === null ? undefined : remarkFault(request.comment);
  if (fault !== undefined) throw Refused.because('invalid_payload', fault, 'comment');
  const outcome = await store.inAccount(request.accountId, (account) => decideLocked(account, request));
  if ('refused' in outcome) throw new Refused([outcome.refused]);
  return outcome;
};
