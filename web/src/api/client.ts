import createClient from 'openapi-fetch';
import { problemOf, ProblemError, unreachable } from './problem';
import type { components, paths } from './schema';

/** The API, typed by its own document. The session's cookie goes with every request. */
export const api = createClient<paths>({ baseUrl: window.location.origin, headers: { accept: 'application/json' } });

const SOON_MS = 60_000;

let touchedAt = Date.now();
for (const sign of ['pointerdown', 'keydown', 'wheel'])
  window.addEventListener(sign, () => void (touchedAt = Date.now()), { capture: true, passive: true });

// What is read because something moved in the account does not keep a session in use before which nobody sits.
api.use({
  onRequest: ({ request }) => {
    if (Date.now() - touchedAt > SOON_MS) request.headers.set('countersign-unattended', '1');
    return request;
  },
});

export type Schemas = components['schemas'];

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of a good answer. Throws {@link ProblemError} with what was refused, or that nothing answered. */
export const must = async <T>(call: Promise<Answered<T>>): Promise<NonNullable<T>> => {
  let answered: Answered<T>;
  try {
    answered = await call;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable();
  }
  const { data, error, response } = answered;
  if (!response.ok || data === undefined || data === null) throw problemOf(response.status, error);
  return data;
};

export { ProblemError };

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
