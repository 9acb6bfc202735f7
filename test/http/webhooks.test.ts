import { beforeAll, describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import type { Webhook, WebhookDelivery } from '../../src/http/webhook-answers.ts';
import { webhookEvents } from '../../src/domain/entities/webhooks.ts';
import { eventTypes } from '../../src/store/trail.ts';
import { useApi, type TestAccount } from './api-fixture.ts';

type Listed = z.output<typeof Webhook>;
type Delivery = z.output<typeof WebhookDelivery>;
interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

const api = useApi();
let acme: TestAccount;
const url = 'https://hooks.example.com/in';
const own = ['webhook.secret-made', 'webhook.secret-ended', 'webhook.given-up', 'webhook.replayed'];

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 1);
});

const list = async (): Promise<readonly Listed[]> =>
  (await api.ask<Page<Listed>>(`${acme.path}/webhooks`, { as: 'ada' })).body.items;
const found = async (name: string): Promise<Listed> => (await list()).find((each) => each.name === name)!;
const refused = (payload: unknown, status: number, code: string, kind = 'webhook.set') =>
  api.refused(`${acme.path}/changes`, { as: 'ada', json: { kind, payload } }, status, code);
const deliveries = async (id: string, query = ''): Promise<Page<Delivery>> =>
  (await api.ask<Page<Delivery>>(`${acme.path}/webhooks/${id}/deliveries${query}`, { as: 'ben' })).body;

describe('a webhook is a change', () => {
  test('R6 that waits for approvals, and says where it tells what, and who takes its secret', async () => {
    const payload = { name: 'Ledger', url, events: ['change.ended', 'change.applied'] };
    const change = await acme.submit('webhook.set', payload);
    expect(change).toMatchObject({
      state: 'pending',
      description: `Set the webhook Ledger: tell ${url} of change.applied, change.ended`,
      edits: [{ entity: 'webhooks', after: { name: 'Ledger', url, takerId: await acme.idOf('ada') } }],
    });
    expect(await list()).toEqual([]);
    const id = change.edits[0]!.id;
    const secret = `${acme.path}/webhooks/${id}/secret`;
    await api.refused(secret, { as: 'ada', json: {} }, 404, 'not_found_here');
    await acme.decide(change, 'ben');
    expect(await found('Ledger')).toEqual({
      ...{ id, name: 'Ledger', url, events: ['change.applied', 'change.ended'], allowed: true, secretTakenAt: null },
      taker: { id: await acme.idOf('ada'), name: 'Ada Example' },
    });
  });

  test.each<[string, string | undefined]>([
    ['http://hooks.example.com/in', 'webhook_not_allowed'],
    ['https://evil.example/', 'webhook_not_allowed'],
    ['https://hooks.example.com:8443/', 'webhook_not_allowed'],
    ['https://127.0.0.1/', 'webhook_not_allowed'],
    ['https://hooks.example.com', 'invalid_payload'],
    ['https://HOOKS.example.com/', 'invalid_payload'],
    ['https://user:pass@hooks.example.com/', 'invalid_payload'],
    ['https://hooks.example.com/#part', 'invalid_payload'],
    ['https://hooks.example.com\\@evil.example/', 'invalid_payload'],
    ['https://hooks.example.com/a/../b', 'invalid_payload'],
    ['https://hooks.example.com/\nx', 'invalid_payload'],
    ['ftp://hooks.example.com/', 'invalid_payload'],
    ['javascript:alert(1)', 'invalid_payload'],
    ['hooks.example.com', 'invalid_payload'],
    [`https://hooks.example.com/${'x'.repeat(500)}`, 'invalid_payload'],
  ])('R29 that is refused for %j, also as a member of a set and in a preview', async (asked, code) => {
    const payload = { name: 'Elsewhere', url: asked };
    await refused(payload, 422, code!);
    await refused({ changes: [{ kind: 'webhook.set', payload }] }, 422, code!, 'change-set');
    const { body } = await api.ask<{ admissible: boolean; problems: { code: string }[] }>(
      `${acme.path}/changes/preview`,
      { as: 'ada', json: { kind: 'webhook.set', payload } },
    );
    expect(body).toMatchObject({ admissible: false });
    expect(body.problems.map((problem) => problem.code)).toContain(code);
  });

  test('R29 with its own name, events that there are, and for institutional accounts', async () => {
    await refused({ name: 'LEDGER', url }, 409, 'name_taken');
    await refused({ name: 'X', url, events: ['notice.sent'] }, 422, 'invalid_payload');
    await refused({ name: 'X', url, events: [] }, 422, 'invalid_payload');
    await refused({ webhookId: 'whk_none', name: 'X', url }, 422, 'not_found');
    await refused({ webhookId: 'whk_none' }, 422, 'not_found', 'webhook.remove');
  });
});

test('R41 what can be told are events of the trail, and none of a webhook’s own, which would tell of themselves', () => {
  expect(eventTypes).toEqual(expect.arrayContaining([...webhookEvents]));
  expect(webhookEvents.filter((event) => own.includes(event))).toEqual([]);
});

describe('the secret of a webhook', () => {
  test('R42 stands in one answer, and nowhere else: its row is sealed', async () => {
    const { id } = await found('Ledger');
    const path = `${acme.path}/webhooks/${id}/secret`;
    await api.refused(path, { json: {} }, 401, 'unauthenticated');
    await api.refused(path, { as: 'ben', json: {} }, 403, 'out_of_scope');
    await api.refused(path, { as: 'ada', json: { keepOldHours: 169 } }, 422, 'invalid_payload');
    const { status, body, headers } = await api.ask<{ secret: string }>(path, { as: 'ada', json: {} });
    expect(status).toBe(201);
    expect(body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await found('Ledger')).secretTakenAt).not.toBeNull();
    const rows = await api.database().sql('SELECT * FROM webhook_secrets');
    const events = await api.database().sql('SELECT * FROM events');
    const raw = Buffer.from(body.secret.slice(6), 'base64');
    for (const form of [body.secret, body.secret.slice(6), raw.toString('hex'), raw.toString('base64url')])
      for (const place of [JSON.stringify(rows), JSON.stringify(events), api.logged.join('')])
        expect(place).not.toContain(form);
    const next = await api.ask<{ secret: string }>(path, { as: 'ada', json: { keepOldHours: 0 } });
    expect(next.body.secret).not.toBe(body.secret);
  });
});

describe('what became of messages', () => {
  test('is listed, the newest first, a page at a time, with a status and times, and nothing of an answer', async () => {
    const { id } = await found('Ledger');
    for (const name of ['Uno', 'Due', 'Tre']) await acme.addUser(name.toLowerCase());
    const all = await deliveries(id);
    expect(all.items).toHaveLength(3);
    expect(all.items[0]).toMatchObject({ type: 'change.applied', state: 'owed', attempts: 0, status: null });
    expect(Object.keys(all.items[0]!).sort()).toEqual([
      'attemptedAt',
      'attempts',
      'changeId',
      'endedAt',
      'event',
      'id',
      'nextAttemptAt',
      'queuedAt',
      'state',
      'status',
      'type',
    ]);
    const first = await deliveries(id, '?limit=2');
    const second = await deliveries(id, `?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(second.nextCursor).toBeNull();
    expect((await deliveries(id, '?state=delivered')).items).toEqual([]);
    await api.refused(`${acme.path}/webhooks/whk_none/deliveries`, { as: 'ada' }, 404, 'not_found_here');
  });

  test('can be sent again by its id, at its own webhook alone', async () => {
    const { id } = await found('Ledger');
    const [delivery] = (await deliveries(id)).items as [Delivery];
    await api.database().sql(
      `UPDATE webhook_deliveries SET state = 'given-up', ended_at = now(), due_at = NULL, next_wake_at = NULL,
         attempts = 9, status = 500 WHERE id = $1`,
      [delivery.id],
    );
    const replay = (webhook: string, of: string) => `${acme.path}/webhooks/${webhook}/deliveries/${of}/replay`;
    const { status, body } = await api.ask<Delivery>(replay(id, delivery.id), { method: 'POST', as: 'cleo' });
    expect({ status, body }).toMatchObject({ status: 200, body: { state: 'owed', attempts: 0, endedAt: null } });
    expect(body.nextAttemptAt).not.toBeNull();
    const post = { method: 'POST', as: 'cleo' } as const;
    await api.refused(replay(id, 'msg_0_none'), post, 404, 'not_found_here');
    await api.refused(replay('whk_none', delivery.id), post, 404, 'not_found_here');
  });
});

test('R25 a webhook is managed by officers of headquarters', async () => {
  const { body } = await api.ask<Page<{ id: string; name: string }>>(`${acme.path}/companies`, { as: 'ada' });
  await acme.enact('company.add', { name: 'North', parentId: body.items[0]!.id });
  const north = (await api.ask<Page<{ id: string; name: string }>>(`${acme.path}/companies`, { as: 'ada' })).body.items;
  await acme.addUser('nora', { companyId: north.find(({ name }) => name === 'North')!.id, officer: true });
  const json = { kind: 'webhook.set', payload: { name: 'North', url } };
  await api.refused(`${acme.path}/changes`, { as: 'nora', json }, 403, 'out_of_scope');
});

test('R41 everything of webhooks leaves an account that verifies', async () => {
  await acme.enact('webhook.remove', { webhookId: (await found('Ledger')).id });
  expect(await list()).toEqual([]);
  const { body } = await api.ask<{ tables: unknown }>(`${acme.path}/audit/verify`, { as: 'ada' });
  expect(body.tables).toEqual({ ok: true, differences: [] });
  expect(await acme.eventTypes()).toEqual(
    expect.arrayContaining(['webhook.secret-made', 'webhook.secret-ended', 'webhook.replayed']),
  );
});
