import { sha256 } from '../domain/canonical.ts';
import type { ChangeState, Verdict } from '../domain/change.ts';
import { judge } from '../domain/deciding.ts';
import type { Assurance } from '../domain/entities/account.ts';
import { problem, Refused, type Problem } from '../domain/problems.ts';
import { remarkFault } from '../domain/text.ts';
import { oweEnd } from './announce.ts';
import { workflowStartOf, type WorkflowStart } from './submit.ts';
import type { LockedAccount } from '../store/account-lock.ts';
import { findChange, insertDecision, isAsSubmitted, moveChange, setWake } from '../store/changes.ts';
import { assuranceOf, endLinks, isLinkOpen } from '../store/people.ts';
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
  /** The hash of the link, where they came by the link alone: it is still open when the decision is recorded (R38). */
  readonly linkHash?: string;
}

export interface Decided {
  readonly workflow: WorkflowStart;
  readonly state: ChangeState;
  /** False where the same decision stood already. */
  readonly recorded: boolean;
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
]);

/** What the rules of deciding can't know: whether the link and the change are still what they were. */
const unfitNow = async (
  account: LockedAccount,
  { changeId, officerId, digest, linkHash }: DecideRequest,
  isIntact: boolean,
): Promise<Problem | undefined> => {
  if (!isIntact) return problem('digest_mismatch', 'What is stored of this change is not what was submitted.');
  if (linkHash === undefined || (await isLinkOpen(account, { hash: linkHash, changeId, officerId, digest })))
    return undefined;
  return problem('link_ended', 'This link has ended.');
};

/**
 * Records an officer's decision, or refuses it and leaves an event (R40, R41). A rejection ends the change in the same
 * transaction; the last approval makes it `approved`. What is applied, `settle` alone decides.
 */
export const decide = async (store: Store, request: DecideRequest): Promise<Decided> => {
  const { accountId, changeId, officerId, verdict } = request;
  const fault = request.comment === null ? undefined : remarkFault(request.comment);
  if (fault !== undefined) throw Refused.because('invalid_payload', fault, 'comment');
  const outcome = await store.inAccount(
    accountId,
    async (account): Promise<Decided | { readonly refused: Problem }> => {
      const found = await findChange(account.tx, accountId, changeId);
      if (found === undefined) throw Refused.because('not_found_here', 'There is no such change.');
      const { change, decisions } = found;
      const context = { now: account.now, canMeet: await assuranceOf(account.tx, account.state, account.now) };
      const judged = judge(account.state, change, decisions, request, context);
      const start = workflowStartOf(change);
      if (judged.outcome === 'repeated') return { workflow: start, state: change.state, recorded: false };
      const refused =
        judged.outcome === 'refused' ? judged.problem : await unfitNow(account, request, isAsSubmitted(change));
      if (judged.outcome === 'refused' || refused !== undefined) {
        const problem = refused!;
        if (eventful.has(refused.code))
          account.append({
            type: 'decision.refused',
            actorId: officerId,
            changeId,
            data: { verdict, code: refused.code },
          });
        return { refused };
      }
      await insertDecision(account, change, judged.decision, request.proven);
      await endLinks(account, { officerId, changeId });
      account.append({
        type: 'decision.recorded',
        actorId: officerId,
        changeId,
        data: {
          verdict,
          digest: request.digest,
          designation: judged.decision.designation,
          bySubject: judged.decision.bySubject,
          assurance: request.proven,
          comment: request.comment === null ? null : sha256(request.comment),
        },
      });
      if (judged.state === 'rejected') {
        const reason = { code: 'rejected', text: `${account.state.nameOf('users', officerId)} rejected it.` };
        await moveChange(account, changeId, 'rejected', { reason, wakeAt: account.now });
        await oweEnd(account, change, 'rejected');
        account.append({
          type: 'change.ended',
          actorId: officerId,
          changeId,
          data: { state: 'rejected', code: 'rejected' },
        });
      } else if (judged.state === 'approved' && change.state === 'pending') {
        await moveChange(account, changeId, 'approved', { wakeAt: account.now });
        account.append({ type: 'change.approved', changeId, data: { digest: change.digest } });
      } else if (judged.state === 'approved') await setWake(account.tx, accountId, changeId, account.now);
      return { workflow: start, state: judged.state === 'pending' ? change.state : judged.state, recorded: true };
    },
  );
  if ('refused' in outcome) throw new Refused([outcome.refused]);
  return outcome;
};
