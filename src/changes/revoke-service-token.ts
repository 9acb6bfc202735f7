import { z } from 'zod';
import { deleteEdit } from '../domain/account-state.ts';
import { problem } from '../domain/problems.ts';
import { defineChange } from './define-change.ts';
import { Id } from './payload-fields.ts';

/** Ends a service's token, and its secret with it. */
export const revokeServiceToken = defineChange({
  kind: 'service-token.revoke',
  title: 'Revoke a service token',
  accounts: 'institutional',
  accountWide: true,
  payload: z.strictObject({ tokenId: Id }),
  check: ({ tokenId }, { state }) =>
    state.get('serviceTokens', tokenId) === undefined
      ? [problem('not_found', `The account has no service token ${tokenId}.`, 'tokenId')]
      : [],
  edits: ({ tokenId }, { state }) => [deleteEdit(state, 'serviceTokens', tokenId)],
  describe: ({ tokenId }, state) => `Revoke the service token ${state.nameOf('serviceTokens', tokenId)}`,
  examples: [{ tokenId: 'tok_ledger' }],
});
