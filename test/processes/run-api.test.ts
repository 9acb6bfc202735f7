import { beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { freePort } from '../../src/processes/embedded/ports.ts';
import { runApi, type ApiParts } from '../../src/processes/run-api.ts';
import { useApi, type TestAccount } from '../http/api-fixture.ts';
import { Listener } from '../http/listener.ts';
import { AUDIENCE } from '../identity/stub-provider.ts';

const api = useApi();
let acme: TestAccount;
beforeAll(async () => {
  acme = await api.organization(['ada', 'ben'], 0);
});
const nothing = (): Promise<void> => Promise.resolve();

test('who reads along does not keep the API from stopping: their streams end at once, and in order', async () => {
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
  });
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
