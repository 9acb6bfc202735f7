import fc from 'fast-check';
import { AccountState, createEdit, type Edit } from '../../src/domain/account-state.ts';
import { defaultPolicy } from '../../src/domain/entities/account.ts';
import { membershipId, setTypes } from '../../src/domain/entities/employee-sets.ts';
import { grantId } from '../../src/domain/entities/grants.ts';
import { roleAssignmentId } from '../../src/domain/entities/role-assignments.ts';
import { roleShareId } from '../../src/domain/entities/roles.ts';

/** Few enough to collide, of several sections. */
export const rightsAtPlay = ['reports.tax', 'reports.risk', 'funding.withdraw', 'trading.orders', 'billing.fees'];

const ACCOUNT = 'acc_tree';
const pick = <T>(items: readonly T[], at: number): T => items[at % items.length]!;
const subset = (mask: number): string[] => rightsAtPlay.filter((_, i) => (mask >> i) & 1).sort();

/** What an organization is made from: small numbers that pick rows and rights. */
export interface Seeds {
  readonly account: number;
  readonly companies: readonly number[];
  readonly users: readonly { readonly at: number; readonly rights: number; readonly officer: boolean }[];
  readonly roles: readonly { readonly at: number; readonly rights: number; readonly ofCompany: boolean }[];
  readonly sets: readonly { readonly at: number; readonly members: number }[];
  readonly assignments: readonly (readonly [role: number, sort: number, target: number])[];
  readonly shares: readonly (readonly [role: number, company: number, branch: boolean])[];
}

const small = fc.nat(63);
const mask = fc.nat(31);

export const seeds: fc.Arbitrary<Seeds> = fc.record({
  account: fc.constantFrom(31, 31, 31, 15, 23),
  companies: fc.array(small, { maxLength: 5 }),
  users: fc.array(fc.record({ at: small, rights: mask, officer: fc.boolean() }), { minLength: 3, maxLength: 6 }),
  roles: fc.array(fc.record({ at: small, rights: mask, ofCompany: fc.boolean() }), { maxLength: 6 }),
  sets: fc.array(fc.record({ at: small, members: fc.nat(63) }), { maxLength: 3 }),
  assignments: fc.array(fc.tuple(small, fc.nat(2), small), { maxLength: 8 }),
  shares: fc.array(fc.tuple(small, small, fc.boolean()), { maxLength: 4 }),
});

const companyId = (index: number): string => `cmp_${index}`;
const userId = (index: number): string => `usr_${index}`;
const roleId = (index: number): string => `rol_${index}`;
const setId = (index: number): string => `set_${index}`;

/** A company lies under one that came before it; the first is headquarters. */
const companiesOf = ({ companies }: Seeds): Edit[] => [
  createEdit('companies', companyId(0), { name: 'Headquarters' }),
  ...companies.map((above, i) =>
    createEdit('companies', companyId(i + 1), { name: `Company ${i + 1}`, parentId: companyId(above % (i + 1)) }),
  ),
];

const assignmentsOf = ({ assignments, roles, users, sets, companies }: Seeds): Edit[] => {
  const made = new Map<string, Edit>();
  for (const [which, sort, target] of assignments) {
    if (roles.length === 0) continue;
    const role = which % roles.length;
    const [user, set, company] = roles[role]!.ofCompany
      ? [null, null, companyId(target % (companies.length + 1))]
      : sort === 0 || sets.length === 0
        ? [userId(target % users.length), null, null]
        : [null, setId(target % sets.length), null];
    const id = roleAssignmentId(roleId(role), (user ?? set ?? company)!);
    made.set(
      id,
      createEdit('roleAssignments', id, { roleId: roleId(role), userId: user, setId: set, companyId: company }),
    );
  }
  return [...made.values()];
};

const sharesOf = ({ shares, roles, companies }: Seeds): Edit[] => {
  const made = new Map<string, Edit>();
  for (const [which, at, branch] of shares) {
    if (roles.length === 0) continue;
    const fields = { roleId: roleId(which % roles.length), companyId: companyId(at % (companies.length + 1)), branch };
    const id = roleShareId(fields.roleId, fields.companyId);
    made.set(id, createEdit('roleShares', id, fields));
  }
  return [...made.values()];
};

/** The edits of an organization whose first user is an officer of headquarters with every right of the account. */
export const organizationEdits = (from: Seeds): Edit[] => {
  const companies = from.companies.length + 1;
  return [
    createEdit('account', ACCOUNT, {
      name: 'Tree',
      clientType: 'organization',
      requiredApprovals: 0,
      rights: subset(from.account),
      ...defaultPolicy,
    }),
    ...companiesOf(from),
    ...from.users.flatMap(({ at, rights, officer }, i) => [
      createEdit('users', userId(i), {
        name: `User ${i}`,
        email: `user${i}@tree.example`,
        companyId: companyId(i === 0 ? 0 : at % companies),
        officer: i === 0 || officer,
      }),
      ...(i === 0 ? rightsAtPlay : subset(rights)).map((code) =>
        createEdit('grants', grantId(userId(i), code), { userId: userId(i), function: code }),
      ),
    ]),
    ...from.sets.flatMap(({ at, members }, i) => [
      createEdit('employeeSets', setId(i), {
        type: pick(setTypes, at),
        name: `Set ${i}`,
        companyId: companyId(at % companies),
      }),
      ...from.users.flatMap((_, user) =>
        (members >> user) & 1
          ? [createEdit('memberships', membershipId(setId(i), userId(user)), { setId: setId(i), userId: userId(user) })]
          : [],
      ),
    ]),
    ...from.roles.map(({ at, rights, ofCompany }, i) =>
      createEdit('roles', roleId(i), {
        name: `Role ${i}`,
        type: ofCompany ? 'company' : 'employee',
        companyId: companyId(at % companies),
        rights: subset(rights),
      }),
    ),
    ...sharesOf(from),
    ...assignmentsOf(from),
  ];
};

export const organization = (from: Seeds): AccountState =>
  AccountState.empty(ACCOUNT).after(organizationEdits(from), { version: 1, at: '2026-01-05T09:00:00.000Z' });

export const idsOf = (
  state: AccountState,
  entity: 'users' | 'companies' | 'roles' | 'employeeSets' | 'roleAssignments',
): string[] => [...state.all(entity)].map(([id]) => id).sort();

/** Something that an officer could ask for: a sort, and three numbers that pick what it is about. */
export type Wish = readonly [sort: number, a: number, b: number, c: number];
export const wishes = fc.array(fc.tuple(fc.nat(17), small, small, small), { minLength: 1, maxLength: 8 });

/** A wish as a kind and its payload, on a state. */
export const asked = (state: AccountState, [sort, a, b, c]: Wish): { kind: string; payload: unknown } => {
  const user = pick(idsOf(state, 'users'), a);
  const company = pick(idsOf(state, 'companies'), b);
  const role = pick([...idsOf(state, 'roles'), 'rol_none'], a);
  const set = pick([...idsOf(state, 'employeeSets'), 'set_none'], b);
  const setType = state.get('employeeSets', set)?.type ?? 'employee-role';
  const targets = [
    { type: 'employee', id: pick(idsOf(state, 'users'), c) },
    { type: setType, id: set },
    { type: 'company', id: company },
  ];
  const wanted: readonly { kind: string; payload: unknown }[] = [
    { kind: 'role.create', payload: { type: 'employee', name: `Made ${c}`, companyId: company, rights: subset(a) } },
    { kind: 'role.create', payload: { type: 'company', name: `Made ${c}`, companyId: company, rights: subset(a) } },
    { kind: 'role.modify', payload: { roleId: role, rights: subset(c) } },
    { kind: 'role.modify', payload: { roleId: role, rights: subset(c | 16) } },
    { kind: 'role.delete', payload: { roleId: role, unassign: c % 2 === 0 } },
    { kind: 'role.share', payload: { roleId: role, companyId: company, branch: c % 2 === 0 } },
    { kind: 'role.unshare', payload: { roleId: role, companyId: company } },
    { kind: 'role.assign', payload: { roleId: role, to: pick(targets, c) } },
    { kind: 'role.assign', payload: { roleId: role, to: targets[2] } },
    { kind: 'role.unassign', payload: { roleId: role, to: pick(targets, c) } },
    { kind: 'role.unassign', payload: { roleId: role, to: targets[2] } },
    { kind: `${setType}.modify`, payload: { id: set, addMemberIds: [user] } },
    { kind: `${setType}.create`, payload: { name: `Team ${c}`, companyId: company, memberIds: [user] } },
    { kind: 'company.modify', payload: { companyId: company, parentId: pick(idsOf(state, 'companies'), c) } },
    { kind: 'user.modify', payload: { userId: user, companyId: company } },
    { kind: 'rights.grant', payload: { userId: user, rights: subset(c % 31 || 1) } },
    { kind: 'rights.revoke', payload: { userId: user, rights: subset(c % 31 || 1) } },
    {
      kind: 'user.add',
      payload: { name: `New ${c}`, email: `new${c}@tree.example`, companyId: company, roleIds: [role], officer: true },
    },
  ];
  return wanted[sort]!;
};
