import { beforeAll, describe, expect, test } from '@jest/globals';
import { scimEndpoints } from '../../../src/http/scim/endpoints.ts';
import { schemas } from '../../../src/http/scim/messages.ts';
import { TooManyRequests } from '../../../src/http/rate-limits.ts';
import { useApi, type Asked } from '../api-fixture.ts';
import { CalledAccount, callers, type Caller } from '../callers.ts';
import { newUser, patchBody, Provider, type Resource, type ScimErrorBody } from './scim-fixture.ts';

let isTooMuch = false;
const api = useApi(() =>
  Promise.resolve({
    limiter: { count: () => (isTooMuch ? Promise.reject(new TooManyRequests(7)) : Promise.resolve()) },
  }),
);
let called: CalledAccount;
let provider: Provider;

const scimToken = async (as: string): Promise<string> => (await Provider.of(called.account, as)).token;

/** Whose tokens are for this, beside the callers of every operation, of whom nobody's is. */
type Holder = 'its officer' | 'an officer of a subsidiary' | 'no officer' | 'suspended' | 'removed';
const tokens: Partial<Record<Holder, string>> = {};

beforeAll(async () => {
  called = await CalledAccount.open(api);
  const { account } = called;
  await account.addUser('once');
  await account.addUser('late', { officer: true });
  for (const [holder, as] of [
    ['its officer', 'ada'],
    ['an officer of a subsidiary', 'eve'],
    ['no officer', 'finn'],
    ['suspended', 'late'],
    ['removed', 'once'],
  ] as const)
    tokens[holder] = await scimToken(as);
  await account.enact('user.suspend', { userId: await account.idOf('late') });
  await account.enact('user.remove', { userId: await account.idOf('once') });
  provider = await Provider.of(account, 'ada');
}, 60_000);

/** What is asked at each address, so that it would be answered. */
const askedAt = async (method: string, path: string): Promise<{ at: string; raw?: string }> => {
  const { ids } = called;
  const schema = path.startsWith('/Users') ? schemas.user : schemas.group;
  const body =
    method === 'post' && path === '/Users'
      ? newUser()
      : method === 'patch'
        ? patchBody({ op: 'replace', path: 'displayName', value: 'Refused' })
        : { schemas: [schema], displayName: 'Refused' };
  const id = path.startsWith('/Users')
    ? ids['finn']!
    : path.startsWith('/Groups')
      ? ids['Treasury']!
      : path.startsWith('/Schemas')
        ? schemas.user
        : 'User';
  const at = `/scim/v2${path.replace('{id}', id)}`;
  return Promise.resolve(['get', 'delete'].includes(method) ? { at } : { at, raw: JSON.stringify(body) });
};

const expectedOf: Readonly<Record<Caller, number>> = {
  nobody: 401,
  expired: 401,
  audience: 401,
  issuer: 401,
  other: 401,
  user: 401,
  narrow: 401,
  removed: 401,
  suspended: 401,
  service: 401,
  reader: 403,
  submitter: 403,
  operator: 401,
  officer: 401,
  session: 401,
};

describe('R12 every address of SCIM', () => {
  test.each(scimEndpoints.map(({ method, path }) => [method.toUpperCase(), path] as const))(
    '%s %s answers the token of an officer that is for it, and nobody else',
    async (method, path) => {
      const { at, raw } = await askedAt(method.toLowerCase(), path);
      const before = await provider.changes();
      const ask = (asked: Asked) =>
        api.ask<ScimErrorBody>(at, {
          ...asked,
          method: method as 'GET',
          ...(raw !== undefined && { raw, headers: { ...asked.headers, 'content-type': 'application/scim+json' } }),
        });
      for (const caller of callers) {
        const { status, body } = await ask(called.bring[caller]);
        expect({ caller, status }).toEqual({ caller, status: expectedOf[caller] });
        expect(body).toMatchObject({ schemas: [schemas.error], status: String(status) });
      }
      for (const [holder, expected] of [
        ['no officer', 403],
        ['suspended', 403],
        ['removed', 401],
      ] as const)
        expect({ holder, status: (await ask({ token: tokens[holder]! })).status }).toEqual({
          holder,
          status: expected,
        });
      expect(await provider.changes()).toBe(before);
      const { status, body } = await ask({ token: tokens['its officer']! });
      expect(status).toBeLessThan(300);
      // One wish waits at a time: what this one asked for is taken back.
      for (const id of Object.values(body as unknown as Record<string, { pending?: { value: string }[] }>).flatMap(
        (part) => part?.pending?.map(({ value }) => value) ?? [],
      ))
        await called.given(`${called.account.path}/changes/${id}/withdraw`, { as: 'ada', json: {} });
    },
  );

  test('R12 a token for SCIM is taken nowhere else', async () => {
    const token = tokens['its officer']!;
    const { path } = called.account;
    for (const place of ['', '/users', '/changes', '/audit'])
      await api.refused(`${path}${place}`, { token }, 403, 'token_scope');
    const json = { kind: 'user.remove', payload: { userId: called.ids['finn'] } };
    await api.refused(`${path}/changes`, { token, json }, 403, 'token_scope');
    await api.refused(`${path}/tokens`, { token }, 401, 'unauthenticated');
    await api.refused('/v1/me', { token }, 401, 'unauthenticated');
  });

  test('R25 an officer of a subsidiary provisions that alone, and reads the whole account', async () => {
    const { api: _, account } = called;
    const eve = async (method: 'PATCH' | 'GET', path: string, body?: unknown) =>
      api.ask<ScimErrorBody & Resource>(`/scim/v2${path}`, {
        method,
        token: tokens['an officer of a subsidiary']!,
        ...(body !== undefined && { raw: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
    const off = patchBody({ op: 'replace', path: 'active', value: false });
    expect((await eve('GET', `/Users/${called.ids['finn']}`)).status).toBe(200);
    expect((await eve('PATCH', `/Users/${called.ids['finn']}`, off)).status).toBe(403);
    expect((await eve('PATCH', `/Users/${await account.idOf('eve')}`, off)).status).toBe(200);
  });

  test('R12 another account is not there', async () => {
    const beta = await api.organization(['bea', 'bob'], 1);
    const foreign = await Provider.of(beta, 'bea');
    for (const method of ['GET', 'DELETE'] as const)
      await foreign.refused(method, `/Users/${called.ids['finn']}`, undefined, { status: 404 });
    const off = patchBody({ op: 'replace', path: 'active', value: false });
    await foreign.refused('PATCH', `/Users/${called.ids['finn']}`, off, { status: 404 });
    expect((await foreign.find('userName co "acme"')).Resources.map(({ userName }) => userName).sort()).toEqual([
      'bea@acme.example',
      'bob@acme.example',
    ]);
  });
});

describe('what SCIM refuses', () => {
  const user = { schemas: [schemas.user] };
  const patch = (...operations: unknown[]): unknown => patchBody(...operations);
  const invalid = (scimType: string) => ({ status: 400, scimType });
  const refusals: readonly (readonly [
    why: string,
    method: 'POST' | 'PUT' | 'PATCH',
    body: unknown,
    scimType: string,
  ])[] = [
    ['text that is no JSON', 'POST', '{', 'invalidValue'],
    ['a list', 'POST', [], 'invalidSyntax'],
    ['no schema', 'POST', { userName: 'x@acme.example' }, 'invalidSyntax'],
    ['another schema', 'POST', { ...user, schemas: [schemas.group], userName: 'x@acme.example' }, 'invalidSyntax'],
    ['no userName', 'POST', { ...user, displayName: 'X' }, 'invalidValue'],
    ['a userName that is a number', 'POST', { ...user, userName: 7 }, 'invalidValue'],
    ['no address', 'POST', { ...user, userName: 'nobody' }, 'invalidValue'],
    ['an address that is none', 'POST', { ...user, userName: 'x', emails: [{ value: 'at home' }] }, 'invalidValue'],
    ['emails that are text', 'POST', { ...user, userName: 'x@acme.example', emails: 'x@acme.example' }, 'invalidValue'],
    ['a name that is text', 'POST', { ...user, userName: 'x@acme.example', name: 'X' }, 'invalidValue'],
    ['active that is a number', 'POST', { ...user, userName: 'x@acme.example', active: 1 }, 'invalidValue'],
    [
      'R49 a name with a direction override',
      'POST',
      { ...user, userName: 'x@acme.example', displayName: 'X\u202eY' },
      'invalidValue',
    ],
    [
      'R49 a name of 201 characters',
      'POST',
      { ...user, userName: 'x@acme.example', displayName: 'x'.repeat(201) },
      'invalidValue',
    ],
    ['U+0000', 'POST', { ...user, userName: 'x@acme.example', externalId: '\u0000' }, 'invalidValue'],
    ['R18 somebody else’s address', 'PUT', { ...user, userName: 'ben@acme.example' }, 'uniqueness'],
    ['no PatchOp', 'PATCH', { Operations: [] }, 'invalidSyntax'],
    ['no operation', 'PATCH', patch(), 'invalidSyntax'],
    ['an operation that is text', 'PATCH', patch('remove'), 'invalidSyntax'],
    ['another operation', 'PATCH', patch({ op: 'move', path: 'active' }), 'invalidSyntax'],
    ['a path that is a number', 'PATCH', patch({ op: 'add', path: 7, value: 1 }), 'invalidPath'],
    ['a path that is none', 'PATCH', patch({ op: 'add', path: '][', value: 1 }), 'invalidPath'],
    [
      'a filter of a path that is none',
      'PATCH',
      patch({ op: 'add', path: 'emails[type].value', value: 1 }),
      'invalidFilter',
    ],
    ['removing nothing', 'PATCH', patch({ op: 'remove' }), 'noTarget'],
    ['removing the userName', 'PATCH', patch({ op: 'remove', path: 'userName' }), 'mutability'],
    ['removing the address', 'PATCH', patch({ op: 'remove', path: 'emails[type eq "work"]' }), 'mutability'],
    ['no path and no attributes', 'PATCH', patch({ op: 'add', value: true }), 'invalidValue'],
    ['active that is a word', 'PATCH', patch({ op: 'replace', path: 'active', value: 'perhaps' }), 'invalidValue'],
  ];

  test.each(refusals)('%s', async (_, method, body, scimType) => {
    const before = await provider.changes();
    const path = method === 'POST' ? '/Users' : `/Users/${called.ids['finn']}`;
    const status = scimType === 'uniqueness' ? 409 : 400;
    await provider.refused(method, path, body, { status, scimType });
    expect(await provider.changes()).toBe(before);
  });

  test('filters, pages and attributes that are none', async () => {
    for (const filter of [
      '',
      'userName',
      'userName eq',
      'userName eq x',
      'userName is "x"',
      '(userName pr',
      'active gt true',
      '"x" eq 1',
    ])
      await provider.refused('GET', `/Users?filter=${encodeURIComponent(filter)}`, undefined, invalid('invalidFilter'));
    for (const query of ['startIndex=one', 'count=1.5', 'count=1&count=2', 'attributes=[', 'filter[a]=b'])
      expect((await provider.ask('GET', `/Users?${query}`)).status).toBe(query.startsWith('filter') ? 200 : 400);
  });

  test('members that are none', async () => {
    const path = `/Groups/${called.ids['Treasury']}`;
    for (const value of ['x', [{}], [{ value: 'usr_none' }]])
      await provider.refused('PATCH', path, patch({ op: 'add', path: 'members', value }), invalid('invalidValue'));
    const odd = patch({ op: 'replace', path: 'members[value eq "x"]', value: {} });
    await provider.refused('PATCH', path, odd, invalid('noTarget'));
    await provider.refused('POST', '/Groups', { schemas: [schemas.group] }, invalid('invalidValue'));
    await provider.refused(
      'POST',
      '/Groups',
      { schemas: [schemas.group], displayName: 'Treasury' },
      { status: 409, scimType: 'uniqueness' },
    );
  });

  test('R9 R33 what the rules refuse, with every problem in words', async () => {
    const own = patch({ op: 'replace', path: 'active', value: false });
    const pair = await api.organization(['gil', 'gus'], 2);
    const two = await Provider.of(pair, 'gil');
    const { detail } = await two.refused('PATCH', `/Users/${await pair.idOf('gus')}`, own, { status: 409 });
    expect(detail).toMatch(/officer.*needs the approval of 2 other officers/);
  });

  test('addresses that are not there, methods that are not taken, and bodies that are no JSON', async () => {
    await provider.refused('GET', '/Users/usr_none', undefined, { status: 404 });
    await provider.refused('GET', '/Users/%00', undefined, { status: 404 });
    await provider.refused('GET', '/Me', undefined, { status: 404 });
    await provider.refused('POST', '/Bulk', {}, { status: 404 });
    await provider.refused('DELETE', '/Users', undefined, { status: 405 });
    await provider.refused('PUT', '/Schemas', {}, { status: 405 });
    const form = { method: 'POST' as const, token: provider.token, form: { userName: 'x' } };
    expect((await api.ask('/scim/v2/Users', form)).status).toBe(415);
    const { headers } = await api.ask('/scim/v2/Users');
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  test('what comes too often, with the time to come again', async () => {
    isTooMuch = true;
    const { status, headers } = await provider.ask('POST', '/Users', newUser());
    isTooMuch = false;
    expect({ status, after: headers.get('retry-after') }).toEqual({ status: 429, after: '7' });
  });

  test('R42 names nobody and no token in a log line', async () => {
    const before = api.logged.length;
    const user = newUser();
    const asked = await provider.given('POST', '/Users', user);
    await provider.find(`userName eq "${user.userName}"`);
    await provider.given('DELETE', `/Users/${asked.id}`);
    const lines = api.logged.slice(before);
    expect(JSON.parse(lines[0]!)).toMatchObject({ route: '/scim/v2/Users', accountId: called.account.id });
    for (const word of [user.userName, provider.token, asked.id]) expect(lines.join('')).not.toContain(word);
  });
});
