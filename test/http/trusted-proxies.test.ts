import { expect, test } from '@jest/globals';
import { useApi } from './api-fixture.ts';

const seen: string[] = [];
const api = useApi(() =>
  Promise.resolve({
    limiter: {
      count: (_limit, who) => {
        seen.push(who);
        return Promise.resolve();
      },
    },
  }),
);

test('without a trusted proxy nobody’s word for an address is taken: the connection’s own counts', async () => {
  for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip'])
    await api.ask('/v1/me', { token: 'x.y.z', headers: { [header]: '192.0.2.1' } });
  expect(seen).toEqual(['127.0.0.1', '127.0.0.1', '127.0.0.1']);
});
