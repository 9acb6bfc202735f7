import { beforeAll, describe, expect, test } from '@jest/globals';
import type { AccountState } from '../../src/domain/account-state.ts';
import { headquartersOf } from '../../src/domain/companies.ts';
import { usePostgres } from '../postgres.ts';
import { Organization } from '../transactions/organization.ts';
import { refusalBy } from './schema-refusals.ts';

/*
 * What the database refuses by itself of roles, sets of employees and what they reach: raw SQL, past the service.
 */

const pg = usePostgres();
const refusal = (sql: string, values?: unknown[]): Promise<string> => refusalBy(pg.database, sql, values);

/** An account with headquarters, an employee-type role that Dev has, a company-type role and a group with Dev. */
interface Staffed {
  readonly accountId: string;
  readonly headquarters: string;
  readonly ben: string;
  readonly dev: string;
  readonly clerk: string;
  readonly lid: string;
  readonly group: string;
}

let acme: Staffed;
let other: Staffed;

const idIn = (state: AccountState, entity: 'roles' | 'employeeSets', name: string): string =>
  [...state.all(entity)].find(([, row]) => row.name === name)![0];

const staff = async (): Promise<Staffed> => {
  const organization = await Organization.open(pg.openStore(), { requiredApprovals: 0 });
  const [ben, dev] = ['ben', 'dev'].map((name) => organization.idOf(name)) as [string, string];
  const rights = ['reports.tax'];
  await organization.carry('ada', 'role.create', { type: 'employee', name: 'Clerk', rights }, []);
  await organization.carry('ada', 'role.create', { type: 'company', name: 'Lid', rights }, []);
  await organization.carry('ada', 'employee-group.create', { name: 'Night shift', memberIds: [dev] }, []);
  const state = async (): Promise<AccountState> => (await organization.store.stateOf(organization.accountId))!;
  const clerk = idIn(await state(), 'roles', 'Clerk');
  const to = { type: 'employee', id: dev };
  expect((await organization.carry('ada', 'role.assign', { roleId: clerk, to }, [])).state).toBe('applied');
  const now = await state();
  return {
    accountId: organization.accountId,
    headquarters: headquartersOf(now),
    ...{ ben, dev, clerk },
    lid: idIn(now, 'roles', 'Lid'),
    group: idIn(now, 'employeeSets', 'Night shift'),
  };
};

beforeAll(async () => {
  [acme, other] = [await staff(), await staff()];
}, 60_000);

type Target = 'user_id' | 'set_id' | 'company_id';

const assignment = (
  { accountId }: Pick<Staffed, 'accountId'>,
  roleId: string,
  targets: Partial<Record<Target, string>>,
  id = `${roleId}:${Object.values(targets)[0]}`,
): [string, unknown[]] => [
  'INSERT INTO role_assignments (account_id, id, role_id, user_id, set_id, company_id) VALUES ($1, $2, $3, $4, $5, $6)',
  [accountId, id, roleId, targets.user_id ?? null, targets.set_id ?? null, targets.company_id ?? null],
];
const share = ({ accountId }: Staffed, roleId: string, companyId: string): [string, unknown[]] => [
  'INSERT INTO role_shares VALUES ($1, $2, $3, $4, true)',
  [accountId, `${roleId}:${companyId}`, roleId, companyId],
];
const membership = ({ accountId }: Staffed, setId: string, userId: string): [string, unknown[]] => [
  'INSERT INTO memberships VALUES ($1, $2, $3, $4)',
  [accountId, `${setId}:${userId}`, setId, userId],
];
const role = ({ accountId }: Staffed, companyId: string, type: string, rights: string): [string, unknown[]] => [
  `INSERT INTO roles VALUES ($1, 'rol_x', 'Teller', $3, $2, ${rights})`,
  [accountId, companyId, type],
];
const group = ({ accountId }: Staffed, companyId: string, type: string): [string, unknown[]] => [
  `INSERT INTO employee_sets VALUES ($1, 'set_x', $3, 'Day shift', $2)`,
  [accountId, companyId, type],
];

test('what is refused below is refused for its own reason: rows as they should be are taken', async () => {
  for (const statement of [
    assignment(acme, acme.clerk, { user_id: acme.ben }),
    assignment(acme, acme.clerk, { set_id: acme.group }),
    assignment(acme, acme.lid, { company_id: acme.headquarters }),
    share(acme, acme.clerk, acme.headquarters),
    membership(acme, acme.group, acme.ben),
    role(acme, acme.headquarters, 'employee', `'{reports.tax,funding.withdraw}'`),
    group(acme, acme.headquarters, 'employee-role'),
  ])
    expect(await refusal(...statement)).toBe('nothing');
});

describe('R21 a role of a type that does not fit', () => {
  const unfit = 'role_assignments_account_id_role_id_role_type_fkey';

  test('an employee-type role of a company, a company-type role of an employee and of a group', async () => {
    expect(await refusal(...assignment(acme, acme.clerk, { company_id: acme.headquarters }))).toContain(unfit);
    expect(await refusal(...assignment(acme, acme.lid, { user_id: acme.ben }))).toContain(unfit);
    expect(await refusal(...assignment(acme, acme.lid, { set_id: acme.group }))).toContain(unfit);
  });

  test('called by a type of the writer’s choice', async () => {
    const [sql, values] = assignment(acme, acme.clerk, { company_id: acme.headquarters });
    const called = sql.replace('company_id)', 'company_id, role_type)').replace('$6)', `$6, 'employee')`);
    expect(await refusal(called, values)).toContain('non-DEFAULT value into column "role_type"');
  });

  test('that becomes so while it is assigned', async () => {
    expect(await refusal(`UPDATE roles SET type = 'company' WHERE id = $1`, [acme.clerk])).toContain(unfit);
    expect(
      await refusal(
        `UPDATE role_assignments SET user_id = NULL, company_id = $2, id = role_id || ':' || $2::text WHERE role_id = $1`,
        [acme.clerk, acme.headquarters],
      ),
    ).toContain(unfit);
  });

  test.each([['officer'], ['Employee'], ['']])('of the type "%s"', async (type) => {
    expect(await refusal(...role(acme, acme.headquarters, type, `'{}'`))).toContain('check constraint');
    expect(await refusal(...group(acme, acme.headquarters, type))).toContain('check constraint');
  });
});

test('R20 an assignment to two, to nobody, or by another’s id', async () => {
  const both = { user_id: acme.ben, set_id: acme.group };
  expect(await refusal(...assignment(acme, acme.clerk, both))).toContain('check constraint');
  expect(await refusal(...assignment(acme, acme.clerk, {}, `${acme.clerk}:`))).toContain('check constraint');
  const another = `${acme.clerk}:${acme.dev}x`;
  expect(await refusal(...assignment(acme, acme.clerk, { user_id: acme.ben }, another))).toContain('check constraint');
});

test('R20 an assignment, a share or a membership twice', async () => {
  const [sql, values] = share(acme, acme.clerk, acme.headquarters);
  expect(await refusal(`${sql}, ($1, $2, $3, $4, false)`, values)).toContain('role_shares_pkey');
  expect(await refusal(...assignment(acme, acme.clerk, { user_id: acme.dev }))).toContain('role_assignments_pkey');
  expect(await refusal(...membership(acme, acme.group, acme.dev))).toContain('memberships_pkey');
});

test.each([[`'{security.users}'`], [`'{reports.tax,security.audit}'`], [`'{"reports.tax security.audit"}'`], ['NULL']])(
  'R17 a role with the rights %s',
  async (rights) => {
    const refused = /check constraint|not-null/;
    expect(await refusal(...role(acme, acme.headquarters, 'employee', rights))).toMatch(refused);
    expect(await refusal(`UPDATE roles SET rights = ${rights} WHERE id = $1`, [acme.lid])).toMatch(refused);
  },
);

test.each<[string, () => [string, unknown[]]]>([
  ['a role of another account’s company', () => role(acme, other.headquarters, 'employee', `'{}'`)],
  ['a group of another account’s company', () => group(acme, other.headquarters, 'employee-group')],
  ['a share of another account’s role', () => share(acme, other.clerk, acme.headquarters)],
  ['a share with another account’s company', () => share(acme, acme.clerk, other.headquarters)],
  ['another account’s role assigned', () => assignment(acme, other.clerk, { user_id: acme.ben })],
  ['a role assigned to another account’s user', () => assignment(acme, acme.clerk, { user_id: other.ben })],
  ['a role assigned to another account’s group', () => assignment(acme, acme.clerk, { set_id: other.group })],
  [
    'a role assigned to another account’s company',
    () => assignment(acme, acme.lid, { company_id: other.headquarters }),
  ],
  ['another account’s user in a group', () => membership(acme, acme.group, other.ben)],
  ['a user in another account’s group', () => membership(acme, other.group, acme.ben)],
])('a row that points across accounts: %s', async (_, statement) => {
  expect(await refusal(...statement())).toContain('violates foreign key constraint');
});

test('R26 a role, a group or a company that others still point at', async () => {
  for (const [table, id] of [
    ['roles', acme.clerk],
    ['employee_sets', acme.group],
    ['companies', acme.headquarters],
  ] as const)
    expect(await refusal(`DELETE FROM ${table} WHERE id = $1`, [id])).toContain('violates foreign key constraint');
});

test('a company never lies under itself, at any depth', async () => {
  const { accountId, headquarters } = acme;
  const under = (id: string, parentId: string): string =>
    `INSERT INTO companies (account_id, id, name, parent_id) VALUES ('${accountId}', '${id}', '${id}', '${parentId}');`;
  const tree = `${under('cmp_a', headquarters)} ${under('cmp_b', 'cmp_a')} ${under('cmp_c', 'cmp_b')}`;
  const move = (id: string, parentId: string): string =>
    `${tree} UPDATE companies SET parent_id = '${parentId}' WHERE account_id = '${accountId}' AND id = '${id}'`;
  expect(await refusal(move('cmp_c', headquarters))).toBe('nothing');
  expect(await refusal(move('cmp_a', 'cmp_c'))).toContain('cmp_a would lie under itself');
  expect(await refusal(move('cmp_b', 'cmp_c'))).toContain('cmp_b would lie under itself');
});
