import { z } from 'zod';
import { createEdit, modifyEdit } from '../domain/account-state.ts';
import { grantId } from '../domain/entities/grants.ts';
import { problem, type Problem } from '../domain/problems.ts';
import { mustBeGrantable } from '../domain/rights.ts';
import { addressMustBeFree, companyOr, mustBeCompany, mustBeUser, titlesOf } from './checks.ts';
import { defineChange, type At } from './define-change.ts';
import { Address, Id, Name, Rights } from './payload-fields.ts';

const fieldsOfNewcomer = ['name', 'email', 'companyId', 'rights'] as const;

/** A user of the account, or somebody new by name and address: one of the two. */
const Payload = z
  .strictObject({
    userId: Id.optional().meta({ description: 'A user of the account; then nothing else.' }),
    name: Name.optional(),
    email: Address.optional(),
    companyId: Id.optional(),
    rights: Rights.optional().meta({ description: 'Of somebody new; none where it is absent.' }),
  })
  .superRefine((payload, context) => {
    const fault = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    if (payload.userId !== undefined)
      for (const field of fieldsOfNewcomer.filter((name) => payload[name] !== undefined))
        fault(field, 'userId, or what somebody new is added with, is expected; found both');
    else
      for (const field of (['name', 'email'] as const).filter((name) => payload[name] === undefined))
        fault(field, `userId, or name and email of somebody new, is expected; found no ${field}`);
  });

type Newcomer = z.infer<typeof Payload> & { readonly name: string; readonly email: string };

const mustBeActive = ({ state }: At, userId: string): Problem[] => {
  const missing = mustBeUser(state, userId);
  return missing.length === 0 && state.get('users', userId)?.status === 'suspended'
    ? [problem('invalid_payload', 'an active user is expected, found one who is suspended', 'userId')]
    : missing;
};

/** Adds an officer by the support desk: a user of the account, or somebody new (R8 c). */
export const addOfficer = defineChange({
  kind: 'officer.add',
  title: 'Add a Security Officer by the support desk',
  accounts: 'organization',
  payload: Payload,
  check: ({ userId, email, companyId, rights }, at) =>
    userId !== undefined
      ? mustBeActive(at, userId)
      : [...mustBeCompany(at.state, companyId), ...mustBeGrantable(rights), ...addressMustBeFree(at.state, email)],
  edits(payload, at) {
    if (payload.userId !== undefined) return modifyEdit(at.state, 'users', payload.userId, { officer: true });
    const { name, email, companyId, rights = [] } = payload as Newcomer;
    const userId = at.makeId('usr', 0);
    return [
      createEdit('users', userId, { name, email, companyId: companyOr(at, companyId), officer: true }),
      ...rights.map((code) => createEdit('grants', grantId(userId, code), { userId, function: code })),
    ];
  },
  describe(payload, state) {
    if (payload.userId !== undefined) return `Designate ${state.nameOf('users', payload.userId)} as a Security Officer`;
    const { name, email, rights = [] } = payload as Newcomer;
    const given = rights.length > 0 ? `, with the rights: ${titlesOf(rights)}` : '';
    return `Add ${name} (${email}) as a Security Officer${given}`;
  },
  examples: [
    { userId: 'usr_fred' },
    { name: 'Gus Grant', email: 'gus@example.com' },
    { name: 'Hana Holm', email: 'hana@example.com', rights: ['reports.tax'] },
  ],
});
