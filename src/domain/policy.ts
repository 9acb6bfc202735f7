import type { AccountState } from './account-state.ts';
import { assurances, officerRemovals, type Assurance, type OfficerRemoval } from './entities/account.ts';

/** How an account's changes are approved, each value known to be one that the rules have. */
export interface Policy {
  readonly officerRemoval: OfficerRemoval;
  readonly approvalAssurance: Assurance;
  readonly changeExpiryHours: number;
  readonly probationHours: number;
}

const unreadable = (name: string, expected: string, found: unknown): RangeError =>
  new RangeError(`the policy's ${name} is ${expected}, found ${JSON.stringify(found)}`);

const oneOf = <T extends string>(name: string, known: readonly T[], found: unknown): T => {
  const value = known.find((each) => each === found);
  if (value === undefined) throw unreadable(name, known.join(' or '), found);
  return value;
};

const hours = (name: string, least: number, found: number): number => {
  // False of whatever is no number.
  if (!Number.isInteger(found) || found < least) throw unreadable(name, `a whole number of hours from ${least}`, found);
  return found;
};

/** The account's policy. Throws RangeError on a missing, null or unreadable value: nothing is assumed for it (R47). */
export const policyOf = ({ account }: AccountState): Policy => ({
  officerRemoval: oneOf('officerRemoval', officerRemovals, account.officerRemoval),
  approvalAssurance: oneOf('approvalAssurance', assurances, account.approvalAssurance),
  changeExpiryHours: hours('changeExpiryHours', 1, account.changeExpiryHours),
  probationHours: hours('probationHours', 0, account.probationHours),
});
