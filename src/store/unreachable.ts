import { sqlStateOf } from './database.ts';

/** Prisma's codes: not reached, timed out, closed, no connection free, no transaction begun in time. */
const codes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028']);
const driverKinds = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);
/** Connection lost, too many of them, and a server that shuts down or starts. */
const states = /^(08|53300|57P0)/;

/** What the driver's pool says without a code: a connection was not there, or not free, in time. */
const lateConnection = /^(timeout exceeded when trying to connect|Connection terminated due to connection timeout)$/;

const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

/** Whether the database could not be asked, rather than refused: the same may succeed in a while. */
export const isUnreachable = (error: unknown): boolean => {
  const adapters = [error, field(field(error, 'meta'), 'driverAdapterError')];
  return (
    codes.has(String(field(error, 'code'))) ||
    adapters.some((adapter) => driverKinds.has(String(field(field(adapter, 'cause'), 'kind')))) ||
    states.test(sqlStateOf(error) ?? '') ||
    lateConnection.test(String(field(error, 'message')))
  );
};
