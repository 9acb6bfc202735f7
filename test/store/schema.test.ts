import { beforeAll, expect, test } from '@jest/globals';
import { changeStates, hasEnded } from '../../src/domain/change.ts';
import { canMove } from '../domain/acme.ts';
import { usePostgres } from '../postgres.ts';
import { Organization } from '../transactions/organization.ts';
import { decisionRow, refusalBy } from './schema-refusals.ts';

/*
 * What the database refuses by itself, whoever asks: raw SQL, past the service.
 */

const pg = usePostgres();
const refusal = (sql: string, values?: unknown[]): Promise<string> => refusalBy(pg.database, sql, values);

let acme: Organization;
let other: Organization;
/** Needs two approvals, has one: Ben's. */
let pending: string;
let applied: string;

beforeAll(async () => {
  const store = pg.openStore();
  acme = await Organization.open(store);
  other = await Organization.open(store);
  pending = await acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'devin' });
  await acme.decide(pending, 'ben');
  applied = (
    await acme.carry('ada', 'rights.grant', { userId: acme.idOf('dev'), rights: ['reports.tax'] }, ['ben', 'cleo'])
  ).id;
}, 60_000);

test('R7 a decision of the initiator', async () => {
  expect(await refusal(...decisionRow(pending, acme.idOf('ada')))).toContain('decisions_never_by_the_initiator');
});

test('R7 a decision of the initiator, called somebody else’s', async () => {
  expect(await refusal(...decisionRow(pending, acme.idOf('ada'), `'${acme.idOf('dev')}'`))).toContain('foreign key');
});

test('R7 two decisions of one officer', async () => {
  expect(await refusal(...decisionRow(pending, acme.idOf('ben')))).toContain('decisions_pkey');
});

test('R7 one officer more may decide: what is refused above is refused for its own reason', async () => {
  expect(await refusal(...decisionRow(pending, acme.idOf('cleo')))).toBe('nothing');
});

test('R33 a decision for another digest', async () => {
  const [sql, values] = decisionRow(pending, acme.idOf('cleo'));
  expect(await refusal(sql.replace(' digest, 1,', ` repeat('a', 64), 1,`), values)).toContain('foreign key');
});

test('R31 a decision on a change that has ended', async () => {
  expect(await refusal(...decisionRow(applied, acme.idOf('dev')))).toContain('is not open');
});

test.each([['3'], ['-1'], ['NULL'], ['12']])('R4 required approvals of %s', async (value) => {
  expect(await refusal(`UPDATE account_settings SET required_approvals = ${value}`)).toMatch(
    /check constraint|not-null/,
  );
  expect(
    await refusal(
      `INSERT INTO changes SELECT * FROM jsonb_populate_record(NULL::changes, (SELECT to_jsonb(c) ||
    jsonb_build_object('id', 'chg_x', 'number', 99, 'required_approvals', ${value}::int) FROM changes c WHERE id = $1))`,
      [pending],
    ),
  ).toMatch(/check constraint|not-null/);
});

test.each([
  ['officer_removal', 'NULL'],
  ['officer_removal', `'never'`],
  ['approval_assurance', 'NULL'],
  ['approval_assurance', `'none'`],
  ['change_expiry_hours', 'NULL'],
  ['change_expiry_hours', '0'],
  ['probation_hours', 'NULL'],
  ['probation_hours', '-1'],
  ['rights', 'NULL'],
])('R47 a policy whose %s is %s', async (column, value) => {
  expect(await refusal(`UPDATE account_settings SET ${column} = ${value}`)).toMatch(/check constraint|not-null/);
});

test('R3 an officer outside an organization', async () => {
  const { database } = pg;
  await database.sql(`INSERT INTO accounts VALUES ('acc_joint', 'joint', 1, 0, 0, '', now());`);
  await database.sql(
    `INSERT INTO account_settings SELECT 'acc_joint', 'acc_joint', name, 'joint', 0, rights, officer_removal, approval_assurance,
      change_expiry_hours, probation_hours FROM account_settings WHERE account_id = $1`,
    [acme.accountId],
  );
  await database.sql(`INSERT INTO companies VALUES ('acc_joint', 'cmp_joint', 'Joint', NULL)`);
  const user = (officer: boolean) =>
    `INSERT INTO users (account_id, id, name, email, status, company_id, officer, owner, officer_since, officer_since_at, address_since, address_since_at)
     VALUES ('acc_joint', 'usr_x', 'x', 'x@joint.example', 'active', 'cmp_joint', ${officer}, true, ${officer ? '1, now()' : 'NULL, NULL'}, 1, now())`;
  expect(await refusal(user(false))).toBe('nothing');
  expect(await refusal(user(true))).toContain('users_account_id_officer_client_type_fkey');
  expect(await refusal(`UPDATE account_settings SET required_approvals = 1 WHERE account_id = 'acc_joint'`)).toContain(
    'check constraint',
  );
  expect(
    await refusal(`UPDATE account_settings SET client_type = 'joint', required_approvals = 0 WHERE account_id = $1`, [
      acme.accountId,
    ]),
  ).toContain('foreign key');
});

test('R9 a removed user who is still designated', async () => {
  expect(await refusal(`UPDATE users SET status = 'removed' WHERE id = $1`, [acme.idOf('dev')])).toContain(
    'check constraint',
  );
});

test('R34 an officer without the version that made them one, and one who is none with it', async () => {
  expect(await refusal('UPDATE users SET officer_since = NULL WHERE id = $1', [acme.idOf('dev')])).toContain(
    'check constraint',
  );
  expect(await refusal(`UPDATE users SET status = 'suspended' WHERE id = $1`, [acme.idOf('dev')])).toContain(
    'check constraint',
  );
});

test('R17 a grant of an officer-only function', async () => {
  const id = acme.idOf('dev');
  expect(
    await refusal('INSERT INTO grants VALUES ($1, $2, $3, $4)', [
      acme.accountId,
      `${id}:security.users`,
      id,
      'security.users',
    ]),
  ).toContain('check constraint');
});

test('R18 an address twice in an account, by whatever writing; a removed user’s is free', async () => {
  const move = 'UPDATE users SET email = $2 WHERE id = $1';
  expect(await refusal(move, [acme.idOf('dev'), 'BEN+two@Acme.example'])).toContain('users_address_key');
  expect(
    await refusal(`UPDATE users SET status = 'removed', officer = false, officer_since = NULL, officer_since_at = NULL WHERE id = '${acme.idOf('ben')}';
    UPDATE users SET email = 'ben@acme.example' WHERE id = '${acme.idOf('dev')}'`),
  ).toBe('nothing');
});

test('R19 a deleted user, alone or with all', async () => {
  expect(await refusal('DELETE FROM users WHERE id = $1', [acme.idOf('dev')])).toContain('users is append-only');
  expect(await refusal('TRUNCATE users CASCADE')).toContain('append-only');
});

test.each([
  ['events', `UPDATE events SET at = now()`],
  ['events', 'UPDATE events SET data = data'],
  ['events', 'DELETE FROM events'],
  ['events', 'TRUNCATE events, checkpoints, webhook_deliveries'],
  ['decisions', `UPDATE decisions SET verdict = 'reject'`],
  ['decisions', 'DELETE FROM decisions'],
  ['decisions', 'TRUNCATE decisions CASCADE'],
  ['change_effects', `UPDATE change_effects SET gained = '{}'`],
  ['change_effects', 'DELETE FROM change_effects'],
  ['change_effects', 'TRUNCATE change_effects'],
  ['changes', 'DELETE FROM changes'],
  ['changes', 'TRUNCATE changes CASCADE'],
  [
    'changes',
    'TRUNCATE changes, decisions, flags, flag_lifts, events, links, notices, change_effects, idempotency_keys, checkpoints, passkey_assertions, lift_assertions, scim_resources, webhook_deliveries',
  ],
  ['users', 'TRUNCATE accounts CASCADE'],
])('R41 what is written in %s stays: %s', async (table, sql) => {
  expect(await refusal(sql)).toContain(`${table} is append-only`);
});

test('R41 an event of a change that is not of its account', async () => {
  expect(
    await refusal(
      `INSERT INTO events SELECT $1, 900, at, type, actor_id, $2, data, prev_hash, hash FROM events LIMIT 1`,
      [other.accountId, pending],
    ),
  ).toContain('foreign key');
});

test.each([
  ['payload', `'{}'`],
  ['reason', `'because'`],
  ['document', `'{}'`],
  ['digest', `repeat('a', 64)`],
  ['required_approvals', '0'],
  ['assurance', `'link'`],
  ['sensitive', 'NOT sensitive'],
  ['base_version', 'base_version + 1'],
  ['expires_at', `expires_at + interval '1 day'`],
  ['submitted_at', `submitted_at - interval '1 day'`],
  ['initiator_id', `'usr_x'`],
  ['warnings', `'[{}]'`],
  ['kind', `'user.add'`],
  ['description', `'Nothing much'`],
])('R28 %s of what was submitted', async (column, value) => {
  expect(await refusal(`UPDATE changes SET ${column} = ${value} WHERE id = $1`, [pending])).toContain(
    'what was submitted never moves',
  );
});

test('R33 an applied change without its approvals', async () => {
  const lacking = 'has 1 of 2 approvals';
  expect(await refusal(`UPDATE changes SET state = 'approved' WHERE id = $1`, [pending])).toContain(lacking);
  const sneaking = `SET LOCAL session_replication_role = 'replica';
    UPDATE changes SET state = 'approved' WHERE id = '${pending}';
    SET LOCAL session_replication_role = 'origin';
    UPDATE changes SET state = 'applied', ended_at = now(), applied_version = 77 WHERE id = '${pending}'`;
  expect(await refusal(sneaking)).toContain(lacking);
});

test('R31 a change that begins anywhere but open', async () => {
  const begin = (
    state: string,
  ) => `INSERT INTO changes SELECT * FROM jsonb_populate_record(NULL::changes, (SELECT to_jsonb(c) ||
    jsonb_build_object('id', 'chg_x', 'number', 99, 'state', '${state}', 'required_approvals', 0, 'ended_at', ${state === 'pending' ? 'NULL' : 'now()'},
      'applied_version', ${state === 'applied' ? '99' : 'NULL'}) FROM changes c WHERE id = '${pending}'))`;
  for (const state of changeStates.filter(hasEnded))
    expect(await refusal(begin(state))).toContain('begins as pending or approved');
  expect(await refusal(begin('pending'))).toBe('nothing');
});

test.each(changeStates.flatMap((from) => changeStates.map((to) => [from, to] as const)))(
  'R31 from %s to %s: as the life of a change has it',
  async (from, to) => {
    const client = await pg.database.connect();
    try {
      await client.query('BEGIN');
      await client.query("SET LOCAL session_replication_role = 'replica'");
      const move = (
        state: string,
      ) => `UPDATE changes SET state = '${state}', ended_at = ${hasEnded(state as typeof to) ? `'2026-01-01'` : 'NULL'},
        applied_version = ${state === 'applied' ? '77' : 'NULL'} WHERE id = '${applied}'`;
      await client.query(move(from));
      await client.query("SET LOCAL session_replication_role = 'origin'");
      const outcome = await client.query(move(to)).then(
        () => true,
        () => false,
      );
      expect(outcome).toBe(from === to || canMove(from, to));
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  },
);

test('R31 the reason of an end', async () => {
  expect(await refusal(`UPDATE changes SET state_text = 'Never mind' WHERE id = $1`, [applied])).toContain(
    'has ended never moves',
  );
  expect(await refusal('UPDATE changes SET next_wake_at = now() WHERE id = $1', [applied])).toBe('nothing');
});

test('R39 a decision by passkey without what the passkey has signed, and evidence of no decision', async () => {
  const [sql] = decisionRow(pending, acme.idOf('cleo'));
  const byPasskey = sql
    .replace("'session'", "'passkey'")
    .replaceAll('$1', `'${pending}'`)
    .replaceAll('$2', `'${acme.idOf('cleo')}'`);
  const evidence = (officer: string) =>
    `INSERT INTO passkey_assertions VALUES ('${acme.accountId}', '${pending}', '${officer}', '{}', 'c', 'k', 'd', 'a', 's')`;
  const now = 'SET CONSTRAINTS ALL IMMEDIATE';
  expect(byPasskey).toContain("'passkey'");
  expect(await refusal(`${byPasskey}; ${now}`)).toContain('by passkey has no assertion');
  expect(await refusal(`${byPasskey}; ${evidence(acme.idOf('cleo'))}; ${now}`)).toBe('nothing');
  expect(await refusal(evidence(acme.idOf('cleo')))).toContain('foreign key');
  const stored = `${byPasskey}; ${evidence(acme.idOf('cleo'))}`;
  expect(await refusal(`${stored}; UPDATE passkey_assertions SET signature = 'x'`)).toContain('append-only');
  expect(await refusal(`${stored}; DELETE FROM passkey_assertions`)).toContain('append-only');
});
