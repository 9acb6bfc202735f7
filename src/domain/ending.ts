import type { AccountState } from './account-state.ts';
import { canonicalJson } from './canonical.ts';
import type { Change, Decision } from './change.ts';
import { tally } from './deciding.ts';

/** What a receipt says of the time of a change's end, and that could not be told later: it has moved on since. */
export interface Ending {
  readonly names: Readonly<Record<string, string>>;
  readonly policy: {
    readonly requiredApprovals: number;
    readonly officerRemoval: string;
    readonly approvalAssurance: string;
    readonly changeExpiryHours: number;
    readonly probationHours: number;
  };
  /** How many approvals it needed. */
  readonly required: number;
  /** The officers whose approvals counted. */
  readonly counted: readonly string[];
}

/** The end of a change on the state that it ends on, before its own edits, as RFC 8785 JSON. */
export const endingOf = (state: AccountState, change: Change, decisions: readonly Decision[]): string => {
  const { required, approvals } = tally(state, change, decisions);
  const { requiredApprovals, officerRemoval, approvalAssurance, changeExpiryHours, probationHours } = state.account;
  const people = [change.initiatorId, ...decisions.map(({ officerId }) => officerId)];
  const ending: Ending = {
    names: Object.fromEntries(people.map((id) => [id, state.nameOf('users', id)])),
    policy: { requiredApprovals, officerRemoval, approvalAssurance, changeExpiryHours, probationHours },
    required,
    counted: approvals.map(({ officerId }) => officerId),
  };
  return canonicalJson(ending);
};
