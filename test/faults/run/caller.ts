import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { demoToken } from '../../../src/processes/embedded/demo-token.ts';
import type { AnsweredChange, Ask, Call, ClientRecord, Outcome } from './record.ts';
import type { Recoveries } from './recoveries.ts';
import type { Theatre } from './theatre.ts';

/** Longer than a stopped API is stopped. */
const REQUEST_MS = 10_000;
const AGAIN_MS = 250;
/** So often an unanswered call is made again, under the same key. */
const ATTEMPTS = 40;

interface Answer {
  readonly status: number;
  readonly body: { readonly code?: string } & Readonly<Record<string, unknown>>;
}

const outcomeOf = (answer: Answer | undefined): Outcome => {
  if (answer === undefined || answer.status >= 500 || answer.status === 429) return 'unknown';
  if (answer.body.code === 'idempotency_running') return 'unknown';
  return answer.status < 300 ? 'ok' : 'refused';
};

/** Who calls the API as any of the demo people, and writes down every call that could leave something. */
export class Caller {
  readonly #theatre: Theatre;
  readonly #record: ClientRecord;
  readonly #recoveries: Recoveries;
  readonly #tokens = new Map<string, Promise<string>>();
  repeats = 0;

  constructor(theatre: Theatre, record: ClientRecord, recoveries: Recoveries) {
    this.#theatre = theatre;
    this.#record = record;
    this.#recoveries = recoveries;
  }

  /** Reads until it is answered; undefined where it is refused. */
  async get<T>(actor: string, path: string): Promise<T | undefined> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const answer = await this.#once(actor, 'GET', path);
      if (outcomeOf(answer) !== 'unknown') return answer!.status < 300 ? (answer!.body as T) : undefined;
      await delay(AGAIN_MS);
    }
    return undefined;
  }

  /** Opens an account: answers its id and slug. */
  async open(actor: string, body: Ask['body']): Promise<{ readonly id: string; readonly slug: string } | undefined> {
    const ask = this.#ask({ op: 'open', actor, body, key: randomUUID() });
    const { answer } = await this.#untilKnown(ask, '/v1/applications', body);
    const account = answer?.body['account'];
    return account as { id: string; slug: string } | undefined;
  }

  /** Submits a change until it is answered, under one key. */
  submit(actor: string, account: string, kind: string, payload: unknown): Promise<AnsweredChange | undefined> {
    return this.submitTimes(1, actor, account, kind, payload);
  }

  /** Submits a change so many times at once, all under one key, as a client does that is unsure. */
  async submitTimes(
    times: number,
    actor: string,
    account: string,
    kind: string,
    payload: unknown,
  ): Promise<AnsweredChange | undefined> {
    const id = randomUUID();
    const body = { kind, payload, reason: `op ${id}` };
    const ask = this.#ask({ id, op: 'submit', actor, account, body, key: id });
    const path = `/v1/accounts/${account}/changes`;
    const all = await Promise.all(Array.from({ length: times }, () => this.#untilKnown(ask, path, body)));
    return all.find(({ call }) => call.outcome === 'ok')?.call.answer ?? undefined;
  }

  /** Decides until it is answered; `digest` is that of what is approved. */
  async decide(
    actor: string,
    account: string,
    change: Pick<AnsweredChange, 'id' | 'digest'>,
    verdict: 'approve' | 'reject' = 'approve',
  ): Promise<Call> {
    const id = randomUUID();
    const body = { verdict, digest: change.digest, comment: `op ${id}` };
    const ask = this.#ask({ id, op: verdict, actor, account, changeId: change.id, body });
    return (await this.#untilKnown(ask, `/v1/accounts/${account}/changes/${change.id}/decisions`, body)).call;
  }

  async withdraw(actor: string, account: string, { id: changeId }: Pick<AnsweredChange, 'id'>): Promise<Call> {
    const id = randomUUID();
    const body = { comment: `op ${id}` };
    const ask = this.#ask({ id, op: 'withdraw', actor, account, changeId, body });
    return (await this.#untilKnown(ask, `/v1/accounts/${account}/changes/${changeId}/withdraw`, body)).call;
  }

  #ask(ask: Partial<Ask> & Pick<Ask, 'op' | 'actor' | 'body'>): Ask {
    return { id: randomUUID(), account: null, changeId: null, key: null, ...ask };
  }

  async #untilKnown(ask: Ask, path: string, body: unknown): Promise<{ call: Call; answer: Answer | undefined }> {
    for (let attempt = 1; ; attempt++) {
      this.#record.invoke(ask);
      const invokedAt = Date.now();
      const answer = await this.#once(ask.actor, 'POST', path, body, ask.key);
      const outcome = outcomeOf(answer);
      const call: Call = {
        ...{ ask, invokedAt, outcome },
        status: answer?.status ?? null,
        code: answer?.body.code ?? null,
        answer: outcome === 'ok' && ask.op !== 'open' ? (answer!.body as unknown as AnsweredChange) : null,
      };
      this.#record.settle(call);
      if (outcome !== 'unknown' || attempt === ATTEMPTS) return { call, answer };
      this.repeats++;
      await delay(AGAIN_MS);
    }
  }

  async #once(
    actor: string,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    key: string | null = null,
  ): Promise<Answer | undefined> {
    const begunAt = performance.now();
    try {
      const response = await fetch(`${this.#theatre.stage.publicUrl}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await this.#tokenOf(actor)}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(key !== null && { 'idempotency-key': key }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(REQUEST_MS),
      });
      const answer = { status: response.status, body: (await response.json()) as Answer['body'] };
      this.#recoveries.answered(begunAt, outcomeOf(answer) !== 'unknown');
      return answer;
    } catch {
      this.#recoveries.answered(begunAt, false);
      return undefined;
    }
  }

  #tokenOf(person: string): Promise<string> {
    const { issuer, audience } = this.#theatre.stage;
    const token = this.#tokens.get(person) ?? demoToken({ issuer, audience, person });
    this.#tokens.set(person, token);
    return token;
  }
}
