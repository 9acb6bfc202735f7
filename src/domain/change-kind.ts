import type { AccountState, Edit } from './account-state.ts';
import { deriveId } from './canonical.ts';
import type { Problem } from './problems.ts';

/** What a kind may know beside state and payload. No clock, and ids that follow from the change. */
export interface PlanContext {
  readonly initiatorId: string;
  /** An id for the `counter`-th thing that the change makes. */
  readonly makeId: (prefix: string, counter: number) => string;
  /** For a member of a set, the state before the set: what its initiator may is judged there (R36). */
  readonly before?: AccountState;
}

export const planContext = (initiatorId: string, origin: string): PlanContext => ({
  initiatorId,
  makeId: (prefix, counter) => deriveId(prefix, origin, counter),
});

/** Which accounts know a kind: every one; those with officers; institutional ones (R3, R13). */
export type KindAccounts = 'any' | 'organization' | 'institutional';

/** What the payload comes to on a state. */
export interface Plan {
  /** Why it can't be done: existence, uniqueness, what only the kind knows. With any, `steps` may be short. */
  readonly problems: readonly Problem[];
  /** The edits, a step for each member of a set, in order. */
  readonly steps: readonly (readonly Edit[])[];
  /** The kinds at work: itself, or the members'. */
  readonly kinds: readonly ChangeKind[];
}

/** One sort of modification. Everything else about a change is derived from its edits. */
export interface ChangeKind {
  readonly kind: string;
  /** Of the payload's format. A payload's schema is never narrowed. */
  readonly version: number;
  readonly title: string;
  readonly accounts: KindAccounts;
  /** Started by officers of headquarters alone. */
  readonly accountWide: boolean;
  /** A retired kind stays readable and can't be submitted. */
  readonly retired: boolean;
  /** The payload, or every fault of it with its path. */
  parse(payload: unknown): { readonly payload: unknown } | { readonly problems: readonly Problem[] };
  plan(payload: unknown, state: AccountState, context: PlanContext): Plan;
  /** One sentence without its full stop. `state` is the state before the change. */
  describe(payload: unknown, state: AccountState): string;
  /** The JSON Schema of the payload. */
  jsonSchema(): Record<string, unknown>;
  /** Payloads that are admitted on the example state, for documentation and the contract test. */
  readonly examples: readonly unknown[];
}
