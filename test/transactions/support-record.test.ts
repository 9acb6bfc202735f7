import { describe, expect, test } from '@jest/globals';
import { decideSupportRequest } from '../../src/transactions/decide-support-request.ts';
import { findChange } from '../../src/store/changes.ts';
import { verify } from '../../src/transactions/verify.ts';
import { usePostgres } from '../postgres.ts';
import { COOLING, deskOf, gus, operatorNamed, sound } from './desk.ts';
import { addressOf, outcomeOf } from './organization.ts';

const pg = usePostgres();

const { open, approved } = deskOf(pg);

describe('what is refused at filing', () => {
  test.each<[string, unknown, string]>([
    ['officer.add', {}, 'invalid_payload'],
    ['officer.add', { userId: 'usr_x', name: 'x' }, 'invalid_payload'],
    ['officer.add', { userId: 'usr_x' }, 'not_found'],
    ['officer.add', { name: 'gus', email: 'not an address' }, 'invalid_payload'],
    ['officer.add', { ...gus, email: addressOf('ben') }, 'email_taken'],
    ['officer.add', { ...gus, rights: ['security.users'] }, 'officer_only_right'],
    ['officer.add', { ...gus, rights: ['no.such'] }, 'unknown_function'],
    ['officer.add', { ...gus, companyId: 'cmp_x' }, 'not_found'],
    ['user.add', gus, 'invalid_payload'],
  ])('%s %j', async (kind, payload, code) => {
    const { acme, desk, ada } = await open();
    expect(await outcomeOf(desk.file(ada, kind, payload))).toBe(code);
    expect(await acme.events('support-request.filed')).toEqual([]);
  });

  test('rights beyond the account’s, an officer already, the same twice, no evidence, a non-officer', async () => {
    const { acme, desk, ada } = await open({ requiredApprovals: 0 });
    expect(await outcomeOf(desk.file(ada, 'officer.add', { userId: acme.idOf('ben') }))).toBe('no_change');
    expect(await outcomeOf(desk.file(ada, 'officer.add', gus, { evidence: ' ' }))).toBe('invalid_payload');
    expect(await outcomeOf(desk.file(ada, 'officer.add', gus, { evidence: 'x'.repeat(1_001) }))).toBe(
      'invalid_payload',
    );
    expect(await outcomeOf(desk.file(ada, 'officer.add', gus))).toBe('done');
    expect(await outcomeOf(desk.file(ada, 'officer.add', gus))).toBe('conflicting_change');
    await acme.carry('ada', 'user.add', { name: 'fred', email: addressOf('fred') }, []);
    await acme.learnNames();
    const fred = { userId: acme.idOf('fred') };
    expect(await outcomeOf(desk.file(fred, 'officer.add', { name: 'x', email: addressOf('x') }))).toBe(
      'not_an_officer',
    );
    const narrow = await approved(desk, ada, 'account-rights.set', { rights: ['reports.tax'] });
    await desk.settle(narrow);
    const beyond = { name: 'x', email: addressOf('x'), rights: ['funding.withdraw'] };
    expect(await outcomeOf(desk.file(ada, 'officer.add', beyond))).toBe('exceeds_company_rights');
    await acme.carry('ada', 'user.suspend', { userId: acme.idOf('fred') }, []);
    expect(await outcomeOf(desk.file(ada, 'officer.add', fred))).toBe('invalid_payload');
  });

  test('more than 20 open requests', async () => {
    const { desk, ada } = await open();
    for (let i = 0; i < 20; i++) await desk.file(ada, 'officer.add', { name: 'x', email: addressOf(`x${i}`) });
    expect(await outcomeOf(desk.file(ada, 'officer.add', { name: 'x', email: addressOf('y') }))).toBe(
      'too_many_changes',
    );
  });

  test.each(['officer.add', 'account-rights.set', 'owner.remove'])(
    'R13 R14 %s is no change, nor a member of a set',
    async (kind) => {
      const { acme } = await open();
      const payload =
        kind === 'officer.add' ? gus : kind === 'owner.remove' ? { userId: acme.idOf('ben') } : { rights: [] };
      expect(await outcomeOf(acme.submit('ada', kind, payload))).toBe('invalid_payload');
      expect(await outcomeOf(acme.submit('ada', 'change-set', { changes: [{ kind, payload }] }))).toBe(
        'invalid_payload',
      );
    },
  );
});

describe('R41 R42 the record of it', () => {
  test('no event holds a name, an address, a comment or where the evidence lies', async () => {
    const { acme, desk, ada } = await open();
    const id = await desk.file(ada, 'officer.add', gus, { comment: 'canary comment', evidence: 'canary folder' });
    await desk.decide(id, 'olga', 'approve', 'canary of olga');
    await desk.object(id, acme.idOf('ben'), 'canary of ben');
    await desk.decide(id, 'omar', 'reject');
    await desk.letters(id);
    const rows = await pg.database.sql<{ row: string }>(
      `SELECT to_jsonb(e)::text AS row FROM events e WHERE account_id = $1`,
      [acme.accountId],
    );
    const all = rows.map(({ row }) => row).join('\n');
    for (const word of ['canary', 'gus', 'olga', 'omar', 'desk.example', 'acme.example', 'subject-of'])
      expect({ word, found: all.includes(word) }).toEqual({ word, found: false });
    expect((await acme.events('support-request.decided')).map(({ data }) => data['verdict'])).toEqual([
      'approve',
      'reject',
    ]);
  });

  test.each([
    [
      'an approval that nobody gave',
      `INSERT INTO support_decisions SELECT account_id, request_id, 'opr_' || repeat('a', 64), issuer, 'x', 'x', 'approve', knowing, NULL, decided_at FROM support_decisions WHERE operator = $2 AND account_id = $1`,
      /support_decisions/,
    ],
    [
      'a decision that is gone',
      `DELETE FROM support_decisions WHERE operator = $2 AND account_id = $1`,
      /the table lacks it/,
    ],
    [
      'another operator’s identity',
      `UPDATE support_decisions SET subject = 'x' WHERE operator = $2 AND account_id = $1`,
      /support_decisions/,
    ],
    [
      'a time that is shorter',
      `UPDATE support_requests SET cooling_until = filed_at WHERE account_id = $1 AND $2 <> ''`,
      /coolingUntil/,
    ],
    [
      'another payload',
      `UPDATE support_requests SET document = replace(document, 'gus', 'eve') WHERE account_id = $1 AND $2 <> ''`,
      /document/,
    ],
    [
      'an application without its operators',
      `UPDATE events SET data = (data::jsonb || '{"operators": []}')::text WHERE type = 'support-request.applied' AND account_id = $1 AND $2 <> ''`,
      /applied with 0 of 2 operators, by the trail/,
    ],
    [
      'a change of another authority',
      `UPDATE changes SET authority = 'officers', initiator_id = (SELECT user_id FROM identity_bindings b WHERE b.account_id = $1), support_request_id = NULL WHERE account_id = $1 AND number = 1 AND $2 <> ''`,
      /authority|initiator/,
    ],
    [
      'another account of its end',
      `UPDATE changes SET ending = replace(ending, $2, 'opr_' || repeat('a', 64)) WHERE account_id = $1 AND number = 1`,
      /ending is not as the trail has it/,
    ],
  ])('%s is found by verify', async (_, sql, why) => {
    const { acme, desk, ada } = await open();
    const id = await approved(desk, ada, 'officer.add', gus);
    await desk.settle(id);
    expect(await verify(acme.store, acme.accountId)).toMatchObject(sound);
    await pg.database.tamper(sql, [acme.accountId, operatorNamed('olga').id]);
    const { ok, tables } = await verify(acme.store, acme.accountId);
    expect(ok).toBe(false);
    expect(JSON.stringify(tables.differences)).toMatch(why);
  });
});

describe('the database itself refuses', () => {
  const refusal = async (sql: string, values: unknown[]): Promise<string> =>
    pg.database.sql(sql, values).then(
      () => 'done',
      (error: unknown) => (error instanceof Error ? error.message : 'unknown'),
    );

  const desksChange = `
    INSERT INTO changes (account_id, id, number, authority, support_request_id, kind, kind_version, title, description, payload,
      warnings, required_approvals, assurance, sensitive, base_version, document, digest, state, submitted_at, expires_at,
      ended_at, applied_version)
    SELECT account_id, change_id, 77, 'desk', id, kind, 1, '', '', payload, warnings, 0, assurance, sensitive, base_version,
      document, digest, 'applied', filed_at, expires_at, $2::timestamptz, 77 FROM support_requests WHERE id = $1`;

  test('a change of the desk whose request has too few operators, or is not due', async () => {
    const { acme, desk, ada } = await open();
    const id = await desk.file(ada, 'officer.add', gus);
    const at = (ms: number) => new Date(pg.database.clock.now + ms).toISOString();
    expect(await refusal(desksChange, [id, at(COOLING)])).toMatch(/has no request that is due/);
    await desk.decide(id, 'olga');
    await desk.decide(id, 'omar');
    expect(await refusal(desksChange, [id, at(COOLING - 1)])).toMatch(/has no request that is due/);
    await desk.object(id, acme.idOf('ben'));
    expect(await refusal(desksChange, [id, at(COOLING)])).toMatch(/has too few operators/);
    await desk.decide(id, 'otto');
    expect(await refusal(desksChange, [id, at(COOLING)])).toBe('done');
  });

  test.each([
    ['a filed request that is rewritten', `UPDATE support_requests SET payload = '{}' WHERE id = $1`, /never moves/],
    ['a shorter time', `UPDATE support_requests SET cooling_until = filed_at WHERE id = $1`, /moves forward alone/],
    ['a request that goes', `DELETE FROM support_requests WHERE id = $1`, /append-only/],
    [
      'a decision that is rewritten',
      `UPDATE support_decisions SET verdict = 'reject' WHERE request_id = $1`,
      /append-only/,
    ],
    [
      'a decision of its filer',
      `INSERT INTO support_decisions SELECT account_id, id, filer_operator, 'i', 's', 'x', 'approve', false, NULL, filed_at FROM support_requests WHERE id = $1`,
      /nobody decides on the request/,
    ],
    [
      'a decision of its filer’s address',
      `INSERT INTO support_decisions SELECT account_id, id, 'opr_' || repeat('b', 64), 'i', 's', filer_address, 'approve', false, NULL, filed_at FROM support_requests WHERE id = $1`,
      /nobody decides on the request/,
    ],
    [
      'two of one address',
      `INSERT INTO support_decisions SELECT account_id, request_id, 'opr_' || repeat('b', 64), issuer, subject, address_key, 'approve', false, NULL, decided_at FROM support_decisions WHERE request_id = $1 LIMIT 1`,
      /unique/,
    ],
  ])('%s', async (_, sql, why) => {
    const { desk } = await open();
    const id = await desk.file({ operator: operatorNamed('otto') }, 'officer.add', gus);
    await desk.decide(id, 'olga');
    await desk.decide(id, 'omar');
    expect(await refusal(sql, [id])).toMatch(why);
  });
});

test('a comment with what can’t be seen is refused, before anything is looked at', async () => {
  const { acme, desk, ada } = await open();
  const id = await desk.file(ada, 'officer.add', gus);
  const decided = decideSupportRequest(acme.store, {
    accountId: acme.accountId,
    requestId: id,
    operator: operatorNamed('olga'),
    verdict: 'approve',
    digest: undefined,
    comment: 'a\u202eb',
  });
  expect(await outcomeOf(decided)).toBe('invalid_payload');
  expect(await outcomeOf(desk.object(id, acme.idOf('ben'), '\u202e'))).toBe('invalid_payload');
});

test('a desk’s change that is there can not be resubmitted, and reads by number like any', async () => {
  const { acme, desk, ada } = await open();
  const id = await approved(desk, ada, 'officer.add', gus);
  const { change } = await desk.settle(id);
  const { change: stored } = (await acme.store.read(acme.accountId, (tx) =>
    findChange(tx, acme.accountId, change!.changeId),
  ))!;
  expect(stored).toMatchObject({ authority: 'desk', initiatorId: id, number: 1, requiredApprovals: 0 });
});
