import { describe, expect, test } from '@jest/globals';
import { useApi, type AccountBody } from './api-fixture.ts';

const api = useApi();

interface Opened {
  readonly account: AccountBody;
  readonly warnings: readonly { readonly code: string }[];
}

const person = (sub: string) => ({ name: `${sub} Example`, email: `${sub}@acme.example` });
const organization = {
  clientType: 'organization',
  name: 'Acme',
  applicant: person('ada'),
  officers: [{ ...person('ben'), rights: ['reports.tax'] }, person('cleo')],
  requiredApprovals: 2,
};

/** What makes an application of this organization one that is refused, and the code. */
const wrong: readonly (readonly [string, Record<string, unknown>, string])[] = [
  [
    'R3 officers outside an organization',
    { clientType: 'individual', requiredApprovals: undefined },
    'not_an_organization',
  ],
  [
    'R3 required approvals outside an organization',
    { clientType: 'joint', officers: [], requiredApprovals: 1 },
    'not_an_organization',
  ],
  ['R4 no required approvals', { requiredApprovals: undefined }, 'invalid_payload'],
  ['R4 required approvals of 3', { requiredApprovals: 3 }, 'invalid_payload'],
  ['R4 required approvals as text', { requiredApprovals: '2' }, 'invalid_payload'],
  ['R47 required approvals of null', { requiredApprovals: null }, 'invalid_payload'],
  ['R5 fewer officers than required approvals', { officers: [] }, 'quorum_unsatisfiable'],
  ['R49 a name with a direction override', { name: 'Acme \u202e' }, 'invalid_payload'],
  ['R49 a quoted address', { officers: [{ name: 'Ben', email: '"b"@acme.example' }] }, 'invalid_payload'],
  ['R51 an applicant other than the caller', { applicant: person('ben'), officers: [] }, 'invalid_payload'],
  ['R2 a right that the account lacks', { rights: ['reports.risk'] }, 'exceeds_company_rights'],
  [
    'R17 an officer-only right',
    { rights: ['security.users'], officers: [], requiredApprovals: 0 },
    'officer_only_right',
  ],
  ['an unknown key', { slug: 'acme' }, 'invalid_payload'],
];

const apply = (json: unknown, headers: Record<string, string> = {}) =>
  api.ask<Opened>('/v1/applications', { as: 'ada', json, headers });

describe('opening an account', () => {
  test('R1 the applicant of an organization is owner and officer, and the workflow of the opening starts', async () => {
    const before = api.workflows.started.length;
    const { status, body, headers } = await apply(organization);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/v1/accounts/${body.account.id}`);
    expect(body.account).toMatchObject({
      clientType: 'organization',
      requiredApprovals: 2,
      officers: { active: 3, floor: 2, operable: true },
      pendingChanges: 0,
      version: 1,
    });
    expect(body.warnings).toEqual([]);
    expect(api.workflows.started.slice(before)).toMatchObject([{ accountId: body.account.id, number: 0 }]);
    const me = await api.ask<{ accounts: { id: string; owner: boolean; officer: boolean }[] }>('/v1/me', { as: 'ada' });
    expect(me.body.accounts.find(({ id }) => id === body.account.id)).toMatchObject({ owner: true, officer: true });
  });

  test('R2 named officers have the rights that they are given', async () => {
    const { body } = await apply(organization);
    const me = await api.ask<{ accounts: { id: string; userId: string }[] }>('/v1/me', { as: 'ben' });
    const ben = me.body.accounts.find(({ id }) => id === body.account.id)!.userId;
    const rights = await api.ask<{ functions: string[] }>(`/v1/accounts/${body.account.id}/users/${ben}/rights`, {
      as: 'ada',
    });
    expect(rights.body.functions.filter((code) => !code.startsWith('security.'))).toEqual(['reports.tax']);
  });

  test.each(wrong)('%s is refused with 422, and nothing is written', async (_what, change, code) => {
    const before = await api.rowCounts();
    await api.refused('/v1/applications', { as: 'ada', json: { ...organization, ...change } }, 422, code);
    expect(await api.rowCounts()).toEqual(before);
  });

  test('R18 an address twice is refused with 409', async () => {
    const officers = [person('ben'), { name: 'Ben again', email: 'BEN+work@acme.example' }];
    await api.refused('/v1/applications', { as: 'ada', json: { ...organization, officers } }, 409, 'email_taken');
  });

  test('R5 an application with just enough officers opens with a warning', async () => {
    const { status, body } = await apply({ ...organization, officers: [person('ben')] });
    expect(status).toBe(201);
    expect(body.warnings.map(({ code }) => code)).toEqual(['cannot_approve_yet']);
    expect(body.account.officers.operable).toBe(false);
  });

  test('every problem is listed, with the one that gives the status first', async () => {
    const officers = [{ ...person('ada'), rights: ['no.such'] }];
    const json = { ...organization, rights: ['reports.tax'], officers };
    const problem = await api.refused('/v1/applications', { as: 'ada', json }, 422, 'unknown_function');
    expect(problem.problems.map(({ code }) => code)).toEqual([
      'unknown_function',
      'exceeds_company_rights',
      'email_taken',
    ]);
  });
});

describe('the idempotency key of an application', () => {
  test('the same key and body replay the first answer, and open nothing more', async () => {
    const headers = { 'idempotency-key': 'one' };
    const first = await apply(organization, headers);
    const rows = await api.rowCounts();
    const again = await apply(organization, headers);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(await api.rowCounts()).toEqual(rows);
  });

  test("another caller's key is another key", async () => {
    const headers = { 'idempotency-key': 'shared' };
    const mine = await apply(organization, headers);
    const theirs = await api.ask<Opened>('/v1/applications', {
      as: 'mallory',
      json: { ...organization, applicant: person('mallory') },
      headers,
    });
    expect(theirs.status).toBe(201);
    expect(theirs.body.account.id).not.toBe(mine.body.account.id);
  });

  test('a refusal frees the key', async () => {
    const headers = { 'idempotency-key': 'second try'.replace(' ', '-') };
    await api.refused(
      '/v1/applications',
      { as: 'ada', json: { ...organization, officers: [] }, headers },
      422,
      'quorum_unsatisfiable',
    );
    expect((await apply(organization, headers)).status).toBe(201);
  });
});

describe('the preview of an application', () => {
  interface Previewed {
    readonly admissible: boolean;
    readonly problems: readonly { readonly code: string; readonly path?: string }[];
    readonly warnings: readonly { readonly code: string }[];
  }
  const preview = async (json: unknown, as = 'ada'): Promise<Previewed> => {
    const before = await api.rowCounts();
    const { status, body } = await api.ask<Previewed>('/v1/applications/preview', { as, json });
    expect(status).toBe(200);
    expect(await api.rowCounts()).toEqual(before);
    return body;
  };

  test('R5 is admissible where the application would open, with its warnings', async () => {
    expect(await preview(organization)).toEqual({ admissible: true, problems: [], warnings: [] });
    const few = await preview({ ...organization, officers: [person('ben')] });
    expect(few).toMatchObject({ admissible: true, warnings: [{ code: 'cannot_approve_yet' }] });
  });

  test.each(wrong)('%s: has the problems that the application is refused with', async (_what, change) => {
    const json = { ...organization, ...change };
    const refused = await api.ask<Previewed>('/v1/applications', { as: 'ada', json });
    expect(await preview(json)).toMatchObject({ admissible: false, problems: refused.body.problems });
  });

  test('R51 another’s address is told with everything else, in the order of a refusal', async () => {
    const json = { ...organization, officers: [{ ...person('ada'), email: 'ada+x@acme.example' }] };
    const { problems } = await preview(json, 'mallory');
    expect(problems.map(({ code, path }) => ({ code, path }))).toEqual([
      { code: 'invalid_payload', path: 'applicant.email' },
      { code: 'email_taken', path: undefined },
    ]);
    expect((await api.ask<Previewed>('/v1/applications', { as: 'mallory', json })).body.problems).toEqual(problems);
  });

  test('R4 a form that is not filled in yet is told what it lacks, by field', async () => {
    const { admissible, problems, warnings } = await preview({ clientType: 'organization', officers: [{ name: '' }] });
    expect({ admissible, warnings }).toEqual({ admissible: false, warnings: [] });
    expect(problems.map(({ path }) => path)).toEqual(['name', 'applicant', 'officers.0.name', 'officers.0.email']);
    expect((await preview({})).problems.length).toBeGreaterThan(0);
    await api.refused('/v1/applications/preview', { as: 'ada', json: [] }, 422, 'invalid_payload');
  });
});
