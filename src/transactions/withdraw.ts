import { hasEnded } from '../domain/change.ts';
import type { ChangeInput } from '../domain/change-input.ts';
import { Refused } from '../domain/problems.ts';
import { remarkFault } from '../domain/text.ts';
import type { LockedAccount } from '../store/account-lock.ts';
import { findChange, type StoredChange } from '../store/changes.ts';
import type { Store } from '../store/store.ts';
import { endChange } from './announce.ts';
import { changeInputOf } from './submit.ts';

/** Takes a change back under the account's lock, as `withdraw` does. Throws Refused: `not_eligible`, `change_ended`. */
export const withdrawLocked = async (
  account: LockedAccount,
  change: StoredChange,
  { userId, comment }: { readonly userId: string; readonly comment: string | null },
): Promise<ChangeInput> => {
  if (change.initiatorId !== userId)
    throw Refused.because('not_eligible', 'Only who asked for a change can withdraw it.');
  if (hasEnded(change.state) && change.state === 'withdrawn') return changeInputOf(change);
  if (hasEnded(change.state)) throw Refused.because('change_ended', `The change has ended: it is ${change.state}.`);
  if (change.state === 'pending' && account.now >= change.expiresAt)
    throw Refused.because('change_ended', 'The change has ended: it is expired.');
  const said = comment === null || comment.trim() === '' ? '' : `: ${comment}`;
  const reason = { code: 'withdrawn', text: `${account.state.nameOf('users', userId)} withdrew it${said || '.'}` };
  await endChange(account, change, 'withdrawn', reason, userId);
  return changeInputOf(change);
};

/** Takes a change back; its initiator alone can, until it is applied (R31, R32). */
export const withdraw = async (
  store: Store,
  {
    accountId,
    changeId,
    userId,
    comment,
  }: { accountId: string; changeId: string; userId: string; comment: string | null },
): Promise<ChangeInput> => {
  const fault = comment === null ? undefined : remarkFault(comment);
  if (fault !== undefined) throw Refused.because('invalid_payload', fault, 'comment');
  return store.inAccount(accountId, async (account) => {
    const found = await findChange(account.tx, accountId, changeId);
    if (found === undefined) throw Refused.because('not_found_here', 'There is no such change.');
    return withdrawLocked(account, found.change, { userId, comment });
  });
};
