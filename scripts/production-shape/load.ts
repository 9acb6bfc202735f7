import { setTimeout as delay } from 'node:timers/promises';
import { demoToken } from '../../src/processes/embedded/demo-token.ts';

export interface Asked {
  readonly answered: number;
  /** Requests that were asked again because nobody could answer them for a moment. */
  readonly retried: number;
  /** Requests that were not answered however often they were asked, or with something else than they should be. */
  readonly lost: readonly string[];
}

export interface LoadOptions {
  readonly publicUrl: string;
  readonly issuer: string;
  readonly account: string;
  readonly people: readonly string[];
}

const PAUSE_MS = 150;
/** The database's or the proxy's restart is over long before. */
const AGAIN_FOR_MS = 60_000;

/** People who ask all the time: what they ask is read anew, from any process. */
export class Load {
  readonly #options: LoadOptions;
  readonly #stopping = new AbortController();
  readonly #asking: Promise<void>[];
  #phase: { answered: number; retried: number; lost: string[] } = { answered: 0, retried: 0, lost: [] };
  #mayRetry = false;

  private constructor(options: LoadOptions, tokens: readonly string[]) {
    this.#options = options;
    this.#asking = tokens.map((token) => this.#ask(token));
  }

  static async start(options: LoadOptions): Promise<Load> {
    const { issuer, people } = options;
    const tokens = [];
    for (const person of people) tokens.push(await demoToken({ issuer, audience: 'countersign', person }));
    return new Load(options, tokens);
  }

  /** What is asked while `work` lasts, and for a moment after it. `mayRetry`: a request is asked again until it is answered. */
  async during(mayRetry: boolean, work: () => Promise<void>): Promise<Asked> {
    this.#phase = { answered: 0, retried: 0, lost: [] };
    this.#mayRetry = mayRetry;
    await work();
    await delay(2 * PAUSE_MS);
    return this.#phase;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#asking);
  }

  async #ask(token: string): Promise<void> {
    const path = `/v1/accounts/${this.#options.account}`;
    for (let turn = 0; !this.#stopping.signal.aborted; turn++) {
      await this.#once(token, [path, `${path}/changes`, `${path}/users`][turn % 3]!);
      await delay(PAUSE_MS);
    }
  }

  async #once(token: string, path: string): Promise<void> {
    const until = performance.now() + AGAIN_FOR_MS;
    for (;;) {
      const found = await this.#status(token, path);
      if (found === 200) {
        this.#phase.answered++;
        return;
      }
      if (!this.#mayRetry || performance.now() > until) {
        this.#phase.lost.push(`GET ${path}: ${found}`);
        return;
      }
      this.#phase.retried++;
      await delay(PAUSE_MS);
    }
  }

  async #status(token: string, path: string): Promise<number | string> {
    try {
      const headers = { authorization: `Bearer ${token}` };
      const signal = AbortSignal.timeout(AGAIN_FOR_MS);
      const response = await fetch(`${this.#options.publicUrl}${path}`, { headers, signal });
      await response.arrayBuffer();
      return response.status;
    } catch (error) {
      return String((error as Error).cause ?? error);
    }
  }
}
