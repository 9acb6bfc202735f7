import { beforeAll, describe, expect, test } from '@jest/globals';
import { cursorOf } from '../../src/http/paging.ts';
import { useApi, type ChangeBody, type ProblemBody, type TestAccount } from './api-fixture.ts';

/*
 * What somebody tries who wants rights that they lack, or to learn of roles above them. No approval is required here:
 * nothing stands between them and what they ask for but the rules.
 */

const api = useApi();
let acme: TestAccount;
let other: TestAccount;
const ids: Record<string, string> = {};

interface Named {
  readonly id: string;
  readonly name: string;
}

const learn = async (...lists: readonly string[]): Promise<void> => {
  for (const list of lists) {
    const { body } = await api.ask<{ items: Named[] }>(`${acme.path}/${list}?limit=200`, { as: 'ada' });
    for (const { id, name } of body.items) ids[name] = id;
  }
};

interface Asked {
  readonly kind: string;
  readonly payload: object;
}
const ask = (as: string, json: Asked, path = '') =>
  api.ask<ProblemBody & Pick<ChangeBody, 'edits' | 'difference'> & { admissible: boolean }>(
    `${acme.path}/changes${path}`,
    { as, json },
  );
/** What a submission is answered with: status, codes and words. */
const answerTo = async (as: string, asked: Asked): Promise<unknown> => {
  const { status, body } = await ask(as, asked);
  return { status, problems: body.problems };
};
const set = (...changes: Asked[]): Asked => ({ kind: 'change-set', payload: { changes } });
const create = (name: string, company: string, rights: readonly string[] = [], type = 'employee'): Asked => ({
  kind: 'role.create',
  payload: { type, name, companyId: ids[company], rights },
});
const assign = (role: string, type: string, to: string): Asked => ({
  kind: 'role.assign',
  payload: { roleId: ids[role] ?? role, to: { type, id: ids[to] } },
});

/** Of headquarters: a secret role, one that everybody sees. Of North, under a lid: a secret one as well. */
beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 0);
  other = await api.organization(['mallory', 'ned'], 0);
  await learn('companies');
  for (const name of ['North', 'South']) await acme.enact('company.add', { name, parentId: ids['Acme'] });
  await learn('companies');
  await acme.enact('company.add', { name: 'Arctic', parentId: ids['North'] });
  await learn('companies');
  for (const { kind, payload } of [
    create('Vault', 'South', ['funding.withdraw']),
    create('Lid', 'Acme', ['reports.tax', 'trading.orders'], 'company'),
    create('Low lid', 'Acme', ['reports.tax'], 'company'),
    create('Vault', 'Acme', ['funding.withdraw']),
    create('Plain', 'Acme'),
    create('Orders', 'North', ['trading.orders']),
    create('Frost', 'Arctic', ['trading.orders']),
  ])
    await acme.enact(kind, payload);
  await learn('roles');
  await acme.enact('role.assign', assign('Lid', 'company', 'North').payload);
  ids['ben'] = await acme.idOf('ben');
  ids['nora'] = await acme.addUser('nora', { companyId: ids['North'], officer: true, rights: ['reports.tax'] });
  ids['finn'] = await acme.addUser('finn', { companyId: ids['North'], roleIds: [ids['Orders']] });
  ids['ivo'] = await acme.addUser('ivo', { companyId: ids['Arctic'], roleIds: [ids['Frost']] });
  ids['gus'] = await acme.addUser('gus', { roleIds: [ids['Vault']] });
  await acme.enact('employee-group.create', { name: 'Treasury', memberIds: [ids['gus']] });
  await acme.enact('employee-group.create', { name: 'Desk', companyId: ids['North'], memberIds: [ids['finn']] });
  await learn('employee-groups');
  await acme.enact('role.assign', assign('Vault', 'employee-group', 'Treasury').payload);
  await acme.enact('role.assign', assign('Orders', 'employee-group', 'Desk').payload);
}, 60_000);

const allows = async (userId: string, code: string): Promise<boolean> =>
  (await api.ask<{ allowed: boolean }>(`${acme.path}/access-check`, { as: 'ada', json: { userId, function: code } }))
    .body.allowed;

describe('R16 R25 an officer of a subsidiary gets no right that they lack', () => {
  test.each<[what: string, asked: () => Asked]>([
    [
      'for themselves, directly',
      () => ({ kind: 'rights.grant', payload: { userId: ids['nora'], rights: ['trading.orders'] } }),
    ],
    ['by a role of their own making', () => create('Mine', 'North', ['trading.orders'])],
    [
      'by a role that is made and had in one set',
      () => set(create('Mine', 'North', ['trading.orders']), assign('#0', 'employee', 'nora')),
    ],
    ['by a role that they can’t see', () => assign('Orders', 'employee', 'nora')],
    [
      'by a group that has such a role',
      () => ({ kind: 'employee-group.modify', payload: { id: ids['Desk'], addMemberIds: [ids['nora']] } }),
    ],
    [
      'by moving to headquarters',
      () => ({ kind: 'user.modify', payload: { userId: ids['nora'], companyId: ids['Acme'] } }),
    ],
    [
      'by moving their company',
      () => ({ kind: 'company.modify', payload: { companyId: ids['North'], name: 'Headquarters' } }),
    ],
    [
      'by taking the lid off their company',
      () => ({ kind: 'role.unassign', payload: { roleId: ids['Plain'], to: { type: 'company', id: ids['North'] } } }),
    ],
    ['by another lid on their company', () => assign('Plain', 'company', 'North')],
    [
      'by an officer of their own, who has it',
      () => ({
        kind: 'user.add',
        payload: {
          name: 'Puppet',
          email: 'p@acme.example',
          companyId: ids['Arctic'],
          officer: true,
          rights: ['trading.orders'],
        },
      }),
    ],
    [
      'by a user at headquarters',
      () => ({ kind: 'user.add', payload: { name: 'Puppet', email: 'p@acme.example', companyId: ids['Acme'] } }),
    ],
    ['by making the policy easier', () => ({ kind: 'approvals.set', payload: { requiredApprovals: 1 } })],
    [
      'by a role of headquarters that they see',
      () => ({ kind: 'role.modify', payload: { roleId: ids['Plain'], rights: ['reports.tax'] } }),
    ],
    ['by the removal of whoever is above', () => ({ kind: 'officer.remove', payload: { userId: ids['ben'] } })],
  ])('%s', async (_, asked) => {
    const before = await api.rowCounts();
    const { status } = await ask('nora', asked());
    expect([403, 422]).toContain(status);
    expect(await api.rowCounts()).toEqual(before);
    expect(await allows(ids['nora']!, 'trading.orders')).toBe(false);
  });

  test('nor does an ordinary user, or an officer of another account', async () => {
    for (const [as, status] of [
      ['finn', 403],
      ['mallory', 404],
    ] as const)
      for (const path of ['', '/preview']) expect((await ask(as, create('Mine', 'North'), path)).status).toBe(status);
    const theirs = await api.ask<ProblemBody>(`${other.path}/changes`, {
      as: 'mallory',
      json: assign('Vault', 'employee', 'gus'),
    });
    expect(theirs.status).toBe(422);
    expect(theirs.body.problems.map(({ code }) => code)).toEqual(['not_found', 'not_found']);
  });
});

describe('R23 an officer who can’t see a role learns nothing of it', () => {
  const secret = /Vault|Orders|Frost/;

  test('by making or renaming a role of a company above to its name', async () => {
    for (const asked of [
      (name: string) => create(name, 'Acme'),
      (name: string): Asked => ({ kind: 'role.modify', payload: { roleId: ids['Plain'], name } }),
    ]) {
      const taken = await answerTo('nora', asked('Vault'));
      expect(taken).toEqual(await answerTo('nora', asked('Nothing by this name')));
      expect(taken).toMatchObject({ status: 403, problems: [{ code: 'out_of_scope' }] });
    }
    // Nor by a set that would first bring them, or the company, where names are theirs to ask for.
    const moves: Asked[] = [
      { kind: 'user.modify', payload: { userId: ids['nora'], companyId: ids['Acme'] } },
      { kind: 'company.modify', payload: { companyId: ids['South'], parentId: ids['North'] } },
    ];
    for (const [first, company] of [
      [moves[0]!, 'Acme'],
      [moves[1]!, 'South'],
    ] as const)
      for (const path of ['', '/preview']) {
        const codes = (await ask('nora', set(first, create('Vault', company)), path)).body.problems.map(
          ({ code }) => code,
        );
        expect(codes).toContain('out_of_scope');
        expect(codes).not.toContain('name_taken');
      }
    // At one's own place a name is told apart by being taken.
    expect(await answerTo('ada', create('vault', 'Acme'))).toMatchObject({ problems: [{ code: 'name_taken' }] });
  });

  test.each<[what: string, asked: () => Asked]>([
    ['a user who has it', () => ({ kind: 'user.remove', payload: { userId: ids['gus'] } })],
    [
      'a group that has it',
      () => ({ kind: 'employee-group.delete', payload: { id: ids['Treasury'], unassign: true } }),
    ],
    [
      'both, in a set',
      () =>
        set(
          { kind: 'user.remove', payload: { userId: ids['gus'] } },
          { kind: 'employee-group.delete', payload: { id: ids['Treasury'], unassign: true } },
        ),
    ],
  ])('by previewing what they may not do to %s', async (_, asked) => {
    const { status, body } = await ask('nora', asked(), '/preview');
    expect({ status, admissible: body.admissible }).toEqual({ status: 200, admissible: false });
    expect(JSON.stringify(body)).not.toMatch(secret);
    expect(JSON.stringify(body)).not.toContain(ids['Vault']);
    const whole = await ask('ada', asked(), '/preview');
    expect(JSON.stringify(whole.body.difference)).toContain('Vault');
  });

  test('by a set that would first lower what the role comes to', async () => {
    for (const path of ['', '/preview']) {
      const { body } = await ask(
        'nora',
        set(assign('Low lid', 'company', 'Arctic'), { kind: 'role.delete', payload: { roleId: ids['Frost'] } }),
        path,
      );
      expect(body.problems.length).toBeGreaterThan(0);
      expect(JSON.stringify(body.problems)).not.toMatch(secret);
    }
  });

  test('by whether it would fit a new user', async () => {
    const withRole = (roleId: string): Asked => ({
      kind: 'user.add',
      payload: { name: 'Puppet', email: 'p@acme.example', roleIds: [roleId] },
    });
    const [hidden, missing] = [
      await answerTo('nora', withRole(ids['Lid']!)),
      await answerTo('nora', withRole('rol_nowhere')),
    ];
    expect(JSON.stringify(hidden).replaceAll(ids['Lid']!, 'rol_nowhere')).toBe(JSON.stringify(missing));
  });

  test('by asking for the page after it', async () => {
    const after = (id: string) =>
      api.refused(`${acme.path}/roles?cursor=${cursorOf([id])}`, { as: 'nora' }, 422, 'invalid_payload');
    const [hidden, missing] = [await after(ids['Vault']!), await after('rol_nowhere')];
    expect({ ...hidden, traceId: '' }).toEqual({ ...missing, traceId: '' });
    const first = await api.ask<{ items: Named[]; nextCursor: string }>(`${acme.path}/roles?limit=1`, { as: 'nora' });
    const next = await api.ask<{ items: Named[] }>(`${acme.path}/roles?cursor=${first.body.nextCursor}`, {
      as: 'nora',
    });
    expect([...first.body.items, ...next.body.items].map(({ name }) => name)).toEqual(['Low lid', 'Plain']);
  });
});

describe('R24 R26 a role that is in use below', () => {
  test('is not taken back by sharing it with less', async () => {
    const share = (branch: boolean): Asked => ({
      kind: 'role.share',
      payload: { roleId: ids['Plain'], companyId: ids['North'], branch },
    });
    await acme.enact('role.share', share(true).payload);
    ids['hal'] = await acme.addUser('hal', { companyId: ids['Arctic'], roleIds: [ids['Plain']] });
    expect(await answerTo('ada', share(false))).toEqual({
      status: 409,
      problems: [{ code: 'role_in_use', message: 'Plain is assigned in Arctic.' }],
    });
    await acme.enact('role.unassign', { roleId: ids['Plain'], to: { type: 'employee', id: ids['hal'] } });
    await acme.enact('role.share', share(false).payload);
  });
});
