import type { AccountState } from './account-state.ts';
import { RightSet } from './rights.ts';

/** The id of headquarters: every account has one. */
export const headquartersOf = (state: AccountState): string => {
  for (const id of state.find('companies', 'headquarters', 'headquarters')) return id;
  throw new Error(`account ${state.accountId} has no headquarters`);
};

/** The rights that nobody in the company can exceed: those of the account. A company that does not exist has none. */
export const ceilingOf = (state: AccountState, companyId: string): RightSet =>
  state.get('companies', companyId) === undefined ? RightSet.none : RightSet.of(state.account.rights);
