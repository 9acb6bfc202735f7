import {
  endsNeverMove,
  neverBelowFloor,
  nothingDoubled,
  nothingLost,
  nothingPastExpiry,
  nothingUnapproved,
  otherwiseNothing,
  workflowsAgree,
} from './change-invariants.ts';
import type { Evidence } from './evidence.ts';
import { each, unless, type Finding, type Invariant } from './finding.ts';
import { everyLetterCame, linksChangeNothing, noOtherLetterCame } from './letter-invariants.ts';
import {
  decisionsAsAnswered,
  nothingUnasked,
  openingsAsAnswered,
  submissionsAsAnswered,
  withdrawalsAsAnswered,
} from './record-invariants.ts';
import { effectsAreEdits, idsStayHome, trailsVerify } from './trail-invariants.ts';

/** No process has ended by itself, but where a crash point ended it. */
const nobodyDied = ({ theatre, died }: Evidence): Finding => ({
  checked: theatre.actors.length,
  violations: each(died, (name) => unless(false, `${name} ended by itself`)).violations,
});

/** Everything that must hold after every run; what looks at nothing fails. */
export const invariants: readonly Invariant[] = [
  { name: 'lost', check: nothingLost },
  { name: 'doubled', check: nothingDoubled },
  { name: 'unapproved', check: nothingUnapproved },
  { name: 'floor', check: neverBelowFloor },
  { name: 'ends', check: endsNeverMove },
  { name: 'effects', check: effectsAreEdits },
  { name: 'otherwise-nothing', check: otherwiseNothing },
  { name: 'submissions', check: submissionsAsAnswered },
  { name: 'openings', check: openingsAsAnswered },
  { name: 'decisions', check: decisionsAsAnswered },
  { name: 'withdrawals', check: withdrawalsAsAnswered },
  { name: 'unasked', check: nothingUnasked },
  { name: 'trail', check: trailsVerify },
  { name: 'accounts-apart', check: idsStayHome },
  { name: 'letters', check: everyLetterCame },
  { name: 'no-other-letters', check: noOtherLetterCame },
  { name: 'workflows', check: workflowsAgree },
  { name: 'expiry', check: nothingPastExpiry },
  { name: 'processes', check: nobodyDied },
  // The last one: it makes requests itself.
  { name: 'links', check: linksChangeNothing },
];

export interface Checked extends Finding {
  readonly name: string;
}

export const checkAll = async (evidence: Evidence): Promise<readonly Checked[]> => {
  const all: Checked[] = [];
  for (const { name, check } of invariants) {
    const { checked, violations } = await check(evidence);
    const vain = checked === 0 ? ['nothing was looked at'] : [];
    all.push({ name, checked, violations: [...violations, ...vain] });
  }
  return all;
};
