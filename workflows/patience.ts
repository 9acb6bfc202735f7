import * as workflow from '@temporalio/workflow';

/** The longest pause between two attempts: short where somebody waits for it, longer where it burdens others. */
export type Pause = '10 seconds' | '1 minute';

const patient = (longestPause: Pause) =>
  ({
    cancellationType: 'WAIT_CANCELLATION_COMPLETED',
    startToCloseTimeout: '2 minutes',
    // The worker beats for every activity: what a killed one had begun is begun anew after this.
    heartbeatTimeout: '10 seconds',
    retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: longestPause },
  }) as const;

/** Work that is tried again until it succeeds, and shows when that takes long. */
export interface Patience<A> {
  /** What is stuck now. */
  readonly stuck: ReadonlySet<string>;
  readonly during: <T>(
    doing: string,
    work: (activities: workflow.ActivityInterfaceFor<A>) => Promise<T>,
    longestPause: Pause,
  ) => Promise<T>;
}

/** `onMove` is called whenever something gets stuck or comes through. */
export const createPatience = <A extends object>(onMove: () => void): Patience<A> => {
  const untilDone = (longestPause: Pause) => workflow.proxyActivities<A>(patient(longestPause));
  // What takes longer than this is stuck. A limit of the activity and not a timer beside it: it costs nothing.
  const untilStuck = (longestPause: Pause) =>
    workflow.proxyActivities<A>({ ...patient(longestPause), scheduleToCloseTimeout: '2 minutes' });
  const stuck = new Set<string>();
  return {
    stuck,
    async during(doing, work, longestPause) {
      try {
        return await work(untilStuck(longestPause));
      } catch (error) {
        if (!isOverdue(error)) throw error;
      }
      stuck.add(doing);
      onMove();
      try {
        return await work(untilDone(longestPause));
      } finally {
        stuck.delete(doing);
        onMove();
      }
    },
  };
};

/** Whether an activity has failed for nothing but the time that it took. */
const isOverdue = (error: unknown): boolean =>
  error instanceof workflow.ActivityFailure &&
  (error.retryState === 'TIMEOUT' || error.cause instanceof workflow.TimeoutFailure);

export const describeStuck = (doing: string): string =>
  `**Stuck while ${doing}.** It is tried again until it succeeds; see the pending activity's last failure.`;
