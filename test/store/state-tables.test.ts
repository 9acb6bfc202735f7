import { expect, test } from '@jest/globals';
import { createEdit, modifyEdit, type Edit } from '../../src/domain/account-state.ts';
import type { Tx } from '../../src/store/database.ts';
import { executeEdits } from '../../src/store/state-tables.ts';
import { usePostgres } from '../postgres.ts';
import { addressOf, Organization } from '../transactions/organization.ts';

const pg = usePostgres();

const counting = (tx: Tx, statements: string[]): Tx =>
  new Proxy(tx, {
    get: (target, name) => {
      const found: unknown = Reflect.get(target, name);
      if (name !== '$executeRawUnsafe') return found;
      return (sql: string, ...values: unknown[]) => {
        statements.push(sql.trim().split(/\s+/).slice(0, 3).join(' '));
        return (found as (sql: string, ...values: unknown[]) => unknown).call(target, sql, ...values);
      };
    },
  });

test('the executor takes one statement for each entity and sort of edit, whatever their number', async () => {
  const store = pg.openStore();
  const acme = await Organization.open(store);
  const companyId = (await acme.user('ben')).companyId;
  const statements: string[] = [];
  await store.inAccount(acme.accountId, async ({ tx, state }) => {
    const people = Array.from({ length: 50 }, (_, i) => `usr_${i}`);
    const edits: Edit[] = [
      ...people.flatMap((id, i) => [
        createEdit('users', id, { name: id, email: `${id}@acme.example`, companyId }),
        createEdit('grants', `${id}:reports.tax`, { userId: id, function: 'reports.tax' }),
        ...(i < 2 ? modifyEdit(state, 'users', acme.idOf(i === 0 ? 'ben' : 'cleo'), { name: `${i}` }) : []),
      ]),
      ...[...state.find('grants', 'byUser', acme.idOf('ada'))].map((id): Edit => ({
        entity: 'grants',
        id,
        before: state.get('grants', id)!,
        after: null,
      })),
    ];
    await executeEdits(
      counting(tx, statements),
      edits,
      state,
      state.after(edits, { version: 2, at: '2026-02-02T09:00:00.000Z' }),
    );
  });
  expect(statements.filter((sql) => !sql.startsWith('SET'))).toEqual([
    'DELETE FROM grants',
    'INSERT INTO users',
    'UPDATE users t',
    'INSERT INTO grants',
  ]);
  expect((await pg.database.sql('SELECT 1 FROM users WHERE account_id = $1', [acme.accountId])).length).toBe(54);
});

test('R36 two people of one set swap their addresses', async () => {
  const acme = await Organization.open(pg.openStore(), { requiredApprovals: 1 });
  const member = (name: string, email: string) => ({
    kind: 'user.modify',
    payload: { userId: acme.idOf(name), email },
  });
  const changes = [
    member('ben', 'aside@acme.example'),
    member('cleo', addressOf('ben')),
    member('ben', addressOf('cleo')),
  ];
  const { state } = await acme.carry('ada', 'change-set', { changes }, ['dev']);
  expect(state).toBe('applied');
  expect((await acme.user('ben')).email).toBe(addressOf('cleo'));
  expect((await acme.user('cleo')).email).toBe(addressOf('ben'));
});

test('R36 a set gives somebody new the address that it takes from somebody else', async () => {
  const acme = await Organization.open(pg.openStore(), { requiredApprovals: 1 });
  const changes = [
    { kind: 'user.remove', payload: { userId: acme.idOf('ben') } },
    { kind: 'user.add', payload: { name: 'benedict', email: addressOf('ben') } },
    { kind: 'user.modify', payload: { userId: acme.idOf('cleo'), email: 'cleo.new@acme.example' } },
    { kind: 'user.add', payload: { name: 'cleopatra', email: addressOf('cleo') } },
  ];
  const { state } = await acme.carry('ada', 'change-set', { changes }, ['dev']);
  expect(state).toBe('applied');
});

test.each([
  ['an altered row', `UPDATE users SET name = 'mallory' WHERE account_id = $1 AND id = $2`],
  ['an altered derived field', `UPDATE users SET officer_since = 7 WHERE account_id = $1 AND id = $2`],
  ['a row that is gone', `DELETE FROM grants WHERE account_id = $1 AND user_id = $2`],
])('R31 %s under a change: it ends as failed, nothing is applied, and an event says so', async (_, sql) => {
  const acme = await Organization.open(pg.openStore(), { requiredApprovals: 1 });
  await acme.carry('ada', 'rights.grant', { userId: acme.idOf('ben'), rights: ['reports.tax'] }, ['cleo']);
  const id = await acme.submit('ada', 'change-set', {
    changes: [
      { kind: 'user.add', payload: { name: 'eve', email: addressOf('eve') } },
      { kind: 'user.suspend', payload: { userId: acme.idOf('ben') } },
      { kind: 'rights.revoke', payload: { userId: acme.idOf('ben'), rights: ['reports.tax'] } },
    ],
  });
  await acme.decide(id, 'cleo');
  await pg.database.tamper(sql, [acme.accountId, acme.idOf('ben')]);
  const report = await acme.settle(id);
  expect(report).toMatchObject({ state: 'failed', ended: true, lettersOwed: true });
  expect((await acme.stored(id)).change).toMatchObject({
    state: 'failed',
    stateReason: { code: 'refused_by_database' },
  });
  expect(await pg.database.sql(`SELECT 1 FROM users WHERE account_id = $1 AND name = 'eve'`, [acme.accountId])).toEqual(
    [],
  );
  expect((await acme.events('change.ended', 'change.applied')).filter((event) => event.changeId === id)).toEqual([
    {
      type: 'change.ended',
      changeId: id,
      data: { state: 'failed', code: 'refused_by_database', ending: expect.any(String) },
    },
  ]);
  expect((await acme.store.stateOf(acme.accountId))!.version).toBe(2);
});

test('R31 a change that reached its approvals by a lower requirement can fail as well', async () => {
  const acme = await Organization.open(pg.openStore(), { requiredApprovals: 2 });
  const id = await acme.submit('ada', 'user.suspend', { userId: acme.idOf('ben') });
  await acme.decide(id, 'cleo');
  await acme.decide(id, 'dev');
  await pg.database.tamper(`UPDATE changes SET state = 'pending' WHERE id = $1`, [id]);
  await pg.database.tamper(`UPDATE users SET name = 'mallory' WHERE id = $1`, [acme.idOf('ben')]);
  expect((await acme.settle(id)).state).toBe('failed');
});
