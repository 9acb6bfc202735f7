import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import { supportWorkflowIdOf } from '../domain/support-report.ts';
import { attributes } from '../../workflows/contract.ts';
import { LOOK, SUPPORT_WORKFLOW, type SupportInput } from '../../workflows/support-contract.ts';
import { workflowOnce } from './workflow-once.ts';

/** How the reconciler reaches the workflows of requests to the support desk. */
export interface SupportClient {
  /** Has a request's workflow look, and starts it where it is missing. Throws when Temporal does not take it. */
  look(input: SupportInput): Promise<void>;
  find(input: SupportInput): Promise<'running' | 'closed' | 'missing'>;
}

/** `soon` gives a call its deadline. */
export const createSupportClient = (
  client: Client,
  taskQueue: string,
  soon: <T>(work: () => Promise<T>) => Promise<T>,
): SupportClient => ({
  async look(input) {
    await soon(() =>
      client.workflow.signalWithStart(SUPPORT_WORKFLOW, {
        ...workflowOnce(taskQueue, supportWorkflowIdOf(input)),
        args: [input],
        signal: LOOK,
        signalArgs: [],
        staticSummary: `${input.kind}, by the support desk`,
        staticDetails: `Request ${input.requestId} of account ${input.accountId}.`,
        typedSearchAttributes: new TypedSearchAttributes([
          { key: attributes.account, value: input.accountId },
          { key: attributes.kind, value: input.kind },
          { key: attributes.state, value: 'filed' },
          { key: attributes.initiator, value: input.requestId },
        ]),
      }),
    );
  },
  async find(input) {
    try {
      const { status } = await soon(() => client.workflow.getHandle(supportWorkflowIdOf(input)).describe());
      return status.name === 'RUNNING' ? 'running' : 'closed';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return 'missing';
      throw error;
    }
  },
});
