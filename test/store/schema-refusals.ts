import type { TestDatabase } from '../postgres.ts';

/** What the database says to a statement by itself, past the service; `nothing` where it takes it. It is undone. */
export const refusalBy = async (database: TestDatabase, sql: string, values: unknown[] = []): Promise<string> => {
  const client = await database.connect();
  try {
    await client.query('BEGIN');
    await client.query(sql, values);
    return 'nothing';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};

/** The statement that stores an officer's approval of a change. */
export const decisionRow = (changeId: string, officer: string, columns = ''): [string, unknown[]] => [
  `INSERT INTO decisions (account_id, change_id, officer_id, initiator_id, verdict, digest, designation, by_subject, assurance, decided_at)
   SELECT account_id, id, $2, ${columns || 'initiator_id'}, 'approve', digest, 1, false, 'session', now() FROM changes WHERE id = $1`,
  [changeId, officer],
];
