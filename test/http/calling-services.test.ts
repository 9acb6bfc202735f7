import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { modifyEdit } from '../../src/domain/account-state.ts';
import { hashSecret, newServiceToken } from '../../src/identity/secrets.ts';
import { routes } from '../../src/http/routes/index.ts';
import { ownForm, useApi, type TestAccount } from './api-fixture.ts';
import { scopes, ServiceTokens } from './service-tokens-fixture.ts';

const api = useApi();
let acme: TestAccount;
let other: TestAccount;
let tokens: ServiceTokens;
const ids: Record<string, string> = {};
let tokenId: string;
let token: string;

afterEach(() => {
  jest.restoreAllMocks();
});

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 1);
  other = await api.organization(['mallory', 'ned'], 0);
  tokens = new ServiceTokens(acme);
  ids['finn'] = await acme.addUser('finn', { rights: ['reports.tax'] });
  await acme.enact('company.add', { name: 'North', parentId: await tokens.companyOf('Acme') });
  ({ id: tokenId, secret: token } = await tokens.made('Payments'));
});

describe('a service with its token', () => {
  test('asks about everybody, and is told no role’s name', async () => {
    expect((await tokens.check({ userId: ids['finn'], function: 'reports.tax' }, token)).body).toEqual({
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
    expect((await tokens.check(asked, token)).body.because).toBe('Allowed: given by a hidden role.');

    // A role without rights can be seen by every user, and by no service.
    await acme.enact('role.create', { type: 'company', name: 'Nothing', rights: [] });
    const north = await tokens.companyOf('North');
    await acme.enact('role.assign', { roleId: await roleId('Nothing'), to: { type: 'company', id: north } });
    const paul = await acme.addUser('paul', { companyId: north });
    await acme.enact('user.modify', { userId: ids['finn'], companyId: north });
    expect((await tokens.check(asked, token)).body).toMatchObject({
      allowed: false,
      because:
        'Not allowed: North does not have it, since its company role (hidden) lacks it. Masked: given by a hidden role.',
    });
    const several = await tokens.check({ checks: [asked, { userId: paul, function: 'reports.tax' }] }, token);
    expect(several.body.answers.map(({ allowed }) => allowed)).toEqual([false, false]);
    expect((await tokens.check({ userId: 'usr_none', function: 'reports.tax' }, token)).body.allowed).toBe(false);
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
    await tokens.check({ userId: ids['finn'], function: 'reports.tax' }, token);
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
    const { id, secret } = await tokens.made('Short');
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
    const next = await tokens.idOf('Short');
    expect(next).not.toBe(id);
    expect((await tokens.check(json, await tokens.secretOf(next))).status).toBe(200);
    await acme.enact('service-token.revoke', { tokenId: next });
    expect((await tokens.list()).map(({ name }) => name)).not.toContain('Short');
    expect((await tokens.verified()).ok).toBe(true);
  });

  test('is in the document at the one address that takes it', async () => {
    const { body } = await api.ask<{ paths: Record<string, Record<string, { security: unknown[] }>> }>('/openapi.json');
    const taking = Object.entries(body.paths).filter(([, methods]) =>
      Object.values(methods).some(({ security }) => JSON.stringify(security).includes('service')),
    );
    expect(taking.map(([path]) => path)).toEqual(['/v1/accounts/{account}/access-check']);
  });
});
