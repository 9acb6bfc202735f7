import { sqlStateOf } from './database.ts';

/** Prisma's codes: not reached, timed out, closed, no connection free, no transaction begun in time. */
const codes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028']);
const driverKinds = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);
/** Connection lost, too many of them, and a server that shuts down or starts. */
const states = /^(08|53300|57P0)/;

/** What the driver says without a code: a connection was not there or not free in time, or was lost. */
const noConnection =
  /^(timeout exceeded when trying to connect|Connection terminated( unexpectedly| due to connection timeout)?|Client (has encountered a connection error|was closed) and is not queryable)$/;
/** The network's own codes. */
const network = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

/** Whether the database could not be asked, rather than refused: the same may succeed in a while. */
export const isUnreachable = (error: unknown): boolean => {
  const adapters = [error, field(field(error, 'meta'), 'driverAdapterError')];
  return (
    codes.has(String(field(error, 'code'))) ||
    adapters.some((adapter) => driverKinds.has(String(field(field(adapter, 'cause'), 'kind')))) ||
    states.test(sqlStateOf(error) ?? '') ||
    network.has(String(field(error, 'code'))) ||
    noConnection.test(String(field(error, 'message')))
  );
};
