import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { hashSecret } from '../../src/identity/secrets.ts';
import { lettersSent, takeLetters } from '../../src/transactions/letters.ts';
import { newSecret } from '../../src/identity/secrets.ts';
import { useApi, type ChangeBody, type ProblemBody, type TestAccount } from './api-fixture.ts';
import { scopes, ServiceTokens } from './service-tokens-fixture.ts';

const HOUR = 3_600_000;

const api = useApi();
let acme: TestAccount;
let tokens: ServiceTokens;
let asked: { userId: string; function: string };

const inHours = (hours: number): string => new Date(api.database().clock.now + hours * HOUR).toISOString();
const submitted = (payload: object, kind = 'service-token.create', path = 'changes') =>
  api.ask<ProblemBody & { problems: unknown[]; admissible?: boolean }>(`${acme.path}/${path}`, {
    as: 'ada',
    json: { kind, payload },
  });

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 1);
  tokens = new ServiceTokens(acme);
  asked = { userId: await acme.idOf('ben'), function: 'reports.tax' };
});

afterEach(() => {
  jest.restoreAllMocks();
});

describe('a service token that ends by itself', () => {
  test('R28 says so in the change, its difference, the letter and the list', async () => {
    const change: ChangeBody = await acme.submit('service-token.create', {
      name: 'Until March',
      scopes,
      expiresAt: '2026-03-01T00:00:00Z',
    });
    expect(change.description).toBe(
      'Create the service token Until March, for access checks, until 2026-03-01 00:00 UTC',
    );
    expect(change.edits[0]!.after).toMatchObject({ expiresAt: '2026-03-01T00:00:00.000Z' });
    expect(change.difference).toContainEqual({
      subject: 'Until March (service token)',
      what: 'good until',
      before: null,
      after: '2026-03-01 00:00 UTC',
    });
    const ref = { accountId: acme.id, changeId: change.id };
    const { letters, nextLook } = await takeLetters(api.store, ref, newSecret);
    expect(JSON.stringify(letters)).toContain('until 2026-03-01 00:00 UTC');
    await lettersSent(api.store, ref, { sent: letters.map(({ notice }) => notice), failed: [], nextLook });
    await acme.decide(change, 'ben');
    expect((await tokens.list()).find(({ name }) => name === 'Until March')!.expiresAt).toBe(
      '2026-03-01T00:00:00.000Z',
    );
    expect((await tokens.verified()).ok).toBe(true);
  });

  test('is kept to the millisecond, and shown so', async () => {
    const change = await acme.submit('service-token.create', {
      name: 'Exact',
      scopes,
      expiresAt: '2026-12-31T23:59:59.1239Z',
    });
    expect(change.edits[0]!.after).toMatchObject({ expiresAt: '2026-12-31T23:59:59.123Z' });
    expect(change.description).toMatch(/until 2026-12-31 23:59:59\.123 UTC$/);
  });

  test('is good for nothing from that time on: 401, as if it were revoked, in every process', async () => {
    const { id, secret } = await tokens.made('Short', { expiresAt: inHours(1) });
    const elsewhere = api.database().openStore();
    api.database().clock.advance(HOUR - 1);
    expect((await tokens.check(asked, secret)).status).toBe(200);
    api.database().clock.advance(1);
    const refusal = await api.refused(
      `${acme.path}/access-check`,
      { token: secret, json: asked },
      401,
      'unauthenticated',
    );
    const unknown = await api.refused(
      `${acme.path}/access-check`,
      { token: `cst_${newSecret().secret}`, json: asked },
      401,
      'unauthenticated',
    );
    expect({ ...refusal, traceId: '' }).toEqual({ ...unknown, traceId: '' });
    expect(await elsewhere.serviceToken(hashSecret(secret))).toBeUndefined();
    expect((await tokens.list()).map((each) => each.id)).toContain(id);
    await acme.enact('service-token.revoke', { tokenId: id });
    expect((await tokens.verified()).ok).toBe(true);
  });

  test('gets no secret any more', async () => {
    await acme.enact('service-token.create', { name: 'Never taken', scopes, expiresAt: inHours(1) });
    const id = await tokens.idOf('Never taken');
    api.database().clock.advance(HOUR);
    const { status, body } = await tokens.take(id);
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'token_expired' });
    expect((await tokens.list()).find((each) => each.id === id)!.secretTakenAt).toBeNull();
  });

  test('that ended before it was approved is made, and good for nothing', async () => {
    const change = await acme.submit('service-token.create', { name: 'Late', scopes, expiresAt: inHours(1) });
    api.database().clock.advance(2 * HOUR);
    await acme.decide(change, 'ben');
    expect((await acme.read(change)).state).toBe('applied');
    expect((await tokens.take(await tokens.idOf('Late'))).body.code).toBe('token_expired');
  });
});

describe('R29 an end is refused', () => {
  test.each([
    ['tomorrow'],
    ['2026-13-01T00:00:00Z'],
    ['2027-02-29T00:00:00Z'],
    ['2027-01-01'],
    ['2027-01-01T00:00:00'],
    ['2027-01-01T00:00:00+01:00'],
    ['0000-01-01T00:00:00Z'],
    ['+12027-01-01T00:00:00Z'],
    [1_800_000_000],
    [null],
  ])('that is no time in UTC: %s', async (expiresAt) => {
    const { status, body } = await submitted({ name: 'X', scopes, expiresAt });
    expect({ status, problems: body.problems }).toEqual({
      status: 422,
      problems: [expect.objectContaining({ code: 'invalid_payload', path: 'expiresAt' })],
    });
  });

  test('that is not to come, by itself, in a set and in a preview', async () => {
    const late = { name: 'X', scopes, expiresAt: inHours(0) };
    const problems = [
      { code: 'invalid_payload', message: `a time to come is expected, found ${late.expiresAt}`, path: 'expiresAt' },
    ];
    const before = await api.rowCounts();
    const set = { changes: [{ kind: 'service-token.create', payload: late }] };
    for (const answer of [await submitted(late), await submitted(set, 'change-set')])
      expect({ status: answer.status, problems: answer.body.problems }).toEqual({ status: 422, problems });
    expect((await submitted(late, 'service-token.create', 'changes/preview')).body).toMatchObject({
      admissible: false,
      problems,
    });
    expect(await api.rowCounts()).toEqual(before);
    const next = { ...late, expiresAt: new Date(Date.parse(late.expiresAt) + 1).toISOString() };
    expect((await submitted(next, 'service-token.create', 'changes/preview')).body.admissible).toBe(true);
  });
});

test('a service’s token that can be none is unknown without a look-up, and a guess costs one by its hash', async () => {
  const looked = jest.spyOn(api.store, 'serviceToken');
  const { secret } = newSecret();
  for (const token of ['cst_', 'cst_x', `cst_${secret}x`, `cst_${secret.slice(1)}`, `cst_${secret.slice(1)}.`])
    await api.refused(`${acme.path}/access-check`, { token, json: asked }, 401, 'unauthenticated');
  expect(looked).not.toHaveBeenCalled();
  await api.refused(`${acme.path}/access-check`, { token: `cst_${secret}`, json: asked }, 401, 'unauthenticated');
  expect(looked.mock.calls).toEqual([[hashSecret(`cst_${secret}`)]]);
});
