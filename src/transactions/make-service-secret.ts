import { headquartersOf } from '../domain/companies.ts';
import { hasExpired } from '../domain/entities/service-tokens.ts';
import { isActiveOfficer } from '../domain/officers.ts';
import { Refused } from '../domain/problems.ts';
import { keepSecret, secretsMadeAt } from '../store/service-tokens.ts';
import type { Store } from '../store/store.ts';

export interface SecretRequest {
  readonly accountId: string;
  readonly tokenId: string;
  readonly userId: string;
  /** SHA-256 of the secret, which is kept nowhere. */
  readonly hash: string;
}

/**
 * Makes the secret of a service token, once, for the officer of headquarters who asked for the token. Throws Refused:
 * `not_found_here`, `not_an_officer`, `out_of_scope`, `token_expired`, `secret_taken`.
 */
export const makeServiceSecret = (store: Store, { accountId, tokenId, userId, hash }: SecretRequest): Promise<void> =>
  store.inAccount(accountId, async (account) => {
    const { state, tx } = account;
    const token = state.get('serviceTokens', tokenId);
    if (token === undefined) throw Refused.because('not_found_here', 'There is no such service token.');
    const user = state.get('users', userId);
    if (!isActiveOfficer(user))
      throw Refused.because('not_an_officer', 'Only Security Officers take the secret of a service token.');
    if (token.takerId !== userId || user.companyId !== headquartersOf(state))
      throw Refused.because(
        'out_of_scope',
        'The secret is for whoever asked for the token, as an officer of headquarters.',
      );
    if (hasExpired(token, account.now))
      throw Refused.because('token_expired', 'This token has expired. Ask for another.');
    if ((await secretsMadeAt(tx, accountId, [tokenId])).size > 0)
      throw Refused.because(
        'secret_taken',
        'The secret of this token was taken, and is not shown again. Revoke the token and ask for another.',
      );
    await keepSecret(account, { tokenId, madeBy: userId, hash });
  });
