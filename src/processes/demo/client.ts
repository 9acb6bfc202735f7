import { setTimeout as delay } from 'node:timers/promises';
import { demoToken } from '../embedded/demo-token.ts';

/** Where the demo people call, and where they get their tokens. */
export interface DemoAddress {
  readonly publicUrl: string;
  readonly issuer: string;
  readonly audience: string;
  /** Ends every call that is under way. */
  readonly signal?: AbortSignal;
}

/** A demo person at the public API: the same doors as everybody, with a token of the same provider. */
export const createDemoClient = ({ publicUrl, issuer, audience, signal }: DemoAddress) => {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (person: string): Promise<string> => {
    const kept = tokens.get(person) ?? demoToken({ issuer, audience, person });
    tokens.set(person, kept);
    return kept;
  };
  return async <T>(person: string, method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${publicUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await tokenOf(person)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    const answer = (await response.json()) as T & { detail?: string };
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${answer.detail ?? ''}`);
    return answer;
  };
};

export type DemoClient = ReturnType<typeof createDemoClient>;

/** What is read of a change. */
export interface ChangeAnswer {
  readonly id: string;
  readonly digest: string;
  readonly state: string;
  readonly stateReason: { readonly text: string } | null;
}

const PATIENCE_MS = 60_000;

/** Waits for a change to end, by asking. */
export const untilEnded = async (
  client: DemoClient,
  person: string,
  account: string,
  changeId: string,
): Promise<ChangeAnswer> => {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const change = await client<ChangeAnswer>(person, 'GET', `/v1/accounts/${account}/changes/${changeId}`);
    if (change.state !== 'pending' && change.state !== 'approved') return change;
    if (Date.now() > until)
      throw new Error(`change ${changeId} is still ${change.state} after ${PATIENCE_MS / 1_000} seconds`);
    await delay(100);
  }
};
