import * as workflow from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import type { SettleReport } from '../src/domain/settle-report.ts';
import { attributes, stateAtStart, type ChangeInput } from './contract.ts';
import { createPatience, describeStuck, type Patience } from './patience.ts';

/** What operators see of a change in Temporal: search attributes to filter by, and a sentence in the details. */
export interface Board {
  /** The last settling's report; null before the first. */
  readonly report: SettleReport | null;
  show(report: SettleReport): void;
  readonly during: Patience<Activities>['during'];
}

export const createBoard = (input: ChangeInput): Board => {
  let report: SettleReport | null = null;
  const { typedSearchAttributes: atStart } = workflow.workflowInfo();
  let shown = { state: atStart.get(attributes.state), missing: atStart.get(attributes.missing) };

  const { stuck, during } = createPatience<Activities>(() => refresh());

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
    during,
  };
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
