import { z } from 'zod';
import { createEdit, modifyEdit } from '../domain/account-state.ts';
import { defineChange } from './define-change.ts';
import { Area } from './payload-fields.ts';

const Count = z.int().min(0).max(2);

/** Sets how many primary and secondary authorizers an area asks for (R14). */
export const setAuthorizers = defineChange({
  kind: 'authorizers.set',
  title: 'Set the authorizers asked for',
  accounts: 'institutional',
  accountWide: true,
  payload: z.strictObject({ area: Area, primary: Count, secondary: Count }),
  check: () => [],
  edits: ({ area, primary, secondary }, { state }) =>
    state.get('authorizerRequirements', area) === undefined
      ? [createEdit('authorizerRequirements', area, { primary, secondary })]
      : modifyEdit(state, 'authorizerRequirements', area, { primary, secondary }),
  describe: ({ area, primary, secondary }) =>
    `Ask for ${primary} primary and ${secondary} secondary authorizers for ${area}`,
  examples: [{ area: 'funding', primary: 1, secondary: 1 }],
});
