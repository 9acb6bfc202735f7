import { beforeAll, describe, expect, test } from '@jest/globals';
import { canonicalJson } from '../../src/domain/canonical.ts';
import { eventHash } from '../../src/store/trail.ts';
import { useApi, type ChangeBody, type TestAccount } from './api-fixture.ts';

const api = useApi();
api.operatorClaim = { name: 'groups', value: 'support-desk' };
let acme: TestAccount;
let applied: ChangeBody;
const ids: Record<string, string> = {};

interface EventBody {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly actorId: string | null;
  readonly changeId: string | null;
  readonly data: Record<string, unknown>;
  readonly prevHash: string;
  readonly hash: string;
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly change: { readonly id: string; readonly number: number } | null;
}
interface Page {
  readonly items: readonly EventBody[];
  readonly nextCursor: string | null;
  readonly total: number;
}

const trail = async (query = ''): Promise<Page> => {
  const { status, body } = await api.ask<Page>(`${acme.path}/audit?limit=200&${query}`, { as: 'ada' });
  expect(status).toBe(200);
  return body;
};

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 1);
  for (const person of acme.officers) ids[person] = await acme.idOf(person);
  ids['finn'] = await acme.addUser('finn');
  api.database().clock.advance(3_600_000);
  applied = await acme.enact('user.modify', { userId: ids['finn'], name: 'Finn Fisher' }, 'ben');
  api.database().clock.advance(3_600_000);
  await acme.enact('user.suspend', { userId: ids['finn'] });
});

describe('R41 the trail', () => {
  test('comes newest first where that is asked for, in pages, with how many events there are', async () => {
    const { items: oldest, total } = await trail();
    expect(oldest.length).toBe(total);
    const found: EventBody[] = [];
    let cursor = '';
    for (let page = 0; page < 50; page++) {
      const { body } = await api.ask<Page>(`${acme.path}/audit?order=newest&limit=3${cursor}`, { as: 'ada' });
      expect(body.total).toBe(total);
      found.push(...body.items);
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(found).toEqual([...oldest].reverse());
    const behind = await trail(`order=newest&after=${total - 2}`);
    expect(behind.items.map(({ seq }) => seq)).toEqual([total, total - 1]);
  });

  test('names who acted and which change it was, beside what is hashed', async () => {
    const { items } = await trail();
    const decided = items.find(({ type, changeId }) => type === 'decision.recorded' && changeId === applied.id)!;
    expect(decided.actor).toEqual({ id: ids['ada'], name: 'Ada Example' });
    expect(decided.change).toEqual({ id: applied.id, number: applied.number });
    expect(items[0]!).toMatchObject({ type: 'account.opened', actor: { id: ids['ada'] }, change: { number: 0 } });
    expect(items.find(({ actorId }) => actorId === null)!.actor).toBeNull();
    expect(items.find(({ changeId }) => changeId === null)!.change).toBeNull();
    for (const { actor: _, change: __, hash, data, ...event } of items)
      expect(eventHash(acme.id, { ...event, data: canonicalJson(data) })).toBe(hash);
  });

  test.each<[string, () => string, (event: EventBody) => boolean]>([
    ['a type', () => 'type=change.applied', ({ type }) => type === 'change.applied'],
    ['types', () => 'type=change.applied,identity.bound', ({ type }) => /change.applied|identity.bound/.test(type)],
    ['an actor', () => `actor=${ids['ben']}`, ({ actorId }) => actorId === ids['ben']],
    ['a change', () => `change=${applied.id}`, ({ changeId }) => changeId === applied.id],
    ['a time on', () => `from=${applied.submittedAt}`, ({ at }) => at >= applied.submittedAt],
    ['before a time', () => `to=${applied.submittedAt}`, ({ at }) => at < applied.submittedAt],
    [
      'all of these',
      () => `actor=${ids['ben']}&type=change.submitted&from=2026-02-02T11:00:00%2B01:00&to=2026-03-01T00:00:00Z`,
      ({ actorId, type }) => actorId === ids['ben'] && type === 'change.submitted',
    ],
  ])('is asked for %s', async (_, query, fits) => {
    const all = (await trail()).items;
    const expected = all.filter(fits);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(all.length);
    expect((await trail(query())).items).toEqual(expected);
  });

  test('has nothing for whom or what there is none of, and refuses what is no type, order or time', async () => {
    for (const query of ['actor=usr_nobody', 'change=chg_none', 'type=signal.ignored', 'from=2030-01-01T00:00:00Z'])
      expect((await trail(query)).items).toEqual([]);
    expect((await trail('to=0001-01-01T00:00:00Z')).items).toEqual([]);
    expect((await trail('from=9999-12-31T23:59:59Z')).items).toEqual([]);
    for (const query of [
      'type=made.up',
      'type=',
      'type=change.applied,',
      'order=random',
      'from=yesterday',
      // No year of the database's: the one before the first, and the one after the last of four digits.
      'from=0000-01-01T00:00:00Z',
      'from=0001-01-01T00:00:00%2B14:00',
      'to=9999-12-31T23:59:59-14:00',
      'actor=%20',
    ])
      await api.refused(`${acme.path}/audit?${query}`, { as: 'ada' }, 422, 'invalid_payload');
  });

  test('R8 R42 names nobody of the support desk: who acted is an operator', async () => {
    const paper = { kind: 'officer.add', name: 'Gus Example', email: 'gus@acme.example', evidence: 'Folder 7' };
    const { body } = await api.ask<{ id: string }>(`${acme.path}/support-requests`, { as: 'ada', json: paper });
    const token = await api.token('olga', { email: 'olga@desk.example', groups: ['support-desk'] });
    await api.ask(`/v1/desk/requests/${body.id}/decisions`, { token, json: { verdict: 'approve' } });
    const [decided, ...more] = (await trail('type=support-request.decided')).items;
    expect(more).toEqual([]);
    expect(decided!.actor).toEqual({ id: decided!.actorId, name: 'An operator of the support desk' });
    expect(decided!.actorId).not.toBeNull();
    expect((await trail('type=support-request.filed')).items[0]!.actor).toEqual({
      id: ids['ada'],
      name: 'Ada Example',
    });
  });

  test('has nothing of another account, whatever is asked for', async () => {
    const other = await api.organization(['dora', 'eve'], 0);
    const { body } = await api.ask<Page>(`${other.path}/audit?change=${applied.id}`, { as: 'dora' });
    expect(body.items).toEqual([]);
    const { body: byActor } = await api.ask<Page>(`${other.path}/audit?actor=${ids['ben']}`, { as: 'dora' });
    expect(byActor.items).toEqual([]);
  });
});
