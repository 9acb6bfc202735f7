import { beforeAll, describe, expect, test } from '@jest/globals';
import { useApi, type ChangeBody, type TestAccount } from './api-fixture.ts';

const api = useApi();
let acme: TestAccount;
let solo: TestAccount;
let finn: string;

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo', 'dev'], 2);
  solo = await api.organization(['ada', 'ben'], 0);
  finn = await acme.addUser('finn');
});

const grant = (right: string) => ({ kind: 'rights.grant', payload: { userId: finn, rights: [right] } });

interface PreviewBody {
  readonly admissible: boolean;
  readonly problems: readonly { readonly code: string }[];
  readonly warnings: readonly { readonly code: string }[];
  readonly requiredApprovals: number;
  readonly eligibleApprovers: readonly { readonly id: string; readonly from: string | null }[];
  readonly edits: readonly unknown[];
  readonly impact: { readonly gaining: number; readonly groups: readonly unknown[] };
}

const preview = (json: unknown, account = acme, as = 'ada') =>
  api.ask<PreviewBody>(`${account.path}/changes/preview`, { as, json });

describe('submitting', () => {
  test('R28 answers 202 with the change, says where it is, and starts its workflow', async () => {
    const before = api.workflows.started.length;
    const { status, body, headers } = await api.ask<ChangeBody>(`${acme.path}/changes`, {
      as: 'ada',
      json: { ...grant('reports.tax'), reason: 'Year end\nand more' },
    });
    expect(status).toBe(202);
    expect(headers.get('location')).toBe(`${acme.path}/changes/${body.id}`);
    expect(body).toMatchObject({
      state: 'pending',
      reason: 'Year end\nand more',
      approvals: { required: 2, missing: 2 },
    });
    expect(body.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(api.workflows.started.slice(before)).toEqual([
      expect.objectContaining({ accountId: acme.id, changeId: body.id, number: body.number, requiredApprovals: 2 }),
    ]);
  });

  test('R6 with 0 required approvals it is applied at once', async () => {
    const change = await solo.submit('user.add', { name: 'Gus', email: 'gus@acme.example' });
    expect(change).toMatchObject({ state: 'applied', appliedVersion: 2 });
  });

  test('R11 a change that raises the required approvals needs as many as it asks for', async () => {
    const { body } = await preview({ kind: 'approvals.set', payload: { requiredApprovals: 1 } }, solo);
    expect(body).toMatchObject({ admissible: true, requiredApprovals: 1, warnings: [] });
  });

  test('the identical change twice is refused, and names the first', async () => {
    const first = await acme.submit(...entries(grant('reports.risk')));
    const problem = await api.refused(
      `${acme.path}/changes`,
      { as: 'ada', json: grant('reports.risk') },
      409,
      'conflicting_change',
    );
    expect(problem.problems[0]).toMatchObject({ id: first.id });
  });

  test('R16 nobody gives rights that they do not have', async () => {
    const problem = await api.refused(
      `${acme.path}/changes`,
      { as: 'ben', json: grant('trading.fx') },
      403,
      'exceeds_own_rights',
    );
    expect(problem.detail).toContain('trading.fx');
  });

  test('R29 every problem is listed, and the first gives the status', async () => {
    const json = { kind: 'rights.grant', payload: { userId: finn, rights: ['no.such', 'security.audit', 'no.other'] } };
    const problem = await api.refused(`${acme.path}/changes`, { as: 'ada', json }, 422, 'unknown_function');
    expect(problem.problems.map(({ code, path }) => [code, path])).toEqual([
      ['unknown_function', 'rights.0'],
      ['officer_only_right', 'rights.1'],
      ['unknown_function', 'rights.2'],
    ]);
  });
});

const entries = ({ kind, payload }: { kind: string; payload: unknown }): [string, unknown] => [kind, payload];

describe('previewing', () => {
  test('R29 says what a submission would come to, and writes nothing', async () => {
    const rows = await api.rowCounts();
    const { status, body } = await preview(grant('funding.deposit'));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      admissible: true,
      problems: [],
      requiredApprovals: 2,
      edits: [{ entity: 'grants' }],
      impact: { gaining: 1, losing: 0, groups: [{ count: 1 }] },
    });
    expect(body.eligibleApprovers).toHaveLength(3);
    expect(body.eligibleApprovers[0]).toMatchObject({ from: null });
    expect(await api.rowCounts()).toEqual(rows);
  });

  test('R29 lists the problems that a submission would be refused with', async () => {
    const { status, body } = await preview(grant('no.such'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ admissible: false, problems: [{ code: 'unknown_function' }] });
    await api.refused(`${acme.path}/changes`, { as: 'ada', json: grant('no.such') }, 422, 'unknown_function');
  });

  test('R44 approvals that cannot be reached are said beforehand, with the way out', async () => {
    const pair = await api.organization(['ada', 'ben'], 2);
    const { body } = await preview({ kind: 'user.add', payload: { name: 'Gus', email: 'gus@acme.example' } }, pair);
    expect(body.admissible).toBe(false);
    expect(body.problems).toMatchObject([
      { code: 'quorum_unsatisfiable', message: expect.stringContaining('support desk') },
    ]);
    expect(body.eligibleApprovers).toHaveLength(1);
  });

  test('R10 warns where the account could no longer approve its own changes', async () => {
    const trio = await api.organization(['ada', 'ben', 'cleo'], 2);
    const { body } = await preview({ kind: 'officer.remove', payload: { userId: await trio.idOf('cleo') } }, trio);
    expect(body).toMatchObject({ admissible: true, warnings: [{ code: 'not_operable' }] });
  });
});

describe('the idempotency key of a submission', () => {
  const submit = (json: unknown, key: string, as = 'ada', path = acme.path) =>
    api.ask<ChangeBody>(`${path}/changes`, { as, json, headers: { 'idempotency-key': key } });

  test('the same key and body replay the first answer, by the account’s id or slug', async () => {
    const first = await submit(grant('reports.flex'), 'k1');
    const rows = await api.rowCounts();
    const started = api.workflows.started.length;
    const slug = first.body.account.slug;
    for (const path of [acme.path, `/v1/accounts/${slug}`]) {
      const again = await submit(grant('reports.flex'), 'k1', 'ada', path);
      expect(again.status).toBe(202);
      expect(again.body).toEqual(first.body);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
    }
    expect(await api.rowCounts()).toEqual(rows);
    expect(api.workflows.started).toHaveLength(started);
  });

  test('the same key with another body is refused', async () => {
    await submit(grant('reports.custom'), 'k2');
    const asked = { as: 'ada', json: grant('trading.orders'), headers: { 'idempotency-key': 'k2' } };
    await api.refused(`${acme.path}/changes`, asked, 422, 'idempotency_mismatch');
  });

  test('while the first still runs the second is refused; of twenty at once one submits', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(grant('trading.options'), 'k3')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status !== 202 && status !== 409)).toEqual([]);
    const made = answers.filter(({ status }) => status === 202).map(({ body }) => body.id);
    expect(new Set(made).size).toBe(1);
    const refused = answers
      .filter(({ status }) => status === 409)
      .map(({ body }) => (body as unknown as { code: string }).code);
    expect(new Set(refused)).toEqual(refused.length === 0 ? new Set() : new Set(['idempotency_running']));
  });

  test('a refusal frees the key', async () => {
    const asked = { as: 'ada', json: grant('no.such'), headers: { 'idempotency-key': 'k4' } };
    const rows = await api.rowCounts();
    await api.refused(`${acme.path}/changes`, asked, 422, 'unknown_function');
    expect(await api.rowCounts()).toEqual(rows);
    expect((await submit(grant('trading.futures'), 'k4')).status).toBe(202);
  });

  test('a key is forgotten after 24 hours', async () => {
    const first = await submit(grant('trading.bonds'), 'k5');
    expect(
      await api.ask(`${acme.path}/changes/${first.body.id}/withdraw`, { as: 'ada', method: 'POST' }),
    ).toMatchObject({ status: 200 });
    api.database().clock.advance(24 * 3_600_000 + 1);
    const again = await submit(grant('trading.bonds'), 'k5');
    expect(again.body.id).not.toBe(first.body.id);
  });
});

describe('withdrawing and resubmitting', () => {
  test('R32 the initiator withdraws, nobody else; the workflow is woken', async () => {
    const change = await acme.submit(...entries(grant('billing.fees')));
    const path = `${acme.path}/changes/${change.id}/withdraw`;
    await api.refused(path, { as: 'ben', json: {} }, 403, 'not_eligible');
    await api.refused(path, { as: 'ada', json: { comment: 'a\u0000b' } }, 422, 'invalid_payload');
    const { status, body } = await api.ask<ChangeBody>(path, { as: 'ada', json: { comment: 'Not needed' } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'withdrawn',
      stateReason: { code: 'withdrawn', text: expect.stringContaining('Not needed') },
    });
    expect(api.workflows.woken.at(-1)).toMatchObject({ input: { changeId: change.id }, wake: { verdict: 'withdraw' } });
    await api.refused(
      `${acme.path}/changes/${change.id}/decisions`,
      { as: 'ben', json: { verdict: 'approve', digest: change.digest } },
      409,
      'change_ended',
    );
  });

  test('R30 any officer submits an ended change anew, and becomes its initiator', async () => {
    const change = await acme.submit('user.modify', { userId: finn, name: 'Finn Fisher' }, 'ada', 'Marriage');
    const path = `${acme.path}/changes/${change.id}/resubmit`;
    await api.refused(path, { as: 'ben', method: 'POST' }, 409, 'conflicting_change');
    await acme.decide(change, 'cleo', 'reject');
    const { status, body } = await api.ask<ChangeBody>(path, { as: 'ben', method: 'POST' });
    expect(status).toBe(202);
    expect(body).toMatchObject({
      state: 'pending',
      kind: 'user.modify',
      payload: { userId: finn, name: 'Finn Fisher' },
      reason: 'Marriage',
      resubmits: change.id,
      initiator: { id: await acme.idOf('ben') },
    });
    expect(body.digest).not.toBe(change.digest);
    expect(api.workflows.started.at(-1)).toMatchObject({ changeId: body.id });
  });

  test('an applied change is not submitted anew', async () => {
    const change = await acme.enact('user.modify', { userId: finn, name: 'Finn Forster' });
    await api.refused(
      `${acme.path}/changes/${change.id}/resubmit`,
      { as: 'ada', method: 'POST' },
      409,
      'conflicting_change',
    );
  });

  test('R30 a change that was overtaken ends as conflicted and says what moved', async () => {
    const first = await acme.submit('user.modify', { userId: finn, name: 'Finn One' });
    const second = await acme.submit('user.modify', { userId: finn, name: 'Finn Two' });
    for (const officer of ['ben', 'cleo']) await acme.decide(first, officer);
    for (const officer of ['ben', 'cleo']) await acme.decide(second, officer);
    expect(await acme.read(first)).toMatchObject({ state: 'applied' });
    const ended = await acme.read(second);
    expect(ended).toMatchObject({ state: 'conflicted', stateReason: { code: 'edits_moved' } });
    const { body } = await api.ask<ChangeBody>(`${acme.path}/changes/${second.id}/resubmit`, {
      as: 'ada',
      method: 'POST',
    });
    expect(body).toMatchObject({ state: 'pending', resubmits: second.id });
  });
});

describe('kinds', () => {
  test('every kind with who may start it and the JSON Schema of its payload', async () => {
    const { body } = await api.ask<{ items: { kind: string; startedBy: string[]; payload: object }[] }>('/v1/kinds', {
      as: 'ada',
    });
    const of = (kind: string) => body.items.find((item) => item.kind === kind)!;
    expect(of('user.add')).toMatchObject({
      startedBy: ['officer', 'owner'],
      payload: { type: 'object', additionalProperties: false },
    });
    expect(of('officer.remove').startedBy).toEqual(['officer']);
    expect(of('policy.set').startedBy).toEqual(['officer-of-headquarters']);
    expect(body.items.length).toBeGreaterThanOrEqual(15);
  });
});
