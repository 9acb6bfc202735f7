import { defineSearchAttributeKey } from '@temporalio/common';
import type { ChangeInput } from '../src/domain/change-input.ts';
import type { SettleReport } from '../src/domain/settle-report.ts';

export type { ChangeInput };

/**
 * Wakes a change's workflow. One signal for all that can happen: two names would lose their order. It proves nothing:
 * what happened stands in the database.
 */
export interface Wake {
  /** Who has decided or withdrawn; empty for a mere look. */
  readonly officerId: string;
  readonly verdict: 'approve' | 'reject' | 'withdraw' | 'look';
}

const verdicts: readonly unknown[] = ['approve', 'reject', 'withdraw', 'look'] satisfies Wake['verdict'][];
const LONGEST_ID = 100;

/** A signal's content as a wake. Whoever reaches Temporal can send anything: what is no wake is a mere look. */
export const wakeOf = (found: unknown): Wake => {
  const { officerId, verdict } = (found ?? {}) as Partial<Record<keyof Wake, unknown>>;
  if (typeof officerId !== 'string' || officerId.length > LONGEST_ID || !verdicts.includes(verdict))
    return { officerId: '', verdict: 'look' };
  return { officerId, verdict: verdict as Wake['verdict'] };
};

/** The state that operators see until the first settling. */
export const stateAtStart = (requiredApprovals: number): 'approved' | 'pending' =>
  requiredApprovals === 0 ? 'approved' : 'pending';

/** The name of the one signal. */
export const DECIDED = 'decided';
/** The name of the query that answers why a change waits (R45). */
export const WAITING = 'waiting';
/** The workflow's type. */
export const CHANGE_WORKFLOW = 'change';

/** What the query answers: the last settling's report; null before the first. */
export type WaitingAnswer = SettleReport | null;

/** What operators filter by. Ids, enums, counts and times only: search attributes are never encrypted. */
export const attributes = {
  account: defineSearchAttributeKey('CountersignAccount', 'KEYWORD'),
  kind: defineSearchAttributeKey('CountersignKind', 'KEYWORD'),
  state: defineSearchAttributeKey('CountersignState', 'KEYWORD'),
  missing: defineSearchAttributeKey('CountersignMissing', 'INT'),
  initiator: defineSearchAttributeKey('CountersignInitiator', 'KEYWORD'),
  expiry: defineSearchAttributeKey('CountersignExpiry', 'DATETIME'),
} as const;

/** The attributes to register in a namespace at boot, with their types. */
export const searchAttributes: Readonly<Record<string, 'Keyword' | 'Int' | 'Datetime'>> = {
  CountersignAccount: 'Keyword',
  CountersignKind: 'Keyword',
  CountersignState: 'Keyword',
  CountersignMissing: 'Int',
  CountersignInitiator: 'Keyword',
  CountersignExpiry: 'Datetime',
};

/** How the rest of the service reaches the workflows. Neither call throws: what it misses, the reconciler makes up for. */
export interface ChangeWorkflows {
  /** Starts a change's workflow; one that runs already is left alone. */
  start(input: ChangeInput): Promise<void>;
  /** Wakes a change's workflow, and starts it where it is missing. */
  wake(input: ChangeInput, wake: Wake): Promise<void>;
}
