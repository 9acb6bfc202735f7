import { z } from 'zod';
import { Refused, problem, type Problem } from '../domain/problems.ts';
import { addressFault, nameFault } from '../domain/text.ts';

const faultless =
  (fault: (text: string) => string | undefined) =>
  (context: z.core.ParsePayload<string>): void => {
    const message = fault(context.value);
    if (message !== undefined) context.issues.push({ code: 'custom', message, input: context.value });
  };

/** A name as it is shown and compared (R49). */
export const Name = z.string().check(faultless(nameFault)).meta({ description: 'At most 200 visible characters.' });

/** A plain ASCII e-mail address (R49). */
export const Address = z.string().check(faultless(addressFault)).meta({ format: 'email' });

/** What a path or a query can name: ids, slugs, kinds. Anything else names nothing. */
export const identifier = /^[A-Za-z0-9_.:-]{1,128}$/;

/** A reason or a comment. What it may hold is checked where it is written (R49). */
export const Remark = z
  .string()
  .max(10_000)
  .nullable()
  .optional()
  .meta({ description: 'At most 1,000 characters; line breaks are allowed.' });

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

/** The faults of a body or a query, each with its path. */
export const faultsOf = (error: z.ZodError): Problem[] =>
  error.issues.map((issue) => problem('invalid_payload', issue.message, issue.path.map(String).join('.') || undefined));

/** The parsed value. Throws Refused with every fault. */
export const parsedBy = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Refused(faultsOf(parsed.error));
  return parsed.data;
};

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
  if (!parsed.success)
    throw Refused.because('invalid_payload', 'the nextCursor of a page of this list is expected', 'cursor');
  return parsed.data;
};

const jsonOrUndefined = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
