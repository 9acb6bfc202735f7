import { type AccountState, deleteEdit, type Edit } from '../domain/account-state.ts';
import { functionOf } from '../domain/catalogue.ts';
import { headquartersOf } from '../domain/companies.ts';
import { canSeeRole } from '../domain/effective.ts';
import type { EntityName } from '../domain/entities/index.ts';
import { problem, type Problem } from '../domain/problems.ts';
import { noSuchRole } from '../domain/role-rules.ts';
import { addressKey, nameKey } from '../domain/text.ts';
import type { At } from './define-change.ts';

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

/** The company that a payload names, or the initiator's own. */
export const companyOr = ({ state, initiatorId }: At, companyId: string | undefined): string =>
  companyId ?? state.get('users', initiatorId)?.companyId ?? headquartersOf(state);

/** The role exists, and the initiator can see it: to others it is not there (R23). */
export const mustSeeRole = ({ state, initiatorId }: At, roleId: string, path = 'roleId'): Problem[] =>
  canSeeRole(state, initiatorId, roleId) ? [] : [{ ...noSuchRole(roleId), path }];

const nameTaken = (other: string, name: string): Problem =>
  problem('name_taken', `Another ${other} has the name ${name}.`, 'name');

/** No other role, or no other set of employees, of the company has the name (R49). */
export const nameMustBeFree = (
  state: AccountState,
  entity: 'roles' | 'employeeSets',
  companyId: string,
  name: string,
  exceptId?: string,
): Problem[] =>
  [...state.find(entity, 'byName', `${companyId} ${nameKey(name)}`)].some((id) => id !== exceptId)
    ? [
        nameTaken(
          `${entity === 'roles' ? 'role' : 'employee role or group'} of ${state.nameOf('companies', companyId)}`,
          name,
        ),
      ]
    : [];

/** No other company under the same one has the name (R49). */
export const companyNameMustBeFree = (
  state: AccountState,
  parentId: string | null,
  name: string,
  exceptId?: string,
): Problem[] =>
  [...state.find('companies', 'byName', `${parentId ?? ''} ${nameKey(name)}`)].some((id) => id !== exceptId)
    ? [nameTaken(parentId === null ? 'company' : `company under ${state.nameOf('companies', parentId)}`, name)]
    : [];

/** No other service token of the account has the name. */
export const tokenNameMustBeFree = (state: AccountState, name: string): Problem[] =>
  state.count('serviceTokens', 'byName', nameKey(name)) === 0
    ? []
    : [problem('name_taken', `Another service token of the account has the name ${name}.`, 'name')];

/** The edits that delete every row under a key of an index. */
export const deleteAll = (state: AccountState, entity: EntityName, index: string, key: string): Edit[] =>
  [...state.find(entity, index, key)].sort().map((id) => deleteEdit(state, entity, id));

/** All that goes with a user who is removed: rights, roles, memberships and authorizer places (R19). */
export const withdrawAll = (state: AccountState, userId: string): Edit[] =>
  (['roleAssignments', 'memberships', 'grants', 'authorizers'] as const).flatMap((entity) =>
    deleteAll(state, entity, 'byUser', userId),
  );

/** How many items a list in a sentence names. */
export const LISTED = 5;

/** A count in a sentence: `no company`, `1 company`, `2 companies`. */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${count === 0 ? 'no' : count} ${count > 1 ? many : one}`;

/** A list in a sentence, cut where it would be long; `total` where `items` is cut already. */
export const listed = (items: readonly string[], total = items.length, separator = ', '): string =>
  total <= LISTED ? items.join(separator) : `${items.slice(0, LISTED).join(separator)} and ${total - LISTED} more`;

/** The titles of functions, in a sentence. */
export const titlesOf = (codes: readonly string[]): string =>
  listed(codes.map((code) => functionOf(code)?.title ?? code));
