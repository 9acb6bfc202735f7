import type { ChangeInput } from './change-input.ts';
import type { RequestState } from './support-request.ts';

/** What a request's workflow is started with: ids and enums, nothing of a person but an id (R42). */
export interface SupportInput {
  readonly accountId: string;
  readonly requestId: string;
  readonly kind: string;
}

/** What a settling of a request comes to, for its workflow: ids, codes and times only (R42). */
export interface SupportReport {
  readonly state: RequestState;
  readonly ended: boolean;
  /** Operators, and how many of them are missing. */
  readonly required: number;
  readonly missing: number;
  /** When to ask again at the latest; null once ended. RFC 3339. */
  readonly wakeAt: string | null;
  readonly lettersOwed: boolean;
  /** The change that it has become, whose workflow sends the invitations; null where it has not. */
  readonly change: ChangeInput | null;
  /** The workflows of changes that what was applied may move (R44). */
  readonly alsoWake: readonly string[];
  /** The account's version and time that the answer holds for. */
  readonly version: number;
  readonly at: string;
}

/** The id of a request's workflow. */
export const supportWorkflowIdOf = ({ accountId, requestId }: Pick<SupportInput, 'accountId' | 'requestId'>): string =>
  `support-request-${accountId}-${requestId}`;
