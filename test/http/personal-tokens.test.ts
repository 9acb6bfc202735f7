import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import type { MadePersonalToken, PersonalToken, TokenHolder } from '../../src/http/token-answers.ts';
import { routes } from '../../src/http/routes/index.ts';
import { hashSecret, newPersonalToken } from '../../src/identity/secrets.ts';
import { personalTokenByHash } from '../../src/store/before-account.ts';
import { noteUse } from '../../src/store/personal-tokens.ts';
import { makePersonalToken, MOST_TOKENS } from '../../src/transactions/personal-tokens.ts';
import { refusalBy } from '../store/schema-refusals.ts';
import { ownForm, useApi, type Answered, type Asked, type ChangeBody, type TestAccount } from './api-fixture.ts';

type Made = z.output<typeof MadePersonalToken>;
type Listed = z.output<typeof PersonalToken>;
type Holder = z.output<typeof TokenHolder>;
interface Verified {
  readonly ok: boolean;
  readonly tables: { readonly differences: readonly { table: string; id: string; why: string }[] };
}

const DAY = 86_400_000;
const api = useApi();
let acme: TestAccount;
let other: TestAccount;
const ids: Record<string, string> = {};
let counter = 0;

const make = async (
  as: string,
  more: { scopes?: readonly string[]; expiresInDays?: number; account?: TestAccount } = {},
): Promise<Made> => {
  const { scopes = ['read', 'submit'], expiresInDays = 30, account = acme } = more;
  const { status, body } = await api.ask<Made>(`${account.path}/tokens`, {
    as,
    json: { name: `Token ${++counter}`, scopes, expiresInDays },
  });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body;
};
const listOf = async (as: string): Promise<readonly Listed[]> =>
  (await api.ask<{ items: Listed[] }>(`${acme.path}/tokens`, { as })).body.items;
const revoke = (as: string, id: string): Promise<Answered<Listed>> =>
  api.ask(`${acme.path}/tokens/${id}/revoke`, { method: 'POST', as });
const holders = async (): Promise<readonly Holder[]> =>
  (await api.ask<{ items: Holder[] }>(`${acme.path}/token-holders`, { as: 'ada' })).body.items;
const statusWith = async (token: string, path = '/changes'): Promise<number> =>
  (await api.ask(`${acme.path}${path}`, { token })).status;
const verified = async (): Promise<Verified> =>
  (await api.ask<Verified>(`${acme.path}/audit/verify`, { as: 'ada' })).body;

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo', 'dev'], 1);
  other = await api.organization(['ada', 'ned'], 0);
  ids['finn'] = await acme.addUser('finn');
  for (const person of acme.officers) ids[person] = await acme.idOf(person);
});

afterEach(async () => {
  for (const person of [...acme.officers, 'finn']) for (const { id } of await listOf(person)) await revoke(person, id);
});

describe('making a token', () => {
  test('shows it once, and lists what it is for', async () => {
    const { token, ...shown } = await make('finn', { scopes: ['read'], expiresInDays: 365 });
    expect(token).toMatch(/^cpt_[\w-]{43}$/);
    expect(shown).toMatchObject({ scopes: ['read'], lastUsedOn: null });
    expect(Date.parse(shown.expiresAt) - Date.parse(shown.createdAt)).toBe(365 * DAY);
    expect(await listOf('finn')).toEqual([shown]);
    expect(await listOf('ada')).toEqual([]);
    expect((await revoke('finn', shown.id)).body).toEqual(shown);
    expect(await listOf('finn')).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['no scope', { scopes: [] }, 'scopes'],
    ['a scope twice', { scopes: ['read', 'read'] }, 'scopes'],
    ['a scope that none has', { scopes: ['decide'] }, 'scopes.0'],
    ['no day', { expiresInDays: 0 }, 'expiresInDays'],
    ['more than a year', { expiresInDays: 366 }, 'expiresInDays'],
    ['no name', { name: '' }, 'name'],
    ['somebody else', { userId: 'usr_x' }, ''],
  ])('takes not: %s', async (_, wrong, path) => {
    const json = { name: 'Mine', scopes: ['read'], expiresInDays: 1, ...(wrong as object) };
    const { problems } = await api.refused(`${acme.path}/tokens`, { as: 'finn', json }, 422, 'invalid_payload');
    expect(problems.map((problem) => problem.path ?? '')).toEqual([path]);
  });

  test('with a session asks for the service’s own page; a token is nobody else’s to end', async () => {
    const session = await api.session('finn');
    const json = { name: 'Mine', scopes: ['read'], expiresInDays: 1 };
    const headers = { 'sec-fetch-site': 'cross-site' };
    await api.refused(`${acme.path}/tokens`, { session, json, headers }, 403, 'cross_origin');
    const made = await api.ask<Made>(`${acme.path}/tokens`, { session, json, headers: ownForm });
    expect(made.status).toBe(201);
    const path = `${acme.path}/tokens/${made.body.id}/revoke`;
    await api.refused(path, { method: 'POST', as: 'ada' }, 404, 'not_found_here');
    await api.refused(
      `${other.path}/tokens/${made.body.id}/revoke`,
      { method: 'POST', as: 'ada' },
      404,
      'not_found_here',
    );
    expect(await statusWith(made.body.token, `/users/${ids['finn']}`)).toBe(200);
    expect((await revoke('finn', made.body.id)).status).toBe(200);
  });

  test('ends at ten, also for many at once; those that have expired make room', async () => {
    for (let i = 0; i < MOST_TOKENS - 3; i++) await make('dev', { expiresInDays: i < 2 ? 1 : 30 });
    const asked = Array.from({ length: 6 }, () =>
      api.ask<{ code?: string }>(`${acme.path}/tokens`, {
        as: 'dev',
        json: { name: 'Race', scopes: ['read'], expiresInDays: 30 },
      }),
    );
    const answers = await Promise.all(asked);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('too_many_tokens');
    expect(await listOf('dev')).toHaveLength(MOST_TOKENS);
    await make('ben');
    api.database().clock.advance(DAY);
    await make('dev');
    expect(await listOf('dev')).toHaveLength(MOST_TOKENS - 1);
    for (const { id } of await listOf('dev')) await revoke('dev', id);
    for (const { id } of await listOf('ben')) await revoke('ben', id);
    expect((await verified()).ok).toBe(true);
  });
});

describe('what a token is good for', () => {
  test('default deny: it is taken where a route says so, for reading at GET alone, and nowhere else', async () => {
    const { token, id } = await make('ada');
    const change = await acme.submit('user.modify', { userId: ids['finn'], name: 'Finnegan' }, 'ben');
    const taking = routes.filter(({ forTokens }) => forTokens !== undefined);
    expect(taking.filter(({ forTokens }) => forTokens === 'submit').map(({ path }) => path)).toEqual([
      '/v1/accounts/{account}/webhooks/{id}/deliveries/{delivery}/replay',
      '/v1/accounts/{account}/changes',
      '/v1/accounts/{account}/changes/preview',
      '/v1/accounts/{account}/changes/{id}/resubmit',
      '/v1/accounts/{account}/changes/{id}/withdraw',
    ]);
    for (const { forTokens, method, path } of taking) {
      expect({ path, method }).toEqual({ path, method: forTokens === 'read' ? 'get' : 'post' });
      expect(path).toMatch(/^\/v1\/accounts\/\{account\}/);
    }
    const refused = routes.filter(({ who, forTokens }) => who !== 'anyone' && forTokens === undefined);
    expect(refused.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        '/v1/me',
        '/v1/applications',
        '/v1/accounts/{account}/changes/{id}/decisions',
        '/v1/accounts/{account}/service-tokens/{id}/secret',
        '/v1/accounts/{account}/tokens',
        '/v1/accounts/{account}/tokens/{id}/revoke',
      ]),
    );
    for (const { method, path } of refused) {
      const place = path.replace('{account}', acme.id).replace('{id}', path.includes('/tokens/') ? id : change.id);
      const asked: Asked = { token, ...(method === 'post' && { json: { verdict: 'approve', digest: change.digest } }) };
      const { detail } = await api.refused(place, asked, 401, 'unauthenticated');
      expect(detail).toBe('A personal token is taken only at the addresses that say so.');
    }
    expect((await acme.read(change)).approvals.missing).toBe(1);
    const { ben } = await acme.links(await acme.submit('user.modify', { userId: ids['finn'], name: 'Finley' }, 'ada'));
    expect((await api.ask(ben!, { token })).status).toBe(401);
    await revoke('ada', id);
  });

  test('reads what its person may read, and no more', async () => {
    const own = await make('finn', { scopes: ['read'] });
    const officer = await make('ada', { scopes: ['read'] });
    for (const route of routes.filter(({ forTokens, path }) => forTokens === 'read' && !path.includes('{id}'))) {
      const path = route.path.replace('/v1/accounts/{account}', '').replace('{type}', 'x');
      expect({ path, status: await statusWith(officer.token, path) }).toEqual({ path, status: 200 });
      const byToken = await api.ask(`${acme.path}${path}`, { token: own.token });
      const bySignIn = await api.ask(`${acme.path}${path}`, { as: 'finn' });
      expect({ path, status: byToken.status }).toEqual({ path, status: bySignIn.status });
    }
    expect(await statusWith(own.token, `/users/${ids['finn']}`)).toBe(200);
    await api.refused(`${acme.path}/users/${ids['ada']}`, { token: own.token }, 403, 'not_an_officer');
    for (const [person, { id }] of [
      ['finn', own],
      ['ada', officer],
    ] as const)
      await revoke(person, id);
  });

  test('submits, previews, withdraws and resubmits with `submit`, and needs the scope for each', async () => {
    const reading = await make('ada', { scopes: ['read'] });
    const submitting = await make('ada', { scopes: ['submit'] });
    const json = { kind: 'user.modify', payload: { userId: ids['finn'], name: 'Finnian' } };
    const posts = async (token: string, known?: string): Promise<readonly Answered<ChangeBody>[]> => {
      const submitted = await api.ask<ChangeBody>(`${acme.path}/changes`, { token, json });
      const id = known ?? submitted.body.id;
      const ask = (path: string, more: Asked) => api.ask<ChangeBody>(`${acme.path}/changes${path}`, { token, ...more });
      return [
        submitted,
        await ask('/preview', { json }),
        await ask(`/${id}/withdraw`, { json: {} }),
        await ask(`/${id}/resubmit`, { method: 'POST' }),
      ];
    };
    const done = await posts(submitting.token);
    expect(done.map(({ status }) => status)).toEqual([202, 200, 200, 202]);
    expect(done[0]!.body.initiator).toMatchObject({ id: ids['ada'] });
    for (const { status, body } of await posts(reading.token, done[0]!.body.id))
      expect({ status, body }).toMatchObject({ status: 403, body: { code: 'token_scope' } });
    await api.refused(`${acme.path}/changes`, { token: submitting.token }, 403, 'token_scope');
    for (const { id } of [reading, submitting]) await revoke('ada', id);
  });

  test('an idempotency key is the person’s, by whatever they come', async () => {
    const { token, id } = await make('ada');
    const json = { kind: 'user.modify', payload: { userId: ids['finn'], name: 'Finlay' } };
    const headers = { 'idempotency-key': 'of ada'.replace(' ', '-') };
    const first = await api.ask<ChangeBody>(`${acme.path}/changes`, { token, json, headers });
    const again = await api.ask<ChangeBody>(`${acme.path}/changes`, { as: 'ada', json, headers });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body.id).toBe(first.body.id);
    await revoke('ada', id);
  });

  test('is for one account: any other is not there', async () => {
    const { token, id } = await make('ada');
    await api.refused(`${other.path}/changes`, { token }, 404, 'not_found_here');
    await api.refused('/v1/accounts/none/changes', { token }, 404, 'not_found_here');
    await revoke('ada', id);
  });

  test('notes the day of its use, once a day', async () => {
    const { token, id } = await make('ada');
    const written = async (): Promise<unknown> =>
      (
        await api
          .database()
          .sql(`SELECT xmin::text AS row, last_used_on::text FROM personal_tokens WHERE id = $1`, [id])
      )[0];
    const today = new Date(api.database().clock.now).toISOString().slice(0, 10);
    await statusWith(token);
    const first = await written();
    expect(first).toMatchObject({ last_used_on: today });
    const { database } = api.store;
    const found = (await personalTokenByHash(database.lookUp, hashSecret(token)))!;
    const untouched = new Proxy(database, {
      get: (_, name) => {
        throw new Error(`asked for ${String(name)}`);
      },
    });
    await noteUse(untouched, found, api.database().clock.now);
    await statusWith(token);
    expect(await written()).toEqual(first);
    api.database().clock.advance(DAY);
    await Promise.all([statusWith(token), statusWith(token)]);
    expect(await written()).not.toEqual(first);
    const listed = (await listOf('ada')).find((each) => each.id === id);
    expect(listed?.lastUsedOn).toBe(new Date(api.database().clock.now).toISOString().slice(0, 10));
  });
});

describe('a token ends', () => {
  test('when it is revoked, at once and in every process', async () => {
    const { token, id } = await make('finn');
    const elsewhere = api.database().openStore();
    expect(await elsewhere.personalToken(hashSecret(token))).toMatchObject({ userId: ids['finn'] });
    await revoke('finn', id);
    expect(await elsewhere.personalToken(hashSecret(token))).toBeUndefined();
    expect(await statusWith(token)).toBe(401);
    expect((await revoke('finn', id)).status).toBe(404);
  });

  test('with its time', async () => {
    const { token, id } = await make('ada', { expiresInDays: 2 });
    api.database().clock.advance(2 * DAY - 1);
    expect(await statusWith(token)).toBe(200);
    expect((await holders()).map(({ user }) => user.id)).toContain(ids['ada']);
    api.database().clock.advance(1);
    expect(await statusWith(token)).toBe(401);
    expect((await holders()).map(({ user }) => user.id)).not.toContain(ids['ada']);
    expect(await listOf('ada')).toHaveLength(1);
    await revoke('ada', id);
  });

  test('R19 for as long as its person is suspended, and with their removal for good', async () => {
    const person = await acme.addUser('gita', { officer: true });
    const { token } = await make('gita');
    expect((await holders()).find(({ user }) => user.id === person)).toMatchObject({ tokens: 1, lastUsedOn: null });
    await acme.enact('user.suspend', { userId: person });
    await api.refused(`${acme.path}/changes`, { token }, 403, 'suspended');
    await expect(
      makePersonalToken(api.store, {
        accountId: acme.id,
        userId: person,
        name: 'X',
        scopes: ['read'],
        expiresInDays: 1,
        hash: hashSecret('x'),
      }),
    ).rejects.toMatchObject({ problems: [{ code: 'suspended' }] });
    await acme.enact('user.reinstate', { userId: person });
    expect(await statusWith(token)).toBe(200);
    await acme.enact('user.remove', { userId: person });
    expect(await statusWith(token)).toBe(401);
    expect(await api.database().sql('SELECT id FROM personal_tokens WHERE user_id = $1', [person])).toEqual([]);
    expect((await verified()).ok).toBe(true);
  });

  test('with the identity of its person, and reads no more than they may as soon as they are no officer', async () => {
    const person = await acme.addUser('hugo', { officer: true });
    const { token, id } = await make('hugo');
    expect(await statusWith(token)).toBe(200);
    await acme.enact('officer.remove', { userId: person });
    await api.refused(`${acme.path}/changes`, { token, json: {} }, 403, 'not_an_officer');
    const rename = 'UPDATE identity_bindings SET user_id = $2 WHERE user_id = $1';
    await api.database().tamper(rename, [person, 'usr_nobody']);
    expect(await statusWith(token, '')).toBe(401);
    await api.database().tamper(rename, ['usr_nobody', person]);
    expect(await statusWith(token, '')).toBe(200);
    await revoke('hugo', id);
  });
});

describe('R42 a token', () => {
  test('is in no event, no log line, no table and no answer but its own; the log names it by its id', async () => {
    const { token, id } = await make('ada');
    const before = api.logged.length;
    const { version } = (await api.ask<{ version: number }>(acme.path, { token })).body;
    expect(version).toBeGreaterThan(0);
    expect(JSON.parse(api.logged[before]!)).toMatchObject({ userId: ids['ada'], personalTokenId: id });
    await statusWith(`${token}x`);
    const words = [token, token.slice(4), hashSecret(token)];
    const log = api.logged.join('');
    for (const word of words) expect(log).not.toContain(word);
    const found: [table: string, word: number][] = [];
    for (const table of Object.keys(await api.rowCounts()))
      for (const [index, word] of words.entries()) {
        const [row] = await api
          .database()
          .sql<{ rows: number }>(`SELECT count(*)::int AS rows FROM "${table}" t WHERE strpos(t::text, $1) > 0`, [
            word,
          ]);
        if (row!.rows > 0) found.push([table, index]);
      }
    expect(found).toEqual([['personal_tokens', 2]]);
    for (const path of ['/tokens', '/token-holders', '/audit?limit=200'])
      for (const word of words) expect((await api.ask(`${acme.path}${path}`, { as: 'ada' })).text).not.toContain(word);
    await revoke('ada', id);
  });
});

describe('R41 evidence of tokens', () => {
  test('each leaves its events, with ids and what leads to no secret', async () => {
    const { token, id } = await make('ada');
    await revoke('ada', id);
    const events = await api
      .database()
      .sql<{ type: string; actor_id: string; data: string }>(
        `SELECT type, actor_id, data FROM events WHERE account_id = $1 AND data LIKE '%' || $2 || '%' ORDER BY seq`,
        [acme.id, id],
      );
    expect(
      events.map(({ data, ...event }) => ({ ...event, keys: Object.keys(JSON.parse(data) as object).sort() })),
    ).toEqual([
      {
        type: 'personal-token.made',
        actor_id: ids['ada'],
        keys: ['expiresAt', 'fingerprint', 'scopes', 'tokenId', 'userId'],
      },
      { type: 'personal-token.ended', actor_id: ids['ada'], keys: ['tokenId', 'userId', 'why'] },
    ]);
    expect(events[0]!.data).not.toContain(hashSecret(token));
  });

  test('verifying finds a token that was put in, swapped, widened, prolonged, handed over or taken away', async () => {
    const { id, token } = await make('ada', { scopes: ['read'] });
    const was = hashSecret(token);
    const [row] = await api
      .database()
      .sql<{ created_at: Date; expires_at: Date }>('SELECT created_at, expires_at FROM personal_tokens WHERE id = $1', [
        id,
      ]);
    const set = (column: string, value: unknown): [string, unknown[]] => [
      `UPDATE personal_tokens SET ${column} = $2 WHERE id = $1`,
      [id, value],
    ];
    const add =
      'INSERT INTO personal_tokens SELECT account_id, $2, user_id, name, scopes, $3, created_at, expires_at FROM personal_tokens WHERE id = $1';
    const tampering: [by: [string, unknown[]], undo: [string, unknown[]], why: string][] = [
      [set('hash', hashSecret('x')), set('hash', was), 'fingerprint is not as the trail has it'],
      [set('scopes', ['read', 'submit']), set('scopes', ['read']), 'scopes is not as the trail has it'],
      [set('user_id', ids['finn']), set('user_id', ids['ada']), 'userId is not as the trail has it'],
      [
        set('expires_at', new Date(row!.created_at.getTime() + 365 * DAY)),
        set('expires_at', row!.expires_at),
        'expiresAt is not as the trail has it',
      ],
      [
        [add, [id, 'ptk_x', hashSecret('y')]],
        ['DELETE FROM personal_tokens WHERE id = $1', ['ptk_x']],
        'the trail does not tell of it',
      ],
      [set('account_id', other.id), set('account_id', acme.id), 'the trail tells of it, the table lacks it'],
    ];
    for (const [by, undo, why] of tampering) {
      await api.database().tamper(...by);
      expect((await verified()).tables.differences).toContainEqual(
        expect.objectContaining({ table: 'personal_tokens', why }),
      );
      await api.database().tamper(...undo);
      expect((await verified()).ok).toBe(true);
    }
    await revoke('ada', id);
  });

  test('the database takes no token without a hash, an end within a year, a scope, or a user of the account', async () => {
    const insert = (over: Record<string, unknown> = {}): Promise<string> => {
      const row = {
        account_id: acme.id,
        id: `ptk_${++counter}`,
        user_id: ids['ada'],
        name: 'X',
        scopes: ['read'],
        hash: hashSecret(String(counter)),
        created_at: '2026-01-01T00:00:00Z',
        expires_at: '2027-01-01T00:00:00Z',
        ...over,
      };
      const columns = Object.keys(row);
      const places = columns.map((_, i) => `$${i + 1}`).join(', ');
      return refusalBy(
        api.database(),
        `INSERT INTO personal_tokens (${columns.join(', ')}) VALUES (${places})`,
        Object.values(row),
      );
    };
    expect(await insert()).toBe('nothing');
    expect(await insert({ hash: newPersonalToken().token })).toContain('check constraint');
    const { token } = await make('ada');
    expect(await insert({ hash: hashSecret(token) })).toContain('unique constraint');
    expect(await insert({ scopes: [] })).toContain('check constraint');
    expect(await insert({ scopes: ['decide'] })).toContain('check constraint');
    expect(await insert({ expires_at: '2027-01-01T00:00:01Z' })).toContain('check constraint');
    expect(await insert({ account_id: other.id })).toContain('foreign key constraint');
  });
});
