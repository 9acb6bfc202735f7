import { sha256, deriveId } from '../domain/canonical.ts';
import type { ChangeInput } from '../domain/change-input.ts';
import type { Change } from '../domain/change.ts';
import type { Assurance } from '../domain/entities/account.ts';
import { judgeFlag, judgeLift } from '../domain/flagging.ts';
import { endOfFlag, stopsAgainst } from '../domain/flags.ts';
import { officerIds } from '../domain/officers.ts';
import { problem, Refused, type Problem } from '../domain/problems.ts';
import { remarkFault } from '../domain/text.ts';
import type { LockedAccount } from '../store/account-lock.ts';
import { findChange, wakeOpen, type StoredChange } from '../store/changes.ts';
import { flagsOf, insertFlag, insertLift } from '../store/flags.ts';
import { isLinkOpen } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { owe } from './announce.ts';
import { changeInputOf } from './submit.ts';

export interface FlagRequest {
  readonly accountId: string;
  readonly changeId: string;
  readonly officerId: string;
  readonly comment: string | null;
  /** What the officer has brought (R39). */
  readonly proven: Assurance;
  /** The hash of the link, where they came by the link alone (R38). */
  readonly linkHash?: string;
}

/** Whether anything new was recorded, and the workflows that are to look again: those of the initiator's open changes. */
export interface Flagged {
  readonly recorded: boolean;
  readonly workflows: readonly ChangeInput[];
}

const changeOf = async (account: LockedAccount, request: FlagRequest): Promise<StoredChange> => {
  const found = await findChange(account.tx, account.accountId, request.changeId);
  if (found === undefined || found.change.number === 0)
    throw Refused.because('not_found_here', 'There is no such change.');
  return found.change;
};

const linkProblem = async (
  account: LockedAccount,
  { digest }: Change,
  { changeId, officerId, linkHash }: FlagRequest,
): Promise<Problem | undefined> =>
  linkHash === undefined || (await isLinkOpen(account, { hash: linkHash, changeId, officerId, digest }))
    ? undefined
    : problem('link_ended', 'This link has ended.');

/** Has the initiator's open changes looked at by now: whether they are stopped has changed, and they say so (R45). */
const wakeStopped = async (account: LockedAccount, initiatorId: string): Promise<readonly ChangeInput[]> =>
  (await wakeOpen(account, initiatorId)).map(changeInputOf);

/**
 * Flags a change as wrong: it and the other open changes of its initiator stop for a day, and all officers are owed a
 * letter (R50). Throws Refused.
 */
export const flag = async (store: Store, request: FlagRequest): Promise<Flagged> => {
  const { accountId, changeId, officerId, comment } = request;
  const fault = comment === null ? undefined : remarkFault(comment);
  if (fault !== undefined) throw Refused.because('invalid_payload', fault, 'comment');
  return store.inAccount(accountId, async (account) => {
    const change = await changeOf(account, request);
    const own = (await flagsOf(account.tx, accountId, account.now)).findLast((f) => f.flaggerId === officerId);
    const judged = judgeFlag(account.state, change, officerId, own, account.now);
    if (judged.outcome === 'refused') throw new Refused([judged.problem]);
    if (judged.outcome === 'repeated') return { recorded: false, workflows: [] };
    const unfit = await linkProblem(account, change, request);
    if (unfit !== undefined) throw new Refused([unfit]);
    const id = deriveId('flg', `${changeId} ${officerId}`, account.now);
    const { initiatorId } = change;
    await insertFlag(account, { id, changeId, initiatorId, flaggerId: officerId, comment });
    account.append({
      type: 'change.flagged',
      actorId: officerId,
      changeId,
      data: {
        flag: id,
        initiator: initiatorId,
        until: new Date(endOfFlag({ at: account.now })).toISOString(),
        comment: comment === null ? null : sha256(comment),
      },
    });
    await owe(account, change, `flagged-${id}`, officerIds(account.state));
    return { recorded: true, workflows: await wakeStopped(account, initiatorId) };
  });
};

/**
 * Records an officer's word that what stops a change can be lifted: each flag against its initiator that is not their
 * own. It is lifted once enough have said so (R50). Throws Refused.
 */
export const unflag = async (store: Store, request: Omit<FlagRequest, 'comment'>): Promise<Flagged> => {
  const { accountId, officerId, proven } = request;
  return store.inAccount(accountId, async (account) => {
    const change = await changeOf(account, { ...request, comment: null });
    const { initiatorId } = change;
    const flags = await flagsOf(account.tx, accountId, account.now);
    const judged = judgeLift(account.state, change, flags, { officerId, proven }, account.now);
    if (judged.outcome === 'refused') throw new Refused([judged.problem]);
    if (judged.outcome === 'repeated') return { recorded: false, workflows: [] };
    const unfit = await linkProblem(account, change, { ...request, comment: null });
    if (unfit !== undefined) throw new Refused([unfit]);
    const { designation } = judged;
    for (const each of judged.flags) {
      await insertLift(account, each, { officerId, designation });
      account.append({
        type: 'change.unflagged',
        actorId: officerId,
        changeId: each.changeId,
        data: { flag: each.id, designation },
      });
    }
    const left = stopsAgainst(
      account.state,
      initiatorId,
      await flagsOf(account.tx, accountId, account.now),
      account.now,
    );
    for (const each of judged.flags)
      if (!left.some((stop) => stop.flag.id === each.id))
        await owe(account, { ...change, id: each.changeId }, `lifted-${each.id}`, officerIds(account.state));
    return { recorded: true, workflows: await wakeStopped(account, initiatorId) };
  });
};
