import { beforeAll, expect, test } from '@jest/globals';
import { useApi, type TestAccount } from './api-fixture.ts';

const api = useApi();
let acme: TestAccount;
let other: TestAccount;
let benId: string;
let strangerId: string;
/** What Acme has by these names, and the other account with an asterisk. */
const ids: Record<string, string> = {};

const learn = async (account: TestAccount, mark = ''): Promise<void> => {
  for (const list of ['companies', 'roles', 'employee-groups']) {
    const { body } = await api.ask<{ items: { id: string; name: string }[] }>(`${account.path}/${list}`, {
      as: account.officers[0]!,
    });
    for (const { id, name } of body.items) ids[`${name}${mark}`] = id;
  }
};

/** A tree with North and South under headquarters and Arctic under North; roles of both types; a group. */
const build = async (): Promise<void> => {
  await learn(acme);
  for (const name of ['North', 'South']) await acme.enact('company.add', { name, parentId: ids['Acme'] });
  await learn(acme);
  await acme.enact('company.add', { name: 'Arctic', parentId: ids['North'] });
  for (const [name, type, companyId] of [
    ['Clerk', 'employee', ids['Acme']],
    ['Northern', 'employee', ids['North']],
    ['Lid', 'company', ids['Acme']],
  ] as const)
    await acme.enact('role.create', { type, name, companyId, rights: ['reports.tax'] });
  await acme.enact('employee-group.create', { name: 'Night shift', memberIds: [benId] });
  await learn(acme);
  await acme.enact('role.assign', { roleId: ids['Clerk'], to: { type: 'employee', id: benId } });
  await other.enact('role.create', { type: 'employee', name: 'Clerk', rights: ['reports.tax'] });
  await other.enact('employee-group.create', { name: 'Night shift' });
  await learn(other, '*');
};

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 1);
  benId = await acme.idOf('ben');
  other = await api.organization(['mallory', 'ned'], 0);
  strangerId = await other.idOf('ned');
  await build();
}, 60_000);

const move = (company: string, under: string) => ({
  kind: 'company.modify',
  payload: { companyId: ids[company], parentId: ids[under] },
});
const share = (role: string, company: string) => ({
  kind: 'role.share',
  payload: { roleId: ids[role], companyId: ids[company], branch: true },
});
const assign = (role: string, type: string, id: string) => ({
  kind: 'role.assign',
  payload: { roleId: ids[role], to: { type, id } },
});
const set = (...changes: unknown[]) => ({ kind: 'change-set', payload: { changes } });
const create = (more: object) => ({
  kind: 'role.create',
  payload: { type: 'employee', name: 'Teller', rights: ['reports.tax'], ...more },
});
const group = (more: object) => ({ kind: 'employee-group.modify', payload: { id: ids['Night shift'], ...more } });

const newUser = (roleId: string) => ({
  kind: 'user.add',
  payload: { name: 'Hal Hart', email: 'hal@acme.example', roleIds: [roleId] },
});

/** What is sent of companies, roles and sets of employees. */
const ofRoles: [what: string, change: () => object, status: number, code: string][] = [
  ['R25 a company moved under itself', () => move('North', 'North'), 422, 'invalid_payload'],
  ['R25 a company moved under one below it', () => move('North', 'Arctic'), 422, 'invalid_payload'],
  ['R25 headquarters moved', () => move('Acme', 'South'), 422, 'invalid_payload'],
  [
    'R36 a cycle of companies, one move after the other',
    () => set(move('North', 'South'), move('South', 'Arctic')),
    422,
    'invalid_payload',
  ],
  ['R25 a company moved to another account', () => move('North', 'Acme*'), 422, 'not_found'],
  [
    'R26 a company removed with what is under it',
    () => ({ kind: 'company.remove', payload: { companyId: ids['North'] } }),
    409,
    'company_in_use',
  ],
  [
    'R49 a company by the name of the one beside it',
    () => ({ kind: 'company.add', payload: { name: 'NORTH', parentId: ids['Acme'] } }),
    409,
    'name_taken',
  ],
  ['R24 a role shared upward', () => share('Northern', 'Acme'), 403, 'out_of_scope'],
  ['R24 a role shared sideways', () => share('Northern', 'South'), 403, 'out_of_scope'],
  ['R24 a role shared with its own company', () => share('Northern', 'North'), 403, 'out_of_scope'],
  ['R24 a role shared with another account', () => share('Clerk', 'Acme*'), 422, 'not_found'],
  ['R24 a role of another account shared', () => share('Clerk*', 'North'), 422, 'not_found'],
  [
    'R21 an employee-type role assigned to a company',
    () => assign('Clerk', 'company', ids['North']!),
    422,
    'invalid_payload',
  ],
  ['R21 a company-type role assigned to an employee', () => assign('Lid', 'employee', benId), 422, 'invalid_payload'],
  [
    'R21 a company-type role assigned to a group',
    () => assign('Lid', 'employee-group', ids['Night shift']!),
    422,
    'invalid_payload',
  ],
  ['R21 a company-type role of a new user', () => newUser(ids['Lid']!), 422, 'invalid_payload'],
  [
    'R21 a group said to be an employee role',
    () => assign('Clerk', 'employee-role', ids['Night shift']!),
    422,
    'not_found',
  ],
  ['R21 a target of no type', () => assign('Clerk', 'officer', benId), 422, 'invalid_payload'],
  ['R20 a role of another account assigned', () => assign('Clerk*', 'employee', benId), 422, 'not_found'],
  ['R20 a role of another account for a new user', () => newUser(ids['Clerk*']!), 422, 'not_found'],
  [
    'R20 a role of another account altered',
    () => ({ kind: 'role.modify', payload: { roleId: ids['Clerk*'], name: 'Mine' } }),
    422,
    'not_found',
  ],
  [
    'R20 a role of another account deleted',
    () => ({ kind: 'role.delete', payload: { roleId: ids['Clerk*'], unassign: true } }),
    422,
    'not_found',
  ],
  ['R20 a role assigned to a user of another account', () => assign('Clerk', 'employee', strangerId), 422, 'not_found'],
  [
    'R20 a role assigned to a group of another account',
    () => assign('Clerk', 'employee-group', ids['Night shift*']!),
    422,
    'not_found',
  ],
  ['R20 a role assigned as it is', () => assign('Clerk', 'employee', benId), 422, 'no_change'],
  ['R20 a member of another account', () => group({ addMemberIds: [strangerId] }), 422, 'not_found'],
  [
    'R20 a member who joins and leaves',
    () => group({ addMemberIds: [benId], removeMemberIds: [benId] }),
    422,
    'invalid_payload',
  ],
  ['R17 a role with an officer-only right', () => create({ rights: ['security.roles'] }), 422, 'officer_only_right'],
  ['R20 a role with an unknown right', () => create({ rights: ['funding.print'] }), 422, 'unknown_function'],
  ['R20 a role of no type', () => create({ type: 'officer' }), 422, 'invalid_payload'],
  ['R24 a role of a company of another account', () => create({ companyId: ids['Acme*'] }), 422, 'not_found'],
  ['R49 a role by the name of another', () => create({ name: 'clerk' }), 409, 'name_taken'],
  ['R26 a role in use deleted', () => ({ kind: 'role.delete', payload: { roleId: ids['Clerk'] } }), 409, 'role_in_use'],
  [
    'R26 a group with members deleted',
    () => ({ kind: 'employee-group.delete', payload: { id: ids['Night shift'] } }),
    409,
    'role_in_use',
  ],
];

test.each(ofRoles)('%s: its status and code, and no row written', async (_, change, status, code) => {
  const before = await api.rowCounts();
  const { problems } = await api.refused(`${acme.path}/changes`, { as: 'ada', json: change() }, status, code);
  expect(problems.length).toBeGreaterThan(0);
  expect(await api.rowCounts()).toEqual(before);
});
