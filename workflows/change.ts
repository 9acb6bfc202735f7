import * as workflow from '@temporalio/workflow';
import type { LettersHeld } from '../activities/index.ts';
import type { SettleReport } from '../src/domain/settle-report.ts';
import { createBoard } from './board.ts';
import { DECIDED, wakeOf, WAITING, type ChangeInput, type WaitingAnswer, type Wake } from './contract.ts';

export const decided = workflow.defineSignal<[Wake]>(DECIDED);
export const waiting = workflow.defineQuery<WaitingAnswer>(WAITING);

/** At least this long between two settlings that nobody asked for, whatever the clocks say. Milliseconds. */
const SHORTEST_WAIT = 1_000;
/** At most this long where the clocks disagree on whether the time has come. */
const LONGEST_DOUBT = 60_000;
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
    const post = createPost(() => board.during('sending letters', (activities) => activities.sendLetters(ref)));
    if (required > 0) void post();
    let wait = Date.parse(input.firstWakeAt) - Date.now();
    for (;;) {
      if (!worthAsking())
        await workflow.condition(worthAsking, Math.max(wait, SHORTEST_WAIT), { summary: 'reminder or expiry' });
      const claims = [...claimed];
      mustLook = false;
      approvers.clear();
      claimed.clear();
      const report = await board.during('settling', (activities) => activities.settle({ ...ref, claimed: claims }));
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

/** How long until a time, of which the database's clock judges: what it has left where Temporal's is ahead of it. */
const untilWake = (wakeAt: string, databaseNow: string): number => {
  const left = Date.parse(wakeAt) - Date.now();
  return left > 0 ? left : Math.min(Date.parse(wakeAt) - Date.parse(databaseNow), LONGEST_DOUBT);
};

/**
 * Sends letters beside everything else, one round after the other: a mail outage stands in no decision's way. Letters
 * that are held for a while (R48) are asked for again then, and hold up no round before.
 */
const createPost = (send: () => Promise<LettersHeld>) => {
  let rounds = Promise.resolve();
  let queued = false;
  let held: Promise<void> | undefined;
  const hold = (until: string): void => {
    held ??= workflow.sleep(Math.max(Date.parse(until) - Date.now(), SHORTEST_WAIT)).then(() => {
      held = undefined;
      void post();
    });
  };
  const post = (): Promise<void> => {
    if (queued) return rounds;
    queued = true;
    rounds = rounds
      .then(() => {
        queued = false;
        return send();
      })
      .then(
        // An earlier release answered nothing.
        (answer: LettersHeld | undefined) => {
          if (typeof answer?.heldUntil === 'string') hold(answer.heldUntil);
        },
        (error: unknown) => workflow.log.error('letters are left to the reconciler', { error: String(error) }),
      );
    return rounds;
  };
  const done = async (): Promise<void> => {
    await rounds;
    while (held !== undefined) {
      await held;
      await rounds;
    }
  };
  return Object.assign(post, { done });
};

/** Asks another change's workflow to look at the database (R44). One that has ended needs no look. */
const lookAgain = async (workflowId: string): Promise<void> => {
  const wake: Wake = { officerId: '', verdict: 'look' };
  await workflow
    .getExternalWorkflowHandle(workflowId)
    .signal(DECIDED, wake)
    .catch((error: unknown) =>
      workflow.log.info('a change to be looked at again has no workflow', { workflowId, error: String(error) }),
    );
};
