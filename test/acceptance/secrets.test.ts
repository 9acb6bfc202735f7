import { beforeAll, expect, test } from '@jest/globals';
import { demoToken } from '../../src/processes/embedded/demo-token.ts';
import { hashSecret } from '../../src/identity/secrets.ts';
import { textsOf } from './search.ts';
import type { ChangeAnswer, TestAccount } from './test-account.ts';
import { useWorld } from './world.ts';

/*
 * Where the secret of a service's token comes to lie, between the real parts: as its hash in one row, and nowhere else.
 */

const world = useWorld();
let account: TestAccount;
let created: ChangeAnswer;
let secret: string;
/** The secret as it could be written down: whole, without its mark, as bytes of another coding, and its hash. */
let written: readonly string[];

interface Reply {
  readonly status: number;
  readonly body: { readonly token?: string; readonly allowed?: boolean };
}

/** A request with a bearer's token and an idempotency key of its own. */
const post = async (path: string, bearer: string, body?: unknown): Promise<Reply> => {
  const response = await fetch(`${world().publicUrl}${account.path}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${bearer}`,
      'idempotency-key': `key of ${path}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Reply['body'] };
};

const tokenId = async (): Promise<string> =>
  (await world().get<{ items: { id: string }[] }>('ada', 'GET', `${account.path}/service-tokens`)).items[0]!.id;

beforeAll(async () => {
  account = await world().openAccount({ requiredApprovals: 1, officers: ['ada', 'ben', 'cleo'] });
  created = await account.enact('service-token.create', {
    name: 'Payments',
    scopes: ['access-check'],
    expiresAt: '2100-01-01T00:00:00Z',
  });
  const ada = await demoToken({ issuer: world().issuer, audience: world().audience, person: 'ada' });
  const made = await post(`/service-tokens/${await tokenId()}/secret`, ada);
  expect(made.status).toBe(201);
  secret = made.body.token!;
  const bare = secret.slice('cst_'.length);
  const hash = hashSecret(secret);
  written = [
    secret,
    bare,
    hash,
    Buffer.from(bare, 'base64url').toString('hex'),
    Buffer.from(hash, 'hex').toString('base64url'),
  ];
  const check = { userId: (await account.userOf('ben')).id, function: 'reports.statements' };
  expect(await post('/access-check', secret, check)).toMatchObject({ status: 200, body: { allowed: true } });
  // Refused, each in a way of its own, so that refusals are among the lines.
  expect((await post('/access-check', secret, { userId: 7 })).status).toBe(422);
  expect((await post('/changes', secret, { kind: 'user.add', payload: { name: secret } })).status).toBe(401);
  expect((await post(`/service-tokens/${await tokenId()}/secret`, ada)).status).toBe(409);
}, 60_000);

const found = (texts: readonly string[]): string[] =>
  texts.filter((text) => written.some((word) => text.includes(word)));

test('R42 a service’s secret is its hash in one row, and in no other table', async () => {
  const rows: [table: string, column: number][] = [];
  for (const table of Object.keys(await world().tables()))
    for (const [index, word] of written.entries()) {
      const [row] = await world().sql<{ rows: number }>(
        `SELECT count(*)::int AS rows FROM "${table}" t WHERE strpos(t::text, $1) > 0`,
        [word],
      );
      if (row!.rows > 0) rows.push([table, index]);
    }
  expect(rows).toEqual([['service_token_secrets', written.indexOf(hashSecret(secret))]]);
  const keys = await world().sql<{ key: string; body: string | null }>('SELECT key, body FROM idempotency_keys');
  expect(keys.filter(({ key }) => key.includes('/secret'))).toEqual([]);
});

test('R42 a service’s secret is in no event of the trail, and in no answer but its own', async () => {
  const events = await account.events();
  expect(events.map(({ type }) => type)).toContain('service-token.secret-made');
  expect(found([JSON.stringify(events)])).toEqual([]);
  for (const path of ['/service-tokens', '/changes', `/changes/${created.id}`, '/audit/verify'])
    expect(found([JSON.stringify(await world().get('ada', 'GET', `${account.path}${path}`))])).toEqual([]);
});

test('R42 a service’s secret is in no letter', async () => {
  // Whoever is told of the end is told last: requests that ended before they went are not sent.
  for (const officer of account.officers) await account.letter(officer, created, 'Applied');
  const letters = await world().letters.list({ limit: 500 });
  expect(found(letters.map((letter) => JSON.stringify(letter)))).toEqual([]);
});

test('R42 a service’s secret is in no history of a workflow, the one of its revocation among them', async () => {
  const revoked = await account.enact('service-token.revoke', { tokenId: await tokenId() });
  expect((await post('/access-check', secret, {})).status).toBe(401);
  // The list of workflows may lag behind.
  const workflowIds = new Set([created.workflowId, revoked.workflowId]);
  for await (const { workflowId } of world().temporal.workflow.list()) workflowIds.add(workflowId);
  for (const workflowId of workflowIds) {
    const history = await world().temporal.workflow.getHandle(workflowId).fetchHistory();
    const texts = [...textsOf(history), JSON.stringify(history)];
    // Payloads are read, not only what is around them.
    expect(texts.some((text) => text.includes(account.id))).toBe(true);
    expect(found(texts)).toEqual([]);
  }
});

test('R42 a service’s secret is in no line of the log, at any level', () => {
  const lines = world().logged;
  for (const status of [200, 201, 401, 409, 422])
    expect(lines.some((line) => line.includes(`"status":${status},`))).toBe(true);
  expect(found(lines)).toEqual([]);
});
