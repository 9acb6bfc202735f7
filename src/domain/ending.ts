import type { AccountState } from './account-state.ts';
import { canonicalJson } from './canonical.ts';
import { DESK } from './change-view.ts';
import type { AtEnd, Change, Decision } from './change.ts';
import { tally } from './deciding.ts';
import type { OperatorTally, Standing } from './support-request.ts';

/** What a receipt says of the time of a change's end, and that could not be told later: it has moved on since. */
export interface Ending extends AtEnd {
  readonly names: Readonly<Record<string, string>>;
  readonly policy: {
    readonly requiredApprovals: number;
    readonly officerRemoval: string;
    readonly approvalAssurance: string;
    readonly changeExpiryHours: number;
    readonly probationHours: number;
  };
  /** Of what the support desk did: who filed it, and the operators whose approvals counted. */
  readonly desk?: {
    readonly filer: string;
    readonly required: number;
    readonly operators: readonly { readonly operator: string; readonly at: string }[];
    /** When the first officer objected. */
    readonly objectedAt: string | null;
  };
}

const policyThen = ({
  account: { requiredApprovals, officerRemoval, approvalAssurance, changeExpiryHours, probationHours },
}: AccountState): Ending['policy'] => ({
  requiredApprovals,
  officerRemoval,
  approvalAssurance,
  changeExpiryHours,
  probationHours,
});

/** The end of a change on the state that it ends on, before its own edits, as RFC 8785 JSON. */
export const endingOf = (state: AccountState, change: Change, decisions: readonly Decision[]): string => {
  const { required, approvals } = tally(state, change, decisions);
  const people = [change.initiatorId, ...decisions.map(({ officerId }) => officerId)];
  const ending: Ending = {
    names: Object.fromEntries(people.map((id) => [id, state.nameOf('users', id)])),
    policy: policyThen(state),
    required,
    counted: approvals.map(({ officerId }) => officerId),
  };
  return canonicalJson(ending);
};

/** As `endingOf`, of a change that the support desk makes: no officer approves it, and its operators are named by ids (R42). */
export const deskEndingOf = (
  state: AccountState,
  request: Pick<Standing, 'filer' | 'objectedAt'> & { readonly id: string },
  { required, approvals }: Pick<OperatorTally, 'required' | 'approvals'>,
): string => {
  const { id, filer, objectedAt } = request;
  const ending: Ending = {
    names: { [id]: DESK, ...(filer.type === 'user' && { [filer.userId]: state.nameOf('users', filer.userId) }) },
    policy: policyThen(state),
    required: 0,
    counted: [],
    desk: {
      filer: filer.type === 'user' ? filer.userId : filer.id,
      required,
      operators: approvals.map((by) => ({ operator: by.id, at: new Date(by.at).toISOString() })),
      objectedAt: objectedAt === null ? null : new Date(objectedAt).toISOString(),
    },
  };
  return canonicalJson(ending);
};
