import type { AccountState, Edit } from '../domain/account-state.ts';
import { entities, entityNames, type EntityName } from '../domain/entities/index.ts';
import type { Field, Fields, Value } from '../domain/entity.ts';
import type { Tx } from './database.ts';

/** The table of each entity. */
export const tableOf: Readonly<Record<EntityName, string>> = {
  account: 'account_settings',
  companies: 'companies',
  users: 'users',
  grants: 'grants',
  employeeSets: 'employee_sets',
  memberships: 'memberships',
  roles: 'roles',
  roleShares: 'role_shares',
  roleAssignments: 'role_assignments',
  authorizerRequirements: 'authorizer_requirements',
  authorizers: 'authorizers',
  serviceTokens: 'service_tokens',
  webhooks: 'webhooks',
};

const sqlType: Readonly<Record<Field['type'], string>> = {
  text: 'text',
  integer: 'integer',
  boolean: 'boolean',
  texts: 'text[]',
  time: 'timestamptz(3)',
};

const columnName = (field: string): string => `"${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`;

interface Column {
  readonly field: string;
  readonly name: string;
  readonly type: Field['type'];
}

const columnsOf = (entity: EntityName): Column[] =>
  Object.entries({ ...entities[entity].fields, ...entities[entity].derived?.fields }).map(([field, { type }]) => ({
    field,
    name: columnName(field),
    type,
  }));

/** A row does not stand in the database as the account's history says: somebody wrote around the service. */
export class RowsMoved extends Error {
  constructor(entity: EntityName, expected: number, found: number) {
    super(`${expected} rows of ${tableOf[entity]} were expected as the account's state has them, found ${found}`);
    this.name = 'RowsMoved';
  }
}

const readValue = (value: unknown, column: Column): Value => {
  if (value === null || value === undefined) return null;
  if (column.type !== 'time') return value as Value;
  const at = new Date(value as string | Date);
  return Number.isNaN(at.getTime()) ? `no time: ${JSON.stringify(value)}` : at.toISOString();
};

const selectRows = (entity: EntityName, columns: readonly Column[]): string =>
  `SELECT id AS "_id", ${columns.map((c) => `${c.name} AS "${c.field}"`).join(', ')} FROM ${tableOf[entity]} WHERE account_id = $1`;

const fieldsOf = (row: Record<string, unknown>, columns: readonly Column[]): Fields =>
  Object.fromEntries(columns.map((c) => [c.field, readValue(row[c.field], c)]));

/** Every row of an account's state, as the tables have them. */
export const loadRows = async (tx: Tx, accountId: string): Promise<[EntityName, string, Fields][]> => {
  const rows: [EntityName, string, Fields][] = [];
  for (const entity of entityNames) {
    const columns = columnsOf(entity);
    const found = await tx.$queryRawUnsafe<Record<string, unknown>[]>(selectRows(entity, columns), accountId);
    for (const row of found) rows.push([entity, row['_id'] as string, fieldsOf(row, columns)]);
  }
  return rows;
};

const BATCH = 5_000;

/** Every row of one entity of an account, in batches. */
export async function* eachRow(
  tx: Tx,
  accountId: string,
  entity: EntityName,
): AsyncIterable<readonly [id: string, row: Fields]> {
  const columns = columnsOf(entity);
  for (let after = ''; ;) {
    const rows = await tx.$queryRawUnsafe<Record<string, unknown>[]>(
      `${selectRows(entity, columns)} AND id > $2 ORDER BY id LIMIT $3`,
      accountId,
      after,
      BATCH,
    );
    for (const row of rows) yield [row['_id'] as string, fieldsOf(row, columns)];
    if (rows.length < BATCH) return;
    after = rows.at(-1)!['_id'] as string;
  }
}

const recordset = (columns: readonly Column[], parameter: string, alias: string): string =>
  `jsonb_to_recordset(${parameter}::jsonb) AS ${alias}(_id text, ${columns.map((c) => `${c.name} ${sqlType[c.type]}`).join(', ')})`;

const rowsJson = (state: AccountState, entity: EntityName, ids: readonly string[]): string =>
  JSON.stringify(
    ids.map((id) => {
      const row: Fields = state.get(entity, id)!;
      return {
        _id: id,
        ...Object.fromEntries(columnsOf(entity).map((c) => [c.name.slice(1, -1), row[c.field]])),
      };
    }),
  );

const expectRows = (entity: EntityName, expected: number, found: number): void => {
  if (expected !== found) throw new RowsMoved(entity, expected, found);
};

const insertRows = async (
  tx: Tx,
  accountId: string,
  entity: EntityName,
  ids: readonly string[],
  after: AccountState,
) => {
  const columns = columnsOf(entity);
  const names = columns.map((c) => c.name).join(', ');
  const done = await tx.$executeRawUnsafe(
    `INSERT INTO ${tableOf[entity]} (account_id, id, ${names}) SELECT $1, _id, ${names} FROM ${recordset(columns, '$2', 'n')}`,
    accountId,
    rowsJson(after, entity, ids),
  );
  expectRows(entity, ids.length, done);
};

/** The row as it is expected. The ids are said once more: without figures of the table, a join alone reads the account. */
const standsAs = (columns: readonly Column[], ids: string): string =>
  ['t.account_id = $1', `t.id = ANY (${ids}::text[])`, 't.id = _id']
    .concat(columns.map((c) => `t.${c.name} IS NOT DISTINCT FROM o.${c.name}`))
    .join(' AND ');

const updateRows = async (
  tx: Tx,
  accountId: string,
  entity: EntityName,
  ids: readonly string[],
  before: AccountState,
  after: AccountState,
) => {
  const columns = columnsOf(entity);
  const done = await tx.$executeRawUnsafe(
    `UPDATE ${tableOf[entity]} t SET ${columns.map((c) => `${c.name} = n.${c.name}`).join(', ')}
     FROM ${recordset(columns, '$2', 'o')} JOIN ${recordset(columns, '$3', 'n')} USING (_id)
     WHERE ${standsAs(columns, '$4')}`,
    accountId,
    rowsJson(before, entity, ids),
    rowsJson(after, entity, ids),
    ids,
  );
  expectRows(entity, ids.length, done);
};

const deleteRows = async (
  tx: Tx,
  accountId: string,
  entity: EntityName,
  ids: readonly string[],
  before: AccountState,
) => {
  const columns = columnsOf(entity);
  const done = await tx.$executeRawUnsafe(
    `DELETE FROM ${tableOf[entity]} t USING ${recordset(columns, '$2', 'o')}
     WHERE ${standsAs(columns, '$3')}`,
    accountId,
    rowsJson(before, entity, ids),
    ids,
  );
  expectRows(entity, ids.length, done);
};

/**
 * Writes edits to the tables: one statement for each entity and sort of edit, parents made first and children deleted
 * first. What one edit frees another can take, in whatever order: keys are compared when all is written. A row is
 * touched only where it stands as `before` has it; throws RowsMoved otherwise.
 */
export const executeEdits = async (
  tx: Tx,
  edits: readonly Edit[],
  before: AccountState,
  after: AccountState,
): Promise<void> => {
  const { accountId } = before;
  const idsOf = (entity: EntityName, fits: (edit: Edit) => boolean): string[] =>
    edits.filter((edit) => edit.entity === entity && fits(edit)).map((edit) => edit.id);
  // A single edit swaps nothing: what it breaks, its own statement says.
  const mustDefer = edits.length > 1;
  if (mustDefer) await tx.$executeRawUnsafe('SET CONSTRAINTS ALL DEFERRED');
  for (const entity of [...entityNames].reverse()) {
    const ids = idsOf(entity, (edit) => edit.after === null);
    if (ids.length > 0) await deleteRows(tx, accountId, entity, ids, before);
  }
  for (const entity of entityNames) {
    const made = idsOf(entity, (edit) => edit.before === null);
    if (made.length > 0) await insertRows(tx, accountId, entity, made, after);
    const modified = idsOf(entity, (edit) => edit.before !== null && edit.after !== null);
    if (modified.length > 0) await updateRows(tx, accountId, entity, modified, before, after);
  }
  if (mustDefer) await tx.$executeRawUnsafe('SET CONSTRAINTS ALL IMMEDIATE');
};
