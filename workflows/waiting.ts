import * as workflow from '@temporalio/workflow';
import type { LettersHeld } from '../activities/index.ts';
import { DECIDED, type Wake } from './contract.ts';

/** At least this long between two settlings that nobody asked for, whatever the clocks say. Milliseconds. */
export const SHORTEST_WAIT = 1_000;
/** At most this long where the clocks disagree on whether the time has come. */
const LONGEST_DOUBT = 60_000;

/** How long until a time, of which the database's clock judges: what it has left where Temporal's is ahead of it. */
export const untilWake = (wakeAt: string, databaseNow: string): number => {
  const left = Date.parse(wakeAt) - Date.now();
  return left > 0 ? left : Math.min(Date.parse(wakeAt) - Date.parse(databaseNow), LONGEST_DOUBT);
};

/** Asks another change's workflow to look at the database (R44). One that has ended needs no look. */
export const lookAgain = async (workflowId: string): Promise<void> => {
  const wake: Wake = { officerId: '', verdict: 'look' };
  await workflow
    .getExternalWorkflowHandle(workflowId)
    .signal(DECIDED, wake)
    .catch((error: unknown) =>
      workflow.log.info('a change to be looked at again has no workflow', { workflowId, error: String(error) }),
    );
};

/**
 * Sends letters beside everything else, one round after the other: a mail outage stands in no decision's way. Letters
 * that are held for a while (R48) are asked for again then, and hold up no round before.
 */
export const createPost = (send: () => Promise<LettersHeld | void>) => {
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
        (answer) => {
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
