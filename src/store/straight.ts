import pg from 'pg';
import type { Prisma } from './generated/prisma/client.ts';

/** Takes one statement to the database; the connection is its affair. */
export type Send = (query: pg.QueryConfig) => Promise<pg.QueryResult>;

const INT8 = 20;
const types = new pg.TypeOverrides();
types.setTypeParser(INT8, BigInt);

/**
 * The same client, whose raw statements go to the driver straight: its own way of sending them costs several times as
 * much as what they do (decision 0045). Rows come as the driver reads them, but `int8` as a bigint.
 */
export const straight = <Client extends Prisma.TransactionClient>(
  client: Client,
  send: Send,
  nameOf: (query: { sql: string }) => string,
): Client => {
  const ask = (text: string, values: unknown[]): Promise<pg.QueryResult> =>
    send({ name: nameOf({ sql: text }), text, values, types });
  const raw: Pick<Prisma.TransactionClient, '$queryRawUnsafe' | '$executeRawUnsafe'> = {
    $queryRawUnsafe: (async (sql: string, ...values: unknown[]) => (await ask(sql, values)).rows as unknown[]) as never,
    $executeRawUnsafe: (async (sql: string, ...values: unknown[]) => (await ask(sql, values)).rowCount ?? 0) as never,
  };
  return Object.create(client, Object.getOwnPropertyDescriptors(raw)) as Client;
};
