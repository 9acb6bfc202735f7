import { z } from 'zod';
import { deleteEdit } from '../domain/account-state.ts';
import { authorizerId } from '../domain/entities/authorizers.ts';
import { mustBeUser } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Area, Id, Level } from './payload-fields.ts';

/** Takes a person's place as an authorizer of an area, at a level (R14). */
export const unassignAuthorizer = defineChange({
  kind: 'authorizer.unassign',
  title: 'Unassign an authorizer',
  accounts: 'institutional',
  accountWide: true,
  payload: z.strictObject({ userId: Id, area: Area, level: Level }),
  check: ({ userId }, { state }) => mustBeUser(state, userId),
  edits: ({ userId, area, level }, { state }) =>
    state.get('authorizers', authorizerId(userId, area, level)) === undefined
      ? []
      : [deleteEdit(state, 'authorizers', authorizerId(userId, area, level))],
  describe: ({ userId, area, level }, state) =>
    `Take ${state.nameOf('users', userId)}'s place as a ${level} authorizer for ${area}`,
  examples: [{ userId: 'usr_eva', area: 'portal', level: 'primary' }],
});
