import { beforeAll, describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { sha256 } from '../../src/domain/canonical.ts';
import type { SupportRequest } from '../../src/http/support-answers.ts';
import { newSecret } from '../../src/identity/secrets.ts';
import { openReceipt } from '../../src/proof/receipt.ts';
import { takeRequestLetters } from '../../src/transactions/support-letters.ts';
import { formOf, ownForm, useApi, type Asked, type TestAccount } from './api-fixture.ts';

const api = useApi();
api.operatorClaim = { name: 'groups', value: 'support-desk' };
const HOUR = 3_600_000;
type Body = z.output<typeof SupportRequest>;

let acme: TestAccount;
let fredId: string;
let count = 0;

/** The token of an operator of this name. */
const operator = (name: string, claims: Record<string, unknown> = {}): Promise<string> =>
  api.token(name, { email: `${name}@desk.example`, groups: ['support-desk'], ...claims });

const asOperator = async (name: string, more: Omit<Asked, 'token'> = {}): Promise<Asked> => ({
  token: await operator(name),
  ...more,
});

const newOfficer = () => ({ name: 'Gus Example', email: `gus${++count}@acme.example` });
const filing = (more: object = {}) => ({
  kind: 'officer.add',
  ...newOfficer(),
  evidence: 'Folder 7',
  comment: 'Ben left.',
  ...more,
});
const at = (): string => `${acme.path}/support-requests`;

const file = async (json: object = filing(), by = 'ada'): Promise<Body> => {
  const { status, body } = await api.ask<Body>(at(), { as: by, json });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body;
};

const decide = async (id: string, name: string, verdict: 'approve' | 'reject' = 'approve'): Promise<Body> => {
  const { status, body } = await api.ask<Body>(
    `/v1/desk/requests/${id}/decisions`,
    await asOperator(name, { json: { verdict } }),
  );
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
};

const linkOf = async (id: string, person: string): Promise<string> => {
  const letters = await takeRequestLetters(api.store, { accountId: acme.id, requestId: id }, newSecret);
  return `/object/${letters.find(({ to }) => to.email === `${person}@acme.example`)!.secret!}`;
};

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 1);
  fredId = await acme.addUser('fred');
  await acme.addUser('sue');
  await acme.enact('user.suspend', { userId: await acme.idOf('sue') });
}, 60_000);

describe('R8 (c) from filing to applying', () => {
  test('filed by an officer, approved by two operators, applied after the time', async () => {
    const filed = await file();
    expect(filed).toMatchObject({
      state: 'filed',
      filer: { type: 'user', name: 'Ada Example' },
      operators: { required: 2, received: 0, missing: 2 },
      next: { what: 'awaiting_operators' },
      coolingHours: 72,
      evidence: 'Folder 7',
      comment: 'Ben left.',
      changeId: null,
    });
    await decide(filed.id, 'olga');
    expect(await decide(filed.id, 'omar')).toMatchObject({ state: 'cooling', next: { what: 'cooling' } });
    api.database().clock.advance(72 * HOUR);
    await api.support.look({ accountId: acme.id, requestId: filed.id, kind: filed.kind });
    const { body } = await api.ask<Body>(`${at()}/${filed.id}`, { as: 'ben' });
    expect(body).toMatchObject({ state: 'applied' });
    expect(body.history.map(({ what }) => what)).toEqual(['filed', 'approved', 'approved', 'ended']);
    const change = await acme.read({ id: body.changeId! });
    expect(change).toMatchObject({
      authority: 'desk',
      kind: 'officer.add',
      state: 'applied',
      initiator: { id: filed.id },
    });
    const { body: verified } = await api.ask(`${acme.path}/audit/verify`, { as: 'ada' });
    expect(verified).toMatchObject({ ok: true });
    const { text } = await api.ask(`${acme.path}/changes/${change.id}/receipt`, { as: 'ben' });
    const { receipt } = openReceipt(text, api.keyring.trusted);
    expect(receipt).toMatchObject({
      ...{ digest: change.digest, state: 'applied', appliedVersion: change.appliedVersion, decisions: [], required: 0 },
      initiator: { id: filed.id, name: 'The support desk' },
      policy: { requiredApprovals: 1 },
      desk: {
        filer: { id: filed.filer.id, name: 'Ada Example' },
        required: 2,
        operators: body.decisions.map(({ operator, at: decidedAt }) => ({ operator, at: decidedAt })),
        objectedAt: null,
      },
    });
    expect(sha256(receipt.document!)).toBe(change.digest);
    const { body: listed } = await api.ask<{ items: Body[] }>(`${acme.path}/changes?kind=officer.add`, { as: 'ada' });
    expect(listed.items).toMatchObject([{ authority: 'desk', kind: 'officer.add' }]);
  });

  test('on a paper form: by an operator, who is none of the two', async () => {
    const { status, body, headers } = await api.ask<Body>(
      '/v1/desk/requests',
      await asOperator('olga', { json: { account: acme.id, ...filing() } }),
    );
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { filer: { type: 'operator', id: expect.stringMatching(/^opr_/) } },
    });
    expect(headers.get('location')).toBe(`/v1/desk/requests/${body.id}`);
    await api.refused(
      `/v1/desk/requests/${body.id}/decisions`,
      await asOperator('olga', { json: { verdict: 'approve' } }),
      403,
      'self_approval',
    );
    expect(await decide(body.id, 'omar')).toMatchObject({ operators: { received: 1 } });
  });

  test('an objection through the API, and by the link of the letter', async () => {
    const { id } = await file();
    const link = await linkOf(id, 'cleo');
    const { body } = await api.ask<Body>(`${at()}/${id}/objections`, {
      as: 'ben',
      json: { comment: 'I know of none.' },
    });
    expect(body).toMatchObject({
      operators: { required: 3, missing: 3 },
      objections: [{ user: { name: 'Ben Example' }, counts: true }],
    });
    const again = await api.ask<Body>(`${at()}/${id}/objections`, { as: 'ben', json: {} });
    expect(again.body.objections).toHaveLength(1);

    const before = await api.rowCounts();
    const page = await api.ask(link);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Gus Example');
    for (let i = 0; i < 3; i++) expect((await api.ask(link)).text).toBe(page.text);
    await api.ask(link, { method: 'HEAD' });
    expect(await api.rowCounts()).toEqual(before);

    const form = { ...formOf(page.text), verdict: 'object', comment: 'Nor do I.' };
    expect((await api.ask(link, { form })).status).toBe(403);
    expect((await api.ask(link, { form: { ...form, formToken: 'x' }, headers: ownForm })).status).toBe(403);
    expect(await api.rowCounts()).toEqual(before);
    const posted = await api.ask(link, { form, headers: ownForm });
    expect({ status: posted.status, to: posted.headers.get('location') }).toEqual({ status: 303, to: link });
    const after = await api.ask(link);
    expect(after.text).toContain('Your objection is on record');
    expect(after.text).not.toContain('<form');
    expect(api.logged.join('\n')).not.toContain(link.split('/').at(-1)!);
    const { body: read } = await api.ask<Body>(`${at()}/${id}`, { as: 'ada' });
    expect(read.objections.map(({ user, counts }) => [user.name, counts])).toEqual([
      ['Ben Example', true],
      ['Cleo Example', false],
    ]);
  });

  test('a link ends with the designation and the address of its reader; nonsense was never one', async () => {
    const { id } = await file();
    const link = await linkOf(id, 'ben');
    expect((await api.ask(link)).status).toBe(200);
    await acme.enact('user.modify', { userId: await acme.idOf('ben'), email: 'ben@elsewhere.example' });
    expect((await api.ask(link)).status).toBe(410);
    expect((await api.ask(link, { form: { verdict: 'object', formToken: 'x' }, headers: ownForm })).status).toBe(410);
    expect((await api.ask(`/object/${'x'.repeat(43)}`)).status).toBe(410);
    expect((await api.ask('/object/nonsense')).status).toBe(410);
    const back = await acme.submit('user.modify', { userId: await acme.idOf('ben'), email: 'ben@acme.example' });
    await acme.decide(back, 'cleo');
  });
});

/** The link to object that somebody of another account was sent, and what takes it from them. */
const linkElsewhere = async (officers: readonly string[]) => {
  const other = await api.organization(officers, 0);
  const [by, person] = officers as [string, string];
  const { body } = await api.ask<Body>(`${other.path}/support-requests`, { as: by, json: filing() });
  const letters = await takeRequestLetters(api.store, { accountId: other.id, requestId: body.id }, newSecret);
  const reader = { userId: await other.idOf(person) };
  const link = `/object/${letters.find(({ notice }) => notice.userId === reader.userId)!.secret!}`;
  expect((await api.ask(link)).status).toBe(200);
  return { other, reader, link };
};

test('a link ends with the designation under which it was sent, and a later one does not revive it', async () => {
  const { other, reader, link } = await linkElsewhere(['pia', 'quin', 'rosa']);
  await other.enact('officer.remove', reader);
  expect((await api.ask(link)).status).toBe(410);
  await other.enact('officer.designate', reader);
  expect((await api.ask(link)).status).toBe(410);
});

test('R18 a link ends when how its reader signs in is reset: who reads their letters may be somebody else', async () => {
  const { other, reader, link } = await linkElsewhere(['vera', 'walt', 'xena']);
  await other.enact('identity.reset', reader);
  expect((await api.ask(link)).status).toBe(410);
});

describe('who may', () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await file());
  }, 60_000);

  const json = (): object => filing();
  test.each<[string, string, () => Promise<Asked> | Asked, number, string]>([
    ['nobody', 'POST account', () => ({ json: json() }), 401, 'unauthenticated'],
    ['an outsider', 'POST account', () => ({ as: 'mallory', json: json() }), 404, 'not_found_here'],
    ['a user', 'POST account', () => ({ as: 'fred', json: json() }), 403, 'not_an_officer'],
    ['who is suspended', 'POST account', () => ({ as: 'sue', json: json() }), 403, 'suspended'],
    ['an operator', 'POST account', () => asOperator('olga', { json: json() }), 404, 'not_found_here'],
    ['nobody', 'GET account', () => ({}), 401, 'unauthenticated'],
    ['an outsider', 'GET account', () => ({ as: 'mallory' }), 404, 'not_found_here'],
    ['a user', 'GET account', () => ({ as: 'fred' }), 403, 'not_an_officer'],
    ['an operator', 'GET account', () => asOperator('olga'), 404, 'not_found_here'],
    ['a user', 'GET one', () => ({ as: 'fred' }), 403, 'not_an_officer'],
    ['an operator', 'GET one', () => asOperator('olga'), 404, 'not_found_here'],
    ['nobody', 'POST objection', () => ({ json: {} }), 401, 'unauthenticated'],
    ['an outsider', 'POST objection', () => ({ as: 'mallory', json: {} }), 404, 'not_found_here'],
    ['a user', 'POST objection', () => ({ as: 'fred', json: {} }), 403, 'not_an_officer'],
    ['an operator', 'POST objection', () => asOperator('olga', { json: {} }), 404, 'not_found_here'],
    ['nobody', 'GET desk', () => ({}), 401, 'unauthenticated'],
    ['an officer', 'GET desk', () => ({ as: 'ada' }), 404, 'not_found_here'],
    ['an outsider', 'GET desk', () => ({ as: 'mallory' }), 404, 'not_found_here'],
    [
      'another claim',
      'GET desk',
      async () => ({ token: await operator('olga', { groups: ['support'] }) }),
      404,
      'not_found_here',
    ],
    [
      'the operator’s address alone',
      'GET desk',
      async () => ({ token: await operator('olga', { groups: undefined }) }),
      404,
      'not_found_here',
    ],
    ['an officer', 'GET desk one', () => ({ as: 'ada' }), 404, 'not_found_here'],
    ['nobody', 'POST decision', () => ({ json: { verdict: 'approve' } }), 401, 'unauthenticated'],
    ['an officer', 'POST decision', () => ({ as: 'ada', json: { verdict: 'approve' } }), 404, 'not_found_here'],
    ['an officer', 'POST desk', () => ({ as: 'ada', json: { account: 'x', ...json() } }), 404, 'not_found_here'],
    ['a session', 'GET desk', async () => ({ session: await api.session('olga') }), 404, 'not_found_here'],
    [
      'an operator without a verified address',
      'POST decision',
      async () => ({ token: await operator('olga', { email_verified: false }), json: { verdict: 'approve' } }),
      403,
      'not_eligible',
    ],
    [
      'an operator who is a user of the account',
      'POST decision',
      async () => ({ token: await operator('fred'), json: { verdict: 'approve' } }),
      403,
      'not_eligible',
    ],
    [
      'an operator with a user’s address',
      'POST decision',
      async () => ({ token: await operator('x', { email: 'Ben+x@acme.example' }), json: { verdict: 'approve' } }),
      403,
      'not_eligible',
    ],
    [
      'an operator',
      'POST desk of no account',
      () => asOperator('olga', { json: { account: 'nowhere', ...json() } }),
      422,
      'not_found',
    ],
    ['an operator', 'GET desk none', () => asOperator('olga'), 404, 'not_found_here'],
    ['an operator', 'POST decision none', () => asOperator('olga', { json: {} }), 404, 'not_found_here'],
    ['an officer', 'GET none', () => ({ as: 'ada' }), 404, 'not_found_here'],
    ['an officer', 'POST objection none', () => ({ as: 'ada', json: { comment: 5 } }), 404, 'not_found_here'],
  ])('%s: %s', async (_, route, asked, status, code) => {
    const paths: Record<string, string> = {
      'POST account': at(),
      'GET account': at(),
      'GET one': `${at()}/${id}`,
      'POST objection': `${at()}/${id}/objections`,
      'GET desk': '/v1/desk/requests',
      'POST desk': '/v1/desk/requests',
      'POST desk of no account': '/v1/desk/requests',
      'GET desk one': `/v1/desk/requests/${id}`,
      'POST decision': `/v1/desk/requests/${id}/decisions`,
      'GET desk none': '/v1/desk/requests/srq_none',
      'POST decision none': '/v1/desk/requests/srq_none/decisions',
      'GET none': `${at()}/srq_none`,
      'POST objection none': `${at()}/srq_none/objections`,
    };
    await api.refused(paths[route]!, await asked(), status, code);
  });

  test('an operator has no right in any account', async () => {
    for (const path of ['', '/users', '/officers', '/changes', '/audit', '/functions'])
      await api.refused(`${acme.path}${path}`, await asOperator('olga'), 404, 'not_found_here');
  });

  test('another account’s officer reads and objects to nothing here', async () => {
    const other = await api.organization(['zoe', 'yan'], 1);
    await api.refused(`${other.path}/support-requests/${id}`, { as: 'zoe' }, 404, 'not_found_here');
    await api.refused(
      `${other.path}/support-requests/${id}/objections`,
      { as: 'zoe', json: {} },
      404,
      'not_found_here',
    );
    expect((await api.ask<{ items: Body[] }>(`${other.path}/support-requests`, { as: 'zoe' })).body.items).toEqual([]);
  });
});

describe('what is asked', () => {
  test.each<[string, object, number, string]>([
    ['no evidence', { evidence: undefined }, 422, 'invalid_payload'],
    ['an unknown key', { colour: 'red' }, 422, 'invalid_payload'],
    ['another kind', { kind: 'user.add' }, 422, 'invalid_payload'],
    ['a right that comes with the designation alone', { rights: ['security.users'] }, 422, 'officer_only_right'],
    ['an address that is taken', { email: 'ada@acme.example' }, 409, 'email_taken'],
    ['a comment that is too long', { comment: 'x'.repeat(1_001) }, 422, 'invalid_payload'],
    [
      'a reply to R13',
      { kind: 'owner.remove', name: undefined, email: undefined, userId: 'usr_x' },
      422,
      'individual_only',
    ],
  ])('%s', async (_, more, status, code) => {
    await api.refused(at(), { as: 'ada', json: filing(more) }, status, code);
  });

  test('every problem at once, with its place', async () => {
    const { problems } = await api.refused(
      at(),
      { as: 'ada', json: filing({ email: 'x', name: '', evidence: '' }) },
      422,
      'invalid_payload',
    );
    expect(problems.map(({ path }) => path).sort()).toEqual(['email', 'evidence', 'name']);
  });

  test('the desk’s kinds are in no list of kinds, and no change', async () => {
    const { body } = await api.ask<{ items: { kind: string }[] }>('/v1/kinds', { as: 'ada' });
    for (const kind of ['officer.add', 'account-rights.set', 'owner.remove']) {
      expect(body.items.map((item) => item.kind)).not.toContain(kind);
      const json = { kind, payload: kind === 'officer.add' ? { userId: fredId } : { rights: [] } };
      await api.refused(`${acme.path}/changes`, { as: 'ada', json }, 422, 'invalid_payload');
      await api.refused(`${acme.path}/changes/preview`, { as: 'ada', json }, 422, 'invalid_payload');
    }
  });

  test('a decision is repeated, contradicted, late, or for another digest', async () => {
    const { id, digest } = await file();
    const path = `/v1/desk/requests/${id}/decisions`;
    await api.refused(
      path,
      await asOperator('olga', { json: { verdict: 'approve', digest: 'x' } }),
      412,
      'digest_mismatch',
    );
    const fits = await api.ask(path, await asOperator('olga', { json: { verdict: 'approve', digest } }));
    expect(fits.status).toBe(200);
    expect(await decide(id, 'olga')).toMatchObject({ operators: { received: 1 } });
    await api.refused(path, await asOperator('olga', { json: { verdict: 'reject' } }), 409, 'already_decided');
    await decide(id, 'omar', 'reject');
    await api.refused(path, await asOperator('otto', { json: { verdict: 'approve' } }), 409, 'change_ended');
    await api.refused(`${at()}/${id}/objections`, { as: 'ben', json: {} }, 409, 'change_ended');
    await api.refused(path, await asOperator('otto', { json: { verdict: 'maybe' } }), 422, 'invalid_payload');
  });

  test('lists in pages, newest first, by state and by account', async () => {
    const operatorAsked = await asOperator('olga');
    for (const [path, asked] of [
      [`${at()}?`, { as: 'ada' }],
      [`/v1/desk/requests?account=${acme.id}&`, operatorAsked],
    ] as const) {
      const all = await api.ask<{ items: Body[]; nextCursor: null }>(`${path}limit=200`, asked);
      expect(all.body.items.length).toBeGreaterThan(4);
      const times = all.body.items.map(({ filedAt }) => filedAt);
      expect(times).toEqual(times.toSorted().toReversed());
      const ids: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const page: { body: { items: Body[]; nextCursor: string | null } } = await api.ask(
          `${path}limit=2${more}`,
          asked,
        );
        expect(page.body.items.length).toBeLessThanOrEqual(2);
        ids.push(...page.body.items.map(({ id }) => id));
        cursor = page.body.nextCursor;
      }
      expect(ids).toEqual(all.body.items.map(({ id }) => id));
      const rejected = await api.ask<{ items: Body[] }>(`${path}state=rejected`, asked);
      expect(new Set(rejected.body.items.map(({ state }) => state))).toEqual(new Set(['rejected']));
      await api.refused(`${path}limit=201`, asked, 422, 'invalid_payload');
      await api.refused(`${path}cursor=nonsense`, asked, 422, 'invalid_payload');
    }
    const none = await api.ask<{ items: Body[] }>('/v1/desk/requests?account=nowhere', operatorAsked);
    expect(none.body.items).toEqual([]);
  });

  test('R13 an owner of an individual account asks for what no change can do', async () => {
    const { body } = await api.ask<{ account: { id: string } }>('/v1/applications', {
      as: 'joan',
      json: {
        clientType: 'joint',
        name: 'Joan and Jim',
        applicant: { name: 'Joan', email: 'joan@acme.example' },
        holders: [{ name: 'Jim', email: 'jim@acme.example' }],
      },
    });
    const joint = api.account(body.account.id, ['joan']);
    const jim = await joint.idOf('jim');
    const filed = await api.ask<Body>(`${joint.path}/support-requests`, {
      as: 'joan',
      json: { kind: 'owner.remove', userId: jim, evidence: 'Court order, file 12' },
    });
    expect(filed).toMatchObject({ status: 201, body: { impact: { losing: 1 }, description: 'Remove the owner Jim' } });
    const objected = await api.ask<Body>(`${joint.path}/support-requests/${filed.body.id}/objections`, {
      as: 'jim',
      json: {},
    });
    expect(objected.body).toMatchObject({ state: 'filed', operators: { required: 3 } });
  });
});

test('the document has every route of the desk, its kinds and their fields', async () => {
  const { body } = await api.ask<{
    paths: Record<string, unknown>;
    components: { schemas: Record<string, { oneOf?: { properties: object }[] }> };
  }>('/openapi.json');
  for (const path of [
    '/v1/desk/requests',
    '/v1/desk/requests/{id}',
    '/v1/desk/requests/{id}/decisions',
    '/object/{token}',
  ])
    expect(Object.keys(body.paths)).toContain(path);
  const kinds = body.components.schemas['SupportFiling']!.oneOf!;
  expect(kinds).toHaveLength(3);
  for (const { properties } of kinds)
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(['kind', 'evidence', 'comment']));
});
