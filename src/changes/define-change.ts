import { z } from 'zod';
import type { AccountState, Edit } from '../domain/account-state.ts';
import type { ChangeKind, KindAccounts, PlanContext } from '../domain/change-kind.ts';
import { problem, type Problem } from '../domain/problems.ts';

/** A payload on a state, as a kind's functions get it. */
export interface At extends PlanContext {
  readonly state: AccountState;
  /** The state before the set that the kind is a member of; `state` where it is none. */
  readonly before: AccountState;
}

export interface ChangeDefinition<P> {
  readonly kind: string;
  readonly version?: number;
  readonly title: string;
  readonly accounts: KindAccounts;
  readonly accountWide?: boolean;
  readonly retired?: boolean;
  readonly payload: z.ZodType<P>;
  /** Existence, uniqueness, and what only this kind knows. All else follows from the edits. */
  readonly check: (payload: NoInfer<P>, at: At) => Problem[];
  /** A pure function; called only where `check` found nothing. */
  readonly edits: (payload: NoInfer<P>, at: At) => Edit[];
  readonly describe: (payload: NoInfer<P>, state: AccountState) => string;
  readonly examples: readonly NoInfer<P>[];
}

/** The faults of a payload, each with its path. */
export const payloadProblems = (error: z.ZodError): Problem[] =>
  error.issues.map((issue) => problem('invalid_payload', issue.message, issue.path.map(String).join('.') || undefined));

/** Reads a payload by its schema: unknown keys are refused, and every fault is listed. */
export const parseWith =
  (schema: z.ZodType) =>
  (payload: unknown): { readonly payload: unknown } | { readonly problems: readonly Problem[] } => {
    const parsed = schema.safeParse(payload);
    return parsed.success ? { payload: parsed.data } : { problems: payloadProblems(parsed.error) };
  };

/** A kind of change from what is particular to it. */
export const defineChange = <P>(definition: ChangeDefinition<P>): ChangeKind => {
  const {
    kind,
    version = 1,
    title,
    accounts,
    accountWide = false,
    retired = false,
    payload: schema,
    examples,
  } = definition;
  const self: ChangeKind = {
    kind,
    version,
    title,
    accounts,
    accountWide,
    retired,
    examples,
    parse: parseWith(schema),
    plan(payload, state, context) {
      const at = { ...context, state, before: context.before ?? state };
      const problems = definition.check(payload as P, at);
      return { problems, steps: problems.length > 0 ? [] : [definition.edits(payload as P, at)], kinds: [self] };
    },
    describe: (payload, state) => definition.describe(payload as P, state),
    jsonSchema: () => z.toJSONSchema(schema, { io: 'input' }),
  };
  return self;
};
