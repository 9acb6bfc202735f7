import type { AccountState } from './account-state.ts';
import { headquartersOf } from './companies.ts';
import type { User } from './entities/users.ts';
import { policyOf } from './policy.ts';
import { problem, type Problem } from './problems.ts';

/** A Security Officer: designated, and active. */
export const isActiveOfficer = (user: User | undefined): user is User & { readonly officerSince: number } =>
  user?.officer === true && user.status === 'active' && typeof user.officerSince === 'number';

/** The ids of the account's officers, sorted. */
export const officerIds = (state: AccountState): string[] => [...state.find('users', 'officers', 'officers')].sort();

export const officerCount = (state: AccountState): number => state.count('users', 'officers', 'officers');

export const isOrganization = (state: AccountState): boolean => state.account.clientType === 'organization';

/** The fewest officers that the account may be left with (R9). */
export const floorOf = (state: AccountState): number => (isOrganization(state) ? Math.max(requiredBy(state), 1) : 0);

/** Whether the account can still approve its own changes: an initiator and the approvals beside (R10). */
export const isOperable = (state: AccountState): boolean =>
  !isOrganization(state) || officerCount(state) >= requiredBy(state) + 1;

/** A number of required approvals. Throws RangeError where the value is not 0, 1 or 2: it never counts as 0 (R47). */
export const readRequired = (value: number): number => {
  if (value !== 0 && value !== 1 && value !== 2)
    throw new RangeError(`required approvals are 0, 1 or 2, found ${JSON.stringify(value)}`);
  return value;
};

/** The account's required approvals. Throws RangeError where they can't be read (R47). */
export const requiredBy = (state: AccountState): number => readRequired(state.account.requiredApprovals);

const hasOfficerAtHeadquarters = (state: AccountState): boolean => {
  const headquarters = headquartersOf(state);
  return officerIds(state).some((id) => state.get('users', id)?.companyId === headquarters);
};

/** Why the account may not be left as `after`, whatever led there (R9, R10's `keep-operable`). */
export const floorProblems = (before: AccountState, after: AccountState): Problem[] => {
  if (!isOrganization(after)) return [];
  const had = officerCount(before);
  const has = officerCount(after);
  if (has === 0) return [problem('last_officer', 'The account would be left without a Security Officer.')];
  if (!hasOfficerAtHeadquarters(after))
    return [problem('last_officer', 'Headquarters would be left without a Security Officer.')];
  if (has < floorOf(after))
    return [
      problem(
        'quorum_floor',
        `With required approvals at ${requiredBy(after)} the fewest officers are ${floorOf(after)}; ${has} would remain.`,
      ),
    ];
  if (policyOf(before).officerRemoval === 'keep-operable' && has < had && !isOperable(after))
    return [
      problem(
        'quorum_floor',
        `The policy of the account keeps ${requiredBy(after) + 1} officers, so that changes can be approved; ${has} would remain.`,
      ),
    ];
  return [];
};
