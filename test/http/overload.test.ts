import { beforeAll, expect, test } from '@jest/globals';
import { useApi, type Answered, type TestAccount } from './api-fixture.ts';

const MOST = 3;

let acme: TestAccount;

const waiting: (() => void)[] = [];
const api = useApi(() => Promise.resolve({ mostAtWork: MOST }));

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben'], 0);
});

/** Holds every request at its first look-up of an account, until they are let go. */
const hold = (): (() => void) => {
  const whole = { ...api.store };
  api.store.accountNamed = async (segment) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return whole.accountNamed(segment);
  };
  return () => {
    Object.assign(api.store, whole);
    for (const go of waiting.splice(0)) go();
  };
};

const held = async (count: number): Promise<void> => {
  while (waiting.length < count) await new Promise((resolve) => setImmediate(resolve));
};

test('what comes while as much is at work as a process takes on is refused at once, health and figures never are', async () => {
  const ask = (): Promise<Answered> => api.ask(acme.path, { as: 'ada' });
  const letGo = hold();
  const atWork = Array.from({ length: MOST }, ask);
  await held(MOST);

  for (let i = 0; i < 5; i++) {
    const refused = await ask();
    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(refused.headers.get('retry-after')).toBe('2');
  }
  const page = await api.ask('/');
  expect(page.status).toBe(503);
  expect(page.headers.get('content-type')).toContain('text/html');
  for (const path of ['/healthz', '/readyz', '/metrics']) expect((await api.ask(path)).status).toBe(200);
  expect((await api.ask('/metrics')).text).toContain('status="503"');

  letGo();
  expect((await Promise.all(atWork)).map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await ask()).status).toBe(200);
});

test('a request whose client went away counts until its work is done, and no longer', async () => {
  const letGo = hold();
  const token = await api.token('ada');
  const gone = new AbortController();
  const abandoned = Array.from({ length: MOST }, () =>
    fetch(`${api.url}${acme.path}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: gone.signal,
    }).catch(() => 'gone'),
  );
  await held(MOST);
  gone.abort();
  expect(await Promise.all(abandoned)).toEqual(['gone', 'gone', 'gone']);
  expect((await api.ask('/docs')).status).toBe(503);
  letGo();
  while ((await api.ask('/docs')).status !== 200) await new Promise((resolve) => setImmediate(resolve));
  expect((await api.ask(acme.path, { as: 'ada' })).status).toBe(200);
});
