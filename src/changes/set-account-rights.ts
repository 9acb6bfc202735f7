import { z } from 'zod';
import { modifyEdit } from '../domain/account-state.ts';
import { mustBeGrantable, RightSet } from '../domain/rights.ts';
import { titlesOf } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Rights } from './payload-fields.ts';

/** Replaces the rights of the account, which are the ceiling of everybody in it; by the support desk alone (R14). */
export const setAccountRights = defineChange({
  kind: 'account-rights.set',
  title: 'Set the rights of the account by the support desk',
  accounts: 'institutional',
  payload: z.strictObject({ rights: Rights }),
  check: ({ rights }) => mustBeGrantable(rights),
  edits: ({ rights }, { state }) =>
    modifyEdit(state, 'account', state.accountId, { rights: RightSet.of(rights).codes() }),
  describe({ rights }, state) {
    const [had, has] = [RightSet.ofRow(state.account), RightSet.of(rights)];
    const gained = has.minus(had).codes();
    const lost = had.minus(has).codes();
    return [
      'Set the rights of the account',
      ...(gained.length > 0 ? [`adding: ${titlesOf(gained)}`] : []),
      ...(lost.length > 0 ? [`taking: ${titlesOf(lost)}`] : []),
    ].join(', ');
  },
  examples: [{ rights: ['reports.statements', 'reports.tax', 'funding.withdraw'] }],
});
