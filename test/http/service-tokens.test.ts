import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { modifyEdit } from '../../src/domain/account-state.ts';
import { hashSecret, newServiceToken } from '../../src/identity/secrets.ts';
import { routes } from '../../src/http/routes/index.ts';
import { makeServiceSecret } from '../../src/transactions/make-service-secret.ts';
import { refusalBy } from '../store/schema-refusals.ts';
import { ownForm, useApi, type Answered, type TestAccount } from './api-fixture.ts';

const api = useApi();
let acme: TestAccount;
let other: TestAccount;
const ids: Record<string, string> = {};
let tokenId: string;
let token: string;

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly secretTakenAt: string | null;
}
interface Answers {
  readonly allowed: boolean;
  readonly because: string;
  readonly answers: readonly { readonly allowed: boolean; readonly because: string }[];
}

const scopes = ['access-check'];
const list = async (account = acme): Promise<readonly Listed[]> =>
  (
    await api.ask<{ items: Listed[] }>(`${account.path}/service-tokens`, {
      as: account.officers[0]!,
    })
  ).body.items;
const idOf = async (name: string, account = acme): Promise<string> =>
  (await list(account)).find((each) => each.name === name)!.id;
const take = (id: string, as = 'ada', account = acme): Promise<Answered<{ token: string; code?: string }>> =>
  api.ask(`${account.path}/service-tokens/${id}/secret`, { method: 'POST', as });
const secretOf = async (id: string): Promise<string> => {
  const { status, body } = await take(id);
  expect(status).toBe(201);
  return body.token;
};
const made = async (name: string): Promise<{ id: string; secret: string }> => {
  await acme.enact('service-token.create', { name, scopes });
  const id = await idOf(name);
  return { id, secret: await secretOf(id) };
};
const check = (json: unknown, bearer = token, account = acme): Promise<Answered<Answers>> =>
  api.ask(`${account.path}/access-check`, { token: bearer, json });
const companyOf = async (name: string): Promise<string> =>
  (await api.ask<{ items: { id: string; name: string }[] }>(`${acme.path}/companies`, { as: 'ada' })).body.items.find(
    (company) => company.name === name,
  )!.id;
const verified = async (): Promise<{ ok: boolean; tables: { differences: { table: string; why: string }[] } }> =>
  (
    await api.ask<{ ok: boolean; tables: { differences: { table: string; why: string }[] } }>(
      `${acme.path}/audit/verify`,
      { as: 'ada' },
    )
  ).body;

afterEach(() => {
  jest.restoreAllMocks();
});

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 1);
  other = await api.organization(['mallory', 'ned'], 0);
  for (const person of acme.officers) ids[person] = await acme.idOf(person);
  ids['finn'] = await acme.addUser('finn', { rights: ['reports.tax'] });
  ({ id: tokenId, secret: token } = await made('Payments'));
});

describe('a service token is a change', () => {
  test('R6 that waits for approvals; until it is applied there is nothing to take', async () => {
    const before = await list();
    const change = await acme.submit('service-token.create', { name: 'Reports', scopes });
    expect(change).toMatchObject({
      state: 'pending',
      description: 'Create the service token Reports, for access checks',
      edits: [{ entity: 'serviceTokens', after: { name: 'Reports', scopes, takerId: ids['ada'] } }],
    });
    expect(await list()).toEqual(before);
    const id = change.edits[0]!.id;
    await api.refused(`${acme.path}/service-tokens/${id}/secret`, { method: 'POST', as: 'ada' }, 404, 'not_found_here');
    await acme.decide(change, 'ben');
    expect((await list()).find((each) => each.id === id)).toEqual({
      id,
      name: 'Reports',
      scopes,
      taker: { id: ids['ada'], name: 'Ada Example' },
      secretTakenAt: null,
    });
  });

  test('R29 with its scopes, its own name, and for institutional accounts', async () => {
    const refused = (payload: unknown, status: number, code: string, kind = 'service-token.create') =>
      api.refused(`${acme.path}/changes`, { as: 'ada', json: { kind, payload } }, status, code);
    const { problems } = await refused({ name: 'X', scopes: ['decide'] }, 422, 'invalid_payload');
    expect(problems).toEqual([
      {
        code: 'invalid_payload',
        message: 'one of access-check is expected, found "decide"',
        path: 'scopes.0',
      },
    ]);
    await refused({ name: 'X', scopes: [] }, 422, 'invalid_payload');
    await refused({ name: 'X', scopes: [...scopes, ...scopes] }, 422, 'invalid_payload');
    await refused({ name: 'X\u0000', scopes }, 422, 'invalid_payload');
    await refused({ name: 'ＰＡＹＭＥＮＴＳ', scopes }, 409, 'name_taken');
    await refused({ tokenId: 'tok_none' }, 422, 'not_found', 'service-token.revoke');
    const home = await api.ask<{ account: { id: string } }>('/v1/applications', {
      as: 'olga',
      json: { clientType: 'individual', name: 'Olga', applicant: { name: 'Olga', email: 'olga@acme.example' } },
    });
    await api.refused(
      `/v1/accounts/${home.body.account.id}/changes`,
      { as: 'olga', json: { kind: 'service-token.create', payload: { name: 'X', scopes } } },
      422,
      'institutional_only',
    );
  });

  test('R25 that officers of headquarters start', async () => {
    await acme.enact('company.add', { name: 'North', parentId: await companyOf('Acme') });
    const north = await companyOf('North');
    await acme.addUser('nora', { companyId: north, officer: true });
    for (const [kind, payload] of [
      ['service-token.create', { name: 'North', scopes }],
      ['service-token.revoke', { tokenId }],
    ] as const)
      await api.refused(`${acme.path}/changes`, { as: 'nora', json: { kind, payload } }, 403, 'out_of_scope');
  });
});

describe('the secret of a service token', () => {
  test('is for the officer who asked for it, once', async () => {
    await acme.enact('service-token.create', { name: 'Once', scopes });
    const id = await idOf('Once');
    const path = `${acme.path}/service-tokens/${id}/secret`;
    const asked = { method: 'POST' } as const;
    await api.refused(path, asked, 401, 'unauthenticated');
    await api.refused(path, { ...asked, as: 'mallory' }, 404, 'not_found_here');
    await api.refused(`${other.path}/service-tokens/${id}/secret`, { ...asked, as: 'mallory' }, 404, 'not_found_here');
    await api.refused(path, { ...asked, as: 'finn' }, 403, 'not_an_officer');
    await api.refused(`${acme.path}/service-tokens`, { as: 'finn' }, 403, 'not_an_officer');
    await api.refused(path, { ...asked, as: 'ben' }, 403, 'out_of_scope');
    await api.refused(path, { ...asked, as: 'ada', json: { again: true } }, 422, 'invalid_payload');
    const session = await api.session('ada');
    await api.refused(path, { ...asked, session, headers: { 'sec-fetch-site': 'cross-site' } }, 403, 'cross_origin');

    const answers = await Promise.all(Array.from({ length: 5 }, () => take(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    const { body, headers } = answers.find(({ status }) => status === 201)!;
    expect(body.token).toMatch(/^cst_[\w-]{43}$/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await list()).find((each) => each.id === id)!.secretTakenAt).not.toBeNull();
    await api.refused(path, { ...asked, as: 'ada' }, 409, 'secret_taken');
    expect((await check({ userId: ids['finn'], function: 'reports.tax' }, body.token)).status).toBe(200);
  });

  test('is for nobody, while the officer who asked for it is none, or none of headquarters', async () => {
    await acme.enact('service-token.create', { name: 'Left', scopes }, 'cleo');
    const id = await idOf('Left');
    await acme.enact('officer.remove', { userId: ids['cleo'] });
    expect((await take(id, 'cleo')).body.code).toBe('not_an_officer');
    // Whoever was an officer when the request came in is asked again when it is their turn.
    await expect(
      makeServiceSecret(api.store, { accountId: acme.id, tokenId: id, userId: ids['cleo']!, hash: hashSecret('x') }),
    ).rejects.toMatchObject({ problems: [{ code: 'not_an_officer' }] });
    await acme.enact('officer.designate', { userId: ids['cleo'] });
    await acme.enact('user.modify', { userId: ids['cleo'], companyId: await companyOf('North') });
    expect((await take(id, 'cleo')).body.code).toBe('out_of_scope');
    await acme.enact('user.modify', { userId: ids['cleo'], companyId: await companyOf('Acme') });
    expect((await take(id, 'cleo')).status).toBe(201);
  });

  test('is made by nobody else, the database says', async () => {
    await acme.enact('service-token.create', { name: 'By the database', scopes });
    const id = await idOf('By the database');
    const row = (by: string, hash = hashSecret('x')): Promise<string> =>
      refusalBy(api.database(), 'INSERT INTO service_token_secrets VALUES ($1, $2, $3, now(), $4)', [
        acme.id,
        id,
        hash,
        by,
      ]);
    expect(await row(ids['ben']!)).toContain('violates foreign key constraint');
    expect(await row(ids['ada']!, token)).toContain('violates check constraint');
    expect(await row(ids['ada']!, hashSecret(token))).toContain('violates unique constraint');
    expect(await row(ids['ada']!)).toBe('nothing');
  });

  test('R42 is in no event, no log line, no table and no answer but its own', async () => {
    const { id, secret } = await made('Silent');
    await check({ userId: ids['finn'], function: 'reports.tax' }, secret);
    await api.refused(`${acme.path}/users`, { token: secret }, 401, 'unauthenticated');
    await acme.enact('service-token.revoke', { tokenId: id });
    await api.refused(`${acme.path}/access-check`, { token: secret, json: {} }, 401, 'unauthenticated');
    const hidden = [secret, secret.slice(4), token, token.slice(4)];
    const hashes = [hashSecret(secret), hashSecret(token)];

    const log = api.logged.join('');
    expect(log).toContain('access-check');
    for (const word of [...hidden, ...hashes]) expect(log).not.toContain(word);
    const found: [table: string, word: string][] = [];
    for (const table of Object.keys(await api.rowCounts()))
      for (const word of [...hidden, ...hashes]) {
        const [row] = await api
          .database()
          .sql<{ rows: number }>(`SELECT count(*)::int AS rows FROM "${table}" t WHERE strpos(t::text, $1) > 0`, [
            word,
          ]);
        if (row!.rows > 0) found.push([table, word]);
      }
    expect(found).toEqual([['service_token_secrets', hashSecret(token)]]);
    for (const path of ['/service-tokens', '/audit', '/changes'])
      for (const word of [...hidden, ...hashes])
        expect((await api.ask(`${acme.path}${path}`, { as: 'ada' })).text).not.toContain(word);
  });

  test('R41 leaves its events, and verifying holds its row against them', async () => {
    const { id } = await made('Audited');
    await acme.enact('service-token.revoke', { tokenId: id });
    const events = await api
      .database()
      .sql<{ type: string; actor_id: string | null; data: string }>(
        `SELECT type, actor_id, data FROM events WHERE account_id = $1 AND data LIKE '%' || $2 || '%' ORDER BY seq`,
        [acme.id, id],
      );
    expect(events.map(({ data, ...event }) => ({ ...event, keys: Object.keys(JSON.parse(data) as object) }))).toEqual([
      { type: 'service-token.secret-made', actor_id: ids['ada'], keys: ['fingerprint', 'tokenId'] },
      { type: 'service-token.secret-ended', actor_id: null, keys: ['tokenId'] },
    ]);
    expect((await verified()).ok).toBe(true);

    const tampering: [string, unknown[], table: string, why: string][] = [
      [
        'UPDATE service_token_secrets SET hash = $2 WHERE token_id = $1',
        [tokenId, hashSecret('mine')],
        'service_token_secrets',
        'fingerprint is not as the trail has it',
      ],
      [
        'UPDATE service_token_secrets SET token_id = $1 || $2 WHERE token_id = $1',
        [tokenId, 'x'],
        'service_token_secrets',
        'the trail does not tell of it',
      ],
      [
        'UPDATE service_tokens SET name = $2 WHERE id = $1',
        [tokenId, 'Mine'],
        'service_tokens',
        'name is not what the changes lead to',
      ],
    ];
    for (const [sql, values, table, why] of tampering) {
      const copies = 'CREATE TABLE kept AS SELECT * FROM ';
      await api.database().sql(`${copies}${table}`);
      await api.database().tamper(sql, values);
      expect((await verified()).tables.differences).toContainEqual(expect.objectContaining({ table, why }));
      await api.database().tamper(`DELETE FROM ${table}`);
      await api.database().tamper(`INSERT INTO ${table} SELECT * FROM kept`);
      await api.database().sql('DROP TABLE kept');
    }
    expect((await verified()).ok).toBe(true);
  });
});

describe('a service with its token', () => {
  test('asks about everybody, and is told no role’s name', async () => {
    expect((await check({ userId: ids['finn'], function: 'reports.tax' })).body).toEqual({
      userId: ids['finn'],
      function: 'reports.tax',
      allowed: true,
      because: 'Allowed: granted directly.',
    });
    const roleId = async (name: string): Promise<string> =>
      (await api.ask<{ items: { id: string; name: string }[] }>(`${acme.path}/roles`, { as: 'ada' })).body.items.find(
        (role) => role.name === name,
      )!.id;
    await acme.enact('role.create', { type: 'employee', name: 'Trader', rights: ['trading.orders'] });
    await acme.enact('role.assign', {
      roleId: await roleId('Trader'),
      to: { type: 'employee', id: ids['finn'] },
    });
    const asked = { userId: ids['finn'], function: 'trading.orders' };
    expect((await check(asked)).body.because).toBe('Allowed: given by a hidden role.');

    // A role without rights can be seen by every user, and by no service.
    await acme.enact('role.create', { type: 'company', name: 'Nothing', rights: [] });
    const north = await companyOf('North');
    await acme.enact('role.assign', { roleId: await roleId('Nothing'), to: { type: 'company', id: north } });
    const paul = await acme.addUser('paul', { companyId: north });
    await acme.enact('user.modify', { userId: ids['finn'], companyId: north });
    expect((await check(asked)).body).toMatchObject({
      allowed: false,
      because:
        'Not allowed: North does not have it, since its company role (hidden) lacks it. Masked: given by a hidden role.',
    });
    const several = await check({ checks: [asked, { userId: paul, function: 'reports.tax' }] });
    expect(several.body.answers.map(({ allowed }) => allowed)).toEqual([false, false]);
    expect((await check({ userId: 'usr_none', function: 'reports.tax' })).body.allowed).toBe(false);
    await api.refused(
      `${acme.path}/access-check`,
      { token, json: { userId: paul, function: 'x.y' } },
      422,
      'unknown_function',
    );
    await api.refused(`${acme.path}/access-check`, { token, json: { userId: 7 } }, 422, 'invalid_payload');
    await api.refused(`${acme.path}/access-check?all=true`, { token, json: asked }, 422, 'invalid_payload');
  });

  test('is named by its token in the log', async () => {
    const before = api.logged.length;
    await check({ userId: ids['finn'], function: 'reports.tax' });
    expect(api.logged.slice(before).map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ status: 200, accountId: acme.id, serviceTokenId: tokenId }),
    ]);
  });

  test('is nobody anywhere else: it decides, submits, withdraws and reads nothing', async () => {
    const change = await acme.submit('user.modify', { userId: ids['finn'], name: 'Finley' });
    const events = await acme.eventTypes();
    const rows = await api.rowCounts();
    const refused = routes.filter(({ who, forServices }) => who !== 'anyone' && forServices === undefined);
    expect(refused.length).toBeGreaterThan(25);
    for (const { method, path } of refused) {
      const at = path.replace('{account}', acme.id).replace('{id}', change.id);
      await api.refused(
        at,
        method === 'get' ? { token } : { token, json: { verdict: 'approve', digest: change.digest } },
        401,
        'unauthenticated',
      );
    }
    const links = await acme.links(change);
    const path = links['ben']!;
    const form = { verdict: 'approve', comment: '', digest: change.digest, formToken: 'x' };
    for (const asked of [{ token }, { token, form, headers: ownForm }]) {
      const { status, text } = await api.ask(path, asked);
      expect(status).toBe(401);
      expect(text).toContain('A service’s token is taken only at the addresses that its scopes name.');
    }
    expect((await acme.read(change)).state).toBe('pending');
    expect((await acme.eventTypes()).filter((type) => type !== 'notice.sent')).toEqual(
      events.filter((type) => type !== 'notice.sent'),
    );
    expect((await api.rowCounts())['decisions']).toBe(rows['decisions']);
  });

  test('R12 finds no other account, no more than an outsider does', async () => {
    const json = { userId: await other.idOf('ned'), function: 'reports.tax' };
    const ask = (path: string) => api.refused(`${path}/access-check`, { token, json }, 404, 'not_found_here');
    const [there, nowhere] = [await ask(other.path), await ask('/v1/accounts/acc_nowhere')];
    expect({ ...there, traceId: '' }).toEqual({ ...nowhere, traceId: '' });
  });

  test('is refused with a token that is none, and without the scope', async () => {
    const json = { userId: ids['finn'], function: 'reports.tax' };
    for (const wrong of ['cst_', 'cst_x', `${token}x`, newServiceToken().token, token.toUpperCase(), token.slice(4)])
      await api.refused(`${acme.path}/access-check`, { token: wrong, json }, 401, 'unauthenticated');
    const found = (await api.store.serviceToken(hashSecret(token)))!;
    const spy = jest.spyOn(api.store, 'serviceToken');
    spy.mockResolvedValue({
      ...found,
      state: found.state.after(modifyEdit(found.state, 'serviceTokens', tokenId, { scopes: [] })),
    });
    await api.refused(`${acme.path}/access-check`, { token, json }, 404, 'not_found_here');
    spy.mockResolvedValue({ ...found, tokenId: 'tok_gone' });
    await api.refused(`${acme.path}/access-check`, { token, json }, 404, 'not_found_here');
  });

  test('is refused at once when it is revoked, in every process; a set gives another of the same name', async () => {
    const { id, secret } = await made('Short');
    const elsewhere = api.database().openStore();
    expect(await elsewhere.serviceToken(hashSecret(secret))).toMatchObject({ tokenId: id });
    await acme.enact('change-set', {
      changes: [
        { kind: 'service-token.revoke', payload: { tokenId: id } },
        { kind: 'service-token.create', payload: { name: 'Short', scopes } },
      ],
    });
    const json = { userId: ids['finn'], function: 'reports.tax' };
    await api.refused(`${acme.path}/access-check`, { token: secret, json }, 401, 'unauthenticated');
    expect(await elsewhere.serviceToken(hashSecret(secret))).toBeUndefined();
    const next = await idOf('Short');
    expect(next).not.toBe(id);
    expect((await check(json, await secretOf(next))).status).toBe(200);
    await acme.enact('service-token.revoke', { tokenId: next });
    expect((await list()).map(({ name }) => name)).not.toContain('Short');
    expect((await verified()).ok).toBe(true);
  });

  test('is in the document at the one address that takes it', async () => {
    const { body } = await api.ask<{ paths: Record<string, Record<string, { security: unknown[] }>> }>('/openapi.json');
    const taking = Object.entries(body.paths).filter(([, methods]) =>
      Object.values(methods).some(({ security }) => JSON.stringify(security).includes('service')),
    );
    expect(taking.map(([path]) => path)).toEqual(['/v1/accounts/{account}/access-check']);
  });
});
