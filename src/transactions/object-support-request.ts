import { starterProblems } from '../domain/admission.ts';
import { sha256 } from '../domain/canonical.ts';
import { Refused } from '../domain/problems.ts';
import type { SupportInput } from '../domain/support-report.ts';
import { judgeObjection } from '../domain/support-request.ts';
import { remarkFault } from '../domain/text.ts';
import { insertObjection, moveRequest } from '../store/support-requests.ts';
import type { Store } from '../store/store.ts';
import { deliberateRequest, oweConcerned, supportInputOf } from './support-request.ts';

export interface ObjectRequest {
  readonly accountId: string;
  readonly requestId: string;
  readonly userId: string;
  readonly comment: string | null;
}

/**
 * Records an officer's objection to a request. The first calls for a third operator and restarts the time; those after it
 * are on record; none ends the request (R8 c). Throws Refused: `not_found_here`, `not_an_officer`, `change_ended`.
 */
export const objectToSupportRequest = async (
  store: Store,
  { accountId, requestId, userId, comment }: ObjectRequest,
): Promise<SupportInput> => {
  const fault = comment === null ? undefined : remarkFault(comment);
  if (fault !== undefined) throw Refused.because('invalid_payload', fault, 'comment');
  return store.inAccount(accountId, async (account) => {
    const found = await deliberateRequest(account.tx, account.state, requestId);
    if (found === undefined) throw Refused.because('not_found_here', 'There is no such request.');
    const barred = starterProblems(account.state, userId);
    if (barred.length > 0) throw new Refused(barred);
    const { request, objections, tally } = found;
    const at = { now: account.now, missing: tally.missing };
    const judged = judgeObjection(request, objections, { userId, comment }, at);
    if (judged.outcome === 'refused') throw new Refused([judged.problem]);
    if (judged.outcome === 'repeated') return supportInputOf(request);
    const { objection, move } = judged;
    await insertObjection(account, requestId, objection);
    await moveRequest(account, requestId, move);
    account.append({
      type: 'support-request.objected',
      actorId: userId,
      data: {
        request: requestId,
        counts: objection.counts,
        comment: comment === null ? null : sha256(comment),
        ...(typeof move.coolingUntil === 'number' && { coolingUntil: new Date(move.coolingUntil).toISOString() }),
        ...(move.lapsesAt !== undefined && { lapsesAt: new Date(move.lapsesAt).toISOString() }),
      },
    });
    if (objection.counts) await oweConcerned(account, requestId, 'objected');
    return supportInputOf(request);
  });
};
