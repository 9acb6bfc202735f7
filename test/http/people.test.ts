import { beforeAll, describe, expect, test } from '@jest/globals';
import { everyRight } from '../domain/acme.ts';
import { useApi, type TestAccount } from './api-fixture.ts';

const api = useApi();
let acme: TestAccount;
const ids: Record<string, string> = {};

interface Item {
  readonly id: string;
  readonly name: string;
}

const read = async <T = Record<string, unknown>>(path: string, as = 'ada'): Promise<T> => {
  const { status, body } = await api.ask<T>(`${acme.path}${path}`, { as });
  expect(status).toBe(200);
  return body;
};
const list = async <T extends Item = Item>(path: string, as = 'ada'): Promise<readonly T[]> =>
  (await read<{ items: readonly T[] }>(path, as)).items;

const wide = everyRight.slice(0, 10);
const narrow = everyRight.slice(0, 2);

/** Finn, of North, has a right of his own, one role that una can't see, and one that she sees through two sets. */
beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 1);
  const idIn = async (path: string, name: string) => (await list(path)).find((item) => item.name === name)!.id;
  ids['Acme'] = await idIn('/companies', 'Acme');
  await acme.enact('company.add', { name: 'North', parentId: ids['Acme'] });
  ids['North'] = await idIn('/companies', 'North');
  for (const [name, rights] of [
    ['Wide', wide],
    ['Narrow', narrow],
  ] as const) {
    await acme.enact('role.create', { type: 'employee', name, rights });
    ids[name] = await idIn('/roles', name);
  }
  ids['una'] = await acme.addUser('una', { roleIds: [ids['Narrow']], officer: true });
  ids['finn'] = await acme.addUser('finn', {
    companyId: ids['North'],
    rights: ['billing.fees'],
    roleIds: [ids['Wide']],
  });
  ids['gita'] = await acme.addUser('gita', { rights: [wide[9]] });
  for (const [kind, name] of [
    ['employee-role', 'Teller'],
    ['employee-group', 'Night'],
  ] as const) {
    await acme.enact(`${kind}.create`, { name, memberIds: [ids['finn']] });
    ids[name] = await idIn(`/${kind}s`, name);
    await acme.enact('role.assign', { roleId: ids['Narrow'], to: { type: kind, id: ids[name] } });
  }
  await acme.enact('authorizer.assign', { userId: ids['finn'], area: 'funding', level: 'secondary' });
  await acme.enact('authorizer.assign', { userId: ids['finn'], area: 'portal', level: 'primary' });
});

describe('a user in full', () => {
  test('R20 an officer reads what a user has, and by what: grants, roles, sets, areas', async () => {
    const [night, teller] = [
      { id: ids['Night'], name: 'Night', type: 'employee-group' },
      { id: ids['Teller'], name: 'Teller', type: 'employee-role' },
    ];
    expect(await read(`/users/${ids['finn']}`)).toMatchObject({
      companyName: 'North',
      directRights: ['billing.fees'],
      roles: [
        { id: ids['Wide'], name: 'Wide', through: null },
        { id: ids['Narrow'], name: 'Narrow', through: night },
        { id: ids['Narrow'], name: 'Narrow', through: teller },
      ],
      sets: [night, teller],
      authorizes: [
        { area: 'portal', level: 'primary' },
        { area: 'funding', level: 'secondary' },
      ],
      pendingChanges: [],
    });
    expect(await read(`/users/${ids['gita']}`)).toMatchObject({ roles: [], sets: [], authorizes: [] });
  });

  test('R23 a role that the reader can’t see has neither name nor id', async () => {
    const finn = await read<{ roles: unknown[] }>(`/users/${ids['finn']}`, 'una');
    expect(finn.roles[0]).toEqual({ id: null, name: 'a hidden role', through: null });
    expect(finn.roles.slice(1)).toMatchObject([{ id: ids['Narrow'] }, { id: ids['Narrow'] }]);
    expect(JSON.stringify(finn)).not.toContain('Wide');
    expect(JSON.stringify(finn)).not.toContain(ids['Wide']);
  });

  test('R12 whoever reads themselves reads what lists say, and nothing of what gives it', async () => {
    const own = await read(`/users/${ids['finn']}`, 'finn');
    expect(Object.keys(own).sort()).toEqual(['companyId', 'email', 'id', 'name', 'officer', 'owner', 'status']);
  });
});
