import { z } from 'zod';
import { modifyEdit } from '../domain/account-state.ts';
import { accountEntity, assurances, officerRemovals, policyKeys } from '../domain/entities/account.ts';
import { defineChange } from './define-change.ts';

/** Sets the parts of the account's policy that are named (R10, R32, R39, R43). */
export const setPolicy = defineChange({
  kind: 'policy.set',
  title: 'Set the approval policy',
  accounts: 'institutional',
  accountWide: true,
  payload: z.strictObject({
    officerRemoval: z.enum(officerRemovals).optional(),
    approvalAssurance: z.enum(assurances).optional(),
    changeExpiryHours: z.int().min(1).max(720).optional(),
    probationHours: z.int().min(0).max(720).optional(),
  }),
  check: () => [],
  edits: (payload, { state }) =>
    modifyEdit(
      state,
      'account',
      state.accountId,
      Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined)),
    ),
  describe: (payload, state) =>
    `Set the approval policy: ${policyKeys
      .filter((key) => payload[key] !== undefined)
      .map((key) => {
        const { label, words } = accountEntity.fields[key]!;
        return `${label} ${words ? words(payload[key]!, state) : String(payload[key])}`;
      })
      .join('; ')}`,
  examples: [{ probationHours: 48 }, { officerRemoval: 'keep-operable', changeExpiryHours: 72 }],
});
