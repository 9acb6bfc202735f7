import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { grantable } from '../src/domain/catalogue.ts';
import { inParallel, type Batch, type Load } from './figures.ts';
import type { BenchAccount, Officer } from './large-account.ts';
import type { Watcher } from './watcher.ts';

const REQUEST_PATIENCE_MS = 60_000;
/** How often a request is sent again that was answered with 503, as one is where more is asked than can be done. */
const TRIES = 20;
const AGAIN_MS = 500;

/** An answer that is no 2xx. */
class Refusal extends Error {
  readonly status: number;
  readonly answer: string;

  constructor(what: string, status: number, answer: string) {
    super(`${what} answered ${status}: ${answer.slice(0, 500)}`);
    this.status = status;
    this.answer = answer;
  }

  /** The id of the same change that is open already; undefined where that is not why it is refused. */
  get sameChange(): string | undefined {
    if (this.status !== 409) return undefined;
    const { problems } = JSON.parse(this.answer) as { problems?: { code: string; id?: string }[] };
    return problems?.find(({ code }) => code === 'conflicting_change')?.id;
  }
}

/** A kept connection was closed from the other side, as idle ones are, before it was used again. */
class NotSent extends Error {}

/** An HTTP API as its callers use it: JSON over kept connections, with an officer's token where there are any. */
export class ApiClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 128 });
  readonly #publicUrl: string;
  readonly #tokens: ReadonlyMap<string, string>;
  /** How many requests had to be sent again. */
  sentAgain = 0;

  constructor(publicUrl: string, tokens: ReadonlyMap<string, string> = new Map()) {
    this.#publicUrl = publicUrl;
    this.#tokens = tokens;
  }

  /** Throws on every answer that is not 2xx. */
  post<T>(officer: Officer, path: string, body: unknown): Promise<T> {
    return this.#send('POST', path, this.#tokens.get(officer.subject), JSON.stringify(body));
  }

  /** As `post`; as nobody where no officer is said. */
  get<T>(path: string, officer?: Officer): Promise<T> {
    return this.#send('GET', path, officer && this.#tokens.get(officer.subject));
  }

  async #send<T>(method: 'GET' | 'POST', path: string, token: string | undefined, text?: string): Promise<T> {
    for (let left = TRIES; ; left--)
      try {
        return await this.#sendOnce(method, path, token, text);
      } catch (error) {
        const isFull = error instanceof Refusal && error.status === 503;
        if (left === 0 || !(isFull || error instanceof NotSent)) throw error;
        this.sentAgain++;
        if (isFull) await delay(AGAIN_MS);
      }
  }

  #sendOnce<T>(method: 'GET' | 'POST', path: string, token: string | undefined, text?: string): Promise<T> {
    const headers = {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    };
    return new Promise<T>((resolve, reject) => {
      const sent = request(
        `${this.#publicUrl}${path}`,
        { method, agent: this.#agent, headers, timeout: REQUEST_PATIENCE_MS },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const answer = Buffer.concat(chunks).toString('utf8');
            const status = response.statusCode!;
            if (Math.floor(status / 100) === 2) resolve(JSON.parse(answer) as T);
            else reject(new Refusal(`${method} ${path}`, status, answer));
          });
        },
      );
      sent.on('timeout', () => sent.destroy(new Error(`${method} ${path} had no answer in time`)));
      sent.on('error', (error: NodeJS.ErrnoException) =>
        reject(sent.reusedSocket && error.code === 'ECONNRESET' ? new NotSent() : error),
      );
      sent.end(text);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** What the next change of an account is: another user each time, a new name and a further right in turns. */
const nextChange = (account: BenchAccount, number: number): { kind: string; payload: unknown } => {
  const turn = Math.floor(number / 2);
  const userId = account.userIds[turn % account.userIds.length]!;
  const round = Math.floor(turn / account.userIds.length);
  if (number % 2 === 0) return { kind: 'user.modify', payload: { userId, name: `Renamed ${round}` } };
  const { code } = grantable[(turn + 2 + round) % grantable.length]!;
  return { kind: 'rights.grant', payload: { userId, rights: [code] } };
};

/** Plays changes through the public doors, each to its end. */
export class Player {
  readonly #api: ApiClient;
  readonly #watcher: Watcher;
  readonly #begun: Map<string, number>;

  /** `begun` is how many changes were played of each account before, where another player did. */
  constructor(api: ApiClient, watcher: Watcher, begun = new Map<string, number>()) {
    this.#api = api;
    this.#watcher = watcher;
    this.#begun = begun;
  }

  /** Changes spread evenly over the accounts. Ends when the last letter of the last one is sent. */
  async play(accounts: readonly BenchAccount[], { count, concurrency }: Load): Promise<Batch> {
    const began = performance.now();
    const ends: Promise<number>[] = [];
    const waits = await inParallel(count, concurrency, async (index) => {
      const account = accounts[index % accounts.length]!;
      const { changeId, wait } = await this.#change(account);
      ends.push(this.#watcher.until(account.id, changeId, 'told'));
      return wait;
    });
    await Promise.all(ends);
    return { count, seconds: (performance.now() - began) / 1_000, waits };
  }

  /** One change: submitted, its letters out, approved by two officers one after the other, applied. */
  async #change(account: BenchAccount): Promise<{ changeId: string; wait: number }> {
    const number = this.#begun.get(account.id) ?? 0;
    this.#begun.set(account.id, number + 1);
    const at = number % account.officers.length;
    const [initiator, first, second] = [0, 1, 2].map((i) => account.officers[(at + i) % account.officers.length]!);
    const path = `/v1/accounts/${account.slug}/changes`;
    const submitted = await this.#submit(initiator!, path, { ...nextChange(account, number), reason: 'As agreed.' });
    await this.#watcher.until(account.id, submitted.id, 'asked');
    const decision = { verdict: 'approve', digest: submitted.digest, comment: 'Checked.' };
    await this.#api.post(first!, `${path}/${submitted.id}/decisions`, decision);
    const decided = performance.now();
    await this.#api.post(second!, `${path}/${submitted.id}/decisions`, decision);
    const applied = await this.#watcher.until(account.id, submitted.id, 'applied');
    return { changeId: submitted.id, wait: Math.max(0, applied - decided) };
  }

  async #submit(initiator: Officer, path: string, body: unknown): Promise<{ id: string; digest: string }> {
    try {
      return await this.#api.post(initiator, path, body);
    } catch (error) {
      // Sent again after it had no answer in time, and was done all the same.
      const id = error instanceof Refusal ? error.sameChange : undefined;
      if (id === undefined) throw error;
      return this.#api.get(`${path}/${id}`, initiator);
    }
  }
}
