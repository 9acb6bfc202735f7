import { beforeAll, describe, expect, test } from '@jest/globals';
import { ownForm, useApi, type Asked, type ChangeBody, type TestAccount } from './api-fixture.ts';

const api = useApi();
let acme: TestAccount;
let finn: string;
let counter = 0;

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo', 'dev'], 2);
  finn = await acme.addUser('finn');
});

const change = (by = 'ada'): Promise<ChangeBody> =>
  acme.submit('user.modify', { userId: finn, name: `Finn ${++counter}` }, by);
const pathOf = ({ id }: ChangeBody): string => `${acme.path}/changes/${id}/decisions`;
const approving = ({ digest }: ChangeBody, more: object = {}) => ({ verdict: 'approve', digest, ...more });

describe('deciding', () => {
  test('R40 two other officers approve through the API, and the change is applied', async () => {
    const asked = await change();
    const first = await acme.decide(asked, 'ben');
    expect(first).toMatchObject({ state: 'pending', approvals: { received: 1, missing: 1 } });
    expect(api.workflows.woken.at(-1)).toMatchObject({ input: { changeId: asked.id }, wake: { verdict: 'approve' } });
    const second = await acme.decide(asked, 'cleo');
    expect(second).toMatchObject({ state: 'applied', approvals: { required: 2, received: 2, missing: 0 } });
    expect(second.decisions.map(({ verdict, counts }) => [verdict, counts])).toEqual([
      ['approve', true],
      ['approve', true],
    ]);
  });

  test('it answers when the decision is committed, also while the workflows are down', async () => {
    api.workflows.running = false;
    const asked = await change();
    await acme.decide(asked, 'ben');
    expect(await acme.decide(asked, 'cleo')).toMatchObject({ state: 'approved', next: { what: 'applying' } });
    api.workflows.running = true;
    await api.workflows.settle({ accountId: acme.id, changeId: asked.id });
    expect(await acme.read(asked)).toMatchObject({ state: 'applied' });
  });

  test('R32 one rejection ends it, with the comment on record', async () => {
    const asked = await change();
    const { body } = await api.ask<ChangeBody>(pathOf(asked), {
      as: 'dev',
      json: { verdict: 'reject', digest: asked.digest, comment: 'Wrong\nperson' },
    });
    expect(body).toMatchObject({ state: 'rejected', decisions: [{ verdict: 'reject', comment: 'Wrong\nperson' }] });
    await api.refused(pathOf(asked), { as: 'ben', json: approving(asked) }, 409, 'change_ended');
  });

  test('R7 nobody approves their own change through the API, whatever else is wrong with the request', async () => {
    const asked = await change('ben');
    await api.refused(pathOf(asked), { as: 'ben', json: approving(asked) }, 403, 'self_approval');
    await api.refused(pathOf(asked), { as: 'ben', json: { verdict: 'maybe' } }, 403, 'self_approval');
    await api.refused(pathOf(asked), { as: 'ben', json: { verdict: 'reject', digest: 'x' } }, 403, 'self_approval');
    expect(await acme.read(asked)).toMatchObject({ approvals: { received: 0 }, decisions: [] });
    expect(await acme.eventTypes()).toContain('decision.refused');
  });

  test('another digest is 412, a missing one 422, and neither is recorded', async () => {
    const asked = await change();
    await api.refused(
      pathOf(asked),
      { as: 'ben', json: { verdict: 'approve', digest: '0'.repeat(64) } },
      412,
      'digest_mismatch',
    );
    await api.refused(pathOf(asked), { as: 'ben', json: { verdict: 'approve' } }, 422, 'invalid_payload');
    await api.refused(
      pathOf(asked),
      { as: 'ben', json: { verdict: 'perhaps', digest: asked.digest } },
      422,
      'invalid_payload',
    );
    await api.refused(
      pathOf(asked),
      { as: 'ben', json: approving(asked, { officerId: 'usr_x' }) },
      422,
      'invalid_payload',
    );
    await api.refused(
      pathOf(asked),
      { as: 'ben', json: approving(asked, { comment: 'x'.repeat(1_001) }) },
      422,
      'invalid_payload',
    );
    expect((await acme.read(asked)).decisions).toEqual([]);
  });

  test('repeating one’s decision is 200, also after the end; another verdict is 409', async () => {
    const asked = await change();
    await acme.decide(asked, 'ben');
    const rows = await api.rowCounts();
    expect(await acme.decide(asked, 'ben')).toMatchObject({ approvals: { received: 1 } });
    expect(await api.rowCounts()).toEqual(rows);
    await api.refused(
      pathOf(asked),
      { as: 'ben', json: { verdict: 'reject', digest: asked.digest } },
      409,
      'already_decided',
    );
    await acme.decide(asked, 'cleo');
    expect(await acme.decide(asked, 'ben')).toMatchObject({ state: 'applied' });
    await api.refused(pathOf(asked), { as: 'dev', json: approving(asked) }, 409, 'change_ended');
  });

  test('R12 a user who is no officer does not decide', async () => {
    const asked = await change();
    await api.refused(pathOf(asked), { as: 'finn', json: approving(asked) }, 403, 'not_an_officer');
    await api.refused(pathOf(asked), { as: 'mallory', json: approving(asked) }, 404, 'not_found_here');
  });

  test('a change is decided under its own account alone', async () => {
    const other = await api.organization(['ada', 'ben', 'cleo'], 1);
    const asked = await change();
    await api.refused(
      `${other.path}/changes/${asked.id}/decisions`,
      { as: 'ben', json: approving(asked) },
      404,
      'not_found_here',
    );
    await api.refused(`${other.path}/changes/${asked.id}`, { as: 'ben' }, 404, 'not_found_here');
  });

  test('R46 the subject of a removal cannot veto it; the rejection is on record and counts for nothing', async () => {
    const asked = await acme.submit('officer.remove', { userId: await acme.idOf('dev') });
    const after = await acme.decide(asked, 'dev', 'reject');
    expect(after).toMatchObject({
      state: 'pending',
      decisions: [{ verdict: 'reject', counts: false, bySubject: true }],
    });
    const { body } = await api.ask<{ items: ChangeBody[] }>(`${acme.path}/changes?kind=officer.remove`, { as: 'ada' });
    expect(body.items[0]!.decisions).toMatchObject([{ verdict: 'reject', counts: false }]);
    await acme.decide(asked, 'ben', 'reject');
  });

  test('R43 within probation an officer does not decide on sensitive changes', async () => {
    const eve = await acme.addUser('eve');
    await acme.enact('officer.designate', { userId: eve });
    const asked = await acme.submit('approvals.set', { requiredApprovals: 1 });
    const problem = await api.refused(pathOf(asked), { as: 'eve', json: approving(asked) }, 403, 'probation');
    expect(problem.detail).toMatch(/from \d{4}-/);
    await acme.decide(asked, 'ben', 'reject');
  });
});

describe('deciding in a session', () => {
  const inSession = async (asked: ChangeBody, person: string, headers: Record<string, string>): Promise<Asked> => ({
    session: await api.session(person),
    json: approving(asked),
    headers,
  });

  test('R40 a session decides as a token does', async () => {
    const asked = await change();
    const { status } = await api.ask(pathOf(asked), await inSession(asked, 'ben', ownForm));
    expect(status).toBe(200);
    const { status: byOrigin } = await api.ask(pathOf(asked), await inSession(asked, 'cleo', { origin: api.url }));
    expect(byOrigin).toBe(200);
    expect(await acme.read(asked)).toMatchObject({ state: 'applied' });
  });

  test.each<[string, Record<string, string>]>([
    ['no sign of where it comes from', {}],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling of the site', { 'sec-fetch-site': 'same-site' }],
    ['another site that claims our origin', { 'sec-fetch-site': 'cross-site', origin: 'OURS' }],
    ['another origin', { origin: 'https://elsewhere.example' }],
    ['an origin of null', { origin: 'null' }],
  ])('what a session sends from %s is refused, and nothing is written', async (_what, given) => {
    const asked = await change();
    const headers = Object.fromEntries(Object.entries(given).map(([k, v]) => [k, v === 'OURS' ? api.url : v]));
    const request = await inSession(asked, 'ben', headers);
    const rows = await api.rowCounts();
    await api.refused(pathOf(asked), request, 403, 'cross_origin');
    expect(await api.rowCounts()).toEqual(rows);
  });

  test('reading in a session asks for no origin; an ended session is none', async () => {
    const session = await api.session('ben');
    expect((await api.ask(acme.path, { session })).status).toBe(200);
    api.database().clock.advance(3_600_001);
    await api.refused(acme.path, { session }, 401, 'unauthenticated');
  });
});

describe('a designation that ended', () => {
  let wide: TestAccount;
  let gus: string;
  beforeAll(async () => {
    wide = await api.organization(['ada', 'ben', 'cleo', 'dev', 'eva', 'fay'], 2);
    gus = await wide.addUser('gus');
  });
  const rename = (): Promise<ChangeBody> => wide.submit('user.modify', { userId: gus, name: `Gus ${++counter}` });
  const suspend = async (person: string): Promise<void> => {
    await wide.enact('user.suspend', { userId: await wide.idOf(person) }, 'ada');
  };
  /** How a change is read: by itself, and in the list. */
  const readings = async ({ id }: ChangeBody) => {
    const list = await api.ask<{ items: ChangeBody[] }>(`${wide.path}/changes?limit=200`, { as: 'ada' });
    return [await wide.read({ id }), list.body.items.find((item) => item.id === id)!];
  };
  const shown = ({ state, approvals, decisions }: ChangeBody) => ({
    ...{ state, ...approvals },
    counted: decisions
      .filter(({ counts }) => counts)
      .map(({ officer }) => officer.name[0])
      .sort(),
  });

  test('R34 before the end: its approval is not among those that are received, in whatever way the change ends', async () => {
    const [applied, withdrawn, expired] = [await rename(), await rename(), await rename()];
    for (const change of [applied, withdrawn, expired]) await wide.decide(change, 'eva');
    await suspend('eva');
    for (const by of ['fay', 'ben']) await wide.decide(applied, by);
    await api.ask(`${wide.path}/changes/${withdrawn.id}/withdraw`, { as: 'ada', method: 'POST' });
    const two = { required: 2, received: 2, missing: 0, counted: ['B', 'F'] };
    for (const change of await readings(applied)) expect(shown(change)).toEqual({ state: 'applied', ...two });
    const none = { required: 2, received: 0, missing: 2, counted: [] };
    for (const change of await readings(withdrawn)) expect(shown(change)).toEqual({ state: 'withdrawn', ...none });
    api.database().clock.advance(8 * 24 * 3_600_000);
    for (const change of await readings(expired)) expect(shown(change)).toEqual({ state: 'expired', ...none });

    // What an end came from stays what it was, whoever is an officer still.
    await suspend('fay');
    for (const change of await readings(applied)) expect(shown(change)).toEqual({ state: 'applied', ...two });
  });

  test('R46 with the change that takes it: its approval was counted', async () => {
    const change = await wide.submit('user.suspend', { userId: await wide.idOf('dev') });
    for (const by of ['dev', 'cleo']) await wide.decide(change, by);
    const two = { required: 2, received: 2, missing: 0, counted: ['C', 'D'] };
    for (const read of await readings(change)) expect(shown(read)).toEqual({ state: 'applied', ...two });
  });
});
