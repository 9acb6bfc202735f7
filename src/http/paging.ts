import { z } from 'zod';
import type { AccountState } from '../domain/account-state.ts';
import { Refused } from '../domain/problems.ts';
import { nameKey } from '../domain/text.ts';

export const MAX_LIMIT = 200;

/** What every list takes. */
export const paging = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_LIMIT)
    .default(50)
    .meta({ description: 'How many items a page has at most.' }),
  cursor: z.string().max(500).optional().meta({ description: 'The `nextCursor` of the page before.' }),
};

/** The page that a query asks for. */
export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const NOT_OURS = 'the nextCursor of a page of this list is expected';

/** Writes where a list goes on. */
export const cursorOf = (place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads where a list goes on; undefined at its beginning. Throws Refused on what no list has written. */
export const placeOf = <T extends readonly (string | number)[]>(
  cursor: string | undefined,
  schema: z.ZodType<T>,
): T | undefined => {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const parsed = schema.safeParse(jsonOrUndefined(text));
  if (!parsed.success) throw Refused.because('invalid_payload', NOT_OURS, 'cursor');
  return parsed.data;
};

const jsonOrUndefined = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A page of what is sorted, behind the item whose id the cursor holds. */
export const pageAfter = <T extends { readonly id: string }>(
  sorted: Iterable<T>,
  { limit, cursor }: PageQuery,
  fits: (item: T) => boolean = () => true,
): { items: T[]; nextCursor: string | null } => {
  const after = placeOf(cursor, z.tuple([z.string()]))?.[0];
  let begun = after === undefined;
  const items: T[] = [];
  for (const item of sorted) {
    if (!begun) begun = item.id === after;
    else if (fits(item)) {
      const last = items.at(-1);
      if (items.length === limit && last !== undefined) return { items, nextCursor: cursorOf([last.id]) };
      items.push(item);
    }
  }
  if (!begun) throw Refused.because('invalid_payload', NOT_OURS, 'cursor');
  return { items, nextCursor: null };
};

interface Named {
  readonly id: string;
  readonly key: string;
}

/** Rows by name; all of an entity where no ids are given. */
export const rowsByName = (
  state: AccountState,
  entity: 'companies' | 'employeeSets' | 'roles' | 'serviceTokens' | 'webhooks',
  ids: Iterable<string> = [...state.all(entity)].map(([id]) => id),
): Named[] => [...ids].map((id) => ({ id, key: nameKey(state.get(entity, id)!.name) })).sort(byName);

/** Orders by name, as names are compared; equal ones by id. */
export const byName = (a: Named, b: Named): number =>
  a.key === b.key ? (a.id < b.id ? -1 : 1) : a.key < b.key ? -1 : 1;
