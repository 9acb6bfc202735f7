import { beforeAll, describe, expect, test } from '@jest/globals';
import { sha256 } from '../../src/domain/canonical.ts';
import { headquartersOf } from '../../src/domain/companies.ts';
import { nameFault, nameKey } from '../../src/domain/text.ts';
import { usePostgres } from '../postgres.ts';
import { Organization } from '../transactions/organization.ts';
import { refusalBy } from './schema-refusals.ts';

/*
 * Names that are the same for the service are the same for the database: raw SQL, past the service.
 */

const pg = usePostgres();
const refusal = (sql: string, values?: unknown[]): Promise<string> => refusalBy(pg.database, sql, values);

let acme: Organization;
let other: Organization;
let headquarters: string;

type Named = 'companies' | 'roles' | 'employeeSets' | 'serviceTokens';

const idOf = async (entity: Named, name: string): Promise<string> =>
  [...(await acme.store.stateOf(acme.accountId))!.all(entity)].find(([, row]) => row.name === name)![0];
const carry = async (kind: string, payload: unknown, at = acme): Promise<void> => {
  expect(await at.carry('ada', kind, payload, [])).toMatchObject({ state: 'applied' });
};
const scopes = ['access-check'];

beforeAll(async () => {
  const store = pg.openStore();
  [acme, other] = [
    await Organization.open(store, { requiredApprovals: 0 }),
    await Organization.open(store, { requiredApprovals: 0 }),
  ];
  headquarters = headquartersOf((await store.stateOf(acme.accountId))!);
  for (const name of ['North', 'South']) await carry('company.add', { name, parentId: headquarters });
  await carry('role.create', { type: 'employee', name: 'Straße', rights: [] });
  await carry('employee-role.create', { name: 'Teller' });
  await carry('service-token.create', { name: 'Ledger', scopes });
  await carry('service-token.create', { name: 'Ledger', scopes }, other);
}, 60_000);

describe('R49 a name that is taken', () => {
  const company = (name: string, parentId: string): [string, unknown[]] => [
    'INSERT INTO companies (account_id, id, name, parent_id) VALUES ($1, $2, $3, $4)',
    [acme.accountId, 'cmp_x', name, parentId],
  ];
  const role = (name: string, companyId: string, type = 'company'): [string, unknown[]] => [
    `INSERT INTO roles (account_id, id, name, type, company_id, rights) VALUES ($1, 'rol_x', $2, $3, $4, '{}')`,
    [acme.accountId, name, type, companyId],
  ];
  const set = (name: string, companyId: string): [string, unknown[]] => [
    `INSERT INTO employee_sets (account_id, id, name, type, company_id) VALUES ($1, 'set_x', $2, 'employee-group', $3)`,
    [acme.accountId, name, companyId],
  ];
  const token = (name: string): [string, unknown[]] => [
    `INSERT INTO service_tokens (account_id, id, name, scopes, taker_id) VALUES ($1, 'tok_x', $2, '{access-check}', $3)`,
    [acme.accountId, name, acme.idOf('ben')],
  ];

  test('is refused in its place, however it is written, and taken in another', async () => {
    const north = await idOf('companies', 'North');
    for (const [key, taken, free] of [
      ['companies_name_key', company('ＮＯＲＴＨ', headquarters), company('North', north)],
      ['roles_name_key', role('STRASSE', headquarters), role('STRASSE', north)],
      ['employee_sets_name_key', set('tELLER', headquarters), set('Teller', north)],
      ['service_tokens_name_key', token('ledger'), token('Ledgers')],
    ] as const) {
      expect(await refusal(...taken)).toContain(key);
      expect(await refusal(...free)).toBe('nothing');
    }
  });

  test('is refused to a row that is renamed or moved to it', async () => {
    const south = await idOf('companies', 'South');
    const rename = 'UPDATE companies SET name = $2 WHERE id = $1';
    expect(await refusal(rename, [south, 'north'])).toContain('companies_name_key');
    expect(await refusal(rename, [south, 'Northern'])).toBe('nothing');
    const [sql, values] = company('South', south);
    expect(
      await refusalBy(
        pg.database,
        `WITH made AS (${sql} RETURNING id) UPDATE companies SET parent_id = $5 WHERE id = $6 AND EXISTS (SELECT FROM made)`,
        [...values.slice(0, 2), 'North', south, south, await idOf('companies', 'North')],
      ),
    ).toContain('companies_name_key');
  });

  test('can’t be said to be another', async () => {
    expect(await refusal(`UPDATE roles SET name_key = '\\x00' WHERE company_id = $1`, [headquarters])).toContain(
      'name_key',
    );
  });

  test('is free again when its row is gone', async () => {
    await carry('company.add', { name: 'Gone', parentId: headquarters });
    await carry('company.remove', { companyId: await idOf('companies', 'Gone') });
    expect(await refusal(...company('gone', headquarters))).toBe('nothing');
  });

  test('of the longest sort is a name like any other', async () => {
    // Each of these letters is compared as eighteen.
    const long = '\u{fdfa}'.repeat(200);
    await carry('role.create', { type: 'employee', name: long, rights: [] });
    expect(await refusal(...role(long, headquarters))).toContain('roles_name_key');
    expect(await refusal(...role(`${long.slice(1)}x`, headquarters))).toBe('nothing');
  });
});

const swap = (kind: string, key: string, first: string, second: string, names: [string, string]) => ({
  changes: [
    { kind, payload: { [key]: first, name: 'For a while' } },
    { kind, payload: { [key]: second, name: names[0] } },
    { kind, payload: { [key]: first, name: names[1] } },
  ],
});

describe('R36 one change', () => {
  test.each<[Named, string, string, (name: string) => [string, object]]>([
    ['companies', 'company.modify', 'companyId', (name) => ['company.add', { name, parentId: headquarters }]],
    ['roles', 'role.modify', 'roleId', (name) => ['role.create', { name, type: 'employee', rights: [] }]],
    ['employeeSets', 'employee-group.modify', 'id', (name) => ['employee-group.create', { name }]],
  ])('swaps two names: %s', async (entity, kind, key, making) => {
    for (const name of ['First', 'Second']) await carry(...making(name));
    const [first, second] = [await idOf(entity, 'First'), await idOf(entity, 'Second')];
    await carry('change-set', swap(kind, key, first, second, ['First', 'Second']));
    expect([await idOf(entity, 'First'), await idOf(entity, 'Second')]).toEqual([second, first]);
  });

  test('gives a name that it frees to what it makes, moves and renames', async () => {
    const [north, south] = [await idOf('companies', 'North'), await idOf('companies', 'South')];
    await carry('change-set', {
      changes: [
        { kind: 'company.modify', payload: { companyId: south, parentId: north } },
        { kind: 'company.modify', payload: { companyId: north, name: 'South' } },
        { kind: 'company.add', payload: { name: 'North', parentId: headquarters } },
        { kind: 'service-token.revoke', payload: { tokenId: await idOf('serviceTokens', 'Ledger') } },
        { kind: 'service-token.create', payload: { name: 'LEDGER', scopes } },
      ],
    });
    expect(await idOf('companies', 'North')).not.toBe(north);
  });
});

test('R49 the database compares names as the service does', async () => {
  // Letters that are newer than the server's tables of letters have no case there. Nowhere is it the stricter of the two.
  const known = (code: number): boolean =>
    code < 0x1c89 || (code > 0x1cff && code < 0x2c2f) || (code > 0xfaff && code < 0x10000);
  const names: { readonly name: string; readonly exact: boolean }[] = [];
  for (let code = 0x21; code < 0x1f000; code++) {
    const letter = String.fromCodePoint(code);
    // Ideographs and Korean syllables have no case and are many.
    if (/\p{Cn}|\p{Co}|\p{Cs}|\p{Unified_Ideograph}|\p{Script=Hangul}/u.test(letter)) continue;
    for (const name of [`a${letter}b`, `Σ${letter}`, `${letter}  ς`])
      if (nameFault(name) === undefined) names.push({ name, exact: known(code) });
  }
  expect(names.length).toBeGreaterThan(50_000);
  const rows = await pg.database.sql<{ key: string }>(
    `SELECT encode(name_key(name), 'hex') AS key FROM unnest($1::text[]) WITH ORDINALITY AS n(name, place) ORDER BY place`,
    [names.map(({ name }) => name)],
  );
  const differ = names.filter(({ name, exact }, i) => exact && sha256(nameKey(name)) !== rows[i]!.key);
  expect(differ).toEqual([]);
  const keysBy = Map.groupBy(names, (_, i) => rows[i]!.key);
  expect([...keysBy.values()].filter((same) => new Set(same.map(({ name }) => nameKey(name))).size > 1)).toEqual([]);
});
