import { beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { freePort } from '../../src/processes/embedded/ports.ts';
import { runApi, type ApiParts, type RunningApi } from '../../src/processes/run-api.ts';
import { useApi, type TestAccount } from '../http/api-fixture.ts';
import { Listener } from '../http/listener.ts';
import { AUDIENCE } from '../identity/stub-provider.ts';

const api = useApi();
let acme: TestAccount;
beforeAll(async () => {
  acme = await api.organization(['ada', 'ben'], 0);
});
const nothing = (): Promise<void> => Promise.resolve();

const run = async (settings: Partial<ApiParts> = {}): Promise<{ running: RunningApi; url: string }> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const running = await runApi({
    store: api.store,
    temporal: { workflows: api.workflows, support: api.support, check: nothing } as unknown as ApiParts['temporal'],
    mailer: { verify: nothing } as unknown as ApiParts['mailer'],
    oidc: { issuer: api.provider.issuer, audience: AUDIENCE, clientId: 'pages', clientSecret: undefined },
    ...{ port, host: '127.0.0.1', publicUrl: url, operatorClaim: null, trustedProxies: [], rateFactor: 1 },
    ...{ sessionSecret: api.sessionSecret, keyring: api.keyring, mostAtWork: 100 },
    log: pino({ level: 'silent' }),
    metrics: new Registry(),
    ...settings,
  });
  return { running, url };
};

test('who reads along does not keep the API from stopping: their streams end at once, and in order', async () => {
  const { running, url } = await run();
  const at = { url, tokenOf: api.tokenOf };
  const listeners = [
    await Listener.open(at, `${acme.path}/live`, { as: 'ada' }),
    await Listener.open(at, `${acme.path}/live`, { session: await api.session('ben') }),
  ];
  for (const listener of listeners) expect(await listener.next()).toContain('moved');
  const stopped = running.stop();
  // Cut off, they would throw: what holds a server up is cut off after a while.
  for (const listener of listeners) expect(await listener.toEnd()).toEqual([]);
  await stopped;
  await expect(fetch(url)).rejects.toThrow();
});

test('an API that is told to stop first says that it is not ready, and answers all the same until proxies have left it', async () => {
  const { running, url } = await run({ drainSeconds: 1 });
  const listener = await Listener.open({ url, tokenOf: api.tokenOf }, `${acme.path}/live`, { as: 'ada' });
  expect(await listener.next()).toContain('moved');
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  const stopped = running.stop();

  const ready = await fetch(`${url}/readyz`);
  expect({ status: ready.status, body: await ready.json() }).toMatchObject({
    status: 503,
    body: { status: 'down', ending: true, dependencies: { database: 'up' } },
  });
  const answer = await fetch(`${url}${acme.path}`, {
    headers: { authorization: `Bearer ${await api.tokenOf('ada')}` },
  });
  expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
  const late = await Listener.open({ url, tokenOf: api.tokenOf }, `${acme.path}/live`, { as: 'ada' });
  expect(await late.next()).toContain('moved');

  await stopped;
  expect([await listener.toEnd(), await late.toEnd()]).toEqual([[], []]);
  await expect(fetch(`${url}/readyz`)).rejects.toThrow();
});
