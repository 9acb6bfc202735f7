import { type AccountState, deleteEdit, type Edit } from '../domain/account-state.ts';
import { functionTitle } from '../domain/catalogue.ts';
import { companyIdOf, headquartersOf, isWithin } from '../domain/companies.ts';
import { canSeeRole } from '../domain/effective.ts';
import type { EntityName } from '../domain/entities/index.ts';
import { problem, type Problem } from '../domain/problems.ts';
import { noSuchRole, shareReaches } from '../domain/role-rules.ts';
import { outOfScope } from '../domain/scope.ts';
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
  email !== undefined && state.find('users', 'byAddress', addressKey(email)).some((id) => id !== exceptUserId)
    ? [problem('email_taken', `Another user of the account has the address ${email}.`, 'email')]
    : [];

/** The company that a payload names, or the initiator's own. */
export const companyOr = ({ state, initiatorId }: At, companyId: string | undefined): string =>
  companyId ?? state.get('users', initiatorId)?.companyId ?? headquartersOf(state);

/**
 * The role exists, and the initiator can see it: to others it is not there (R23). In a set they see it before the set
 * does anything, too, unless the set makes it (R36).
 */
export const mustSeeRole = ({ state, before, initiatorId }: At, roleId: string, path = 'roleId'): Problem[] =>
  [before, state].every((each) => each.get('roles', roleId) === undefined || canSeeRole(each, initiatorId, roleId)) &&
  state.get('roles', roleId) !== undefined
    ? []
    : [{ ...noSuchRole(roleId), path }];

const nameTaken = (other: string, name: string): Problem =>
  problem('name_taken', `Another ${other} has the name ${name}.`, 'name');

/**
 * No other role, or no other set of employees, of the company has the name (R49). Whoever does not manage the company
 * is told that alone: a name that is taken would tell of a role that they can't see (R23). In a set they manage it
 * before the set does anything, too, unless the set makes it (R36).
 */
export const nameMustBeFree = (
  { state, before, initiatorId }: At,
  entity: 'roles' | 'employeeSets',
  companyId: string,
  name: string,
  exceptId?: string,
): Problem[] => {
  if (![...state.find(entity, 'byName', `${companyId} ${nameKey(name)}`)].some((id) => id !== exceptId)) return [];
  const own = companyIdOf(before, 'users', initiatorId);
  const isTheirs = [before, state].every(
    (each) => each.get('companies', companyId) === undefined || isWithin(each, companyId, own),
  );
  return isTheirs
    ? [
        nameTaken(
          `${entity === 'roles' ? 'role' : 'employee role or group'} of ${state.nameOf('companies', companyId)}`,
          name,
        ),
      ]
    : [outOfScope(state, companyId)];
};

/** The companies in which the role is assigned to somebody, each once. */
const companiesUsing = (state: AccountState, roleId: string): string[] => [
  ...new Set(
    state.find('roleAssignments', 'byRole', roleId).map((id) => {
      const { userId, setId, companyId } = state.get('roleAssignments', id)!;
      return userId !== null
        ? state.get('users', userId)!.companyId
        : setId !== null
          ? state.get('employeeSets', setId)!.companyId
          : companyId!;
    }),
  ),
];

/**
 * No company that shares of a role reach would use it without one. `reaches` says what the shares that are taken back or
 * narrowed reach afterwards.
 */
export const sharesMustBeUnused = (
  state: AccountState,
  roleId: string,
  narrowed: readonly string[],
  reaches: (companyId: string) => boolean = () => false,
): Problem[] => {
  const left = state.find('roleShares', 'byRole', roleId).filter((id) => !narrowed.includes(id));
  const covered = (shares: readonly string[], company: string): boolean =>
    shares.some((id) => shareReaches(state, id, company));
  const using = companiesUsing(state, roleId).filter(
    (id) => covered(narrowed, id) && !covered(left, id) && !reaches(id),
  );
  return using.length === 0
    ? []
    : [
        problem(
          'role_in_use',
          `${state.nameOf('roles', roleId)} is assigned in ${using
            .map((id) => state.nameOf('companies', id))
            .sort()
            .join(', ')}.`,
        ),
      ];
};

/** No other company under the same one has the name (R49). */
export const companyNameMustBeFree = (
  state: AccountState,
  parentId: string | null,
  name: string,
  exceptId?: string,
): Problem[] =>
  state.find('companies', 'byName', `${String(parentId)} ${nameKey(name)}`).some((id) => id !== exceptId)
    ? [nameTaken(parentId === null ? 'company' : `company under ${state.nameOf('companies', parentId)}`, name)]
    : [];

/** No other service token of the account has the name. */
export const tokenNameMustBeFree = (state: AccountState, name: string): Problem[] =>
  state.count('serviceTokens', 'byName', nameKey(name)) === 0
    ? []
    : [problem('name_taken', `Another service token of the account has the name ${name}.`, 'name')];

/** No other webhook of the account has the name. */
export const webhookNameMustBeFree = (state: AccountState, name: string, exceptId?: string): Problem[] =>
  state.find('webhooks', 'byName', nameKey(name)).some((id) => id !== exceptId)
    ? [problem('name_taken', `Another webhook of the account has the name ${name}.`, 'name')]
    : [];

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
export const titlesOf = (codes: readonly string[]): string => listed(codes.map(functionTitle));
