import { z } from 'zod';
import { createEdit } from '../domain/account-state.ts';
import { authorizerId } from '../domain/entities/authorizers.ts';
import { mustBeUser } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Area, Id, Level } from './payload-fields.ts';

/** Makes a person an authorizer of an area, at a level; one person may be both (R14). */
export const assignAuthorizer = defineChange({
  kind: 'authorizer.assign',
  title: 'Assign an authorizer',
  accounts: 'institutional',
  accountWide: true,
  payload: z.strictObject({ userId: Id, area: Area, level: Level }),
  check: ({ userId }, { state }) => mustBeUser(state, userId),
  edits: ({ userId, area, level }, { state }) =>
    state.get('authorizers', authorizerId(userId, area, level)) === undefined
      ? [createEdit('authorizers', authorizerId(userId, area, level), { userId, area, level })]
      : [],
  describe: ({ userId, area, level }, state) =>
    `Make ${state.nameOf('users', userId)} a ${level} authorizer for ${area}`,
  examples: [{ userId: 'usr_fred', area: 'funding', level: 'primary' }],
});
