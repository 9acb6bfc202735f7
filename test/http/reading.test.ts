import { beforeAll, describe, expect, test } from '@jest/globals';
import { useApi, type ChangeBody, type TestAccount } from './api-fixture.ts';

const api = useApi();
let acme: TestAccount;
let home: TestAccount;
let pending: ChangeBody;
const ids: Record<string, string> = {};

interface List<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}
interface UserBody {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly pendingChanges?: readonly string[];
}

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo', 'dev'], 2);
  for (const person of acme.officers) ids[person] = await acme.idOf(person);
  ids['finn'] = await acme.addUser('finn', { rights: ['reports.tax', 'funding.deposit'] });
  ids['gita'] = await acme.addUser('gita');
  ids['hugo'] = await acme.addUser('hugo');
  ids['rita'] = await acme.addUser('rita');
  await acme.enact('user.suspend', { userId: ids['gita'] });
  await acme.enact('user.remove', { userId: ids['rita'] });
  pending = await acme.submit('rights.grant', { userId: ids['finn'], rights: ['trading.orders'] }, 'ada', 'New desk');

  const { body } = await api.ask<{ account: { id: string } }>('/v1/applications', {
    as: 'olga',
    json: { clientType: 'individual', name: 'Olga', applicant: { name: 'Olga', email: 'olga@acme.example' } },
  });
  home = api.account(body.account.id, ['olga']);
  await home.addUser('paul');
});

/** What officers alone read of Acme. */
const security = (): string[] => [
  '/functions',
  '/users',
  '/officers',
  '/companies',
  '/authorizers',
  '/changes',
  `/changes/${pending.id}`,
  `/changes/${pending.id}/impact`,
  '/audit',
  '/audit/verify',
];

describe('who may read what', () => {
  test('R12 an officer reads everything of the account', async () => {
    for (const path of ['', ...security(), `/users/${ids['finn']}`, `/users/${ids['finn']}/rights`])
      expect({ path, status: (await api.ask(`${acme.path}${path}`, { as: 'dev' })).status }).toEqual({
        path,
        status: 200,
      });
  });

  test('R12 a user who is no officer reads the name of the account, themselves and their rights, and gets 403 else', async () => {
    const account = await api.ask(acme.path, { as: 'finn' });
    const you = { id: ids['finn'], name: 'Finn Example' };
    expect(account.body).toEqual({ id: acme.id, name: 'Acme', clientType: 'organization', you });
    const self = await api.ask<UserBody>(`${acme.path}/users/${ids['finn']}`, { as: 'finn' });
    expect(self.body).toMatchObject({ id: ids['finn'], status: 'active' });
    expect(self.body.pendingChanges).toBeUndefined();
    const rights = await api.ask<{ functions: string[] }>(`${acme.path}/users/${ids['finn']}/rights?explain=true`, {
      as: 'finn',
    });
    expect(rights.body.functions).toEqual(['funding.deposit', 'reports.tax']);
    for (const path of [...security(), `/users/${ids['ada']}`, `/users/${ids['ada']}/rights`])
      await api.refused(`${acme.path}${path}`, { as: 'finn' }, 403, 'not_an_officer');
    await api.refused(`${acme.path}/users/usr_none`, { as: 'finn' }, 404, 'not_found_here');
  });

  test('a suspended user gets 403 for everything, and sees in the list of accounts that it is so', async () => {
    for (const path of ['', ...security(), `/users/${ids['gita']}`])
      await api.refused(`${acme.path}${path}`, { as: 'gita' }, 403, 'suspended');
    const me = await api.ask<{ accounts: unknown[] }>('/v1/me', { as: 'gita' });
    expect(me.body.accounts).toMatchObject([{ id: acme.id, status: 'suspended', officer: false }]);
  });

  test('whoever signs in reads what they are called in each account, and of no session where they bring a token', async () => {
    const { body } = await api.ask('/v1/me', { as: 'finn' });
    expect(body).toMatchObject({ accounts: [{ id: acme.id, userName: 'Finn Example' }], session: null });
  });

  test('R19 a removed user gets 404 for everything', async () => {
    for (const path of ['', ...security(), `/users/${ids['rita']}`])
      await api.refused(`${acme.path}${path}`, { as: 'rita' }, 404, 'not_found_here');
    expect((await api.ask('/v1/me', { as: 'rita' })).body).toMatchObject({ accounts: [] });
  });

  test('R13 an owner of an individual account reads there as an officer; authorizers are institutional', async () => {
    for (const path of ['', '/functions', '/users', '/officers', '/companies', '/changes', '/audit'])
      expect((await api.ask(`${home.path}${path}`, { as: 'olga' })).status).toBe(200);
    await api.refused(`${home.path}/authorizers`, { as: 'olga' }, 422, 'institutional_only');
    await api.refused(`${home.path}/users`, { as: 'paul' }, 403, 'not_an_owner');
    await api.refused(`${home.path}/changes`, { as: 'paul', json: {} }, 403, 'not_an_owner');
    expect((await api.ask(home.path, { as: 'paul' })).body).toEqual({
      id: home.id,
      name: 'Olga',
      clientType: 'individual',
      you: { id: await home.idOf('paul'), name: 'Paul Example' },
    });
  });

  test('an account is found by its slug as by its id', async () => {
    const [row] = await api.database().sql<{ slug: string }>('SELECT slug FROM accounts WHERE id = $1', [acme.id]);
    const answer = await api.ask(`/v1/accounts/${row!.slug}`, { as: 'ada' });
    expect(answer.body).toMatchObject({ id: acme.id, slug: row!.slug, policy: { approvalAssurance: 'session' } });
  });
});

describe('people', () => {
  test('users come by name, in pages, without the removed, each with the changes that would touch them', async () => {
    const all: UserBody[] = [];
    let cursor = '';
    for (let page = 0; page < 10; page++) {
      const { body } = await api.ask<List<UserBody>>(`${acme.path}/users?limit=3${cursor}`, { as: 'ada' });
      expect(body.items.length).toBeLessThanOrEqual(3);
      all.push(...body.items);
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(all.map(({ name }) => name.split(' ')[0])).toEqual(['Ada', 'Ben', 'Cleo', 'Dev', 'Finn', 'Gita', 'Hugo']);
    for (const { id, pendingChanges } of all) expect(pendingChanges).toEqual(id === ids['finn'] ? [pending.id] : []);
  });

  test.each([
    ['status=removed', ['Rita']],
    ['status=suspended', ['Gita']],
    ['q=FINN', ['Finn']],
    ['q=hugo@ACME', ['Hugo']],
    ['q=nobody', []],
    ['q=rita&status=removed', ['Rita']],
  ])('users with %s', async (query, expected) => {
    const { body } = await api.ask<List<UserBody>>(`${acme.path}/users?${query}`, { as: 'ada' });
    expect(body.items.map(({ name }) => name.split(' ')[0])).toEqual(expected);
  });

  test('R19 a removed user is shown where that is asked for', async () => {
    await api.refused(`${acme.path}/users/${ids['rita']}`, { as: 'ada' }, 404, 'not_found_here');
    const answer = await api.ask(`${acme.path}/users/${ids['rita']}?status=removed`, { as: 'ada' });
    expect(answer.body).toMatchObject({ id: ids['rita'], status: 'removed' });
  });

  test('rights are explained: what gives each function, and what masks it', async () => {
    const { body } = await api.ask<{ explanation: { function: string }[] }>(
      `${acme.path}/users/${ids['gita']}/rights?explain=true`,
      { as: 'ada' },
    );
    expect(body.explanation.find((e) => e.function === 'reports.tax')).toMatchObject({
      allowed: false,
      sources: [],
      masks: [{ type: 'status' }],
    });
    const officer = await api.ask<{ explanation: { function: string }[] }>(
      `${acme.path}/users/${ids['ben']}/rights?explain=true`,
      { as: 'ada' },
    );
    expect(officer.body.explanation.find((e) => e.function === 'security.users')).toMatchObject({
      allowed: true,
      sources: [{ type: 'designation' }],
    });
  });

  test('officers, with the probation of those who have one', async () => {
    await acme.enact('officer.designate', { userId: ids['hugo'] });
    const { body } = await api.ask<List<{ name: string; probationUntil: string | null }>>(`${acme.path}/officers`, {
      as: 'ada',
    });
    expect(body.items.map(({ name }) => name.split(' ')[0])).toEqual(['Ada', 'Ben', 'Cleo', 'Dev', 'Hugo']);
    const until = new Date(api.database().clock.now + 24 * 3_600_000).toISOString();
    expect(body.items.map(({ probationUntil }) => probationUntil)).toEqual([null, null, null, null, until]);
    const account = await api.ask(acme.path, { as: 'ada' });
    expect(account.body).toMatchObject({ officers: { active: 5, floor: 2, operable: true }, pendingChanges: 1 });
  });

  test('R14 authorizers asked for and active stand side by side, and too few warn', async () => {
    await acme.enact('authorizers.set', { area: 'funding', primary: 2, secondary: 0 });
    await acme.enact('authorizer.assign', { userId: ids['finn'], area: 'funding', level: 'primary' });
    const { body } = await api.ask<List<unknown>>(`${acme.path}/authorizers`, { as: 'ada' });
    expect(body.items).toMatchObject([
      { area: 'portal', required: { primary: 0, secondary: 0 }, people: [], warnings: [] },
      {
        area: 'funding',
        required: { primary: 2, secondary: 0 },
        active: { primary: 1, secondary: 0 },
        people: [{ id: ids['finn'], level: 'primary', status: 'active' }],
        warnings: [{ code: 'authorizers_below_required' }],
      },
    ]);
  });

  test('companies: headquarters', async () => {
    const { body } = await api.ask<List<unknown>>(`${acme.path}/companies`, { as: 'ada' });
    expect(body.items).toMatchObject([{ name: 'Acme', parentId: null, users: 7 }]);
  });

  test('functions by section, which the account has and which are officer-only', async () => {
    const { body } = await api.ask<{ sections: { section: string; functions: object[] }[] }>(`${acme.path}/functions`, {
      as: 'ada',
    });
    expect(body.sections.find(({ section }) => section === 'security')!.functions[0]).toMatchObject({
      officerOnly: true,
    });
    expect(body.sections.flatMap(({ functions }) => functions).length).toBeGreaterThan(55);
  });
});

describe('changes', () => {
  test('lists come newest first, in pages, without edits and impact', async () => {
    const { body } = await api.ask<List<ChangeBody>>(`${acme.path}/changes?limit=2`, { as: 'ada' });
    const numbers = body.items.map(({ number }) => number);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(body.items[0]).not.toHaveProperty('edits');
    expect(body.items[0]).not.toHaveProperty('impact');
    const next = await api.ask<List<ChangeBody>>(`${acme.path}/changes?limit=2&cursor=${body.nextCursor!}`, {
      as: 'ada',
    });
    expect(next.body.items[0]!.number).toBe(numbers[1]! - 1);
  });

  test('lists are filtered by state, kind, initiator, and by whom they wait on', async () => {
    const list = async (query: string, as = 'ada') =>
      (await api.ask<List<ChangeBody>>(`${acme.path}/changes?${query}`, { as })).body.items.map(({ id }) => id);
    expect(await list('state=pending')).toEqual([pending.id]);
    expect(await list('kind=rights.grant')).toEqual([pending.id]);
    expect(await list(`state=pending&initiator=${ids['ada']}`)).toEqual([pending.id]);
    expect(await list(`initiator=${ids['ben']}`)).toEqual([]);
    expect(await list('waitingOn=me', 'ben')).toEqual([pending.id]);
    expect(await list('waitingOn=me', 'ada')).toEqual([]);
    expect(await list('waitingOn=me', 'hugo')).toEqual([]);
    await acme.decide(pending, 'ben');
    expect(await list('waitingOn=me', 'ben')).toEqual([]);
  });

  test('R32 lists are filtered by whether a change has ended, and by whom an open one would touch', async () => {
    const list = async (query: string) =>
      (await api.ask<List<ChangeBody>>(`${acme.path}/changes?${query}`, { as: 'ada' })).body.items;
    const idsOf = async (query: string) => (await list(query)).map(({ id }) => id);
    expect(await idsOf('open=true')).toEqual([pending.id]);
    expect(await idsOf(`touches=${ids['finn']}`)).toEqual([pending.id]);
    expect(await idsOf(`touches=${ids['finn']}&open=false`)).toEqual([]);
    expect(await idsOf(`touches=${ids['hugo']}`)).toEqual([]);
    expect(await idsOf('touches=usr_nobody')).toEqual([]);
    const ended = await list('open=false&limit=200');
    expect(ended.length).toBe((await list('limit=200')).length - 1);
    for (const { state } of ended) expect(state).not.toMatch(/pending|approved/);
    const [newest, next] = await list('open=false&limit=2');
    expect([newest!.id, next!.id]).toEqual(ended.slice(0, 2).map(({ id }) => id));
    await api.refused(`${acme.path}/changes?open=yes`, { as: 'ada' }, 422, 'invalid_payload');
  });

  test('R45 a change says why it waits: required, received, who may still decide, who not and why, what is next', async () => {
    const change = await acme.read(pending);
    expect(change).toMatchObject({
      payload: { userId: ids['finn'], rights: ['trading.orders'] },
      reason: 'New desk',
      state: 'pending',
      approvals: { required: 2, received: 1, missing: 1 },
      decisions: [{ officer: { id: ids['ben'] }, verdict: 'approve', counts: true, bySubject: false }],
      excluded: expect.arrayContaining([
        {
          officer: expect.objectContaining({ id: ids['ada'] }),
          why: expect.objectContaining({ code: 'self_approval' }),
        },
        {
          officer: expect.objectContaining({ id: ids['hugo'] }),
          why: expect.objectContaining({ code: 'not_eligible' }),
        },
      ]),
      next: { what: 'awaiting_approvals', at: pending.expiresAt },
      workflowId: `change-${acme.id}-${pending.number}`,
      edits: [{ entity: 'grants', before: null }],
      difference: [{ before: 'no', after: 'yes' }],
      impact: {
        gaining: 1,
        losing: 0,
        groups: [{ gained: [{ code: 'trading.orders' }], people: [{ id: ids['finn'] }] }],
      },
    });
    expect(change.mayStillDecide.map(({ id }) => id).sort()).toEqual([ids['cleo'], ids['dev']].sort());
  });

  test('R32 a change whose time is up is expired at once, whatever its row says', async () => {
    const asked = await acme.submit('user.modify', { userId: ids['finn'], name: 'Finn Fisher' });
    api.database().clock.advance(169 * 3_600_000);
    expect(await acme.read(asked)).toMatchObject({
      state: 'expired',
      next: { what: 'ended' },
      endedAt: asked.expiresAt,
    });
    const { body } = await api.ask<List<ChangeBody>>(`${acme.path}/changes?state=expired`, { as: 'ada' });
    expect(body.items.map(({ id }) => id)).toContain(asked.id);
    const ended = await api.ask<List<ChangeBody>>(`${acme.path}/changes?open=false`, { as: 'ada' });
    expect(ended.body.items[0]).toMatchObject({ id: asked.id, state: 'expired' });
    const open = await api.ask<List<ChangeBody>>(`${acme.path}/changes?open=true`, { as: 'ada' });
    expect(open.body.items.map(({ id }) => id)).not.toContain(asked.id);
  });

  test('the opening is no change to be read', async () => {
    const [row] = await api
      .database()
      .sql<{ id: string }>('SELECT id FROM changes WHERE account_id = $1 AND number = 0', [acme.id]);
    await api.refused(`${acme.path}/changes/${row!.id}`, { as: 'ada' }, 404, 'not_found_here');
  });

  test('the whole effect comes in pages: weighty gains whole, the rest cut where a page is full', async () => {
    const people = Array.from({ length: 30 }, (_, i) => ({
      kind: 'user.add',
      payload: {
        name: `Person ${i}`,
        email: `p${i}@acme.example`,
        rights: [i < 25 ? 'reports.risk' : 'funding.withdraw'],
      },
    }));
    const { id } = await acme.submit('change-set', { changes: people });
    const change = await acme.read({ id });
    expect(change.impact.groups.map(({ count, people: shown }) => [count, shown.length])).toEqual([
      [5, 5],
      [25, 20],
    ]);
    const seen: [string, number][] = [];
    let cursor = '';
    for (let page = 0; page < 10; page++) {
      const { body } = await api.ask<List<{ gained: { code: string }[]; count: number; people: unknown[] }>>(
        `${acme.path}/changes/${id}/impact?limit=4${cursor}`,
        { as: 'ada' },
      );
      if (page === 0) expect(body.items).toMatchObject([{ gained: [{ code: 'funding.withdraw' }], count: 5 }]);
      for (const { gained, people: listed } of body.items) seen.push([gained[0]!.code, listed.length]);
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen).toEqual([['funding.withdraw', 5], ...[4, 4, 4, 4, 4, 4, 1].map((n) => ['reports.risk', n])]);
    const [weighty, others] = change.impact.groups;
    for (const [group, count] of [
      [weighty!, 5],
      [others!, 25],
    ] as const) {
      const [person] = group.people;
      const { body } = await api.ask<List<unknown>>(`${acme.path}/changes/${id}/impact?userId=${person!.id}`, {
        as: 'ada',
      });
      expect(body).toEqual({ items: [{ gained: group.gained, lost: [], count, people: [person] }], nextCursor: null });
    }
  });

  test('R28 the effect on somebody who neither gains nor loses is empty', async () => {
    const impact = `${acme.path}/changes/${pending.id}/impact`;
    const on = async (userId: string) => (await api.ask(`${impact}?userId=${userId}`, { as: 'ada' })).body;
    for (const userId of [ids['hugo']!, 'usr_nobody'])
      expect(await on(userId)).toEqual({ items: [], nextCursor: null });
    expect(await on(ids['finn']!)).toMatchObject({ items: [{ count: 1, people: [{ id: ids['finn'] }] }] });
    await api.refused(`${acme.path}/changes/chg_none/impact?userId=x`, { as: 'ada' }, 404, 'not_found_here');
  });
});

describe('the trail', () => {
  interface EventBody {
    readonly seq: number;
    readonly type: string;
    readonly prevHash: string;
    readonly hash: string;
  }

  test('R41 events come oldest first, numbered without gaps, each holding the hash of the one before', async () => {
    const all: EventBody[] = [];
    let query = 'limit=20';
    for (let page = 0; page < 20; page++) {
      const { body } = await api.ask<List<EventBody>>(`${acme.path}/audit?${query}`, { as: 'ada' });
      all.push(...body.items);
      if (body.nextCursor === null) break;
      query = `limit=20&cursor=${body.nextCursor}`;
    }
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, i) => i + 1));
    all.slice(1).forEach(({ prevHash }, i) => expect(prevHash).toBe(all[i]!.hash));
    expect(all[0]!.type).toBe('account.opened');
    const after = await api.ask<List<EventBody>>(`${acme.path}/audit?after=3&limit=1`, { as: 'ada' });
    expect(after.body.items[0]!.seq).toBe(4);
  });

  test('R41 the trail verifies', async () => {
    const { body } = await api.ask(`${acme.path}/audit/verify`, { as: 'ada' });
    expect(body).toMatchObject({ ok: true, tables: { ok: true, differences: [] } });
  });
});
