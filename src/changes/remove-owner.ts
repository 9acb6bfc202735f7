import { z } from 'zod';
import { modifyEdit, type AccountState } from '../domain/account-state.ts';
import { isOrganization } from '../domain/officers.ts';
import { problem, type Problem } from '../domain/problems.ts';
import { mustBeUser, withdrawAll } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id } from './payload-fields.ts';

const mustBeOwner = (state: AccountState, userId: string): Problem[] => {
  const missing = mustBeUser(state, userId);
  return missing.length === 0 && state.get('users', userId)?.owner !== true
    ? [problem('invalid_payload', 'an owner is expected, found a user: owners remove users themselves', 'userId')]
    : missing;
};

const anotherMustStay = (state: AccountState, userId: string): Problem[] =>
  state.find('users', 'owners', 'owners').some((id) => id !== userId && state.get('users', id)?.status === 'active')
    ? []
    : [problem('last_owner', 'The account would be left without an active owner.')];

/** Removes an owner of an individual account with all that they hold; by the support desk alone (R13). */
export const removeOwner = defineChange({
  kind: 'owner.remove',
  title: 'Remove an owner by the support desk',
  accounts: 'any',
  payload: z.strictObject({ userId: Id }),
  check({ userId }, { state }) {
    if (isOrganization(state))
      return [
        problem('individual_only', 'Owners of an organization are its officers’ to manage: "user.remove" takes them.'),
      ];
    const notTheirs = mustBeOwner(state, userId);
    return notTheirs.length > 0 ? notTheirs : anotherMustStay(state, userId);
  },
  edits: ({ userId }, { state }) => [
    ...withdrawAll(state, userId),
    ...modifyEdit(state, 'users', userId, { status: 'removed', owner: false }),
  ],
  describe: ({ userId }, state) => `Remove the owner ${state.nameOf('users', userId)}`,
  examples: [{ userId: 'usr_hal' }],
});
