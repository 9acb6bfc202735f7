import { Agent, request } from 'node:http';
import { grantable } from '../src/domain/catalogue.ts';
import { inParallel, type Batch } from './figures.ts';
import type { BenchAccount, Officer } from './large-account.ts';
import type { Watcher } from './watcher.ts';

const REQUEST_PATIENCE_MS = 60_000;

/** The API as its callers use it: JSON over kept connections, with an officer's token. */
export class ApiClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #publicUrl: string;
  readonly #tokens: ReadonlyMap<string, string>;

  constructor(publicUrl: string, tokens: ReadonlyMap<string, string>) {
    this.#publicUrl = publicUrl;
    this.#tokens = tokens;
  }

  /** Throws on every answer that is not 2xx. */
  async post<T>(officer: Officer, path: string, body: unknown): Promise<T> {
    const text = JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${this.#tokens.get(officer.subject)!}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    };
    return new Promise<T>((resolve, reject) => {
      const sent = request(
        `${this.#publicUrl}${path}`,
        { method: 'POST', agent: this.#agent, headers, timeout: REQUEST_PATIENCE_MS },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const answer = Buffer.concat(chunks).toString('utf8');
            if (Math.floor(response.statusCode! / 100) === 2) resolve(JSON.parse(answer) as T);
            else reject(new Error(`POST ${path} answered ${response.statusCode}: ${answer.slice(0, 500)}`));
          });
        },
      );
      sent.on('timeout', () => sent.destroy(new Error(`POST ${path} had no answer in time`)));
      sent.on('error', reject);
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
  readonly #begun = new Map<string, number>();

  constructor(api: ApiClient, watcher: Watcher) {
    this.#api = api;
    this.#watcher = watcher;
  }

  /** Changes spread evenly over the accounts. Ends when the last letter of the last one is sent. */
  async play(
    accounts: readonly BenchAccount[],
    { count, concurrency }: { count: number; concurrency: number },
  ): Promise<Batch> {
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
    const submitted = await this.#api.post<{ id: string; digest: string }>(initiator!, path, {
      ...nextChange(account, number),
      reason: 'As agreed.',
    });
    await this.#watcher.until(account.id, submitted.id, 'asked');
    const decision = { verdict: 'approve', digest: submitted.digest, comment: 'Checked.' };
    await this.#api.post(first!, `${path}/${submitted.id}/decisions`, decision);
    await this.#api.post(second!, `${path}/${submitted.id}/decisions`, decision);
    const decided = performance.now();
    const applied = await this.#watcher.until(account.id, submitted.id, 'applied');
    return { changeId: submitted.id, wait: Math.max(0, applied - decided) };
  }
}
