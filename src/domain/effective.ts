import type { AccountState } from './account-state.ts';
import { catalogue, isOfficerOnly } from './catalogue.ts';
import { ceilingOf } from './companies.ts';
import { isActiveOfficer } from './officers.ts';
import { RightSet } from './rights.ts';

/** The rights that a user holds directly, whatever masks them. */
export const directRights = (state: AccountState, userId: string): RightSet =>
  RightSet.of([...state.find('grants', 'byUser', userId)].map((id) => state.get('grants', id)!.function));

/** What a user may do, officer-only functions aside (R17): nothing unless active, and nothing above the ceiling. */
export const effectiveRights = (state: AccountState, userId: string): RightSet => {
  const user = state.get('users', userId);
  if (user?.status !== 'active') return RightSet.none;
  return directRights(state, userId).intersect(ceilingOf(state, user.companyId));
};

/** Why a user may, or may not, use one function. */
export interface RightExplained {
  readonly function: string;
  readonly allowed: boolean;
  /** What gives it. */
  readonly sources: readonly { readonly type: 'direct' | 'designation' }[];
  /** What takes it away again. */
  readonly masks: readonly { readonly type: 'account' | 'status'; readonly text: string }[];
}

/** For every function of the catalogue, whether the user may use it, by what, and what masks it. */
export const explainRights = (state: AccountState, userId: string): RightExplained[] => {
  const user = state.get('users', userId);
  const direct = directRights(state, userId);
  const ceiling = user === undefined ? RightSet.none : ceilingOf(state, user.companyId);
  return catalogue.map(({ code }) => {
    const sources = isOfficerOnly(code)
      ? user?.officer === true
        ? [{ type: 'designation' as const }]
        : []
      : direct.has(code)
        ? [{ type: 'direct' as const }]
        : [];
    const masks = [
      ...(user?.status === 'active'
        ? []
        : [{ type: 'status' as const, text: `the user is ${user?.status ?? 'unknown'}` }]),
      ...(isOfficerOnly(code) || ceiling.has(code)
        ? []
        : [{ type: 'account' as const, text: 'the account does not have this right' }]),
    ];
    return { function: code, allowed: sources.length > 0 && masks.length === 0, sources, masks };
  });
};

/** The codes of everything that a user may do, officer-only functions among them for an officer. */
export const allowedFunctions = (state: AccountState, userId: string): string[] => [
  ...effectiveRights(state, userId).codes(),
  ...(isActiveOfficer(state.get('users', userId))
    ? catalogue.filter((f) => isOfficerOnly(f.code)).map((f) => f.code)
    : []),
];
