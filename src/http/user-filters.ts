import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { AccountState } from '../domain/account-state.ts';
import { functionOf } from '../domain/catalogue.ts';
import { canSeeRole } from '../domain/effective.ts';
import type { User } from '../domain/entities/users.ts';
import { problem, Refused } from '../domain/problems.ts';
import { usersOfRole, usersWhoMay } from '../domain/reach.ts';
import { noSuchRole } from '../domain/role-rules.ts';
import { nameKey } from '../domain/text.ts';
import { identifier } from './fields.ts';
import { byName } from './paging.ts';

export const statusFilter = z.enum(['active', 'suspended', 'removed']).optional().meta({
  description: 'Only users of this status. Removed users are shown where they are asked for, and not otherwise.',
});

/** What a list of users can be asked for. */
export const userFilters = {
  status: statusFilter,
  q: z.string().min(1).max(200).optional().meta({ description: 'Part of a name or of an address.' }),
  companyId: z.string().regex(identifier).optional().meta({ description: 'Only users of this company itself.' }),
  officer: z.literal('true').optional().meta({ description: 'Only designated Security Officers.' }),
  right: z.string().max(100).optional().meta({
    description: 'The code of a function: only users who may use it now.',
  }),
  roleId: z.string().regex(identifier).optional().meta({
    description:
      'Only users whom this role reaches, by themselves or through a set; of a company role, those under it.',
  }),
  setId: z.string().regex(identifier).optional().meta({
    description: 'Only members of this employee role or employee group.',
  }),
};

type UserFilters = z.output<z.ZodObject<typeof userFilters>>;

/** A user in the order of names, with what they are looked for by. */
export interface ListedUser {
  readonly id: string;
  readonly key: string;
  readonly address: string;
  readonly user: User;
}

const sorted = new WeakMap<AccountState, readonly ListedUser[]>();

/** An account's users by name. A state never moves, so it is sorted once. */
export const usersByName = (state: AccountState): readonly ListedUser[] => {
  const known = sorted.get(state);
  if (known !== undefined) return known;
  const users = [...state.all('users')]
    .map(([id, user]) => ({ id, key: nameKey(user.name), address: user.email.toLowerCase(), user }))
    .sort(byName);
  sorted.set(state, users);
  return users;
};

const whoMay = (state: AccountState, code: string): ReadonlySet<string> => {
  if (functionOf(code) === undefined)
    throw new Refused([problem('unknown_function', `The catalogue has no function "${code}".`, 'right')]);
  return usersWhoMay(state, code);
};

/** For a reader who can't see the role there is none (R23). */
const reachedBy = (state: AccountState, roleId: string, readerId: string): ReadonlySet<string> => {
  if (!canSeeRole(state, readerId, roleId)) throw new Refused([noSuchRole(roleId)]);
  return usersOfRole(state, roleId);
};

const membersOf = (state: AccountState, setId: string): ReadonlySet<string> =>
  new Set([...state.find('memberships', 'bySet', setId)].map((id) => state.get('memberships', id)!.userId));

const COUNTS_KEPT = 100;
const counted = new WeakMap<AccountState, LRUCache<string, number>>();

/** How many users fit what is asked for: counted once of a state, which never moves, and not for every page. */
export const countFitting = (
  state: AccountState,
  filters: UserFilters,
  fits: (listed: ListedUser) => boolean,
): number => {
  const counts = counted.get(state) ?? new LRUCache({ max: COUNTS_KEPT });
  counted.set(state, counts);
  const key = JSON.stringify(Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1)));
  const known = counts.get(key);
  if (known !== undefined) return known;
  const count = usersByName(state).filter(fits).length;
  counts.set(key, count);
  return count;
};

/** Whether a user is one of those asked for. Throws Refused on a function or a role that is not there. */
export const userFits = (
  state: AccountState,
  { status, q, companyId, officer, right, roleId, setId }: UserFilters,
  readerId: string,
): ((listed: ListedUser) => boolean) => {
  const [name, address] = [nameKey(q ?? ''), (q ?? '').toLowerCase()];
  const may = right === undefined ? undefined : whoMay(state, right);
  const reached = roleId === undefined ? undefined : reachedBy(state, roleId, readerId);
  const members = setId === undefined ? undefined : membersOf(state, setId);
  return ({ id, key, address: own, user }) =>
    (status === undefined ? user.status !== 'removed' : user.status === status) &&
    (companyId === undefined || user.companyId === companyId) &&
    (officer === undefined || user.officer) &&
    may?.has(id) !== false &&
    reached?.has(id) !== false &&
    members?.has(id) !== false &&
    (q === undefined || key.includes(name) || own.includes(address));
};
