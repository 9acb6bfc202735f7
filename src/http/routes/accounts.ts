import { z } from 'zod';
import type { AccountState } from '../../domain/account-state.ts';
import { catalogue, isOfficerOnly } from '../../domain/catalogue.ts';
import { ceilingOf, companiesAbove, companyRolesOf } from '../../domain/companies.ts';
import { roleAsSeen } from '../../domain/explanation.ts';
import { isOrganization } from '../../domain/officers.ts';
import { RightSet } from '../../domain/rights.ts';
import { accountView } from '../account-view.ts';
import { Account, AccountName, pageOf, PersonRef, Section } from '../answers.ts';
import { pageAfter, paging, rowsByName } from '../paging.ts';
import { pendingChangesBy, touchedOf, type PendingChanges } from '../pending-changes.ts';
import { Company } from '../people-answers.ts';
import { route } from '../route.ts';

/** Who asks: a token knows its account, and not its person. */
const reader = { you: PersonRef };
const AccountRead = Account.extend(reader).meta({
  id: 'AccountRead',
  description: 'An account as its officers see it.',
});
const AccountNameRead = AccountName.extend(reader).meta({ id: 'AccountNameRead' });

const companyView = (
  state: AccountState,
  id: string,
  pending: PendingChanges,
  readerId: string,
): z.input<typeof Company> => {
  const { name, parentId } = state.get('companies', id)!;
  const ceiling = ceilingOf(state, id);
  const above = parentId === null ? RightSet.ofRow(state.account) : ceilingOf(state, parentId);
  return {
    id,
    name,
    parentId,
    depth: [...companiesAbove(state, id)].length - 1,
    users: state.count('users', 'byCompany', id),
    companyRoles: companyRolesOf(state, id)
      .sort()
      .map((roleId) => roleAsSeen(state, readerId, roleId)),
    ceiling: ceiling.codes(),
    takesAway: above.minus(ceiling).codes(),
    pendingChanges: pending.get(id) ?? [],
  };
};

export const accountRoutes = [
  route({
    method: 'get',
    path: '/v1/accounts/{account}',
    forTokens: 'read',
    tag: 'Accounts',
    summary: 'An account',
    description: 'Users who are no officers see its id, name and client type.',
    who: 'member',
    status: 200,
    answer: z.union([AccountRead, AccountNameRead]),
    handle: async ({ services: { store }, account }) => {
      const { id, state, userId, user, isOfficer } = account;
      const { name, clientType } = state.account;
      const seen = isOfficer ? await accountView(store, account) : { id, name, clientType };
      return { ...seen, you: { id: userId, name: user.name } };
    },
  }),
  route({
    method: 'get',
    path: '/v1/accounts/{account}/functions',
    forTokens: 'read',
    tag: 'Accounts',
    summary: 'The functions of the portal, by section',
    who: 'officer',
    status: 200,
    answer: z.object({ sections: z.array(Section).readonly() }),
    handle: ({ account: { state } }) => {
      const rights = RightSet.of(state.account.rights);
      const functionsOf = (section: string) =>
        catalogue
          .filter((f) => f.section === section)
          .map(({ code, title, description }) => {
            const officerOnly = isOfficerOnly(code);
            return {
              code,
              title,
              description,
              inAccount: officerOnly ? isOrganization(state) : rights.has(code),
              officerOnly,
            };
          });
      const sections = [...new Set(catalogue.map((f) => f.section))];
      return Promise.resolve({ sections: sections.map((section) => ({ section, functions: functionsOf(section) })) });
    },
  }),
  route({
    method: 'get',
    path: '/v1/accounts/{account}/companies',
    forTokens: 'read',
    tag: 'People',
    summary: 'The companies of the account, headquarters among them',
    who: 'officer',
    query: z.strictObject(paging),
    status: 200,
    answer: pageOf(Company),
    handle: async ({ services: { store }, account, query }) => {
      const { state, userId } = account;
      const { items, nextCursor } = pageAfter(rowsByName(state, 'companies'), query);
      const pending = await pendingChangesBy(store, account, touchedOf('companies'));
      return { items: items.map(({ id }) => companyView(state, id, pending, userId)), nextCursor };
    },
  }),
];
