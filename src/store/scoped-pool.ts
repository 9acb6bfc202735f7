import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

/** Whose rows a transaction sees, and how it begins. */
export interface Scope {
  readonly accountId: string;
  readonly begin: 'BEGIN' | 'BEGIN READ ONLY' | 'BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY';
  /** The connection of the transaction, for as long as it is its own. */
  client?: pg.PoolClient | undefined;
}

const scopes = new AsyncLocalStorage<Scope>();

/** Runs `work`, whose transaction begins with this scope. */
export const inScope = <T>(scope: Scope, work: () => Promise<T>): Promise<T> => scopes.run(scope, work);

const ADAPTERS_BEGIN = 'BEGIN';

/** Has the next thing that is sent, which begins a transaction, say in the same breath whose it is. */
const beginning = (client: pg.PoolClient, scope: Scope): pg.PoolClient => {
  const { accountId, begin } = scope;
  const release = client.release.bind(client);
  client.release = (error) => {
    scope.client = undefined;
    release(error);
  };
  scope.client = client;
  const send = client.query.bind(client);
  const first = async ({ text }: pg.QueryConfig): Promise<unknown> => {
    client.query = send;
    if (text !== ADAPTERS_BEGIN) throw new Error(`a transaction is expected to begin with BEGIN, found ${text}`);
    return send(`${begin}; SET LOCAL app.account_id = ${pg.escapeLiteral(accountId)}`);
  };
  client.query = first as typeof client.query;
  return client;
};

/** A pool none of whose connections ends the process by an error that nobody hears. */
export class QuietPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super(config);
    // A session may end before whoever waits for it has begun to listen, with its first packet even. Its next statement
    // fails then, and that is heard.
    this.on('connect', (client) => client.on('error', () => undefined));
    this.on('error', () => undefined);
  }
}

/** Connections whose every transaction is an account's: one that has none is refused before it begins. */
export class ScopedPool extends QuietPool {
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
