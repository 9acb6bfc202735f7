import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createBearerVerifier } from '../../src/identity/bearer.ts';
import { forgetOldKeys } from '../../src/transactions/reconcile.ts';
import { AUDIENCE } from '../identity/stub-provider.ts';
import { TestApi, useApi, type AccountBody, type ChangeBody, type TestAccount } from './api-fixture.ts';

const DAY = 24 * 3_600_000;

const api = useApi();
/** Another process of the service, on the same database: it commits, and then never answers, as one that is killed. */
const dying = new TestApi(api.database);
let committed: Promise<void>;
const killed = Promise.withResolvers<never>();
let acme: TestAccount;
let finn: string;

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 2);
  finn = await acme.addUser('finn');
  const gone = Promise.withResolvers<void>();
  committed = gone.promise;
  const neverAnswers = (): Promise<void> => {
    gone.resolve();
    return killed.promise;
  };
  await dying.start(() =>
    Promise.resolve({
      verifier: createBearerVerifier({ issuer: api.provider.issuer, audience: AUDIENCE }),
      workflows: { start: neverAnswers, wake: neverAnswers },
    }),
  );
}, 60_000);
afterAll(() => {
  killed.reject(new Error('killed'));
  return dying.stop();
});

let keys = 0;
const fresh = (): string => `key-${++keys}`;
const grant = (right: string) => ({ kind: 'rights.grant', payload: { userId: finn, rights: [right] } });
const person = (sub: string) => ({ name: `${sub} Example`, email: `${sub}@acme.example` });
const application = (name: string) => ({
  clientType: 'organization',
  name,
  applicant: person('ada'),
  officers: [person('ben')],
  requiredApprovals: 2,
});

const post = async <T>(through: TestApi, path: string, json: unknown, key: string) =>
  through.ask<T>(path, { token: await api.token('ada'), json, headers: { 'idempotency-key': key } });

/** Sends a request to the process that dies of it: once its work is committed. */
const lost = async (path: string, json: unknown, key: string): Promise<void> => {
  post(dying, path, json, key).catch(() => undefined);
  await committed;
};

describe('an API that is killed between what it did and its answer', () => {
  const key = fresh();

  test('the repeat of a submission is answered with the change that was made, at once and again', async () => {
    const path = `${acme.path}/changes`;
    await lost(path, grant('reports.tax'), key);
    const rows = await api.rowCounts();
    const again = await post<ChangeBody>(api, path, grant('reports.tax'), key);
    expect(again).toMatchObject({ status: 202, body: { state: 'pending', kind: 'rights.grant' } });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('location')).toBe(`${path}/${again.body.id}`);
    await api.refused(
      path,
      { as: 'ada', json: grant('reports.flex'), headers: { 'idempotency-key': key } },
      422,
      'idempotency_mismatch',
    );
    const third = await post<ChangeBody>(api, path, grant('reports.tax'), key);
    expect(third.body).toEqual(again.body);
    expect(await api.rowCounts()).toEqual(rows);
  });

  test('R1 the repeat of an application is answered with the account that was opened: there is no second one', async () => {
    const again = fresh();
    await lost('/v1/applications', application('Lost'), again);
    const opened = async () =>
      (await api.database().sql(`SELECT account_id FROM account_settings WHERE name = 'Lost'`)).length;
    while ((await opened()) === 0) await turn();
    const answer = await post<{ account: AccountBody; warnings: unknown[] }>(
      api,
      '/v1/applications',
      application('Lost'),
      again,
    );
    expect(answer).toMatchObject({ status: 201, body: { account: { name: 'Lost', version: 1 } } });
    expect(answer.body.warnings).toMatchObject([{ code: 'cannot_approve_yet' }]);
    expect(answer.headers.get('idempotency-replayed')).toBe('true');
    expect(await opened()).toBe(1);
  });
});

describe('two identical requests at once', () => {
  /** Holds the account's row until `run` is called. */
  const held = async (): Promise<() => Promise<void>> => {
    const client = await api.database().connect();
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM accounts WHERE id = $1 FOR NO KEY UPDATE', [acme.id]);
    return async () => {
      await client.query('COMMIT');
      client.release();
    };
  };

  test('while the first still runs the second is refused; another body is a mismatch; then it is replayed', async () => {
    const key = fresh();
    const path = `${acme.path}/changes`;
    const release = await held();
    const first = post<ChangeBody>(api, path, grant('reports.custom'), key);
    const asked = (json: unknown) => ({ as: 'ada', json, headers: { 'idempotency-key': key } });
    const waiting = async () =>
      (await api.database().sql(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'`)).length > 0;
    while (!(await waiting())) await turn();
    await api.refused(path, asked(grant('reports.custom')), 409, 'idempotency_running');
    await api.refused(path, asked(grant('trading.orders')), 422, 'idempotency_mismatch');
    await release();
    const { status, body } = await first;
    expect(status).toBe(202);
    expect((await post(api, path, grant('reports.custom'), key)).body).toEqual(body);
  });

  test('of two processes one does it, and the other waits for it and gives its answer', async () => {
    const other = new TestApi(api.database);
    await other.start(() =>
      Promise.resolve({ verifier: createBearerVerifier({ issuer: api.provider.issuer, audience: AUDIENCE }) }),
    );
    try {
      const all = async <T>(path: string, json: unknown, idOf: (body: T) => string) => {
        const key = fresh();
        const answers = await Promise.all([post<T>(api, path, json, key), post<T>(other, path, json, key)]);
        expect(new Set(answers.map(({ body }) => idOf(body))).size).toBe(1);
        const replayed = answers.map(({ headers }) => headers.get('idempotency-replayed')).sort();
        expect(replayed).toEqual([null, 'true']);
        return answers.map(({ status }) => status);
      };
      const changes = `${acme.path}/changes`;
      expect(await all<ChangeBody>(changes, grant('trading.options'), ({ id }) => id)).toEqual([202, 202]);
      const apply = application('At once');
      expect(await all<{ account: AccountBody }>('/v1/applications', apply, ({ account }) => account.id)).toEqual([
        201, 201,
      ]);
      expect(await api.database().sql(`SELECT 1 FROM account_settings WHERE name = 'At once'`)).toHaveLength(1);
    } finally {
      await other.stop();
    }
  });
});

test('keys whose day is over are removed a batch at a time, others stay', async () => {
  const kept = async () => Number((await api.database().sql(`SELECT count(*) AS n FROM idempotency_keys`))[0]!['n']);
  const old = await kept();
  api.database().clock.advance(DAY + 1);
  await post(api, '/v1/applications', application('Later'), fresh());
  expect(await kept()).toBe(old + 1);
  expect(await forgetOldKeys(api.store, 2)).toBe(2);
  expect(await kept()).toBe(old - 1);
  expect(await forgetOldKeys(api.store, 1_000)).toBe(old - 2);
  expect(await kept()).toBe(1);
});
