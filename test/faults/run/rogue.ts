import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from '@temporalio/worker';
import type { Activities } from '../../../activities/index.ts';
import { workflowIdOf } from '../../../src/domain/settle-report.ts';
import { DECIDED } from '../../../workflows/contract.ts';
import type { Random } from '../random.ts';
import type { Theatre } from './theatre.ts';

interface SomeChange {
  readonly account_id: string;
  readonly number: number;
  readonly officers: readonly string[];
}

const OPEN = "state IN ('pending', 'approved')";

/** Some of the newest changes. */
const newest = (theatre: Theatre, which: string): Promise<SomeChange[]> =>
  theatre.sql<SomeChange>(
    `SELECT account_id, number,
       ARRAY(SELECT id FROM users u WHERE u.account_id = c.account_id AND u.officer) AS officers
     FROM changes c WHERE number > 0 AND ${which} ORDER BY submitted_at DESC LIMIT 20`,
  );

const pickSome = async (
  theatre: Theatre,
  random: Random,
  count: number,
  which = OPEN,
): Promise<readonly SomeChange[]> => random.shuffle(await newest(theatre, which)).slice(0, count);

const workflowOf = ({ account_id: accountId, number }: SomeChange): string => workflowIdOf(accountId, number);

/** Tells workflows that officers approved who did not, and nonsense. Answers how many signals were taken. */
export const signalFalsely = async (theatre: Theatre, random: Random): Promise<number> => {
  let taken = 0;
  for (const change of await pickSome(theatre, random, 3)) {
    const claims = [...change.officers, 'usr_nobody'].map((officerId) => ({ officerId, verdict: 'approve' }));
    for (const claim of [...claims, { verdict: 'apply' }, null]) {
      const sent = theatre.temporal.workflow.getHandle(workflowOf(change)).signal(DECIDED, claim);
      taken += await sent.then(
        () => 1,
        () => 0,
      );
    }
  }
  return taken;
};

/** Terminates workflows of open changes. Answers how many. */
export const terminateSome = async (theatre: Theatre, random: Random): Promise<number> => {
  let ended = 0;
  for (const change of await pickSome(theatre, random, 2))
    ended += await theatre.temporal.workflow
      .getHandle(workflowOf(change))
      .terminate('a fault')
      .then(
        () => 1,
        () => 0,
      );
  return ended;
};

/** Sets workflows back to their beginning, also of changes that have ended. Answers how many. */
export const resetSome = async (theatre: Theatre, random: Random): Promise<number> => {
  let reset = 0;
  for (const change of await pickSome(theatre, random, 2, 'true')) {
    const workflowId = workflowOf(change);
    try {
      const { events } = await theatre.temporal.workflow.getHandle(workflowId).fetchHistory();
      const first = events?.find((event) => event.workflowTaskCompletedEventAttributes);
      if (!first?.eventId) continue;
      await theatre.temporal.workflowService.resetWorkflowExecution({
        namespace: theatre.stage.namespace,
        workflowExecution: { workflowId },
        reason: 'a fault',
        workflowTaskFinishEventId: first.eventId,
        requestId: randomUUID(),
      });
      reset++;
    } catch {
      // It is gone, or the server is: another fault's doing.
    }
  }
  return reset;
};

/** It stays so long, and where nothing came to it, until something has; the service's own workers take most. */
const ROGUE_MS = 2_000;
const ROGUE_AT_MOST_MS = 15_000;
const POLLERS = 40;
const LEAVE_MS = 6_000;

/** A worker on the queue that says of everything that it is done. Answers how often it was believed. */
export const workFalsely = async (theatre: Theatre): Promise<number> => {
  let lies = 0;
  const activities: Activities = {
    settle: () => {
      lies++;
      return Promise.resolve({
        ...{ state: 'applied', ended: true, required: 0, missing: 0, mayStillDecide: [], excluded: [] },
        ...{ next: { what: 'ended', at: null }, wakeAt: null, lettersOwed: false, alsoWake: [] },
        ...{ version: 1, at: new Date().toISOString() },
      } as const);
    },
    sendLetters: () => {
      lies++;
      return Promise.resolve({ heldUntil: null });
    },
  };
  const { namespace } = theatre.stage;
  const worker = await Worker.create({
    connection: await theatre.nativeConnection,
    ...{ namespace, taskQueue: namespace, activities: { ...activities }, identity: 'rogue' },
    ...{ shutdownGraceTime: '1 second', shutdownForceTime: '3 seconds' },
    ...{ maxConcurrentActivityTaskExecutions: POLLERS, maxConcurrentActivityTaskPolls: POLLERS },
  });
  const done = worker.run().catch(() => undefined);
  const begun = Date.now();
  for (let stayed = 0; stayed < (lies > 0 ? ROGUE_MS : ROGUE_AT_MOST_MS); stayed = Date.now() - begun) await delay(100);
  if (worker.getState() === 'RUNNING') worker.shutdown();
  await Promise.race([done, delay(LEAVE_MS)]);
  return lies;
};
