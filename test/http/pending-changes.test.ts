import { beforeAll, expect, test } from '@jest/globals';
import { useApi, type TestAccount } from './api-fixture.ts';

const api = useApi();
let acme: TestAccount;
let headquarters: string;
const ids: Record<string, string> = {};

interface Shown {
  readonly id: string;
  readonly name: string;
  readonly pendingChanges: readonly string[];
}

const list = async (path: string): Promise<readonly Shown[]> =>
  (await api.ask<{ items: Shown[] }>(`${acme.path}${path}`, { as: 'ada' })).body.items;
const idOf = async (path: string, name: string): Promise<string> =>
  (await list(path)).find((item) => item.name === name)!.id;
/** What a list shows as pending, by name; what nothing is pending for is left out. */
const pendingIn = async (path: string): Promise<Record<string, readonly string[]>> =>
  Object.fromEntries(
    (await list(path))
      .filter(({ pendingChanges }) => pendingChanges.length > 0)
      .map(({ name, pendingChanges }) => [name, pendingChanges]),
  );

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 1);
  headquarters = await idOf('/companies', 'Acme');
  ids['finn'] = await acme.addUser('finn');
  for (const name of ['North', 'South']) {
    await acme.enact('company.add', { name, parentId: headquarters });
    ids[name] = await idOf('/companies', name);
  }
  for (const name of ['Night', 'Day']) {
    await acme.enact('employee-group.create', { name, memberIds: name === 'Day' ? [ids['finn']] : [] });
    ids[name] = await idOf('/employee-groups', name);
  }
  await acme.enact('employee-role.create', { name: 'Teller' });
  ids['Teller'] = await idOf('/employee-roles', 'Teller');
  for (const [name, type] of [
    ['Clerk', 'employee'],
    ['Lid', 'company'],
  ] as const) {
    await acme.enact('role.create', { name, type, rights: [] });
    ids[name] = await idOf('/roles', name);
  }
});

test('R45 sets of employees show the open changes that would touch them, their members or roles', async () => {
  expect(await pendingIn('/employee-groups')).toEqual({});
  const [rename, join, leave, assign, gone, other] = [
    await acme.submit('employee-group.modify', { id: ids['Night'], name: 'Late' }),
    await acme.submit('employee-group.modify', { id: ids['Night'], addMemberIds: [ids['finn']] }),
    await acme.submit('employee-group.modify', { id: ids['Day'], removeMemberIds: [ids['finn']] }),
    await acme.submit('role.assign', { roleId: ids['Clerk'], to: { type: 'employee-role', id: ids['Teller'] } }),
    await acme.submit('user.remove', { userId: ids['finn'] }),
    await acme.submit('employee-group.create', { name: 'Another' }),
  ].map(({ id }) => id);
  const groups = { Night: [rename, join], Day: [leave, gone] };
  expect(await pendingIn('/employee-groups')).toEqual(groups);
  expect(await pendingIn('/employee-roles')).toEqual({ Teller: [assign] });
  for (const [path, pending] of [
    [`/employee-groups/${ids['Day']}`, groups.Day],
    [`/employee-roles/${ids['Teller']}`, [assign]],
  ] as const)
    expect((await api.ask<Shown>(`${acme.path}${path}`, { as: 'ada' })).body.pendingChanges).toEqual(pending);
  expect(Object.values(await pendingIn('/employee-groups')).flat()).not.toContain(other);

  const [withdrawn] = groups.Night;
  await api.ask(`${acme.path}/changes/${withdrawn}/withdraw`, { as: 'ada', json: {} });
  expect(await pendingIn('/employee-groups')).toEqual({ ...groups, Night: [join] });
});

test('R45 companies show the open changes that would touch them or their company roles', async () => {
  expect(await pendingIn('/companies')).toEqual({});
  const [move, assign] = [
    await acme.submit('company.modify', { companyId: ids['North'], parentId: ids['South'] }),
    await acme.submit('role.assign', { roleId: ids['Lid'], to: { type: 'company', id: ids['South'] } }),
    await acme.submit('role.assign', { roleId: ids['Clerk'], to: { type: 'employee', id: ids['finn'] } }),
  ].map(({ id }) => id);
  expect(await pendingIn('/companies')).toEqual({ North: [move], South: [assign] });
});

test('R32 what nobody has decided on in time is open nowhere from that moment on, without a word in its row', async () => {
  const openNow = async (): Promise<number> =>
    (await api.ask<{ pendingChanges: number }>(acme.path, { as: 'ada' })).body.pendingChanges;
  const { id } = await acme.submit('company.modify', { companyId: ids['South'], name: 'Far South' });
  expect((await pendingIn('/companies'))['South']).toContain(id);
  expect(await openNow()).toBeGreaterThan(0);
  api.database().clock.advance(8 * 24 * 3_600_000);
  expect(await pendingIn('/companies')).toEqual({});
  expect(await openNow()).toBe(0);
});
