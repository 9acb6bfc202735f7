import type { AccountState } from './account-state.ts';
import { isOfficerOnly } from './catalogue.ts';
import { effectiveRights } from './effective.ts';
import { isActiveOfficer } from './officers.ts';
import type { RightSet } from './rights.ts';

const known = new WeakMap<AccountState, Map<string, RightSet>>();

/**
 * Whether a user may use a function: two look-ups in memory. A user's rights are worked out once for a state, when they
 * are first asked for; a state never moves. Nobody who is not there may use anything.
 */
export const mayUse = (state: AccountState, userId: string, code: string): boolean => {
  if (isOfficerOnly(code)) return isActiveOfficer(state.get('users', userId));
  const users = known.get(state) ?? known.set(state, new Map()).get(state)!;
  const found = users.get(userId);
  if (found !== undefined) return found.has(code);
  // Only of users, so that made-up ids can't fill the memory.
  if (state.get('users', userId) === undefined) return false;
  const rights = effectiveRights(state, userId);
  users.set(userId, rights);
  return rights.has(code);
};
