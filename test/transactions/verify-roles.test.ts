import { expect, test } from '@jest/globals';
import { usePostgres } from '../postgres.ts';
import { check, useLivedAccount, type Lived } from './lived-account.ts';

const live = useLivedAccount(usePostgres());

const unled = 'no change leads to this row';
const lacking = 'the changes lead to this row, the table lacks it';
const moved = (field: string): string => `${field} is not what the changes lead to`;

/** What somebody writes around the service, who can, and what verifying names by it. */
const tamperings = ({
  acme,
  roles,
}: Lived): [sql: string, values: unknown[], table: string, id: string, why: string][] => {
  const { headquarters, north, clerk, lid, nightShift } = roles;
  const [ben, dev, eve] = ['ben', 'dev', 'eve'].map((name) => acme.idOf(name)) as [string, string, string];
  const insert = (table: string, ...values: unknown[]): [string, unknown[]] => [
    `INSERT INTO ${table} VALUES (${[acme.accountId, ...values].map((_, i) => `$${i + 1}`).join(', ')})`,
    [acme.accountId, ...values],
  ];
  return [
    [
      `UPDATE roles SET rights = rights || '{funding.withdraw}' WHERE id = $1`,
      [clerk],
      'roles',
      clerk,
      moved('rights'),
    ],
    [`UPDATE roles SET name = 'Cover' WHERE id = $1`, [lid], 'roles', lid, moved('name')],
    [
      ...insert('roles', 'rol_mallory', 'Mallory', 'employee', headquarters, ['funding.withdraw']),
      'roles',
      'rol_mallory',
      unled,
    ],
    [
      ...insert('role_assignments', `${clerk}:${ben}`, clerk, ben, null, null),
      'role_assignments',
      `${clerk}:${ben}`,
      unled,
    ],
    ['DELETE FROM role_assignments WHERE company_id = $1', [north], 'role_assignments', `${lid}:${north}`, lacking],
    [
      'UPDATE role_shares SET branch = false WHERE role_id = $1',
      [clerk],
      'role_shares',
      `${clerk}:${north}`,
      moved('branch'),
    ],
    [...insert('memberships', `${nightShift}:${eve}`, nightShift, eve), 'memberships', `${nightShift}:${eve}`, unled],
    ['DELETE FROM memberships WHERE user_id = $1', [dev], 'memberships', `${nightShift}:${dev}`, lacking],
    [
      `UPDATE employee_sets SET type = 'employee-role' WHERE id = $1`,
      [nightShift],
      'employee_sets',
      nightShift,
      moved('type'),
    ],
    [`UPDATE companies SET name = 'South' WHERE id = $1`, [north], 'companies', north, moved('name')],
  ];
};

test('R41 whatever is altered of roles, assignments, shares, memberships, groups and companies is named, and nothing else', async () => {
  const lived = await live();
  const all = tamperings(lived);
  for (const [sql, values] of all) await lived.database.tamper(sql, values);
  const found = await check(lived);
  expect(found.firstBroken).toBeUndefined();
  expect(found.ok).toBe(false);
  expect(new Set(found.tables.differences)).toEqual(new Set(all.map(([, , table, id, why]) => ({ table, id, why }))));
});

test('R41 each of them is named alone', async () => {
  for (let i = 0; i < tamperings(await live()).length; i++) {
    const lived = await live();
    const [sql, values, table, id, why] = tamperings(lived)[i]!;
    await lived.database.tamper(sql, values);
    expect(await check(lived)).toMatchObject({ ok: false, tables: { ok: false, differences: [{ table, id, why }] } });
  }
});
