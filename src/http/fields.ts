import { z } from 'zod';
import { Refused, problem, type Problem } from '../domain/problems.ts';
import { ADDRESS_LIMIT, addressFault, NAME_LIMIT, nameFault, REMARK_LIMIT } from '../domain/text.ts';

const faultless =
  (fault: (text: string) => string | undefined) =>
  (context: z.core.ParsePayload<string>): void => {
    const message = fault(context.value);
    if (message !== undefined) context.issues.push({ code: 'custom', message, input: context.value });
  };

/** A name as it is shown and compared (R49). */
export const Name = z
  .string()
  .check(faultless(nameFault))
  .meta({ description: 'Visible characters and spaces.', minLength: 1, maxLength: NAME_LIMIT });

/** A plain ASCII e-mail address (R49). */
export const Address = z.string().check(faultless(addressFault)).meta({ format: 'email', maxLength: ADDRESS_LIMIT });

/** What a path or a query can name: ids, slugs, kinds. Anything else names nothing. */
export const identifier = /^[A-Za-z0-9_.:-]{1,128}$/;

/** A reason or a comment. What it may hold is checked where it is written (R49). */
export const Remark = z
  .string()
  .max(10_000)
  .meta({ maxLength: REMARK_LIMIT })
  .nullable()
  .optional()
  .meta({ description: 'Line breaks are allowed.' });

/** The faults of a body or a query, each with its path. */
export const faultsOf = (error: z.ZodError): Problem[] =>
  error.issues.map((issue) => problem('invalid_payload', issue.message, issue.path.map(String).join('.') || undefined));

/** The parsed value. Throws Refused with every fault. */
export const parsedBy = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Refused(faultsOf(parsed.error));
  return parsed.data;
};
