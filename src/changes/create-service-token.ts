import { z } from 'zod';
import { createEdit } from '../domain/account-state.ts';
import { endInWords, scopesInWords, serviceScopes } from '../domain/entities/service-tokens.ts';
import { tokenNameMustBeFree } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Name, Time } from './payload-fields.ts';

const Scope = z.enum(serviceScopes, {
  error: (issue) => `one of ${serviceScopes.join(', ')} is expected, found ${JSON.stringify(issue.input)}`,
});

/** Makes a token for a service. Its secret is made later, for the initiator alone: it stands in no change. */
export const createServiceToken = defineChange({
  kind: 'service-token.create',
  title: 'Create a service token',
  accounts: 'institutional',
  accountWide: true,
  payload: z.strictObject({
    name: Name,
    scopes: z
      .array(Scope)
      .min(1)
      .max(serviceScopes.length)
      .refine((scopes) => new Set(scopes).size === scopes.length, 'each scope once is expected, found one twice'),
    expiresAt: Time.optional(),
  }),
  check: ({ name }, { state }) => tokenNameMustBeFree(state, name),
  edits: ({ name, scopes, expiresAt = null }, { makeId, initiatorId }) => [
    createEdit('serviceTokens', makeId('tok', 0), {
      name,
      scopes: [...scopes].sort(),
      takerId: initiatorId,
      expiresAt,
    }),
  ],
  describe: ({ name, scopes, expiresAt = null }) =>
    `Create the service token ${name}, for ${scopesInWords(scopes)}, until ${endInWords(expiresAt)}`,
  examples: [
    { name: 'Payments', scopes: ['access-check'] },
    { name: 'Audit of 2099', scopes: ['access-check'], expiresAt: '2100-01-01T00:00:00.000Z' },
  ],
});
