import { beforeAll, describe, expect, test } from '@jest/globals';
import { newSecret } from '../../src/identity/secrets.ts';
import { takeLetters } from '../../src/transactions/letters.ts';
import { everyRight } from '../domain/acme.ts';
import { useApi, type ChangeBody, type TestAccount } from './api-fixture.ts';

const api = useApi();
let acme: TestAccount;
let headquarters: string;
let north: string;
const roles: Record<string, string> = {};
const ids: Record<string, string> = {};

interface Listed {
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly parentId?: string | null;
    readonly pendingChanges?: readonly string[];
    readonly companyRoles?: readonly unknown[];
  }[];
}

const list = async (path: string, as = 'ada'): Promise<Listed['items']> =>
  (await api.ask<Listed>(`${acme.path}${path}`, { as })).body.items;
const named = async (path: string, name: string): Promise<string> =>
  (await list(path)).find((item) => item.name === name)!.id;

const ten = everyRight.slice(0, 10);

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 1);
  headquarters = (await list('/companies')).find((company) => company.parentId === null)!.id;
  for (const [name, rights] of [
    ['First', ten],
    ['Second', ten.slice(0, 9)],
    ['Third', ten.slice(0, 8)],
  ] as const) {
    await acme.enact('role.create', { type: 'employee', name, rights });
    roles[name] = await named('/roles', name);
  }
  ids['una'] = await acme.addUser('una', { roleIds: [roles['Second']], officer: true });
  ids['finn'] = await acme.addUser('finn');
  await acme.enact('company.add', { name: 'North', parentId: headquarters });
  north = await named('/companies', 'North');
});

describe('R23 what a user with the second role can read', () => {
  test('the second and the third; the first answers 404', async () => {
    expect((await list('/roles', 'una')).map((role) => role.name)).toEqual(['Second', 'Third']);
    expect((await list('/roles')).map((role) => role.name)).toEqual(['First', 'Second', 'Third']);
    const second = await api.ask(`${acme.path}/roles/${roles['Second']}`, { as: 'una' });
    expect(second.body).toMatchObject({
      name: 'Second',
      assignedTo: [{ type: 'employee', id: ids['una'], name: 'Una Example' }],
      sharedWith: [],
    });
    await api.refused(`${acme.path}/roles/${roles['First']}`, { as: 'una' }, 404, 'not_found_here');
    await api.refused(`${acme.path}/roles/rol_nowhere`, { as: 'una' }, 404, 'not_found_here');
  });

  test('a change that names the first is refused as if there were none such', async () => {
    const ask = (roleId: string) =>
      api.refused(
        `${acme.path}/changes`,
        { as: 'una', json: { kind: 'role.assign', payload: { roleId, to: { type: 'employee', id: ids['finn'] } } } },
        422,
        'not_found',
      );
    const [hidden, missing] = [await ask(roles['First']!), await ask('rol_nowhere')];
    expect(hidden.detail.replace(roles['First']!, 'X')).toBe(missing.detail.replace('rol_nowhere', 'X'));
  });

  test('a role says which open changes would touch it, and a hidden one tells nobody of its own', async () => {
    await acme.enact('role.share', { roleId: roles['Third'], companyId: north });
    const touching = [
      await acme.submit('role.modify', { roleId: roles['First'], name: 'Foremost' }),
      await acme.submit('role.assign', { roleId: roles['Third'], to: { type: 'employee', id: ids['finn'] } }),
      await acme.submit('role.share', { roleId: roles['Third'], companyId: north, branch: true }),
      await acme.submit('role.unshare', { roleId: roles['Third'], companyId: north }),
      await acme.submit('role.unassign', { roleId: roles['Second'], to: { type: 'employee', id: ids['una'] } }),
    ];
    const [modify, assign, branch, unshare, unassign] = touching.map(({ id }) => id);
    const pendingOf = async (as: string) =>
      (await list('/roles', as)).map(({ name, pendingChanges }) => ({ name, pendingChanges }));
    const seen = [
      { name: 'Second', pendingChanges: [unassign] },
      { name: 'Third', pendingChanges: [assign, branch, unshare] },
    ];
    expect(await pendingOf('ada')).toEqual([{ name: 'First', pendingChanges: [modify] }, ...seen]);
    expect(await pendingOf('una')).toEqual(seen);
    const third = await api.ask(`${acme.path}/roles/${roles['Third']}`, { as: 'una' });
    expect(third.body).toMatchObject(seen[1]!);
    for (const change of touching) await api.ask(`${acme.path}/changes/${change.id}/withdraw`, { as: 'ada', json: {} });
    expect(await pendingOf('una')).toEqual(seen.map(({ name }) => ({ name, pendingChanges: [] })));
  });

  test('a user who is no officer reads no roles', async () => {
    for (const path of ['/roles', `/roles/${roles['Third']}`, '/employee-roles', '/employee-groups'])
      await api.refused(`${acme.path}${path}`, { as: 'finn' }, 403, 'not_an_officer');
  });
});

describe('R23 a change that names a role', () => {
  const HIDDEN = "Assign a role: it names a role that you can't see";

  test('is read whole by who asks and who may decide, and without the role by who can’t see it and may not', async () => {
    const to = { type: 'employee', id: ids['finn'] };
    const change = await acme.submit('role.assign', { roleId: roles['First'], to });
    // Designated after it was submitted: may not decide on it.
    await acme.enact('user.add', { name: 'Vera Example', email: 'vera@acme.example', officer: true });
    await acme.idOf('vera');
    const read = async (as: string) =>
      (await api.ask<Record<string, unknown>>(`${acme.path}/changes/${change.id}`, { as })).body;
    const listedFor = async (as: string) =>
      (await api.ask<{ items: Record<string, unknown>[] }>(`${acme.path}/changes`, { as })).body.items.find(
        ({ id }) => id === change.id,
      )!;
    for (const body of [await read('vera'), await listedFor('vera')]) {
      expect(body).toMatchObject({ description: HIDDEN, payload: null });
      expect(JSON.stringify(body)).not.toMatch(/First|rol_/);
    }
    expect(await read('vera')).toMatchObject({ edits: [], difference: [], roles: [] });
    for (const as of ['ada', 'ben', 'una']) {
      expect(await read(as)).toMatchObject({ payload: { roleId: roles['First'] }, roles: [{ name: 'First' }] });
      expect(JSON.stringify(await listedFor(as))).toContain('First');
    }
    await acme.decide(change, 'ben', 'reject');
    expect(JSON.stringify(await read('vera'))).not.toMatch(/First|rol_/);
    expect(await read('vera')).toMatchObject({ stateReason: { text: 'Ben Example rejected it.' } });
    const { letters } = await takeLetters(api.store, { accountId: acme.id, changeId: change.id }, newSecret);
    const written = (name: string): string =>
      JSON.stringify(letters.find((letter) => letter.to.name === `${name} Example`)!.change);
    expect(written('Ben')).toContain('First');
    expect(written('Vera')).not.toMatch(/First|rol_/);
  });
});

describe('R20 sets of employees', () => {
  test('a group with a role gives it to its members, and says so', async () => {
    await acme.enact('employee-group.create', { name: 'Night shift', memberIds: [ids['finn']] });
    const group = await named('/employee-groups', 'Night shift');
    const change = await acme.submit('role.assign', {
      roleId: roles['Third'],
      to: { type: 'employee-group', id: group },
    });
    expect((change as ChangeBody & { roles: unknown }).roles).toEqual([
      expect.objectContaining({ id: roles['Third'], name: 'Third' }),
    ]);
    await acme.decide(change, 'ben');
    expect((await acme.read(change)).state).toBe('applied');
    const { body } = await api.ask<Record<string, unknown>>(`${acme.path}/employee-groups/${group}`, { as: 'ada' });
    expect(body).toMatchObject({
      name: 'Night shift',
      members: 1,
      people: [{ id: ids['finn'], name: 'Finn Example' }],
      roles: [{ id: roles['Third'], name: 'Third' }],
    });
    await api.refused(`${acme.path}/employee-roles/${group}`, { as: 'ada' }, 404, 'not_found_here');
    const rights = await api.ask<{ functions: string[]; explanation: { function: string; text: string }[] }>(
      `${acme.path}/users/${ids['finn']}/rights?explain=true`,
      { as: 'ada' },
    );
    expect(rights.body.functions).toEqual([...ten.slice(0, 8)].sort());
    expect(rights.body.explanation.find((right) => right.function === ten[0])!.text).toBe(
      'Allowed: given by the role Third, through the employee group Night shift.',
    );
    const own = await api.ask<{ explanation: { function: string; text: string }[] }>(
      `${acme.path}/users/${ids['finn']}/rights?explain=true`,
      { as: 'finn' },
    );
    expect(own.body.explanation.find((right) => right.function === ten[0])!.text).toContain('the role Third');
  });
});

describe('the access check', () => {
  const check = (as: string, json: unknown) =>
    api.ask<{ allowed: boolean; because: string; answers: { allowed: boolean; because: string }[] }>(
      `${acme.path}/access-check`,
      { as, json },
    );

  test('one, and many at once, say what gives a right and what lacks', async () => {
    const { body } = await check('ada', { userId: ids['una'], function: ten[0] });
    expect(body).toMatchObject({ allowed: true, because: 'Allowed: given by the role Second.' });
    const many = await check('ada', {
      checks: [
        { userId: ids['una'], function: ten[8] },
        { userId: ids['una'], function: ten[9] },
        { userId: ids['una'], function: 'security.users' },
        { userId: 'usr_nobody', function: ten[0] },
      ],
    });
    expect(many.body.answers.map((answer) => answer.allowed)).toEqual([true, false, true, false]);
    expect(many.body.answers[1]!.because).toBe('Not allowed: nothing gives it.');
  });

  test('R22 a ceiling that lands is in the very next answer, with the company that masks', async () => {
    await acme.enact('role.create', { type: 'company', name: 'Little', rights: ['reports.tax'] });
    const roleId = await named('/roles', 'Little');
    const gus = await acme.addUser('gus', { companyId: north, rights: ['trading.orders'] });
    expect((await check('ada', { userId: gus, function: 'trading.orders' })).body.allowed).toBe(true);
    await acme.enact('role.assign', { roleId, to: { type: 'company', id: north } });
    expect((await check('ada', { userId: gus, function: 'trading.orders' })).body).toMatchObject({
      allowed: false,
      because: 'Not allowed: North does not have it, since its company role Little lacks it. Masked: granted directly.',
    });
  });

  test('R12 everybody asks about themselves, officers about all; bad checks say what was expected', async () => {
    expect((await check('finn', { userId: ids['finn'], function: 'reports.tax' })).status).toBe(200);
    await api.refused(
      `${acme.path}/access-check`,
      { as: 'finn', json: { userId: ids['una'], function: 'reports.tax' } },
      403,
      'not_an_officer',
    );
    await api.refused(
      `${acme.path}/access-check`,
      { as: 'ada', json: { userId: ids['una'], function: 'no.such' } },
      422,
      'unknown_function',
    );
    for (const json of [{}, { checks: [] }, { userId: ids['una'] }, { checks: [{ userId: 'x' }] }])
      await api.refused(`${acme.path}/access-check`, { as: 'ada', json }, 422, 'invalid_payload');
    const tooMany = { checks: Array.from({ length: 1_001 }, () => ({ userId: 'x', function: 'reports.tax' })) };
    await api.refused(`${acme.path}/access-check`, { as: 'ada', json: tooMany }, 422, 'invalid_payload');
  });
});

test('R22 R23 each company says what its ceiling is and which roles set it, the hidden ones without a name', async () => {
  await acme.enact('company.add', { name: 'South', parentId: headquarters });
  const south = await named('/companies', 'South');
  await acme.enact('company.add', { name: 'Deep South', parentId: south });
  for (const [name, rights] of [
    ['Wide', ten],
    ['Wee', ten.slice(0, 1)],
  ] as const) {
    await acme.enact('role.create', { type: 'company', name, rights });
    roles[name] = await named('/roles', name);
    await acme.enact('role.assign', { roleId: roles[name], to: { type: 'company', id: south } });
  }
  const seenBy = async (as: string) => new Map((await list('/companies', as)).map((item) => [item.name, item]));
  const [ada, una] = [await seenBy('ada'), await seenBy('una')];
  const ceiling = [...ten].sort();
  expect(ada.get('Acme')).toMatchObject({ parentId: null, companyRoles: [], ceiling: [...everyRight].sort() });
  expect(ada.get('South')).toMatchObject({ parentId: headquarters, ceiling });
  expect(ada.get('Deep South')).toMatchObject({ parentId: south, companyRoles: [], ceiling });
  const wee = { id: roles['Wee'], name: 'Wee' };
  expect(new Set(ada.get('South')!.companyRoles)).toEqual(new Set([wee, { id: roles['Wide'], name: 'Wide' }]));
  expect(new Set(una.get('South')!.companyRoles)).toEqual(new Set([wee, { id: null, name: 'a hidden role' }]));
});

test('R27 an application can begin with the starter set, and need not', async () => {
  expect(await list('/roles')).not.toContainEqual(expect.objectContaining({ name: 'Company Administrator' }));
  const { body } = await api.ask<{ account: { id: string } }>('/v1/applications', {
    as: 'olga',
    json: {
      clientType: 'organization',
      name: 'Starters',
      applicant: { name: 'Olga', email: 'olga@acme.example' },
      requiredApprovals: 0,
      starterRoles: true,
    },
  });
  const { body: found } = await api.ask<{ items: { name: string; rights: string[] }[] }>(
    `/v1/accounts/${body.account.id}/roles`,
    { as: 'olga' },
  );
  expect(found.items.map((role) => role.name)).toEqual([
    'Billing',
    'Company Administrator',
    'Reports',
    'Shipment with premium',
    'Shipment without premium',
    'Trading with premium',
    'Trading without premium',
  ]);
  expect(found.items[1]!.rights).toEqual([...everyRight].sort());
  const [withPremium, without] = ['with', 'without'].map(
    (word) => found.items.find((role) => role.name === `Trading ${word} premium`)!.rights,
  );
  expect(withPremium!.filter((code) => !without!.includes(code))).toEqual(['trading.premium']);
  await api.refused(
    '/v1/applications',
    {
      as: 'olga',
      json: {
        clientType: 'individual',
        name: 'Alone',
        applicant: { name: 'Olga', email: 'olga@acme.example' },
        starterRoles: true,
      },
    },
    422,
    'institutional_only',
  );
});
