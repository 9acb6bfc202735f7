import type { AccountState } from './account-state.ts';
import { officerFunctions } from './catalogue.ts';
import { effectiveRights } from './effective.ts';
import { isActiveOfficer } from './officers.ts';
import { RightSet, RightTable } from './rights.ts';

const officerOnly = RightSet.of(officerFunctions.map((f) => f.code));

/** Everything that a user may use: their effective rights, and the officer-only functions by the designation alone (R17). */
const usable = (state: AccountState, userId: string): RightSet => {
  const rights = effectiveRights(state, userId).minus(officerOnly);
  return isActiveOfficer(state.get('users', userId)) ? rights.union(officerOnly) : rights;
};

/** Whether a user may use a function, by its code. Nobody who is not there may use anything. */
export type MayUse = (userId: string, code: string) => boolean;

const known = new WeakMap<AccountState, MayUse>();

/**
 * Who may use what in a state: two look-ups in memory. What a user may use is worked out once, when they are first asked
 * for; a state never moves.
 */
export const accessOf = (state: AccountState): MayUse => {
  const found = known.get(state);
  if (found !== undefined) return found;
  const users = new RightTable();
  const mayUse: MayUse = (userId, code) => {
    const answer = users.has(userId, code);
    if (answer !== undefined) return answer;
    // Only of users, so that made-up ids can't fill the memory.
    if (state.get('users', userId) === undefined) return false;
    const rights = usable(state, userId);
    users.add(userId, rights);
    return rights.has(code);
  };
  known.set(state, mayUse);
  return mayUse;
};
