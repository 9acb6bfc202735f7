import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient, type Prisma } from './generated/prisma/client.ts';
import { inScope, QuietPool, ScopedPool, type Scope } from './scoped-pool.ts';
import { straight } from './straight.ts';

declare const sees: unique symbol;

/** A transaction's own client, which sees the rows of one account. Only the store sees it. */
export type Tx = Prisma.TransactionClient & { readonly [sees]: 'an account' };

/** Runs single statements, and sees what is looked up before an account is known: named columns of every account. */
export type LookUp = Prisma.TransactionClient & { readonly [sees]: 'columns of all' };

/** What a connection works as; its login is a member of both roles. */
export const roles = { account: 'countersign_app', lookUp: 'countersign_lookup' } as const;

export interface Database {
  /** For statements that come before an account is known. Without a transaction: each is one round trip. */
  readonly lookUp: LookUp;
  /** Runs `work` in a READ COMMITTED transaction of an account, anew when the database asks for it. */
  transaction<T>(accountId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** As `transaction`, for what writes nothing. */
  read<T>(accountId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** As `read`, on one snapshot, for a minute at most where nothing else is said. Milliseconds. */
  snapshot<T>(accountId: string, work: (tx: Tx) => Promise<T>, timeout?: number): Promise<T>;
  /** Answers a query about the connections themselves, for each role. */
  askBoth<Row>(sql: string): Promise<{ readonly account: Row; readonly lookUp: Row }>;
  close(): Promise<void>;
}

export interface DatabaseSettings {
  readonly url: string;
  /** The most connections that work for accounts; half as many look up. */
  readonly poolSize?: number;
}

/** The database's clock in SQL, in milliseconds. */
export const NOW_MS = 'floor(extract(epoch FROM clock_timestamp()) * 1000)::float8';

const ATTEMPTS = 6;
const conflicts = new Set(['40001', '40P01']);

const codeOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

/** The SQLSTATE that an error carries, in whichever of the adapter's shapes it comes, or the driver's own. */
export const sqlStateOf = (error: unknown): string | undefined => {
  if (error instanceof pg.DatabaseError) return error.code;
  for (const shape of [
    codeOf(codeOf(error, 'cause'), 'originalCode'),
    codeOf(codeOf(codeOf(codeOf(error, 'meta'), 'driverAdapterError'), 'cause'), 'originalCode'),
    codeOf(codeOf(error, 'meta'), 'code'),
  ])
    if (typeof shape === 'string') return shape;
  return undefined;
};

/**
 * Whether a transaction lost against another and may simply be run again. Prisma reports it as its own P2034, or as a
 * bare adapter error from the commit.
 */
export const isRetryable = (error: unknown): boolean =>
  codeOf(error, 'code') === 'P2034' || conflicts.has(sqlStateOf(error) ?? '');

const backoff = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 5 * (0.5 + Math.random())));

/** Runs again what lost against another transaction, a few times. */
export const retrying = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
      await backoff(attempt);
    }
  }
};

/** As many statements as a connection keeps parsed: those with lists of every length would be without number. */
const STATEMENTS_KEPT = 300;

/** Names for statements that come again, so that the database parses each once for a connection. */
const statementNames = (): ((query: { sql: string }) => string) => {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    const unnamed = '';
    if (names.size >= STATEMENTS_KEPT) return unnamed;
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
};

/**
 * Look-ups come by the thousand, each for few rows by an index: what planning one anew would find isn't worth its time.
 * So none may need it to be quick, the reconciler's among them (decision 0045).
 */
const PLANNED_ONCE = ' -c plan_cache_mode=force_generic_plan';

const poolOf = (url: string, role: string, max: number, alsoSet = '') => ({
  connectionString: url,
  max,
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
  statement_timeout: 30_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 30_000,
  // Said once for a connection, not once for a transaction. Whatever the login may do, the role is all that it does.
  options: `-c default_transaction_isolation=read\\ committed -c role=${role}${alsoSet}`,
});

/** Opens both sorts of connections; each is made when it is first needed. */
export const openDatabase = ({ url, poolSize = 10 }: DatabaseSettings): Database => {
  const open = (pool: pg.Pool) => {
    const nameOf = statementNames();
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: nameOf }) });
    let closing: Promise<void> | undefined;
    const close = (): Promise<void> => (closing ??= prisma.$disconnect().then(() => pool.end()));
    return { pool, nameOf, prisma, close };
  };
  const accounts = open(new ScopedPool(poolOf(url, roles.account, poolSize)));
  const lookUps = open(new QuietPool(poolOf(url, roles.lookUp, Math.ceil(poolSize / 2), PLANNED_ONCE)));
  const limits = { maxWait: 10_000, timeout: 60_000 };
  const run = <T>(of: Scope, work: (tx: Tx) => Promise<T>, timeout = limits.timeout): Promise<T> =>
    retrying(() => {
      const scope = { ...of };
      const send = (query: pg.QueryConfig): Promise<pg.QueryResult> =>
        scope.client === undefined ? Promise.reject(new Error('its transaction is over')) : scope.client.query(query);
      return inScope(scope, () =>
        accounts.prisma.$transaction((tx) => work(straight(tx, send, accounts.nameOf) as unknown as Tx), {
          ...limits,
          timeout,
        }),
      );
    });
  return {
    lookUp: straight(lookUps.prisma, (query) => lookUps.pool.query(query), lookUps.nameOf) as unknown as LookUp,
    transaction: (accountId, work) => run({ accountId, begin: 'BEGIN' }, work),
    read: (accountId, work) => run({ accountId, begin: 'BEGIN READ ONLY' }, work),
    snapshot: (accountId, work, timeout) =>
      run({ accountId, begin: 'BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY' }, work, timeout),
    async askBoth<Row>(sql: string) {
      const [account, lookUp] = await Promise.all([
        accounts.prisma.$queryRawUnsafe<Row[]>(sql),
        lookUps.prisma.$queryRawUnsafe<Row[]>(sql),
      ]);
      return { account: account[0]!, lookUp: lookUp[0]! };
    },
    async close() {
      await Promise.all([accounts.close(), lookUps.close()]);
    },
  };
};

/** Whether the database refused a row because another has its key. */
export const isUniqueViolation = (error: unknown): boolean =>
  codeOf(error, 'code') === 'P2002' || sqlStateOf(error) === '23505';

/** Whether the database refused what was written, for good: a check, key, reference or trigger (class 23). */
export const isIntegrityViolation = (error: unknown): boolean => {
  const code = codeOf(error, 'code');
  return (
    (typeof code === 'string' && ['P2002', 'P2003', 'P2004', 'P2011', 'P2014'].includes(code)) ||
    (sqlStateOf(error)?.startsWith('23') ?? false)
  );
};
