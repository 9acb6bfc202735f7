import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';

/** Whose rows a transaction sees, and how it begins. */
export interface Scope {
  readonly accountId: string;
  readonly begin: 'BEGIN' | 'BEGIN READ ONLY' | 'BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY';
}

const scopes = new AsyncLocalStorage<Scope>();

/** Runs `work`, whose transaction begins with this scope. */
export const inScope = <T>(scope: Scope, work: () => Promise<T>): Promise<T> => scopes.run(scope, work);

const ADAPTERS_BEGIN = 'BEGIN';

/** Has the next thing that is sent, which begins a transaction, say in the same breath whose it is. */
const beginning = (client: pg.PoolClient, { accountId, begin }: Scope): pg.PoolClient => {
  const send = client.query.bind(client);
  const first = async ({ text }: pg.QueryConfig): Promise<unknown> => {
    client.query = send;
    if (text !== ADAPTERS_BEGIN) throw new Error(`a transaction is expected to begin with BEGIN, found ${text}`);
    return send(`${begin}; SET LOCAL app.account_id = ${pg.escapeLiteral(accountId)}`);
  };
  client.query = first as typeof client.query;
  return client;
};

/** Connections whose every transaction is an account's: one that has none is refused before it begins. */
class ScopedPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super(config);
    // A session may end before whoever waits for it has begun to listen, with its first packet even. Its next statement
    // fails then, and that is heard; an error that nobody hears would end the process.
    this.on('connect', (client) => client.on('error', () => undefined));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool['connect']>[0]): void;
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | void {
    // Without a transaction: nobody's, which sees nothing.
    if (callback !== undefined) return super.connect(callback);
    const scope = scopes.getStore();
    if (scope === undefined) return Promise.reject(new Error('a transaction of no account'));
    return super.connect().then((client) => beginning(client, scope));
  }
}

/** The driver over a scoped pool, which ends with it. */
export const scopedAdapter = (config: pg.PoolConfig, options: ConstructorParameters<typeof PrismaPg>[1]): PrismaPg =>
  new PrismaPg(new ScopedPool(config), { ...options, disposeExternalPool: true });
