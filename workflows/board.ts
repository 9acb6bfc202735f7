import * as workflow from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type { SettleReport } from '../src/domain/settle-report.ts';
import { attributes, stateAtStart, type ChangeInput } from './contract.ts';

const patient = {
  cancellationType: 'WAIT_CANCELLATION_COMPLETED',
  startToCloseTimeout: '2 minutes',
  // The worker beats for every activity: what a killed one had begun is begun anew after this.
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '1 minute' },
} as const;
const untilDone = workflow.proxyActivities<Activities>(patient);
/** What takes longer than this is stuck. A limit of the activity and not a timer beside it: it costs nothing. */
const untilStuck = workflow.proxyActivities<Activities>({ ...patient, scheduleToCloseTimeout: '2 minutes' });

/** What operators see of a change in Temporal: search attributes to filter by, and a sentence in the details. */
export interface Board {
  /** The last settling's report; null before the first. */
  readonly report: SettleReport | null;
  show(report: SettleReport): void;
  /** Has work done that is tried again until it succeeds, and shows when that takes long. */
  during<T>(doing: string, work: (activities: Activities) => Promise<T>): Promise<T>;
}

export const createBoard = (input: ChangeInput): Board => {
  let report: SettleReport | null = null;
  const stuck = new Set<string>();
  const { typedSearchAttributes: atStart } = workflow.workflowInfo();
  let shown = { state: atStart.get(attributes.state), missing: atStart.get(attributes.missing) };

  const refresh = (): void => {
    const state = report?.state ?? stateAtStart(input.requiredApprovals);
    const now = {
      state: stuck.size > 0 && report?.ended !== true ? 'stuck' : state,
      missing: report?.missing ?? input.requiredApprovals,
    };
    if (now.state !== shown.state || now.missing !== shown.missing) {
      workflow.upsertSearchAttributes([
        { key: attributes.state, value: now.state },
        { key: attributes.missing, value: now.missing },
      ]);
      shown = now;
    }
    const sentence = report === null ? describeStart(input) : describe(report);
    workflow.setCurrentDetails([sentence, ...[...stuck].map(describeStuck)].join('\n\n'));
  };
  refresh();

  return {
    get report() {
      return report;
    },
    show(next) {
      report = next;
      refresh();
    },
    async during(doing, work) {
      try {
        return await work(untilStuck);
      } catch (error) {
        if (!isOverdue(error)) throw error;
      }
      stuck.add(doing);
      refresh();
      try {
        return await work(untilDone);
      } finally {
        stuck.delete(doing);
        refresh();
      }
    },
  };
};

/** Whether an activity has failed for nothing but the time that it took. */
const isOverdue = (error: unknown): boolean =>
  error instanceof workflow.ActivityFailure &&
  (error.retryState === 'TIMEOUT' || error.cause instanceof workflow.TimeoutFailure);

const describeStart = ({ kind, requiredApprovals, expiresAt, initiatorId }: ChangeInput): string =>
  requiredApprovals === 0
    ? `\`${kind}\` by ${initiatorId}: needs no approval and is applied at once.`
    : `\`${kind}\` by ${initiatorId}: waits for ${requiredApprovals} approvals until ${expiresAt}.`;

const describe = (report: SettleReport): string =>
  report.ended
    ? `Ended: **${report.state}** at ${report.at}.`
    : `Waits for ${report.missing} of ${report.required} approvals (${report.next.what.replaceAll('_', ' ')}), of ${
        report.mayStillDecide.join(', ') || 'nobody'
      }, until ${report.next.at ?? 'the end'}. As of version ${report.version}, ${report.at}.`;

const describeStuck = (doing: string): string =>
  `**Stuck while ${doing}.** It is tried again until it succeeds; see the pending activity's last failure.`;
