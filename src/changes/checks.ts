import { type AccountState, deleteEdit, type Edit } from '../domain/account-state.ts';
import { functionOf } from '../domain/catalogue.ts';
import { problem, type Problem } from '../domain/problems.ts';
import { addressKey } from '../domain/text.ts';

/** The user exists and is not removed. */
export const mustBeUser = (state: AccountState, userId: string, path = 'userId'): Problem[] => {
  const user = state.get('users', userId);
  return user === undefined || user.status === 'removed'
    ? [problem('not_found', `The account has no user ${userId}.`, path)]
    : [];
};

export const mustBeCompany = (state: AccountState, companyId: string | undefined, path = 'companyId'): Problem[] =>
  companyId === undefined || state.get('companies', companyId) !== undefined
    ? []
    : [problem('not_found', `The account has no company ${companyId}.`, path)];

/** No other user has the address (R18). */
export const addressMustBeFree = (state: AccountState, email: string | undefined, exceptUserId?: string): Problem[] =>
  email !== undefined && [...state.find('users', 'byAddress', addressKey(email))].some((id) => id !== exceptUserId)
    ? [problem('email_taken', `Another user of the account has the address ${email}.`, 'email')]
    : [];

/** All that goes with a user who is removed: rights and authorizer places (R19). */
export const withdrawAll = (state: AccountState, userId: string): Edit[] => [
  ...[...state.find('grants', 'byUser', userId)].map((id) => deleteEdit(state, 'grants', id)),
  ...[...state.find('authorizers', 'byUser', userId)].map((id) => deleteEdit(state, 'authorizers', id)),
];

/** How many items a list in a sentence names. */
export const LISTED = 5;

/** A list in a sentence, cut where it would be long; `total` where `items` is cut already. */
export const listed = (items: readonly string[], total = items.length, separator = ', '): string =>
  total <= LISTED ? items.join(separator) : `${items.slice(0, LISTED).join(separator)} and ${total - LISTED} more`;

/** The titles of functions, in a sentence. */
export const titlesOf = (codes: readonly string[]): string =>
  listed(codes.map((code) => functionOf(code)?.title ?? code));
