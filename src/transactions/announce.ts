import type { AccountState } from '../domain/account-state.ts';
import { sha256 } from '../domain/canonical.ts';
import type { Change, EndState, StateReason } from '../domain/change.ts';
import { endingOf } from '../domain/ending.ts';
import { isOrganization, officerIds } from '../domain/officers.ts';
import type { LockedAccount } from '../store/account-lock.ts';
import { decisionsOf, moveChange } from '../store/changes.ts';
import { oweNotices } from '../store/notices.ts';
import { endLinks } from '../store/people.ts';

/** Who hears of an end: the initiator, and every other officer (R6, R31). */
const concerned = (state: AccountState, change: Change): string[] =>
  isOrganization(state) ? [...new Set([change.initiatorId, ...officerIds(state)])] : [change.initiatorId];

/** Owes a letter of this kind about a change to users, at their addresses of now. Answers how many are new. */
export const owe = async (
  account: LockedAccount,
  change: Change,
  kind: string,
  userIds: readonly string[],
): Promise<number> =>
  oweNotices(
    account,
    userIds.flatMap((userId) => {
      const user = account.state.get('users', userId);
      return user === undefined ? [] : [{ changeId: change.id, kind, userId, address: user.email }];
    }),
  );

/**
 * Ends the change's links and owes the letters that tell of its end; also to officers of just before, whose designation
 * it took, while they are users.
 */
export const oweEnd = async (
  account: LockedAccount,
  change: Change,
  state: EndState,
  officersBefore: readonly string[] = [],
): Promise<void> => {
  const stillUsers = officersBefore.filter((id) => account.state.get('users', id)?.status !== 'removed');
  await endLinks(account, { changeId: change.id });
  await owe(account, change, `ended-${state}`, [...new Set([...concerned(account.state, change), ...stillUsers])]);
};

/** Ends a change that is not applied: its state, its links, the letters that tell of it, and the event (R31). */
export const endChange = async (
  account: LockedAccount,
  change: Change,
  state: EndState,
  reason: StateReason,
  actorId: string | null = null,
): Promise<void> => {
  const decisions = await decisionsOf(account.tx, account.accountId, [change.id]);
  const ending = endingOf(account.state, change, decisions.get(change.id) ?? []);
  await moveChange(account, change.id, state, { reason, wakeAt: account.now, ending });
  await oweEnd(account, change, state);
  account.append({
    type: 'change.ended',
    actorId,
    changeId: change.id,
    data: { state, code: reason.code, ending: sha256(ending) },
  });
};

/** Owes everybody concerned the letter that the approvals can't be reached any more (R44). */
export const oweUnreachable = async (account: LockedAccount, change: Change): Promise<number> =>
  owe(account, change, 'unreachable', concerned(account.state, change));
