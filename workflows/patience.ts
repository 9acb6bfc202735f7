import * as workflow from '@temporalio/workflow';

const patient = {
  cancellationType: 'WAIT_CANCELLATION_COMPLETED',
  startToCloseTimeout: '2 minutes',
  // The worker beats for every activity: what a killed one had begun is begun anew after this.
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '1 minute' },
} as const;

/** Work that is tried again until it succeeds, and shows when that takes long. */
export interface Patience<A> {
  /** What is stuck now. */
  readonly stuck: ReadonlySet<string>;
  readonly during: <T>(doing: string, work: (activities: workflow.ActivityInterfaceFor<A>) => Promise<T>) => Promise<T>;
}

/** `onMove` is called whenever something gets stuck or comes through. */
export const createPatience = <A extends object>(onMove: () => void): Patience<A> => {
  const untilDone = workflow.proxyActivities<A>(patient);
  // What takes longer than this is stuck. A limit of the activity and not a timer beside it: it costs nothing.
  const untilStuck = workflow.proxyActivities<A>({ ...patient, scheduleToCloseTimeout: '2 minutes' });
  const stuck = new Set<string>();
  return {
    stuck,
    async during(doing, work) {
      try {
        return await work(untilStuck);
      } catch (error) {
        if (!isOverdue(error)) throw error;
      }
      stuck.add(doing);
      onMove();
      try {
        return await work(untilDone);
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
