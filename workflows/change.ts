import * as workflow from '@temporalio/workflow';
import type { SettleReport } from '../src/domain/settle-report.ts';
import { createBoard } from './board.ts';
import { createPost, lookAgain, SHORTEST_WAIT, untilWake } from './waiting.ts';
import { DECIDED, wakeOf, WAITING, type ChangeInput, type WaitingAnswer, type Wake } from './contract.ts';

export const decided = workflow.defineSignal<[Wake]>(DECIDED);
export const waiting = workflow.defineQuery<WaitingAnswer>(WAITING);

/** As many claims as one settling is told of. More come from nobody but a forger. */
const MOST_CLAIMS = 20;

/** Carries one change, of any kind, from submission to its end. It decides nothing: `settle` does, and this obeys. */
export async function change(input: ChangeInput): Promise<SettleReport['state']> {
  const ref = { accountId: input.accountId, changeId: input.changeId };
  const board = createBoard(input);
  let required = input.requiredApprovals;
  let mustLook = false;
  const approvers = new Set<string>();
  const claimed = new Set<string>();
  const worthAsking = (): boolean => mustLook || approvers.size >= required;

  workflow.setHandler(waiting, () => board.report, { description: 'Why the change waits, as of the last settling' });
  workflow.setHandler(
    decided,
    (found: unknown) => {
      const { officerId, verdict } = wakeOf(found);
      if (verdict === 'approve') approvers.add(officerId);
      else mustLook = true;
      if ((verdict === 'approve' || verdict === 'reject') && claimed.size < MOST_CLAIMS) claimed.add(officerId);
    },
    { description: 'Something was decided: look at the database' },
  );
  // Decisions that were there first may follow others, of which only an earlier run was told.
  if (approvers.size > 0 || workflow.workflowInfo().continuedFromExecutionRunId !== undefined) mustLook = true;

  return workflow.CancellationScope.nonCancellable(async () => {
    const post = createPost(() =>
      board.during('sending letters', (activities) => activities.sendLetters(ref), '1 minute'),
    );
    if (required > 0) void post();
    let wait = Date.parse(input.firstWakeAt) - Date.now();
    for (;;) {
      if (!worthAsking())
        await workflow.condition(worthAsking, Math.max(wait, SHORTEST_WAIT), { summary: 'reminder or expiry' });
      const claims = [...claimed];
      mustLook = false;
      approvers.clear();
      claimed.clear();
      const report = await board.during(
        'settling',
        (activities) => activities.settle({ ...ref, claimed: claims }),
        '10 seconds',
      );
      board.show(report);
      const told = [...report.alsoWake.map(lookAgain), ...(report.lettersOwed ? [post()] : [])];
      if (report.ended) {
        await Promise.all([...told, post.done()]);
        return report.state;
      }
      if (workflow.workflowInfo().continueAsNewSuggested) return workflow.continueAsNew<typeof change>(input);
      // Nobody may be missing and the change still wait: it is asked about when something moves, not at once.
      required = Math.max(1, report.missing);
      wait = untilWake(report.wakeAt ?? input.expiresAt, report.at);
    }
  });
}
