import type { ChangeState } from './change.ts';
import type { Next } from './settlement.ts';

/** What a settling comes to, for the workflow: ids, codes and times only (R42). */
export interface SettleReport {
  readonly state: ChangeState;
  readonly ended: boolean;
  readonly required: number;
  readonly missing: number;
  /** The officers who may still decide, and those who may not with the code of why. */
  readonly mayStillDecide: readonly string[];
  readonly excluded: readonly { readonly officerId: string; readonly why: string }[];
  readonly next: { readonly what: Next['what']; readonly at: string | null };
  /** When to ask again at the latest; null once ended. RFC 3339. */
  readonly wakeAt: string | null;
  /** Whether letters are owed. */
  readonly lettersOwed: boolean;
  /** The workflows of other changes that this one's end may move (R44). */
  readonly alsoWake: readonly string[];
  /** The account's version and time that the answer holds for (R45). */
  readonly version: number;
  readonly at: string;
}

/** The id of a change's workflow. */
export const workflowIdOf = (accountId: string, number: number): string => `change-${accountId}-${number}`;
