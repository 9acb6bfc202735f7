import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { networkOf } from '../../src/http/client-address.ts';
import { createRateLimiter, rateLimits, TooManyRequests, type RateLimit } from '../../src/http/rate-limits.ts';
import { routes } from '../../src/http/routes/index.ts';
import { newPersonalToken, newSecret, newServiceToken } from '../../src/identity/secrets.ts';
import { forgetOldCounts } from '../../src/transactions/reconcile.ts';
import {
  formOf,
  ownForm,
  useApi,
  type Answered,
  type Asked,
  type ProblemBody,
  type TestAccount,
} from './api-fixture.ts';

const FACTOR = 0.1;
const silent = pino({ level: 'silent' });

/** How often the database was asked to count. */
let counted = 0;

const api = useApi(() =>
  Promise.resolve({
    trustedProxies: ['loopback'],
    limiter: createRateLimiter({
      store: {
        count: (key, seconds) => {
          counted++;
          return api.store.count(key, seconds);
        },
      },
      sessionSecret: api.sessionSecret,
      factor: FACTOR,
      log: silent,
      metrics: api.metrics,
      clock: () => api.database().clock.now,
    }),
  }),
);
let acme: TestAccount;
let other: TestAccount;
const ids: Record<string, string> = {};

const mostOf = (limit: RateLimit): number => Math.max(1, Math.floor(rateLimits[limit].most * FACTOR));
const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });
const pass = (limit: RateLimit): void => api.database().clock.advance(rateLimits[limit].seconds * 1_000);
const preview = { kind: 'user.add', payload: { name: 'Gus', email: 'gus@acme.example' } };

const tooMany = (answer: Answered<unknown>, limit: RateLimit): void => {
  expect(answer.status).toBe(429);
  const seconds = Number(answer.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(rateLimits[limit].seconds);
};

/** As often as is allowed it is answered as ever; then it is refused, until the window has passed. */
const holds = async (limit: RateLimit, ask: () => Promise<Answered<unknown>>): Promise<void> => {
  for (let i = 0; i < mostOf(limit); i++) expect((await ask()).status).not.toBe(429);
  tooMany(await ask(), limit);
};

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 2);
  other = await api.organization(['mallory', 'ada'], 0);
  for (const person of acme.officers) ids[person] = await acme.idOf(person);
});
beforeEach(() => {
  api.database().clock.advance(2 * 3_600_000);
  counted = 0;
});

describe('every limit is kept', () => {
  let guesses = 0;
  const guess = (address: string, token: string, asked: Asked = {}): Promise<Answered<ProblemBody>> =>
    api.ask(`${acme.path}/${asked.json === undefined ? 'changes' : 'access-check'}`, {
      ...asked,
      token,
      headers: from(address),
    });

  test.each<[string, () => string, Asked]>([
    ['bearers', () => 'no.token.atall', {}],
    ['tokens of services', () => newServiceToken().token, { json: {} }],
    ['tokens of people', () => newPersonalToken().token, {}],
  ])('failed-credentials: %s, by network; a good one is taken all the same', async (_, token, asked) => {
    const network = `192.0.2.${++guesses}`;
    await holds('failed-credentials', () => guess(network, token(), asked));
    expect((await guess(network, token(), asked)).body.code).toBe('too_many_requests');
    expect((await api.ask('/v1/me', { as: 'ada', headers: from(network) })).status).toBe(200);
    expect((await guess('198.51.100.1', token(), asked)).status).toBe(401);
    pass('failed-credentials');
    expect((await guess(network, token(), asked)).status).toBe(401);
  });

  test('failed-sign-ins, by network, on a page', async () => {
    const fail = (): Promise<Answered> => api.ask('/sign-in/callback?code=x&state=y', { headers: from('192.0.2.10') });
    await holds('failed-sign-ins', fail);
    const page = await fail();
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.text).toContain('came too often');
  });

  test('sign-ins, by network', async () => {
    await holds('sign-ins', () => api.ask('/sign-in', { headers: from('192.0.2.11') }));
    expect((await api.ask('/sign-in', { headers: from('192.0.2.12') })).status).toBe(303);
  });

  test.each(['GET', 'POST'] as const)(
    'link-guesses by %s, by network, on a page; a good link opens all the same',
    async (method) => {
      const headers = { ...from(`192.0.2.2${method === 'GET' ? 1 : 2}`), ...ownForm };
      const guessed = (): Promise<Answered> =>
        api.ask(`/approve/${newSecret().secret}`, {
          method,
          headers,
          ...(method === 'POST' && { form: { verdict: 'approve', digest: 'x', formToken: 'x' } }),
        });
      await holds('link-guesses', guessed);
      const asked = await acme.submit('user.modify', { userId: ids['cleo'], name: `Cleo ${method}` }, 'ada');
      const { ben } = await acme.links(asked);
      const session = await api.session('ben');
      const page = await api.ask(ben!, { headers, session });
      expect(page.status).toBe(200);
      expect(
        (await api.ask(ben!, { headers, session, form: { ...formOf(page.text), verdict: 'approve' } })).status,
      ).toBe(303);
    },
  );

  test('applications, by person', async () => {
    const apply = (as: string): Promise<Answered> => api.ask('/v1/applications', { as, json: { clientType: 'no' } });
    await holds('applications', () => apply('zoe'));
    expect((await apply('yan')).status).toBe(422);
  });

  test('previews of an application, by person, as generous as those of changes and beside applications', async () => {
    const look = (as: string): Promise<Answered> => api.ask('/v1/applications/preview', { as, json: {} });
    await holds('previews', () => look('yan'));
    expect((await look('xia')).status).toBe(200);
    expect((await api.ask('/v1/applications', { as: 'yan', json: {} })).status).toBe(422);
  });

  test.each<[RateLimit, string, (account: TestAccount) => [string, Asked]]>([
    ['submissions', 'submitting', ({ path }) => [`${path}/changes`, { json: { kind: 'none', payload: {} } }]],
    ['submissions', 'withdrawing', ({ path }) => [`${path}/changes/none/withdraw`, { json: {} }]],
    ['submissions', 'resubmitting', ({ path }) => [`${path}/changes/none/resubmit`, { method: 'POST' }]],
    ['submissions', 'taking a secret', ({ path }) => [`${path}/service-tokens/x/secret`, { method: 'POST' }]],
    ['previews', 'previewing', ({ path }) => [`${path}/changes/preview`, { json: preview }]],
    [
      'decisions',
      'deciding',
      ({ path }) => [`${path}/changes/none/decisions`, { json: { verdict: 'approve', digest: 'x' } }],
    ],
    ['verifications', 'verifying', ({ path }) => [`${path}/audit/verify`, {}]],
  ])('%s: %s, by person and account', async (limit, _, asked) => {
    const ask = (account: TestAccount, as: string): Promise<Answered> => {
      const [path, more] = asked(account);
      return api.ask(path, { ...more, as });
    };
    await holds(limit, () => ask(acme, 'ada'));
    expect((await ask(acme, 'ben')).status).not.toBe(429);
    expect((await ask(other, 'ada')).status).not.toBe(429);
    pass(limit);
    expect((await ask(acme, 'ada')).status).not.toBe(429);
  });

  test('decisions on the page share the budget of those through the API', async () => {
    const asked = await acme.submit('user.modify', { userId: ids['cleo'], name: 'Cleo Page' }, 'ada');
    const { ben } = await acme.links(asked);
    for (let i = 0; i < mostOf('decisions'); i++)
      await api.ask(`${acme.path}/changes/none/decisions`, { as: 'ben', json: { verdict: 'approve', digest: 'x' } });
    const session = await api.session('ben');
    const page = await api.ask(ben!, { session });
    const post = (): Promise<Answered> =>
      api.ask(ben!, { session, headers: ownForm, form: { ...formOf(page.text), verdict: 'approve' } });
    const refused = await post();
    tooMany(refused, 'decisions');
    expect(refused.text).toContain('came too often');
    expect((await acme.read(asked)).approvals.missing).toBe(2);
    pass('decisions');
    expect((await post()).status).toBe(303);
    expect((await acme.read(asked)).approvals.missing).toBe(1);
  });

  test('each that a route declares is one of them, and each route that writes into an account has one', () => {
    const without = routes.filter(
      ({ method, path, limit, refuses }) =>
        method === 'post' &&
        path.includes('{account}') &&
        limit === undefined &&
        refuses?.includes('too_many_requests') !== true,
    );
    expect(without.map(({ path }) => path)).toEqual(['/v1/accounts/{account}/access-check']);
  });
});

describe('nobody is kept out by others', () => {
  test('R37 a scanner opens a good link a hundred times, and the officer decides', async () => {
    const asked = await acme.submit('user.modify', { userId: ids['cleo'], name: 'Cleo Scanned' }, 'ada');
    const { ben } = await acme.links(asked);
    const headers = { ...from('192.0.2.30'), ...ownForm };
    for (let i = 0; i < 50; i++)
      for (const method of ['HEAD', 'GET'] as const)
        expect((await api.ask(ben!, { method, headers })).status).toBe(200);
    expect(counted).toBe(1);
    const session = await api.session('ben');
    const page = await api.ask(ben!, { session, headers });
    const form = { ...formOf(page.text), verdict: 'approve' };
    expect((await api.ask(ben!, { session, headers, form })).status).toBe(303);
    for (let i = 0; i < 50; i++) expect((await api.ask(ben!, { session, headers })).status).toBe(200);
  });

  test('somebody without a good token can not use up an officer’s budget, nor can a user who may not ask', async () => {
    await acme.enact('user.add', { name: 'Finn', email: 'finn@acme.example' });
    await acme.idOf('finn');
    for (let i = 0; i < 2 * mostOf('submissions'); i++)
      for (const asked of [{ token: 'x.y.z' }, { as: 'finn' }, { as: 'nobody' }])
        expect((await api.ask(`${acme.path}/changes`, { ...asked, json: preview })).status).not.toBe(202);
    expect((await api.ask(`${acme.path}/changes`, { as: 'ada', json: preview })).status).toBe(202);
  });
});

describe('what counting costs', () => {
  test('reads and access checks cost no statement, whatever is written one', async () => {
    for (const path of ['/users', '/changes', '/audit', '/officers', ''])
      expect((await api.ask(`${acme.path}${path}`, { as: 'ada' })).status).toBe(200);
    const json = { userId: ids['ada'], function: 'reports.tax' };
    expect((await api.ask(`${acme.path}/access-check`, { as: 'ada', json })).status).toBe(200);
    expect(counted).toBe(0);
    await api.ask(`${acme.path}/changes/preview`, { as: 'ada', json: preview });
    expect(counted).toBe(1);
  });

  test('who is over a limit costs no more of them', async () => {
    const verify = (): Promise<Answered> => api.ask(`${acme.path}/audit/verify`, { as: 'ben' });
    await holds('verifications', verify);
    const before = counted;
    for (let i = 0; i < 5; i++) tooMany(await verify(), 'verifications');
    expect(counted).toBe(before);
  });

  test('R42 no row says who it was, and rows whose window is over go', async () => {
    await api.ask('/v1/me', { token: 'x.y.z', headers: from('203.0.113.77') });
    await api.ask(`${acme.path}/audit/verify`, { as: 'cleo' });
    const rows = await api.database().sql<{ text: string }>('SELECT r::text AS text FROM rate_limits r');
    expect(rows.length).toBeGreaterThan(1);
    for (const word of ['203.0', acme.id, ids['cleo']!])
      expect(rows.filter(({ text }) => text.includes(word))).toEqual([]);
    api.database().clock.advance(3_600_001);
    while ((await forgetOldCounts(api.store, 2)) === 2);
    expect(await api.database().sql('SELECT key FROM rate_limits')).toEqual([]);
  });
});

describe('without the database', () => {
  const limiterOn = (count: () => Promise<{ hits: number; leftMs: number }>, clock: { now: number }) =>
    createRateLimiter({
      store: { count },
      sessionSecret: api.sessionSecret,
      factor: 1,
      log: silent,
      metrics: new Registry(),
      clock: () => clock.now,
    });

  test.each<[string, () => Promise<never>]>([
    ['that refuses', () => Promise.reject(new Error('down'))],
    ['that never answers', () => new Promise(() => undefined)],
  ])('%s, the process counts by itself, and asks it again after a while', async (_, count) => {
    const clock = { now: 0 };
    let asked = 0;
    const limiter = limiterOn(() => {
      asked++;
      return count();
    }, clock);
    const { most, seconds } = rateLimits['verifications'];
    for (let i = 0; i < most; i++) await limiter.count('verifications', 'ada');
    await limiter.count('verifications', 'ben');
    await expect(limiter.count('verifications', 'ada')).rejects.toBeInstanceOf(TooManyRequests);
    expect(asked).toBe(1);
    clock.now += seconds * 1_000;
    await limiter.count('verifications', 'ada');
    expect(asked).toBe(2);
  });

  test('what many processes count at once is counted once each', async () => {
    const hits = await Promise.all(Array.from({ length: 50 }, () => api.store.count('at once', 60)));
    expect(hits.map((count) => count.hits).sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  });
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2ff:1:2:3:4', '2001:db8:1:200::/56'],
  ['2001:db8:1:2ab::9', '2001:db8:1:200::/56'],
  ['2001:db8:1:3ab::9', '2001:db8:1:300::/56'],
  ['fe80::1%eth0', 'fe80::/56'],
  ['', 'unknown'],
  ['nonsense', 'unknown'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
