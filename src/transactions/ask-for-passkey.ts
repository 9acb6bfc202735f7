import type { ChangeInput } from '../domain/change-input.ts';
import { Refused } from '../domain/problems.ts';
import { findChange, openingId, setWake } from '../store/changes.ts';
import { lastNoticeOf, oweNotices } from '../store/notices.ts';
import { authenticatorsOf } from '../store/passkeys.ts';
import type { Store } from '../store/store.ts';
import { changeInputOf } from './submit.ts';

const LETTER = 'passkey-invitation';
/** No second letter within this. Milliseconds. */
const AGAIN_AFTER = 10 * 60_000;

/**
 * Owes a user the letter whose link enrols a passkey: one of the opening's, whose workflow sends it. Asking again soon
 * sends no second one. Throws Refused: `passkey_limit`.
 */
export const askForPasskey = (
  store: Store,
  { accountId, userId }: { readonly accountId: string; readonly userId: string },
): Promise<ChangeInput> =>
  store.inAccount(accountId, async (account) => {
    const { tx, state, now } = account;
    const user = state.get('users', userId);
    const enrolled = await authenticatorsOf(tx, accountId, userId);
    if (user === undefined || enrolled.length >= user.passkeys)
      throw Refused.because(
        'passkey_limit',
        `You have ${enrolled.length} passkeys, as many as you may. Another one is a change ("authenticator.add").`,
      );
    const changeId = await openingId(tx, accountId);
    const last = await lastNoticeOf(tx, { accountId, changeId, userId }, LETTER);
    if (last === undefined || last.queuedAt.getTime() < now - AGAIN_AFTER) {
      const kind = `${LETTER}-${(last?.number ?? 0) + 1}`;
      await oweNotices(account, [{ changeId, kind, userId, address: user.email }]);
      await setWake(tx, accountId, changeId, now);
    }
    return changeInputOf((await findChange(tx, accountId, changeId))!.change);
  });
