import { z } from 'zod';
import { modifyEdit } from '../domain/account-state.ts';
import { addressMustBeFree, mustBeCompany, mustBeUser } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Address, Id, Name } from './payload-fields.ts';

/** Sets a user's name, address or company. */
export const modifyUser = defineChange({
  kind: 'user.modify',
  title: 'Modify a user',
  accounts: 'any',
  payload: z.strictObject({
    userId: Id,
    name: Name.optional(),
    email: Address.optional(),
    companyId: Id.optional(),
  }),
  check: ({ userId, email, companyId }, { state }) => [
    ...mustBeUser(state, userId),
    ...mustBeCompany(state, companyId),
    ...addressMustBeFree(state, email, userId),
  ],
  edits: ({ userId, name, email, companyId }, { state }) =>
    modifyEdit(state, 'users', userId, {
      ...(name !== undefined && { name }),
      ...(email !== undefined && { email }),
      ...(companyId !== undefined && { companyId }),
    }),
  describe: ({ userId, name, email, companyId }, state) => {
    const parts = [
      ...(name === undefined ? [] : [`new name ${name}`]),
      ...(email === undefined ? [] : [`new address ${email}`]),
      ...(companyId === undefined ? [] : [`moved to ${state.nameOf('companies', companyId)}`]),
    ];
    return `Modify ${state.nameOf('users', userId)}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
  },
  examples: [
    { userId: 'usr_fred', name: 'Frederick Fox' },
    { userId: 'usr_eva', email: 'eva.new@example.com' },
  ],
});
