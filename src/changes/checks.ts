import { type AccountState, deleteEdit, type Edit } from '../domain/account-state.ts';
import { functionOf, isOfficerOnly } from '../domain/catalogue.ts';
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

/** Each code is a function of the catalogue that can be given (R17). */
export const mustBeGrantable = (codes: readonly string[] = [], path = 'rights'): Problem[] =>
  codes.flatMap((code, index) =>
    functionOf(code) === undefined
      ? [problem('unknown_function', `The catalogue has no function "${code}".`, `${path}.${index}`)]
      : isOfficerOnly(code)
        ? [
            problem(
              'officer_only_right',
              `${code} comes with the designation of an officer and is never granted.`,
              `${path}.${index}`,
            ),
          ]
        : [],
  );

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

/** A list in a sentence, cut where it would be long. */
export const listed = (items: readonly string[]): string =>
  items.length <= 5 ? items.join(', ') : `${items.slice(0, 5).join(', ')} and ${items.length - 5} more`;

/** The titles of functions, in a sentence. */
export const titlesOf = (codes: readonly string[]): string =>
  listed(codes.map((code) => functionOf(code)?.title ?? code));
