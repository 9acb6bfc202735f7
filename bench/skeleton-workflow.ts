import * as workflow from '@temporalio/workflow';

export const signed = workflow.defineSignal('signed');

const { nothing } = workflow.proxyActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '30 seconds' });

/** The least that a change signed by two could be: a start, two signals, one activity that does nothing, a result. */
export async function skeleton(): Promise<'done'> {
  let signatures = 0;
  workflow.setHandler(signed, () => {
    signatures++;
  });
  await workflow.condition(() => signatures === 2);
  await nothing();
  return 'done';
}
