import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { demoToken } from '../../src/processes/embedded/demo-token.ts';
import type { Stage } from '../acceptance/processes.ts';

/** A client that asks again, as a good one does, until it has an answer: whatever dies meanwhile. */
export interface RelentlessClient {
  /** Submits a change under one idempotency key, however often it has to ask. */
  submit<T>(person: string, path: string, body: unknown): Promise<T>;
  /** Posts what may be posted again: a decision or a withdrawal. */
  post(person: string, path: string, body: unknown): Promise<unknown>;
  /** Notes the instant of a fault; the next answer to a request that failed since ends the recovery. */
  faultAt(instant: number): void;
  recoveries(): { readonly p50: number; readonly p95: number; readonly max: number };
  repeats(): number;
}

interface Answer {
  readonly status: number;
  readonly body: { readonly code?: string; readonly detail?: string };
}

const AGAIN_MS = 150;
const REQUEST_MS = 15_000;

const passes = ({ status, body }: Answer): boolean =>
  status >= 500 || status === 429 || body.code === 'idempotency_running';

export const createRelentlessClient = ({ publicUrl, issuer, audience }: Stage): RelentlessClient => {
  const tokens = new Map<string, Promise<string>>();
  const recoveries: number[] = [];
  let fault: number | undefined;
  let repeated = 0;

  const tokenOf = (person: string): Promise<string> => {
    const token = tokens.get(person) ?? demoToken({ issuer, audience, person });
    tokens.set(person, token);
    return token;
  };
  const once = async (
    method: 'GET' | 'POST',
    person: string,
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<Answer> => {
    const response = await fetch(`${publicUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await tokenOf(person)}`,
        'content-type': 'application/json',
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(REQUEST_MS),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
  const ask = async (...request: Parameters<typeof once>): Promise<Answer> => {
    for (let failed = false; ; failed = true) {
      const answer = await once(...request).catch(() => undefined);
      if (answer !== undefined && !passes(answer)) {
        if (failed && fault !== undefined) {
          recoveries.push(performance.now() - fault);
          fault = undefined;
        }
        return answer;
      }
      repeated++;
      await delay(AGAIN_MS);
    }
  };
  const mustSucceed = ({ status, body }: Answer, what: string): void => {
    if (status >= 300) throw new Error(`${what} answered ${status} ${body.code ?? ''}: ${body.detail ?? ''}`);
  };

  return {
    async submit<T>(person: string, path: string, body: unknown): Promise<T> {
      const answer = await ask('POST', person, path, body, randomUUID());
      // A submission whose answer was lost is found by being refused as the same one.
      const twin =
        answer.body.code === 'conflicting_change' ? /chg_\w+/.exec(answer.body.detail ?? '')?.[0] : undefined;
      const found = twin === undefined ? answer : await ask('GET', person, `${path}/${twin}`);
      mustSucceed(found, `POST ${path}`);
      return found.body as T;
    },
    async post(person, path, body) {
      const answer = await ask('POST', person, path, body);
      mustSucceed(answer, `POST ${path}`);
      return answer.body;
    },
    faultAt(instant) {
      fault ??= instant;
    },
    recoveries() {
      const sorted = recoveries.map(Math.round).sort((a, b) => a - b);
      const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
      return { p50: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? 0 };
    },
    repeats: () => repeated,
  };
};
