import { randomUUID } from 'node:crypto';
import { Refused } from '../domain/problems.ts';
import {
  endPersonalTokens,
  keepPersonalToken,
  personalTokensOf,
  type PersonalScope,
} from '../store/personal-tokens.ts';
import type { Store } from '../store/store.ts';

/** How many tokens a person may hold in an account. */
export const MOST_TOKENS = 10;

const DAY_MS = 86_400_000;

export interface TokenRequest {
  readonly accountId: string;
  readonly userId: string;
  readonly name: string;
  readonly scopes: readonly PersonalScope[];
  readonly expiresInDays: number;
  /** SHA-256 of the token, which is kept nowhere. */
  readonly hash: string;
}

/**
 * Makes a token for the person who asks, and clears those of theirs that have expired. Answers its id. Throws Refused:
 * `suspended`, `too_many_tokens`.
 */
export const makePersonalToken = (store: Store, request: TokenRequest): Promise<string> =>
  store.inAccount(request.accountId, async (account) => {
    const { accountId, userId, name, scopes, expiresInDays, hash } = request;
    const { state, tx, now } = account;
    // Whoever was there when the request came in is asked again when it is their turn.
    if (state.get('users', userId)?.status !== 'active')
      throw Refused.because('suspended', 'Your access to the account is suspended.');
    await endPersonalTokens(account, { userId, expiredBy: now }, { why: 'expired' });
    const held = await personalTokensOf(tx, accountId, userId);
    if (held.length >= MOST_TOKENS)
      throw Refused.because(
        'too_many_tokens',
        `You have ${held.length} tokens, and may have ${MOST_TOKENS}. Revoke one.`,
      );
    const id = `ptk_${randomUUID().replaceAll('-', '')}`;
    await keepPersonalToken(account, {
      id,
      userId,
      name,
      scopes,
      hash,
      expiresAt: new Date(now + expiresInDays * DAY_MS),
    });
    return id;
  });

/** Ends a token of the person who asks. Throws Refused: `not_found_here`. */
export const revokePersonalToken = (
  store: Store,
  { accountId, userId, id }: { readonly accountId: string; readonly userId: string; readonly id: string },
): Promise<void> =>
  store.inAccount(accountId, async (account) => {
    const ended = await endPersonalTokens(account, { userId, id }, { why: 'revoked', actorId: userId });
    if (ended === 0) throw Refused.because('not_found_here', 'You have no such token.');
  });
