import { checkpointFilesIn } from '../../../src/processes/checkpoint-files.ts';
import { checkpointsDirOf, readConfig } from '../../../src/processes/config.ts';
import { readKeyring } from '../../../src/processes/keyring.ts';
import { openStore } from '../../../src/store/store.ts';
import { verify } from '../../../src/transactions/verify.ts';
import type { Evidence } from './evidence.ts';
import { each, unless, type Finding } from './finding.ts';

/** Chain, checkpoints and fold of every account verify, as the service's own command has it. */
export const trailsVerify = async ({ theatre, accounts }: Evidence): Promise<Finding> => {
  const config = readConfig(theatre.stage.environment, 'worker');
  const keys = readKeyring(config).trusted;
  const files = checkpointFilesIn(checkpointsDirOf(config));
  const store = openStore({ url: theatre.ownersUrl });
  const violations: string[] = [];
  let checked = 0;
  let checkpointed = 0;
  try {
    for (const { id } of accounts) {
      const verified = await verify(store, id, { keys, file: await files.read(id) });
      checked += verified.events;
      checkpointed += verified.checkpoints.count;
      if (!verified.ok) violations.push(`the trail of ${id} does not verify: ${JSON.stringify(verified)}`);
    }
  } finally {
    await store.close();
  }
  return { checked, violations: [...violations, ...unless(checkpointed > 0, 'no checkpoint was signed')] };
};

const tables: Readonly<Record<string, string>> = {
  account: 'account_settings',
  companies: 'companies',
  users: 'users',
  grants: 'grants',
  employeeSets: 'employee_sets',
  memberships: 'memberships',
  roles: 'roles',
  authorizerRequirements: 'authorizer_requirements',
};

const column = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The tables hold what the applied changes' edits lead to, row by row, and no row beside. */
export const effectsAreEdits = async ({ theatre, replays }: Evidence): Promise<Finding> => {
  const findings: Finding[] = [];
  for (const [entity, table] of Object.entries(tables)) {
    const rows = await theatre.sql<{ account_id: string; id: string } & Record<string, unknown>>(
      `SELECT * FROM ${table}`,
    );
    const byAccount = Map.groupBy(rows, ({ account_id: id }) => id);
    findings.push(
      ...[...replays].map(([accountId, replay]) => {
        const found = new Map((byAccount.get(accountId) ?? []).map((row) => [row.id, row]));
        const expected = replay.rows(entity);
        return each(new Set([...found.keys(), ...expected.keys()]), (id) => {
          const row = found.get(id);
          const fields = expected.get(id);
          if (row === undefined || fields === undefined)
            return [`${table} ${id} ${row === undefined ? 'is missing' : 'comes from no change'}`];
          return Object.entries(fields).flatMap(([field, value]) =>
            unless(
              JSON.stringify(row[column(field)]) === JSON.stringify(value),
              `${table} ${id}: ${field} is ${JSON.stringify(row[column(field)])}, the edits say ${JSON.stringify(value)}`,
            ),
          );
        });
      }),
    );
  }
  return {
    checked: findings.reduce((sum, { checked }) => sum + checked, 0),
    violations: findings.flatMap(({ violations }) => violations),
  };
};

const OF_ACCOUNTS = `
  SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
  JOIN information_schema.columns a USING (table_schema, table_name)
  JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND a.column_name = 'account_id'
    AND c.data_type IN ('text', 'ARRAY')
  ORDER BY 1, 2`;

const WHOSE = `
  SELECT id, account_id FROM changes UNION ALL SELECT id, account_id FROM users UNION ALL SELECT id, account_id FROM roles
  UNION ALL SELECT id, account_id FROM employee_sets UNION ALL SELECT id, account_id FROM companies
  UNION ALL SELECT id, id FROM accounts`;

/** No row of one account carries another's ids, in any column of any table, inside of longer texts too. */
export const idsStayHome = async ({ theatre }: Evidence): Promise<Finding> => {
  const columns = await theatre.sql<{ table: string; column: string }>(OF_ACCOUNTS);
  const owners = new Map(
    (await theatre.sql<{ id: string; account_id: string }>(WHOSE)).map(({ id, account_id: owner }) => [id, owner]),
  );
  const findings: Finding[] = [];
  for (const { table, column: name } of columns) {
    const rows = await theatre.sql<{ account_id: string; text: string }>(
      `SELECT account_id, "${name}"::text AS text FROM "${table}" WHERE "${name}" IS NOT NULL`,
    );
    findings.push(
      each(rows, ({ account_id: accountId, text }) =>
        (text.match(/\b(?:acc|chg|usr|rol|set|cmp)_\w+/g) ?? []).flatMap((id) => {
          const owner = owners.get(id);
          return unless(
            owner === undefined || owner === accountId,
            `${table}.${name} of ${accountId} names ${id} of ${owner ?? ''}`,
          );
        }),
      ),
    );
  }
  return {
    checked: findings.reduce((sum, { checked }) => sum + checked, 0),
    violations: findings.flatMap(({ violations }) => violations),
  };
};
