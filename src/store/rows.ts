import type { Tx } from './database.ts';

/** A row by its table's own names. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** A time as statements take it. */
export const timestamp = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** Writes one row. The columns are the code's own, in one order for each table, so that the statement stays the same. */
export const insertRow = async (tx: Tx, table: string, row: Row): Promise<void> => {
  const columns = Object.keys(row);
  await tx.$executeRawUnsafe(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
    ...Object.values(row),
  );
};

/** Sets columns of one row of an account's table whose key is an id. Throws where there is none. */
export const updateRow = async (
  tx: Tx,
  table: string,
  { accountId, id }: { readonly accountId: string; readonly id: string },
  set: Row,
): Promise<void> => {
  const columns = Object.keys(set);
  const done = await tx.$executeRawUnsafe(
    `UPDATE ${table} SET ${columns.map((name, i) => `${name} = $${i + 3}`).join(', ')} WHERE account_id = $1 AND id = $2`,
    accountId,
    id,
    ...Object.values(set),
  );
  if (done !== 1) throw new Error(`one row ${id} of ${table} is expected, found ${done}`);
};
