import createClient, { type Client } from 'openapi-fetch';
import { problemOf, ProblemError, unreachable } from './problem.ts';
import type { components, paths } from './schema.d.ts';

export { ProblemError };
export type { paths };
/** What the API's document calls `Change`, `Account` and so on. */
export type Schemas = components['schemas'];

/** Every operation of the API, by its method and path. */
export type Countersign = Client<paths>;

export interface ClientOptions {
  /** Where the service is, as letters name it: `https://countersign.example`. */
  readonly url: string;
  /** A personal token, the token of a service, or an access token of the identity provider; absent in the console. */
  readonly token?: string;
  /** No request waits longer than this for its answer; for as long as it takes where it is absent. */
  readonly timeoutMs?: number;
}

/** The API, typed by its own document. Throws where no address is given, so that nobody looks for it in the network. */
export const createCountersign = ({ url, token, timeoutMs }: ClientOptions): Countersign => {
  if (!URL.canParse(url))
    throw new TypeError(
      `url: the address of the service is expected, such as https://countersign.example, found ${url}`,
    );
  const client = createClient<paths>({
    baseUrl: url,
    headers: { accept: 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    // What answers with another address is not the service: nothing follows, and no token goes there.
    redirect: 'error',
  });
  if (timeoutMs !== undefined)
    client.use({ onRequest: ({ request }) => new Request(request, { signal: AbortSignal.timeout(timeoutMs) }) });
  return client;
};

/** What a call comes to. */
export interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of a good answer. Throws {@link ProblemError} with what was refused, or that nothing answered. */
export const must = async <T>(call: Promise<Answered<T>>, whereNothingAnswers?: string): Promise<NonNullable<T>> => {
  let answered: Answered<T>;
  try {
    answered = await call;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable(whereNothingAnswers, error);
  }
  const { data, error, response } = answered;
  if (!response.ok || data === undefined || data === null) throw problemOf(response.status, error);
  return data;
};

/** Reads a list to its end, page by page, telling how many are there so far. */
export const readAll = async <Item>(
  page: (
    cursor: string | undefined,
  ) => Promise<{ readonly items: readonly Item[]; readonly nextCursor: string | null }>,
  told?: (count: number) => void,
): Promise<Item[]> => {
  const items: Item[] = [];
  for (let cursor: string | undefined; ;) {
    const found = await page(cursor);
    items.push(...found.items);
    told?.(items.length);
    if (found.nextCursor === null) return items;
    cursor = found.nextCursor;
  }
};
