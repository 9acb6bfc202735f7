import { z } from 'zod';
import { areas, levels } from '../domain/entities/authorizers.ts';
import { ADDRESS_LIMIT, addressFault, NAME_LIMIT, nameFault } from '../domain/text.ts';

const faultless =
  (fault: (text: string) => string | undefined) =>
  (context: z.core.ParsePayload<string>): void => {
    const message = fault(context.value);
    if (message !== undefined) context.issues.push({ code: 'custom', message, input: context.value });
  };

/**
 * An id, or in a member of a change set `#<index>`: what the member of that index makes (R36). Keys of ids end with
 * `Id` or `Ids`: the set finds them by that.
 */
export const Id = z
  .string()
  .min(1)
  .max(100)
  .meta({ description: 'An id; in a change set also #<index> of an earlier member.' });

/** Ids of several things; each once. */
export const Ids = z
  .array(Id)
  .max(10_000)
  .refine((ids) => new Set(ids).size === ids.length, 'each id once is expected, found one twice');

/** A name as it is shown and compared (R49). */
export const Name = z
  .string()
  .check(faultless(nameFault))
  .meta({ description: 'Visible characters and spaces.', minLength: 1, maxLength: NAME_LIMIT });

/** A plain ASCII e-mail address (R49). */
export const Address = z.string().check(faultless(addressFault)).meta({ format: 'email', maxLength: ADDRESS_LIMIT });

/** Codes of functions; each once. Whether the catalogue has them is a problem of its own (`unknown_function`). */
export const Rights = z
  .array(z.string().max(100))
  .max(500)
  .refine((codes) => new Set(codes).size === codes.length, 'each right once is expected, found one twice');

/** A time in UTC; it is kept to the millisecond. */
export const Time = z.iso
  .datetime({ abort: true, error: 'a time in UTC is expected, such as 2030-01-31T12:00:00Z' })
  .refine((time) => time >= '1970', 'a time since 1970 is expected')
  .meta({ description: 'RFC 3339, in UTC.' })
  .transform((time) => new Date(time).toISOString());

export const RequiredApprovals = z.union([z.literal(0), z.literal(1), z.literal(2)], {
  error: (issue) => `0, 1 or 2 is expected, found ${JSON.stringify(issue.input)}`,
});

export const Area = z.enum(areas);
export const Level = z.enum(levels);
