const TIMEOUT_MS = 5_000;
const MAX_BYTES = 512 * 1024;
const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The provider didn't answer, in time or in bounds. The message names its URL without the query. */
export class ProviderUnreachable extends Error {
  constructor(url: URL, why: string) {
    super(`${url.origin}${url.pathname}: ${why}`);
    this.name = 'ProviderUnreachable';
  }
}

/** Whether a URL's host is this machine, by name or by number. */
export function isLoopback(url: string | URL): boolean {
  return LOOPBACK_NAMES.has(new URL(url).hostname);
}

/**
 * Checks that keys and people may be asked of a URL: over TLS, or on this machine.
 *
 * @throws Error saying what was found
 */
export function requireSecure(setting: string, url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && isLoopback(parsed))) return parsed;
  throw new Error(`${setting}: found "${url}", expected an https URL, or http on localhost`);
}

/**
 * Asks the identity provider, within 5 seconds and half a megabyte, following no redirect: a `fetch` for the libraries
 * that take one.
 *
 * @throws ProviderUnreachable
 */
export async function providerFetch(input: string | URL, init: RequestInit = {}): Promise<Response> {
  const url = new URL(input);
  const signals = [AbortSignal.timeout(TIMEOUT_MS), ...(init.signal ? [init.signal] : [])];
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.any(signals) });
    const body = await boundedBody(url, response);
    return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers });
  } catch (cause) {
    if (cause instanceof ProviderUnreachable) throw cause;
    throw new ProviderUnreachable(url, signals[0]?.aborted ? 'no answer within 5 s' : 'the connection failed');
  }
}

async function boundedBody(url: URL, response: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  if (response.body === null) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw new ProviderUnreachable(url, `the answer is longer than ${String(MAX_BYTES)} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/**
 * What the provider says at a URL, as JSON; `undefined` where it refuses to say, or says something else.
 *
 * @throws ProviderUnreachable, also when the provider itself failed (5xx)
 */
export async function fetchJson(url: URL, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await providerFetch(url, { headers: { accept: 'application/json', ...headers } });
  if (response.status >= 500) throw new ProviderUnreachable(url, `HTTP ${String(response.status)}`);
  return response.ok ? response.json().catch(() => undefined) : undefined;
}

/** Asks once for all who wait, keeps the answer, and asks again after a failure. */
export function keptOnceAnswered<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask().catch((cause: unknown) => {
      answer = undefined;
      throw cause;
    });
    return answer;
  };
}
