import { sha256 } from '../domain/canonical.ts';
import type { Verdict } from '../domain/change.ts';
import { Refused, type Problem } from '../domain/problems.ts';
import type { SupportInput } from '../domain/support-report.ts';
import { judgeOperator, type Move } from '../domain/support-request.ts';
import { remarkFault } from '../domain/text.ts';
import type { LockedAccount } from '../store/account-lock.ts';
import type { Store } from '../store/store.ts';
import { insertOperatorDecision, moveRequest, type IdentifiedOperator } from '../store/support-requests.ts';
import { deliberateRequest, oweConcerned, supportInputOf } from './support-request.ts';

export interface DecideRequestOfDesk {
  readonly accountId: string;
  readonly requestId: string;
  readonly operator: IdentifiedOperator;
  readonly verdict: Verdict;
  readonly digest: string | undefined;
  readonly comment: string | null;
}

export interface DecidedByDesk {
  readonly workflow: SupportInput;
  /** False where the same decision stood already. */
  readonly recorded: boolean;
}

/** Moves a request as a decision or an objection has it, with the letters and the event of what comes of it. */
const follow = async (account: LockedAccount, requestId: string, move: Move): Promise<void> => {
  const { state } = move;
  const rejected = { code: 'rejected', text: 'An operator rejected it.' };
  await moveRequest(account, requestId, move, state === 'rejected' ? rejected : undefined);
  if (state === 'cooling') await oweConcerned(account, requestId, 'cooling');
  if (state !== 'rejected') return;
  account.append({ type: 'support-request.ended', data: { request: requestId, state, code: rejected.code } });
  await oweConcerned(account, requestId, 'ended-rejected');
};

const decideLocked = async (
  account: LockedAccount,
  { requestId, operator, verdict, digest, comment }: DecideRequestOfDesk,
): Promise<DecidedByDesk | { readonly refused: Problem }> => {
  const found = await deliberateRequest(account.tx, account.state, requestId, [operator]);
  if (found === undefined) throw Refused.because('not_found_here', 'There is no such request.');
  const { request, decisions, isUser } = found;
  const context = { now: account.now, isUser };
  const judged = judgeOperator(request, decisions, { operator, verdict, digest, comment }, context);
  const workflow = supportInputOf(request);
  if (judged.outcome === 'repeated') return { workflow, recorded: false };
  if (judged.outcome === 'refused') {
    const { code } = judged.problem;
    account.append({
      type: 'support-request.refused',
      actorId: operator.id,
      data: { request: requestId, verdict, code },
    });
    return { refused: judged.problem };
  }
  const { decision, move } = judged;
  await insertOperatorDecision(account, requestId, operator, decision);
  account.append({
    type: 'support-request.decided',
    actorId: operator.id,
    data: {
      request: requestId,
      verdict,
      digest: request.digest,
      knowing: decision.knowing,
      comment: comment === null ? null : sha256(comment),
      ...(typeof move.coolingUntil === 'number' && { coolingUntil: new Date(move.coolingUntil).toISOString() }),
    },
  });
  await follow(account, requestId, move);
  return { workflow, recorded: true };
};

/**
 * Records an operator's decision on a request, or refuses it and leaves an event. A rejection ends the request; the last
 * approval that it needs begins the time in which officers can object. What is applied, settling alone decides (R8 c).
 */
export const decideSupportRequest = async (store: Store, asked: DecideRequestOfDesk): Promise<DecidedByDesk> => {
  const fault = asked.comment === null ? undefined : remarkFault(asked.comment);
  if (fault !== undefined) throw Refused.because('invalid_payload', fault, 'comment');
  const outcome = await store.inAccount(asked.accountId, (account) => decideLocked(account, asked));
  if ('refused' in outcome) throw new Refused([outcome.refused]);
  return outcome;
};
