import { expect, test } from '@jest/globals';
import { useApi, type Asked } from './api-fixture.ts';

// As the service starts without `OPERATOR_CLAIM`.
const api = useApi();

test.each<[string, Asked]>([
  ['/v1/desk/requests', {}],
  ['/v1/desk/requests', { json: { account: 'x', kind: 'officer.add', userId: 'x', evidence: 'x' } }],
  ['/v1/desk/requests/srq_1', {}],
  ['/v1/desk/requests/srq_1/decisions', { json: { verdict: 'approve' } }],
])('R8 (c) nobody is an operator where no claim says who is: %s %j', async (path, asked) => {
  for (const claims of [{ groups: ['support-desk'] }, { operator: true }, { undefined: 'undefined' }]) {
    const token = await api.token('olga', { email: 'olga@desk.example', ...claims });
    await api.refused(path, { ...asked, token }, 404, 'not_found_here');
  }
  expect((await api.ask(path, asked)).status).toBe(401);
});
