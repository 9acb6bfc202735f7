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

/** Gives North a ceiling, where it has none yet. */
const coverNorth = async (): Promise<void> => {
  if (ids['Lid'] !== undefined) return;
  await acme.enact('role.create', { type: 'company', name: 'Lid', rights: wide.slice(0, 9) });
  ids['Lid'] = (await list('/roles')).find(({ name }) => name === 'Lid')!.id;
  await acme.enact('role.assign', { roleId: ids['Lid'], to: { type: 'company', id: ids['North'] } });
};

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

describe('the officers', () => {
  interface OfficerItem extends Item {
    readonly companyName: string;
    readonly meetsAssurance: boolean;
  }
  const meeting = async (): Promise<string[]> =>
    (await list<OfficerItem>('/officers'))
      .filter(({ meetsAssurance }) => meetsAssurance)
      .map(({ name }) => name.split(' ')[0]!.toLowerCase());

  test('R39 are told apart by whether they can bring what a decision asks for, now', async () => {
    expect(await meeting()).toEqual(['ada', 'ben', 'cleo', 'una']);
    for (const { companyName } of await list<OfficerItem>('/officers')) expect(companyName).toBe('Acme');
    await acme.enact('user.add', { name: 'Vera Example', email: 'vera@acme.example', officer: true });
    expect(await meeting()).toContain('vera');
    api.database().clock.advance(31 * 24 * 3_600_000);
    expect(await meeting()).not.toContain('vera');
    await acme.enact('user.suspend', { userId: ids['una'] });
    expect(await meeting()).toEqual(['ada', 'ben', 'cleo']);
    await acme.enact('policy.set', { approvalAssurance: 'link' });
    expect(await meeting()).toEqual(['ada', 'ben', 'cleo', 'vera']);
    await acme.enact('policy.set', { approvalAssurance: 'session' });
    await acme.enact('user.reinstate', { userId: ids['una'] });
    await acme.enact('user.remove', { userId: (await list('/officers')).find(({ name }) => /^Vera/.test(name))!.id });
  });
});

describe('a role', () => {
  test('R20 says whom it reaches and through what, how many, and whether it is shared', async () => {
    const night = { id: ids['Night'], name: 'Night', type: 'employee-group' };
    const byName = new Map((await list<Item & { people: number }>('/roles')).map((role) => [role.name, role]));
    expect(byName.get('Narrow')).toMatchObject({ people: 2, shared: false, companyName: 'Acme' });
    expect(byName.get('Wide')).toMatchObject({ people: 1, shared: false });
    const narrow = await read<{ reach: { id: string; through: { id: string } | null }[] }>(`/roles/${ids['Narrow']}`);
    expect(narrow).toMatchObject({ people: 2, reach: [{ id: ids['finn'] }, { id: ids['una'], through: null }] });
    const [first] = [night, { id: ids['Teller'], name: 'Teller', type: 'employee-role' }].sort((a, b) =>
      a.id! < b.id! ? -1 : 1,
    );
    expect(narrow.reach[0]!.through).toEqual(first);
    await acme.enact('role.share', { roleId: ids['Narrow'], companyId: ids['North'] });
    expect(await read(`/roles/${ids['Narrow']}`)).toMatchObject({ shared: true });
    await acme.enact('role.unshare', { roleId: ids['Narrow'], companyId: ids['North'] });
  });

  test('R22 for companies says who is under it, and through which company; nobody who is suspended', async () => {
    await acme.enact('role.create', { type: 'company', name: 'Roof', rights: everyRight });
    const roof = (await list('/roles')).find(({ name }) => name === 'Roof')!.id;
    await acme.enact('role.assign', { roleId: roof, to: { type: 'company', id: ids['Acme'] } });
    await acme.enact('user.suspend', { userId: ids['gita'] });
    const body = await read<{ people: number; reach: { id: string; through: unknown }[] }>(`/roles/${roof}`);
    expect(body.people).toBe(5);
    expect(body.reach.map(({ id }) => id)).not.toContain(ids['gita']);
    expect(body.reach.length).toBe(5);
    for (const { through } of body.reach) expect(through).toEqual({ type: 'company', id: ids['Acme'], name: 'Acme' });
    await acme.enact('user.reinstate', { userId: ids['gita'] });
    await acme.enact('role.unassign', { roleId: roof, to: { type: 'company', id: ids['Acme'] } });
    expect(await read(`/roles/${roof}`)).toMatchObject({ people: 0, reach: [] });
  });
});

describe('users who are looked for', () => {
  interface Users {
    readonly items: readonly Item[];
    readonly total: number;
    readonly nextCursor: string | null;
  }
  const found = async (query: string, as = 'ada'): Promise<string[]> => {
    const { items, total } = await read<Users>(`/users?${query}`, as);
    expect(total).toBe(items.length);
    return items.map(({ name }) => name.split(' ')[0]!.toLowerCase());
  };

  test.each<[string, () => string, readonly string[]]>([
    ['a company itself', () => `companyId=${ids['North']}`, ['finn']],
    ['a company that is not there', () => 'companyId=cmp_none', []],
    ['officers', () => 'officer=true', ['ada', 'ben', 'cleo', 'una']],
    ['a right that a grant gives', () => 'right=billing.fees', ['ada', 'finn']],
    ['a right that a role or a grant gives', () => `right=${wide[9]}`, ['ada', 'finn', 'gita']],
    ['a right that the designation gives', () => 'right=security.users', ['ada', 'ben', 'cleo', 'una']],
    ['a role, by themselves or through a set', () => `roleId=${ids['Narrow']}`, ['finn', 'una']],
    ['an employee group', () => `setId=${ids['Night']}`, ['finn']],
    ['an employee role, by a part of their name', () => `setId=${ids['Teller']}&q=una`, []],
    ['a group that is not there', () => 'setId=egr_none', []],
    ['several at once', () => `roleId=${ids['Narrow']}&officer=true&q=una&right=${narrow[0]}`, ['una']],
  ])('R12 are those of %s', async (_, query, people) => {
    expect(await found(query())).toEqual(people);
  });

  test('R22 who may use a function now are those whom nothing masks', async () => {
    await coverNorth();
    expect(await found(`right=${wide[9]}`)).toEqual(['ada', 'gita']);
    expect(await found(`right=${wide[0]}`)).toEqual(['ada', 'finn', 'una']);
    expect(await found(`roleId=${ids['Lid']}`)).toEqual(['finn']);
    await acme.enact('user.suspend', { userId: ids['gita'] });
    expect(await found(`right=${wide[9]}`)).toEqual(['ada']);
    expect(await found(`right=${wide[9]}&status=suspended`)).toEqual([]);
    await acme.enact('user.reinstate', { userId: ids['gita'] });
  });

  test('R23 a role that the reader can’t see is none', async () => {
    expect(await found(`roleId=${ids['Wide']}`)).toEqual(['finn']);
    const ask = (roleId: string) => api.refused(`${acme.path}/users?roleId=${roleId}`, { as: 'una' }, 422, 'not_found');
    const [hidden, missing] = [await ask(ids['Wide']!), await ask('rol_nowhere')];
    expect(hidden.detail.replace(ids['Wide']!, 'X')).toBe(missing.detail.replace('rol_nowhere', 'X'));
  });

  test('R12 a function that the catalogue lacks is refused, and so is what is no filter', async () => {
    const { problems } = await api.refused(`${acme.path}/users?right=no.such`, { as: 'ada' }, 422, 'unknown_function');
    expect(problems).toMatchObject([{ path: 'right' }]);
    await api.refused(`${acme.path}/users?officer=false`, { as: 'ada' }, 422, 'invalid_payload');
  });

  test('the total is of all pages, and of nobody who was removed', async () => {
    const { items, total, nextCursor } = await read<Users>('/users?limit=2');
    expect([items.length, total]).toEqual([2, 6]);
    const rest = await read<Users>(`/users?limit=200&cursor=${nextCursor}`);
    expect([rest.items.length, rest.total]).toEqual([4, 6]);
  });
});

test('R22 a company says how deep it lies, and what its ceiling takes away from that of the company above', async () => {
  await coverNorth();
  await acme.enact('company.add', { name: 'Far North', parentId: ids['North'] });
  const companies = async () => new Map((await list('/companies')).map((company) => [company.name, company]));
  const all = [...everyRight].sort();
  const lacking = all.filter((code) => !wide.slice(0, 9).includes(code));
  const before = await companies();
  expect(before.get('Acme')).toMatchObject({ depth: 0, takesAway: [] });
  expect(before.get('North')).toMatchObject({ depth: 1, takesAway: lacking });
  expect(before.get('Far North')).toMatchObject({ depth: 2, takesAway: [] });
  await acme.enact('role.create', { type: 'company', name: 'Half', rights: all.slice(1) });
  const half = (await list('/roles')).find(({ name }) => name === 'Half')!;
  await acme.enact('role.assign', { roleId: half.id, to: { type: 'company', id: ids['Acme'] } });
  const after = await companies();
  expect(after.get('Acme')).toMatchObject({ takesAway: all.slice(0, 1) });
  expect(after.get('North')).toMatchObject({ takesAway: lacking.filter((code) => code !== all[0]) });
});
