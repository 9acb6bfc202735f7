/** What a change's workflow is started with: ids, counts and times, nothing of a person but an id (R42). */
export interface ChangeInput {
  readonly accountId: string;
  readonly changeId: string;
  readonly number: number;
  readonly kind: string;
  readonly initiatorId: string;
  readonly requiredApprovals: number;
  /** RFC 3339. */
  readonly expiresAt: string;
  /** When to look without a decision for the first time: a reminder, or the expiry. RFC 3339. */
  readonly firstWakeAt: string;
}
