import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/**
 * What a change can be waited for: its first letters sent, its edits applied, its last letter sent. What goes with a digest
 * waits for minutes, and is not waited for.
 */
export type Milestone = 'asked' | 'applied' | 'told';

interface Waiting {
  readonly milestone: Milestone;
  readonly until: number;
  resolve(at: number): void;
  reject(error: Error): void;
}

interface Row {
  readonly id: string;
  readonly state: string;
  readonly asking: boolean;
  readonly told: boolean;
}

const FEW = 3;
const PATIENCE_MS = 120_000;
const QUERY = `
  SELECT c.id, c.state,
         c.next_wake_at IS NULL OR NOT EXISTS (
           SELECT FROM notices n WHERE n.account_id = c.account_id AND n.change_id = c.id
             AND n.sent_at IS NULL AND n.digest IS NULL) AS told,
         EXISTS (SELECT FROM notices n WHERE n.account_id = c.account_id AND n.change_id = c.id
                 AND n.kind = 'approval-request' AND n.sent_at IS NULL AND n.digest IS NULL) AS asking
  FROM unnest($1::text[], $2::text[]) AS w (account_id, id) JOIN changes c USING (account_id, id)`;

const LETTERS_OWED = 'SELECT EXISTS (SELECT FROM notices WHERE sent_at IS NULL) AS owed';
const LETTERS_PAUSE_MS = 500;

const reached = (row: Row, milestone: Milestone): boolean => {
  if (milestone === 'asked') return !row.asking;
  if (row.state !== 'applied' && row.state !== 'pending' && row.state !== 'approved')
    throw new Error(`change ${row.id} is expected to be applied, found ${row.state}`);
  return row.state === 'applied' && (milestone === 'applied' || row.told);
};

/** Sees when changes come to their milestones, by reading committed rows every few milliseconds: no request is spent on it. */
export class Watcher {
  readonly #client: pg.Client;
  readonly #waiting = new Map<string, Waiting & { readonly accountId: string }>();
  #looking = false;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async connect(url: string): Promise<Watcher> {
    const client = new pg.Client({ connectionString: url });
    // What breaks off fails the query that waits for it; without a listener it would end the process as well.
    client.on('error', () => undefined);
    await client.connect();
    return new Watcher(client);
  }

  /** Answers when (by `performance.now`) the change was first seen to be there. Throws where it ended in another way. */
  until(accountId: string, changeId: string, milestone: Milestone): Promise<number> {
    return new Promise((resolve, reject) => {
      const until = performance.now() + PATIENCE_MS;
      this.#waiting.set(changeId, { accountId, milestone, until, resolve, reject });
      if (!this.#looking) void this.#look();
    });
  }

  /** Answers when no letter of anybody is owed, and none waits for its digest: for five minutes at most after the last. */
  async lettersOut(): Promise<void> {
    for (;;) {
      const { rows } = await this.#client.query<{ owed: boolean }>(LETTERS_OWED);
      if (!rows[0]!.owed) return;
      await delay(LETTERS_PAUSE_MS);
    }
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  /** Milliseconds. Where many wait, what looking costs would be taken from them. */
  get #pause(): number {
    return this.#waiting.size < FEW ? 4 : 20;
  }

  async #look(): Promise<void> {
    this.#looking = true;
    try {
      for (; this.#waiting.size > 0; await delay(this.#pause)) await this.#lookOnce();
    } catch (error) {
      for (const waiting of this.#waiting.values()) waiting.reject(error as Error);
      this.#waiting.clear();
    }
    this.#looking = false;
  }

  async #lookOnce(): Promise<void> {
    const accounts = [...this.#waiting.values()].map((w) => w.accountId);
    const ids = [...this.#waiting.keys()];
    const { rows } = await this.#client.query<Row>({ name: 'milestones', text: QUERY, values: [accounts, ids] });
    const now = performance.now();
    for (const row of rows) this.#settle(row, now);
  }

  #settle(row: Row, now: number): void {
    const waiting = this.#waiting.get(row.id);
    if (waiting === undefined) return;
    try {
      if (now > waiting.until)
        throw new Error(`change ${row.id} did not come to be ${waiting.milestone}, found ${row.state}`);
      if (!reached(row, waiting.milestone)) return;
      this.#waiting.delete(row.id);
      waiting.resolve(now);
    } catch (error) {
      this.#waiting.delete(row.id);
      waiting.reject(error as Error);
    }
  }
}
