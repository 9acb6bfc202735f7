import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SIGN_OUT } from '../../src/http/routes/sign-in.ts';
import { formToken } from '../../src/identity/secrets.ts';
import { ownForm, useApi, type AccountBody, type Asked, type TestAccount } from './api-fixture.ts';
import { Listener } from './listener.ts';

const MINUTE = 60_000;
const MOST_OF_PERSON = 8;
const MOST_AT_ONCE = 10;

/** Fewer at work than read along: a stream counts as none. */
const api = useApi(() =>
  Promise.resolve({ mostAtWork: 3, liveLimits: { lookMs: 20, recheckMs: 40, mostAtOnce: MOST_AT_ONCE } }),
);

let acme: TestAccount;
let other: TestAccount;
beforeAll(async () => {
  other = await api.organization(['ada', 'ned'], 0);
});
beforeEach(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo', 'dev'], 0);
});

const open: Listener[] = [];
const listen = async (asked: Asked, account = acme): Promise<Listener> => {
  const listener = await Listener.open(api, `${account.path}/live`, asked);
  open.push(listener);
  return listener;
};
const streamsAre = async (count: number): Promise<void> => {
  const asked = `countersign_live_streams ${count}\n`;
  while (!(await api.ask('/metrics')).text.includes(asked)) await new Promise((resolve) => setImmediate(resolve));
};
afterEach(async () => {
  for (const listener of open.splice(0)) listener.leave();
  await streamsAre(0);
});

const eventsOf = async (account = acme): Promise<number> => (await account.eventTypes()).length;
const moved = (events: number): string => `event: moved\ndata: {"events":${events}}`;
const addUser = (account: TestAccount, by: string): Promise<unknown> =>
  account.submit('user.add', { name: 'Finn', email: `finn${process.hrtime.bigint()}@acme.example` }, by);

describe('what is told', () => {
  test('R40 where the trail is comes at once, and each time that it has grown, and nothing else', async () => {
    const listener = await listen({ as: 'ben' });
    expect(listener.status).toBe(200);
    expect(Object.fromEntries(listener.headers)).toMatchObject({
      'content-type': expect.stringMatching(/^text\/event-stream\b/),
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    expect(await listener.next()).toBe(moved(await eventsOf()));
    for (let i = 0; i < 2; i++) {
      await addUser(acme, 'ada');
      await listener.until(await eventsOf());
    }
    // Written past the service: only that the trail has grown counts, whoever wrote it.
    await api.database().sql('UPDATE accounts SET event_count = event_count + 1 WHERE id = $1', [acme.id]);
    expect(await listener.next()).toBe(moved((await eventsOf()) + 1));
  });

  test('R12 nobody hears of another account', async () => {
    const listener = await listen({ as: 'ada' });
    await listener.next();
    const elsewhere = await listen({ as: 'ada' }, other);
    await elsewhere.next();
    await addUser(other, 'ned');
    await elsewhere.until(await eventsOf(other));
    const before = await eventsOf();
    await addUser(acme, 'ben');
    const { 1: told } = /"events":(\d+)/.exec((await listener.next())!)!;
    expect(Number(told)).toBeGreaterThan(before);
  });

  test('R13 the owner of an individual account reads along', async () => {
    const applicant = { name: 'Ida', email: 'ida@acme.example' };
    const json = { clientType: 'individual', name: 'Ida', applicant };
    const { body } = await api.ask<{ account: AccountBody }>('/v1/applications', { as: 'ida', json });
    const account = api.account(body.account.id, ['ida']);
    const listener = await listen({ as: 'ida' }, account);
    expect(await listener.next()).toBe(moved(await eventsOf(account)));
    await addUser(account, 'ida');
    await listener.until(await eventsOf(account));
  });

  test('asked for its head alone, it ends at once', async () => {
    const answer = await api.ask(`${acme.path}/live`, { method: 'HEAD', as: 'ada' });
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
  });

  test('R42 its line in the log says that it was answered, and holds no session', async () => {
    const session = await api.session('ada');
    const listener = await listen({ session });
    await listener.next();
    listener.leave();
    await streamsAre(0);
    const lines = api.logged.filter((line) => line.includes('/live"'));
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ status: 200, accountId: acme.id });
    expect(lines.join('')).not.toContain(session);
  });
});

describe('who stops being told', () => {
  test.each([
    ['suspended', 'user.suspend'],
    ['removed', 'user.remove'],
    ['no officer any more', 'officer.remove'],
    ['somebody whose identity was reset', 'identity.reset'],
  ])('R19 R34 an officer who is %s hears of nothing from then on, and the stream ends', async (_, kind) => {
    const listener = await listen({ as: 'ben' });
    const staying = await listen({ as: 'cleo' });
    await acme.enact(kind, { userId: await acme.idOf('ben') });
    const told = await listener.toEnd();
    const applied = (await acme.eventTypes()).lastIndexOf('change.applied') + 1;
    expect(told).not.toEqual([]);
    for (const event of told) expect(Number(/\d+/.exec(event)![0])).toBeLessThan(applied);
    await staying.until(await eventsOf());
  });

  test('who signs out, and not another session of theirs', async () => {
    const [session, another] = [await api.session('ben'), await api.session('ben')];
    const listener = await listen({ session });
    const staying = await listen({ session: another });
    const form = { formToken: formToken(session, SIGN_OUT) };
    expect((await api.ask('/sign-out', { session, form, headers: ownForm })).status).toBe(200);
    expect(await listener.toEnd()).toEqual([moved(await eventsOf())]);
    await addUser(acme, 'ada');
    await staying.until(await eventsOf());
  });

  test('who left the browser alone: reading along keeps no session in use', async () => {
    const session = await api.session('ben');
    const { clock } = api.database();
    const listener = await listen({ session });
    for (const minutes of [8, 6]) {
      clock.advance(minutes * MINUTE);
      const again = await listen({ session });
      expect(await again.next()).toBe(moved(await eventsOf()));
    }
    clock.advance(2 * MINUTE);
    expect(await listener.toEnd()).toHaveLength(1);
    await api.refused('/v1/me', { session }, 401, 'unauthenticated');
    await api.refused(`${acme.path}/live`, { session }, 401, 'unauthenticated');
  });
});

describe('how many may read along', () => {
  test('a person has eight streams, over all accounts and sessions, and room again when one is left', async () => {
    const session = await api.session('ada');
    for (let i = 0; i < MOST_OF_PERSON; i++)
      expect((await (i % 2 === 0 ? listen({ as: 'ada' }) : listen({ session }, other))).status).toBe(200);
    for (const account of [acme, other])
      await api.refused(`${account.path}/live`, { as: 'ada' }, 429, 'too_many_streams');
    expect((await api.ask(`${acme.path}/live`, { as: 'ada' })).headers.get('retry-after')).toBe('30');
    expect((await listen({ as: 'ben' })).status).toBe(200);
    open[0]!.leave();
    await streamsAre(MOST_OF_PERSON);
    expect((await listen({ as: 'ada' })).status).toBe(200);
  });

  test('a process takes no more than it can hold; what is asked meanwhile is answered', async () => {
    for (let i = 0; i < MOST_AT_ONCE; i++)
      expect((await listen({ as: i < MOST_OF_PERSON ? 'ada' : 'ben' })).status).toBe(200);
    const refused = await api.ask(`${acme.path}/live`, { as: 'ben' });
    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(refused.headers.get('retry-after')).toBe('2');
    expect((await api.ask(acme.path, { as: 'ada' })).status).toBe(200);
  });
});
