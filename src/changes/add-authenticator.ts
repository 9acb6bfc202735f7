import { z } from 'zod';
import { modifyEdit } from '../domain/account-state.ts';
import { problem } from '../domain/problems.ts';
import { mustBeUser } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id } from './payload-fields.ts';

/** As many as the database takes. */
const MOST_PASSKEYS = 10;

/** Allows a user one passkey more, and invites them to enrol it (R51). */
export const addAuthenticator = defineChange({
  kind: 'authenticator.add',
  title: 'Allow a user another passkey',
  accounts: 'institutional',
  payload: z.strictObject({ userId: Id }),
  check: ({ userId }, { state }) => [
    ...mustBeUser(state, userId),
    ...((state.get('users', userId)?.passkeys ?? 0) < MOST_PASSKEYS
      ? []
      : [problem('invalid_payload', `A user has at most ${MOST_PASSKEYS} passkeys.`, 'userId')]),
  ],
  edits: ({ userId }, { state }) =>
    modifyEdit(state, 'users', userId, { passkeys: state.get('users', userId)!.passkeys + 1 }),
  describe: ({ userId }, state) => `Allow ${state.nameOf('users', userId)} another passkey`,
  examples: [{ userId: 'usr_fred' }, { userId: 'usr_eva' }],
});
