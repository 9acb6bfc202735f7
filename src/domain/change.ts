import type { Edit } from './account-state.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import type { ChangeState } from './change-states.ts';
import type { Assurance } from './entities/account.ts';
import type { Impact } from './impact.ts';
import type { RoleAtHand } from './role-rules.ts';

export { changeStates, hasEnded, moves, type ChangeState, type EndState } from './change-states.ts';

/** Whose word a change is applied on: officers' approvals, or that of the support desk (R8 c). */
export type Authority = 'officers' | 'desk';

/** What a person should know before they decide. Codes are part of what is approved; words are not. */
export interface Warning {
  readonly code: 'not_operable' | 'right_orphaned' | 'authorizers_below_required' | 'cannot_approve_yet';
  readonly message: string;
}

/** Why a change is in its state. */
export interface StateReason {
  readonly code: string;
  readonly text: string;
}

/** One officer-initiated modification, as it was submitted (R28), and where it stands. Times are milliseconds. */
export interface Change {
  readonly id: string;
  readonly accountId: string;
  readonly kind: string;
  readonly kindVersion: number;
  readonly payload: unknown;
  readonly reason: string | null;
  readonly initiatorId: string;
  readonly edits: readonly Edit[];
  readonly impact: Impact;
  /** The roles that the edits hand out or alter, with their rights. */
  readonly roles: readonly RoleAtHand[];
  readonly warnings: readonly Warning[];
  readonly requiredApprovals: number;
  /** What a decision asked for at submission; what is asked is the stricter of this and the account's now (R39). */
  readonly assurance: Assurance;
  /** Whether officers on probation have to stay away from it (R43). */
  readonly sensitive: boolean;
  /** The account's version on which it was submitted. */
  readonly baseVersion: number;
  readonly submittedAt: number;
  readonly expiresAt: number;
  /** The RFC 8785 JSON that approvals bind to, and its SHA-256 in hexadecimal. */
  readonly document: string;
  readonly digest: string;
  readonly state: ChangeState;
}

export type Verdict = 'approve' | 'reject';

/** An officer's decision, as its row holds it. */
export interface Decision {
  readonly officerId: string;
  readonly verdict: Verdict;
  readonly digest: string;
  /** The version in which the designation began under which it was made (R34). */
  readonly designation: number;
  /** What it was made with (R39). */
  readonly assurance: Assurance;
  /** The officer is whom the change is about (R46). */
  readonly bySubject: boolean;
  readonly at: number;
  readonly comment: string | null;
}

/** What an end came from, as it is kept: later it can't be told any more (R34, R39). */
export interface AtEnd {
  /** How many approvals it needed. */
  readonly required: number;
  /** The officers whose approvals counted. */
  readonly counted: readonly string[];
}

export const DIGEST_FORMAT = 1;

/** What approvals bind to, and nothing else (R28). */
export const digestDocument = (
  change: Pick<
    Change,
    | 'accountId'
    | 'id'
    | 'kind'
    | 'payload'
    | 'reason'
    | 'initiatorId'
    | 'edits'
    | 'impact'
    | 'roles'
    | 'warnings'
    | 'requiredApprovals'
    | 'expiresAt'
  >,
): { readonly document: string; readonly digest: string } => {
  const document = canonicalJson({
    format: DIGEST_FORMAT,
    account: change.accountId,
    change: change.id,
    kind: change.kind,
    payload: change.payload,
    reason: change.reason,
    initiator: change.initiatorId,
    edits: change.edits,
    effect: change.impact,
    roles: change.roles,
    warnings: change.warnings.map((w) => w.code).sort(),
    requiredApprovals: change.requiredApprovals,
    expiresAt: new Date(change.expiresAt).toISOString(),
  });
  return { document, digest: sha256(document) };
};

const takingFields = ['status', 'officer', 'email', 'identityResets'] as const;
/** What of these is given to somebody, not taken. */
const giving: ReadonlySet<unknown> = new Set([true, 'active']);

/**
 * The users who are the change's subjects, and whether it takes their designation, access, address or identity: their
 * rejection then ends nothing (R46).
 */
export const subjectsOf = (edits: readonly Edit[]): ReadonlyMap<string, { readonly taken: boolean }> => {
  const subjects = new Map<string, { taken: boolean }>();
  for (const { entity, id, before, after } of edits) {
    const userId = entity === 'users' ? id : (before?.['userId'] ?? after?.['userId']);
    if (typeof userId !== 'string') continue;
    const taken =
      entity === 'users' &&
      before !== null &&
      takingFields.some((field) => field in before && !giving.has(after?.[field]));
    subjects.set(userId, { taken: taken || subjects.get(userId)?.taken === true });
  }
  return subjects;
};

/** Whether a change is about an officer who decides, and whether it takes something of theirs (R46). */
export const aboutDeciders = ['no', 'yes', 'taking'] as const;
export type AboutDecider = (typeof aboutDeciders)[number];

/** What a change with these subjects is to an officer who decides on it. */
export const aboutDecider = (subjects: ReturnType<typeof subjectsOf>, officerId: string): AboutDecider => {
  const subject = subjects.get(officerId);
  if (subject === undefined) return 'no';
  return subject.taken ? 'taking' : 'yes';
};

/** When reminders go out: at half time and a day before the end (R32). Milliseconds, in order. */
export const reminderTimes = ({ submittedAt, expiresAt }: Pick<Change, 'submittedAt' | 'expiresAt'>): number[] => {
  const half = submittedAt + Math.floor((expiresAt - submittedAt) / 2);
  const dayBefore = expiresAt - 24 * 3_600_000;
  return [...new Set([half, dayBefore])].filter((at) => at > submittedAt).sort((a, b) => a - b);
};
