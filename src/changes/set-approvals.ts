import { z } from 'zod';
import { modifyEdit } from '../domain/account-state.ts';
import { defineChange } from './define-change.ts';
import { RequiredApprovals } from './payload-fields.ts';

/** Sets how many other officers a change needs; decided by the greater of the old and the new number (R11). */
export const setApprovals = defineChange({
  kind: 'approvals.set',
  title: 'Set the required approvals',
  accounts: 'organization',
  accountWide: true,
  payload: z.strictObject({ requiredApprovals: RequiredApprovals }),
  check: () => [],
  edits: ({ requiredApprovals }, { state }) => modifyEdit(state, 'account', state.accountId, { requiredApprovals }),
  describe: ({ requiredApprovals }, state) =>
    `Set the required approvals from ${state.account.requiredApprovals} to ${requiredApprovals}`,
  examples: [{ requiredApprovals: 2 }],
});
