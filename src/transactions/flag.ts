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
import { assertionHash, insertLiftAssertion, liftFacts } from '../store/passkeys.ts';
import { isLinkOpen } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { owe } from './announce.ts';
import { evidenceOf, type SignedAnswer } from './signed-answer.ts';
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

export interface LiftRequest extends Omit<FlagRequest, 'comment'> {
  /** What their passkey has signed, where they have used one: their word is then proven by it. */
  readonly passkey?: SignedAnswer;
}

/** Whether anything new was recorded, and the workflows that are to look again: those of the initiator's open changes. */
export interface Flagged {
  readonly recorded: boolean;
  readonly workflows: readonly ChangeInput[];
}

const changeOf = async (
  account: Pick<LockedAccount, 'tx' | 'accountId'>,
  request: Pick<FlagRequest, 'changeId'>,
): Promise<StoredChange> => {
  const found = await findChange(account.tx, account.accountId, request.changeId);
  if (found === undefined || found.change.number === 0)
    throw Refused.because('not_found_here', 'There is no such change.');
  return found.change;
};

const linkProblem = async (
  account: LockedAccount,
  { digest }: Change,
  { changeId, officerId, linkHash }: LiftRequest,
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

/** The flags that an officer's word would lift now, were it proven by a passkey: what its challenge commits to. Throws Refused. */
export const flagsToLift = async (
  store: Store,
  { accountId, changeId, officerId }: Pick<LiftRequest, 'accountId' | 'changeId' | 'officerId'>,
): Promise<readonly string[]> => {
  const { state, now } = (await store.stateNow(accountId))!;
  return store.read(accountId, async (tx) => {
    const change = await changeOf({ tx, accountId }, { changeId });
    const judged = judgeLift(state, change, await flagsOf(tx, accountId, now), { officerId, proven: 'passkey' }, now);
    if (judged.outcome === 'refused') throw new Refused([judged.problem]);
    return judged.outcome === 'repeated' ? [] : judged.flags.map(({ id }) => id);
  });
};

const unflagLocked = async (
  account: LockedAccount,
  request: LiftRequest,
): Promise<Flagged | { readonly refused: Problem }> => {
  const { accountId, officerId, passkey } = request;
  const change = await changeOf(account, request);
  const { initiatorId } = change;
  const flags = await flagsOf(account.tx, accountId, account.now);
  const proven = passkey === undefined ? request.proven : 'passkey';
  const judged = judgeLift(account.state, change, flags, { officerId, proven }, account.now);
  if (judged.outcome === 'refused') return { refused: judged.problem };
  if (judged.outcome === 'repeated') return { recorded: false, workflows: [] };
  const facts = { accountId, officerId, flags: judged.flags.map(({ id }) => id) };
  const assertion = passkey && (await evidenceOf(account, liftFacts({ ...facts, session: passkey.session }), passkey));
  if (passkey !== undefined && assertion === undefined)
    return {
      refused: problem(
        'assurance_required',
        'The answer of the passkey does not fit what is to be lifted, or came too late: lift it again.',
      ),
    };
  const unfit = await linkProblem(account, change, request);
  if (unfit !== undefined) return { refused: unfit };
  const { designation } = judged;
  for (const each of judged.flags) {
    await insertLift(account, each, { officerId, designation });
    if (assertion !== undefined) await insertLiftAssertion(account, { flagId: each.id, officerId }, assertion);
    account.append({
      type: 'change.unflagged',
      actorId: officerId,
      changeId: each.changeId,
      data: {
        flag: each.id,
        designation,
        assurance: proven,
        ...(assertion !== undefined && { assertion: assertionHash(assertion) }),
      },
    });
  }
  const left = stopsAgainst(account.state, initiatorId, await flagsOf(account.tx, accountId, account.now), account.now);
  for (const each of judged.flags)
    if (!left.some((stop) => stop.flag.id === each.id))
      await owe(account, { ...change, id: each.changeId }, `lifted-${each.id}`, officerIds(account.state));
  return { recorded: true, workflows: await wakeStopped(account, initiatorId) };
};

/**
 * Records an officer's word that what stops a change can be lifted: each flag against its initiator that is not their
 * own. It is lifted once enough have said so (R50). Throws Refused.
 */
export const unflag = async (store: Store, request: LiftRequest): Promise<Flagged> => {
  // A refusal is an outcome: the challenge that came with it stays taken.
  const outcome = await store.inAccount(request.accountId, (account) => unflagLocked(account, request));
  if ('refused' in outcome) throw new Refused([outcome.refused]);
  return outcome;
};
