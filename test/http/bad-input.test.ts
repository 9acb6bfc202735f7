import { beforeAll, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { cursorOf } from '../../src/http/paging.ts';
import { SoftwareAuthenticator } from '../identity/software-authenticator.ts';
import { ownForm, useApi, type Asked, type TestAccount } from './api-fixture.ts';

const api = useApi();
api.operatorClaim = { name: 'groups', value: 'support-desk' };
let acme: TestAccount;
let other: TestAccount;
let benId: string;
let strangerId: string;

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 2);
  benId = await acme.idOf('ben');
  await acme.addUser('finn');
  other = await api.organization(['mallory', 'ned'], 0);
  strangerId = await other.idOf('ned');
});

const add = (payload: unknown, more: Record<string, unknown> = {}): Asked => ({
  as: 'ada',
  json: { kind: 'user.add', payload, ...more },
});
const hal = { name: 'Hal Hart', email: 'hal@acme.example' };

/** What is sent to the changes of Acme, and how it is refused. */
const table: [what: string, asked: () => Asked, status: number, code: string][] = [
  ['a number for a name', () => add({ ...hal, name: 7 }), 422, 'invalid_payload'],
  ['a list for a payload', () => add([hal]), 422, 'invalid_payload'],
  ['no payload', () => ({ as: 'ada', json: { kind: 'user.add' } }), 422, 'invalid_payload'],
  ['a null payload', () => add(null), 422, 'invalid_payload'],
  ['an unknown key of the payload', () => add({ ...hal, admin: true }), 422, 'invalid_payload'],
  ['an unknown key of the body', () => add(hal, { state: 'applied' }), 422, 'invalid_payload'],
  [
    'a key __proto__',
    () => ({
      as: 'ada',
      raw: `{"kind":"user.add","payload":{"name":"Hal","email":"h@acme.example","__proto__":{"officer":true}}}`,
      headers: { 'content-type': 'application/json' },
    }),
    422,
    'invalid_payload',
  ],
  ['an unknown kind', () => ({ as: 'ada', json: { kind: 'user.promote', payload: {} } }), 422, 'invalid_payload'],
  [
    'a kind that is inherited',
    () => ({ as: 'ada', json: { kind: 'constructor', payload: {} } }),
    422,
    'invalid_payload',
  ],
  ['an unknown function', () => add({ ...hal, rights: ['funding.print'] }), 422, 'unknown_function'],
  ['an officer-only function', () => add({ ...hal, rights: ['security.audit'] }), 422, 'officer_only_right'],
  ['a right twice', () => add({ ...hal, rights: ['reports.tax', 'reports.tax'] }), 422, 'invalid_payload'],
  [
    'a user of another account',
    () => ({ as: 'ada', json: { kind: 'user.suspend', payload: { userId: strangerId } } }),
    422,
    'not_found',
  ],
  [
    'a user who is not there',
    () => ({ as: 'ada', json: { kind: 'user.suspend', payload: { userId: 'usr_none' } } }),
    422,
    'not_found',
  ],
  ['a name of 201 characters', () => add({ ...hal, name: 'x'.repeat(201) }), 422, 'invalid_payload'],
  ['a reason of 1,001 characters', () => add(hal, { reason: 'x'.repeat(1_001) }), 422, 'invalid_payload'],
  ['an empty name', () => add({ ...hal, name: '  ' }), 422, 'invalid_payload'],
  ['a line break in a name', () => add({ ...hal, name: 'Hal\nHart' }), 422, 'invalid_payload'],
  ['a NUL in a name', () => add({ ...hal, name: 'Hal\u0000' }), 422, 'invalid_payload'],
  ['a NUL in a reason', () => add(hal, { reason: 'why\u0000' }), 422, 'invalid_payload'],
  ['a NUL in a kind', () => ({ as: 'ada', json: { kind: 'user.add\u0000', payload: hal } }), 422, 'invalid_payload'],
  ['a direction override in a name', () => add({ ...hal, name: 'Hal \u202Etrah' }), 422, 'invalid_payload'],
  ['a zero-width space in a name', () => add({ ...hal, name: 'Ha\u200Bl' }), 422, 'invalid_payload'],
  ['half of a surrogate pair', () => add({ ...hal, name: 'Hal \ud83d' }), 422, 'invalid_payload'],
  [
    'two addresses in one',
    () => add({ ...hal, email: 'hal@acme.example,eve@elsewhere.example' }),
    422,
    'invalid_payload',
  ],
  [
    'nesting without end',
    () => ({
      as: 'ada',
      raw: `{"kind":"change-set","payload":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
      headers: { 'content-type': 'application/json' },
    }),
    422,
    'invalid_payload',
  ],
  [
    'text that is no JSON',
    () => ({ as: 'ada', raw: '{"kind":', headers: { 'content-type': 'application/json' } }),
    422,
    'invalid_payload',
  ],
  [
    'JSON that is no object',
    () => ({ as: 'ada', raw: '"user.add"', headers: { 'content-type': 'application/json' } }),
    422,
    'invalid_payload',
  ],
  ['no body', () => ({ as: 'ada', method: 'POST' }), 422, 'invalid_payload'],
  ['a form', () => ({ as: 'ada', form: { kind: 'user.add' } }), 415, 'unsupported_media_type'],
  [
    'a content coding',
    () => ({ as: 'ada', raw: '{}', headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } }),
    415,
    'unsupported_media_type',
  ],
  ['a body above 1 MB', () => add({ ...hal, name: 'x'.repeat(1_100_000) }), 413, 'payload_too_large'],
  ['a query', () => add(hal), 422, 'invalid_payload'],
  [
    'an idempotency key of spaces',
    () => ({ ...add(hal), headers: { 'idempotency-key': 'a b' } }),
    422,
    'invalid_payload',
  ],
  [
    'required approvals of 3',
    () => ({ as: 'ada', json: { kind: 'approvals.set', payload: { requiredApprovals: 3 } } }),
    422,
    'invalid_payload',
  ],
  [
    'a set within a set',
    () => ({
      as: 'ada',
      json: { kind: 'change-set', payload: { changes: [{ kind: 'change-set', payload: { changes: [] } }] } },
    }),
    422,
    'invalid_payload',
  ],
];

describe('what a submission can get wrong', () => {
  test.each(table)('%s: its status and code, and no row written', async (what, asked, status, code) => {
    const before = await api.rowCounts();
    const query = what === 'a query' ? '?dryRun=true' : '';
    const problem = await api.refused(`${acme.path}/changes${query}`, asked(), status, code);
    expect(problem.problems.length).toBeGreaterThan(0);
    expect(await api.rowCounts()).toEqual(before);
  });

  test('every fault of a payload is listed with its path', async () => {
    const problem = await api.refused(`${acme.path}/changes`, add({ name: '', email: 'x' }), 422, 'invalid_payload');
    expect(problem.problems.map(({ path }) => path)).toEqual(['name', 'email']);
  });
});

describe('who is not recognised', () => {
  const seconds = (from: number): number => Math.floor(Date.now() / 1_000) + from;

  test.each<[string, () => Promise<Asked>]>([
    ['nothing brought', () => Promise.resolve({})],
    ['a malformed token', () => Promise.resolve({ token: 'no.jwt' })],
    ['another scheme', () => Promise.resolve({ headers: { authorization: 'Basic YWRhOmFkYQ==' } })],
    ['an expired token', async () => ({ token: await api.token('ada', { iat: seconds(-900), exp: seconds(-600) }) })],
    ['a token not yet valid', async () => ({ token: await api.token('ada', { nbf: seconds(600) }) })],
    [
      'a token for another audience',
      async () => ({ token: await api.token('ada', { aud: 'https://elsewhere.example' }) }),
    ],
    [
      'a token of another issuer',
      async () => ({ token: await api.token('ada', { iss: 'https://elsewhere.example' }) }),
    ],
    ['a token without an expiry', async () => ({ token: await api.token('ada', { exp: undefined }) })],
    [
      'a token of a symmetric algorithm',
      async () => ({
        token: await new SignJWT({ sub: 'ada', iss: api.provider.issuer })
          .setProtectedHeader({ alg: 'HS256' })
          .setExpirationTime('10m')
          .sign(new TextEncoder().encode('x'.repeat(32))),
      }),
    ],
    ['a session that is none', () => Promise.resolve({ session: 'x'.repeat(43) })],
  ])('%s: 401, whatever is asked for, and no row written', async (_what, asked) => {
    const before = await api.rowCounts();
    const who = await asked();
    for (const path of [`${acme.path}/changes`, '/v1/accounts/none/changes', '/v1/me', '/v1/kinds'])
      await api.refused(path, who, 401, 'unauthenticated');
    const sent = {
      ...who,
      method: 'POST' as const,
      raw: 'not json',
      headers: { ...who.headers, 'content-type': 'text/plain' },
    };
    await api.refused(`${acme.path}/changes`, sent, 401, 'unauthenticated');
    expect(await api.rowCounts()).toEqual(before);
  });

  test('a 401 says how to sign in, at a word', async () => {
    const answer = await api.ask('/v1/me', {});
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('an identity provider that does not answer is 503', async () => {
    api.providerDown = true;
    await api.refused('/v1/me', { as: 'ada' }, 503, 'unavailable');
    api.providerDown = false;
  });
});

describe('the order of refusals', () => {
  test('R12 for somebody from outside everything of an account is 404, shaped like any 404', async () => {
    const inside = ['', '/users', '/officers', '/changes', '/changes/chg_none', '/audit', `/users/${benId}`];
    const shapes = new Set<string>();
    for (const path of inside)
      for (const account of [acme.path, '/v1/accounts/acc_none']) {
        const { traceId: _, ...shape } = await api.refused(
          `${account}${path}`,
          { as: 'mallory' },
          404,
          'not_found_here',
        );
        shapes.add(JSON.stringify(shape));
      }
    const { traceId: _, ...unknown } = await api.refused('/v1/nothing', {}, 404, 'not_found_here');
    expect([...shapes]).toEqual([JSON.stringify(unknown)]);
    await api.refused(`${acme.path}/changes`, { as: 'mallory', json: { kind: 1 } }, 404, 'not_found_here');
  });

  test('R12 a user who is no officer gets 403 before anything is said about the body', async () => {
    const asked = { as: 'finn', json: { kind: 1, unknown: true } };
    await api.refused(`${acme.path}/changes`, asked, 403, 'not_an_officer');
    await api.refused(`${acme.path}/changes/preview`, asked, 403, 'not_an_officer');
  });

  test('a change that is not there is 404 before 403 and 422', async () => {
    const path = `${acme.path}/changes/chg_none/decisions`;
    await api.refused(path, { as: 'ada', json: {} }, 404, 'not_found_here');
    await api.refused(path, { as: 'finn', json: {} }, 404, 'not_found_here');
    await api.refused(`${acme.path}/changes/chg_none`, { as: 'finn' }, 404, 'not_found_here');
    await api.refused(`${acme.path}/changes/chg_none/withdraw`, { as: 'ada', json: { x: 1 } }, 404, 'not_found_here');
  });

  test.each(['a%00b', '%2e%2e', '%E0%A4%A', `${'x'.repeat(200)}`, "';--", '<script>'])(
    'a path segment of %s names nothing',
    async (segment) => {
      await api.refused(`/v1/accounts/${segment}`, { as: 'ada' }, 404, 'not_found_here');
      await api.refused(`${acme.path}/changes/${segment}`, { as: 'ada' }, 404, 'not_found_here');
    },
  );

  test.each([
    '/users?limit=0',
    '/users?limit=201',
    '/users?limit=ten',
    '/users?limit=1&limit=2',
    '/users?cursor=nonsense',
    '/users?cursor=WyJ1c3Jfbm9uZSJd',
    '/users?status=gone',
    '/users?unknown=1',
    '/users?q=',
    '/changes?state=open',
    '/changes?waitingOn=ben',
    '/changes?initiator=%00',
    '/changes?cursor=Wy0xXQ',
    '/audit?after=-1',
    '/audit?after=1e99',
    '/officers?x=1',
  ])('%s is 422', async (path) => {
    await api.refused(`${acme.path}${path}`, { as: 'ada' }, 422, 'invalid_payload');
  });
});

describe('text that no row can hold', () => {
  const NUL = String.fromCharCode(0);
  const operator = (): Promise<string> => api.token('olga', { email: 'olga@desk.example', groups: ['support-desk'] });

  test('in the name of an account, which the support desk gives, is 422', async () => {
    const filing = { kind: 'officer.add', ...hal, evidence: 'Folder 7', account: `acme${NUL}` };
    await api.refused('/v1/desk/requests', { token: await operator(), json: filing }, 422, 'invalid_payload');
    await api.refused('/v1/desk/requests?account=acme%00', { token: await operator() }, 422, 'invalid_payload');
  });

  test.each([
    ['a text', [1, `srq${NUL}`]],
    ['a time that there is not', [9e15, 'srq_x']],
  ])('in a cursor of requests: %s is 422', async (_, place) => {
    const path = `${acme.path}/support-requests?cursor=${cursorOf(place)}`;
    await api.refused(path, { as: 'ada' }, 422, 'invalid_payload');
  });

  test('in the id of a passkey is a passkey that opens nothing', async () => {
    const begin = { form: { returnTo: '/', passkey: '' }, headers: ownForm };
    const options = await api.ask<{ challenge: string }>('/sign-in/passkey/options', begin);
    const key = { ...new SoftwareAuthenticator(api.url).get(options.body), id: `key${NUL}` };
    const form = { returnTo: '/', passkey: JSON.stringify(key) };
    expect((await api.ask('/sign-in/passkey', { form, headers: ownForm })).status).toBe(401);
  });
});
