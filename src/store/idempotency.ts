import type { Database } from './database.ts';
import { isUniqueViolation } from './database.ts';

/** How long a key is remembered. */
const HOURS = 24;
/** After this a request that never answered is taken to be dead. */
const STUCK_SECONDS = 60;

export interface IdempotentRequest {
  readonly caller: string;
  readonly scope: string;
  readonly key: string;
  /** SHA-256 of the request's method, path and canonical body. */
  readonly fingerprint: string;
}

export type Claim =
  | { readonly outcome: 'run' }
  | { readonly outcome: 'replay'; readonly status: number; readonly body: unknown }
  | { readonly outcome: 'mismatch' }
  | { readonly outcome: 'running' };

/** Claims a key for a request, or says what the key was used for. */
export const claimKey = async (database: Database, request: IdempotentRequest, now = new Date()): Promise<Claim> => {
  const { caller, scope, key, fingerprint } = request;
  const keys = database.prisma.idempotencyKey;
  await keys.deleteMany({
    where: {
      caller,
      scope,
      key,
      OR: [
        { createdAt: { lt: new Date(now.getTime() - HOURS * 3_600_000) } },
        { status: null, createdAt: { lt: new Date(now.getTime() - STUCK_SECONDS * 1_000) } },
      ],
    },
  });
  try {
    await keys.create({ data: { caller, scope, key, fingerprint, createdAt: now } });
    return { outcome: 'run' };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  const found = await keys.findUnique({ where: { caller_scope_key: { caller, scope, key } } });
  if (found === null) return { outcome: 'running' };
  if (found.fingerprint !== fingerprint) return { outcome: 'mismatch' };
  if (found.status === null || found.body === null) return { outcome: 'running' };
  return { outcome: 'replay', status: found.status, body: JSON.parse(found.body) as unknown };
};

/** Keeps the answer of a request that succeeded, unless its claim was taken for dead and has gone to another one. */
export const keepAnswer = async (
  database: Database,
  { caller, scope, key, fingerprint }: IdempotentRequest,
  status: number,
  body: unknown,
): Promise<void> => {
  await database.prisma.idempotencyKey.updateMany({
    where: { caller, scope, key, fingerprint, status: null },
    data: { status, body: JSON.stringify(body) },
  });
};

/** Frees the key of a request that was refused. */
export const freeKey = async (database: Database, { caller, scope, key }: IdempotentRequest): Promise<void> => {
  await database.prisma.idempotencyKey.deleteMany({ where: { caller, scope, key, status: null } });
};
