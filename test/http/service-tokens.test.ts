import { beforeAll, describe, expect, test } from '@jest/globals';
import { hashSecret } from '../../src/identity/secrets.ts';
import { makeServiceSecret } from '../../src/transactions/make-service-secret.ts';
import { refusalBy } from '../store/schema-refusals.ts';
import { useApi, type TestAccount } from './api-fixture.ts';
import { scopes, ServiceTokens } from './service-tokens-fixture.ts';

const api = useApi();
let acme: TestAccount;
let other: TestAccount;
let tokens: ServiceTokens;
const ids: Record<string, string> = {};
let tokenId: string;
let token: string;

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 1);
  other = await api.organization(['mallory', 'ned'], 0);
  tokens = new ServiceTokens(acme);
  for (const person of acme.officers) ids[person] = await acme.idOf(person);
  ids['finn'] = await acme.addUser('finn', { rights: ['reports.tax'] });
  ({ id: tokenId, secret: token } = await tokens.made('Payments'));
});

describe('a service token is a change', () => {
  test('R6 that waits for approvals; until it is applied there is nothing to take', async () => {
    const before = await tokens.list();
    const change = await acme.submit('service-token.create', { name: 'Reports', scopes });
    expect(change).toMatchObject({
      state: 'pending',
      description: 'Create the service token Reports, for access checks, until it is revoked',
      edits: [{ entity: 'serviceTokens', after: { name: 'Reports', scopes, takerId: ids['ada'] } }],
    });
    expect(await tokens.list()).toEqual(before);
    const id = change.edits[0]!.id;
    await api.refused(`${acme.path}/service-tokens/${id}/secret`, { method: 'POST', as: 'ada' }, 404, 'not_found_here');
    await acme.decide(change, 'ben');
    expect((await tokens.list()).find((each) => each.id === id)).toEqual({
      id,
      name: 'Reports',
      scopes,
      taker: { id: ids['ada'], name: 'Ada Example' },
      expiresAt: null,
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
    await acme.enact('company.add', { name: 'North', parentId: await tokens.companyOf('Acme') });
    const north = await tokens.companyOf('North');
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
    const id = await tokens.idOf('Once');
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

    const answers = await Promise.all(Array.from({ length: 5 }, () => tokens.take(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    const { body, headers } = answers.find(({ status }) => status === 201)!;
    expect(body.token).toMatch(/^cst_[\w-]{43}$/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await tokens.list()).find((each) => each.id === id)!.secretTakenAt).not.toBeNull();
    await api.refused(path, { ...asked, as: 'ada' }, 409, 'secret_taken');
    expect((await tokens.check({ userId: ids['finn'], function: 'reports.tax' }, body.token)).status).toBe(200);
  });

  test('is for nobody, while the officer who asked for it is none, or none of headquarters', async () => {
    await acme.enact('service-token.create', { name: 'Left', scopes }, 'cleo');
    const id = await tokens.idOf('Left');
    await acme.enact('officer.remove', { userId: ids['cleo'] });
    expect((await tokens.take(id, 'cleo')).body.code).toBe('not_an_officer');
    // Whoever was an officer when the request came in is asked again when it is their turn.
    await expect(
      makeServiceSecret(api.store, { accountId: acme.id, tokenId: id, userId: ids['cleo']!, hash: hashSecret('x') }),
    ).rejects.toMatchObject({ problems: [{ code: 'not_an_officer' }] });
    await acme.enact('officer.designate', { userId: ids['cleo'] });
    await acme.enact('user.modify', { userId: ids['cleo'], companyId: await tokens.companyOf('North') });
    expect((await tokens.take(id, 'cleo')).body.code).toBe('out_of_scope');
    await acme.enact('user.modify', { userId: ids['cleo'], companyId: await tokens.companyOf('Acme') });
    expect((await tokens.take(id, 'cleo')).status).toBe(201);
  });

  test('is made by nobody else, the database says', async () => {
    await acme.enact('service-token.create', { name: 'By the database', scopes });
    const id = await tokens.idOf('By the database');
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
    const { id, secret } = await tokens.made('Silent');
    await tokens.check({ userId: ids['finn'], function: 'reports.tax' }, secret);
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
    const { id } = await tokens.made('Audited');
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
    expect((await tokens.verified()).ok).toBe(true);

    const swapped = 'UPDATE service_token_secrets SET hash = $2 WHERE token_id = $1';
    const moved = 'UPDATE service_token_secrets SET token_id = $2 WHERE token_id = $1';
    const renamed = 'UPDATE service_tokens SET name = $2 WHERE id = $1';
    const prolonged = 'UPDATE service_tokens SET expires_at = $2 WHERE id = $1';
    const secrets = 'service_token_secrets';
    const tampering: [sql: string, values: unknown[], undo: unknown[], table: string, why: string][] = [
      [
        swapped,
        [tokenId, hashSecret('x')],
        [tokenId, hashSecret(token)],
        secrets,
        'fingerprint is not as the trail has it',
      ],
      [moved, [tokenId, 'tok_x'], ['tok_x', tokenId], secrets, 'the trail does not tell of it'],
      [renamed, [tokenId, 'Mine'], [tokenId, 'Payments'], 'service_tokens', 'name is not what the changes lead to'],
      [
        prolonged,
        [tokenId, new Date()],
        [tokenId, null],
        'service_tokens',
        'expiresAt is not what the changes lead to',
      ],
    ];
    for (const [sql, values, undo, table, why] of tampering) {
      await api.database().tamper(sql, values);
      expect((await tokens.verified()).tables.differences).toContainEqual(expect.objectContaining({ table, why }));
      await api.database().tamper(sql, undo);
    }
    expect((await tokens.verified()).ok).toBe(true);
  });
});
