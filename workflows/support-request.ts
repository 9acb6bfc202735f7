import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import * as workflow from '@temporalio/workflow';
import type { SupportActivities } from '../activities/support.ts';
import type { SupportReport } from '../src/domain/support-report.ts';
import { change } from './change.ts';
import { attributes, stateAtStart, type ChangeInput } from './contract.ts';
import { createPatience, describeStuck } from './patience.ts';
import { LOOK, SUPPORT_WAITING, type SupportAnswer, type SupportInput } from './support-contract.ts';
import { createPost, lookAgain, SHORTEST_WAIT, untilWake } from './waiting.ts';

export const look = workflow.defineSignal(LOOK);
export const supportWaiting = workflow.defineQuery<SupportAnswer>(SUPPORT_WAITING);

/** Carries one request to the support desk from its filing to its end. It decides nothing: settling does, and this obeys. */
export async function supportRequest(input: SupportInput): Promise<SupportReport['state']> {
  const ref = { accountId: input.accountId, requestId: input.requestId };
  let report: SupportReport | null = null;
  let shown: string | undefined = workflow.workflowInfo().typedSearchAttributes.get(attributes.state);
  let mustLook = false;

  const refresh = (): void => {
    const state = stuck.size > 0 && report?.ended !== true ? 'stuck' : (report?.state ?? 'filed');
    if (state !== shown) workflow.upsertSearchAttributes([{ key: attributes.state, value: state }]);
    shown = state;
    workflow.setCurrentDetails([describe(input, report), ...[...stuck].map(describeStuck)].join('\n\n'));
  };
  const { stuck, during } = createPatience<SupportActivities>(() => refresh());
  workflow.setHandler(supportWaiting, () => report, { description: 'Why the request waits, as of the last settling' });
  workflow.setHandler(
    look,
    () => {
      mustLook = true;
    },
    { description: 'Something was decided or said: look at the database' },
  );
  refresh();

  return workflow.CancellationScope.nonCancellable(async () => {
    const post = createPost(() =>
      during('sending letters', (activities) => activities.sendSupportLetters(ref), '1 minute'),
    );
    for (;;) {
      mustLook = false;
      report = await during('settling', (activities) => activities.settleSupport(ref), '10 seconds');
      refresh();
      const told = [
        ...report.alsoWake.map(lookAgain),
        ...(report.change === null ? [] : [begin(report.change)]),
        ...(report.lettersOwed ? [post()] : []),
      ];
      if (report.ended) {
        await Promise.all([...told, post.done()]);
        return report.state;
      }
      if (workflow.workflowInfo().continueAsNewSuggested) return workflow.continueAsNew<typeof supportRequest>(input);
      const wait = untilWake(report.wakeAt ?? report.at, report.at);
      await workflow.condition(() => mustLook, Math.max(wait, SHORTEST_WAIT), {
        summary: 'the time to object, or the end',
      });
    }
  });
}

/** Starts the workflow of the change that a request has become: it sends the invitations. One that runs is left alone. */
const begin = async (input: ChangeInput): Promise<void> => {
  try {
    await workflow.startChild(change, {
      workflowId: `change-${input.accountId}-${input.number}`,
      args: [input],
      parentClosePolicy: 'ABANDON',
      staticSummary: `${input.kind}, by the support desk`,
      typedSearchAttributes: [
        { key: attributes.account, value: input.accountId },
        { key: attributes.kind, value: input.kind },
        { key: attributes.state, value: stateAtStart(0) },
        { key: attributes.missing, value: 0 },
        { key: attributes.initiator, value: input.initiatorId },
      ],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
};

const describe = ({ kind }: SupportInput, report: SupportReport | null): string => {
  if (report === null) return `\`${kind}\` by the support desk.`;
  if (report.ended) return `Ended: **${report.state}** at ${report.at}.`;
  const waits =
    report.missing > 0 ? `waits for ${report.missing} of ${report.required} operators` : 'waits for objections';
  return `\`${kind}\` by the support desk: ${waits}, until ${report.wakeAt ?? 'the end'}. As of version ${report.version}, ${report.at}.`;
};
