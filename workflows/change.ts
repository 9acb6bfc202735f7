import * as workflow from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type { SettleReport } from '../src/domain/settle-report.ts';
import { attributes, DECIDED, WAITING, type ChangeInput, type WaitingAnswer, type Wake } from './contract.ts';

export const decided = workflow.defineSignal<[Wake]>(DECIDED);
export const waiting = workflow.defineQuery<WaitingAnswer>(WAITING);

const { settle, sendLetters } = workflow.proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  cancellationType: 'WAIT_CANCELLATION_COMPLETED',
  retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** An activity that takes longer than this is stuck: operators see it in the state, and retries go on. */
const STUCK_AFTER = '2 minutes';

/** Carries one change, of any kind, from submission to its end. It decides nothing: `settle` does, and this obeys. */
export async function change(input: ChangeInput): Promise<SettleReport['state']> {
  const ref = { accountId: input.accountId, changeId: input.changeId };
  let report: SettleReport | null = null;
  let required = input.requiredApprovals;
  let mustLook = false;
  const approvers = new Set<string>();
  const claimed = new Set<string>();

  workflow.setHandler(waiting, () => report, { description: 'Why the change waits, as of the last settling' });
  workflow.setHandler(
    decided,
    ({ officerId, verdict }) => {
      if (verdict === 'approve') approvers.add(officerId);
      else mustLook = true;
      if (verdict === 'approve' || verdict === 'reject') claimed.add(officerId);
    },
    { description: 'Something was decided: look at the database' },
  );

  const show = (state: string, details: string): void => {
    workflow.upsertSearchAttributes([
      { key: attributes.state, value: state },
      { key: attributes.missing, value: report?.missing ?? required },
    ]);
    workflow.setCurrentDetails(details);
  };

  /** Runs an activity to its end, and shows an operator when it is stuck. */
  const persist = async <T>(work: Promise<T>, doing: string): Promise<T> => {
    let done = false;
    const finished = work.finally(() => {
      done = true;
    });
    if (!(await workflow.condition(() => done, STUCK_AFTER, { summary: 'stuck?' })))
      show(
        'stuck',
        `**Stuck while ${doing}.** It is tried again until it succeeds; see the pending activity's last failure.`,
      );
    return finished;
  };

  workflow.setCurrentDetails(describeStart(input));
  let wakeAt = input.firstWakeAt;
  return workflow.CancellationScope.nonCancellable(async () => {
    if (required > 0) await persist(sendLetters(ref), 'sending letters');
    for (;;) {
      const worthAsking = (): boolean => mustLook || approvers.size >= required;
      await workflow.condition(worthAsking, Math.max(0, Date.parse(wakeAt) - Date.now()), {
        summary: 'reminder or expiry',
      });
      mustLook = false;
      const claims = [...claimed];
      claimed.clear();
      report = await persist(settle({ ...ref, claimed: claims }), 'settling');
      await Promise.all(report.alsoWake.map(lookAgain));
      if (report.ended || report.lettersOwed) {
        show(report.state, describe(report));
        if (report.lettersOwed) await persist(sendLetters(ref), 'sending letters');
        if (report.ended) return report.state;
      } else show(report.state, describe(report));
      approvers.clear();
      required = report.missing;
      wakeAt = report.wakeAt ?? input.expiresAt;
    }
  });
}

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
