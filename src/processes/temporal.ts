import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import { TypedSearchAttributes } from '@temporalio/common';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { Logger } from 'pino';
import { changeStates, hasEnded } from '../domain/change.ts';
import { settingOf, type Environment } from './environment.ts';
import { workflowIdOf } from '../domain/settle-report.ts';
import type { SupportWorkflows } from '../../workflows/support-contract.ts';
import type { WebhookWorkflows } from '../../workflows/webhook-contract.ts';
import { messageOf } from './beats.ts';
import { tracedClient } from './trace-interceptors.ts';
import { createSupportClient, type SupportClient } from './temporal-support.ts';
import { createWebhookClient, type WebhookClient } from './temporal-webhooks.ts';
import { workflowOnce } from './workflow-once.ts';
import {
  attributes,
  CHANGE_WORKFLOW,
  DECIDED,
  stateAtStart,
  type ChangeInput,
  type ChangeWorkflows,
  type Wake,
} from '../../workflows/contract.ts';

/** Where the Temporal server is, and which part of it is ours. */
export interface TemporalPlace {
  readonly connectionOptions: NonNullable<Parameters<typeof Connection.lazy>[0]>;
  readonly namespace: string;
  readonly taskQueue: string;
}

/** The place that the SDK's own environment and profile format names; its API key can come from a file too. */
export const temporalPlaceOfEnvironment = (
  taskQueue: string,
  environment: Environment = process.env,
): TemporalPlace => {
  const apiKey = settingOf(environment, 'TEMPORAL_API_KEY');
  const given = Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const { connectionOptions, namespace } = loadClientConnectConfig({
    overrideEnvVars: { ...Object.fromEntries(given), ...(apiKey !== undefined && { TEMPORAL_API_KEY: apiKey }) },
  });
  return {
    connectionOptions,
    namespace: namespace ?? 'default',
    taskQueue,
  };
};

/** How long a request waits for Temporal before it answers without. */
const DEADLINE_MS = 1_500;

/** How long, after an outage, it may take until the connection is tried again. The library's own is two minutes. */
const RECONNECT = { 'grpc.initial_reconnect_backoff_ms': 250, 'grpc.max_reconnect_backoff_ms': 3_000 };

const CLOSED: readonly string[] = ['COMPLETED', 'FAILED', 'CANCELLED', 'TERMINATED', 'TIMED_OUT'];

/** What a change's workflow is found as. `ending`: it knows that its change has ended, and sends the last letters. */
export type Found = 'running' | 'ending' | 'closed' | 'missing';

export interface TemporalClient {
  readonly workflows: ChangeWorkflows;
  /** The workflows of requests to the support desk. */
  readonly support: SupportWorkflows;
  readonly supportClient: SupportClient;
  /** The workflows of messages to webhooks. */
  readonly webhooks: WebhookWorkflows;
  readonly webhookClient: WebhookClient;
  find(input: ChangeInput): Promise<Found>;
  /** As `workflows.wake`, but throws when Temporal does not take it. */
  wake(input: ChangeInput, wake: Wake): Promise<void>;
  /** Throws when the server does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}

const startOptions = (place: TemporalPlace, input: ChangeInput) => ({
  ...workflowOnce(place.taskQueue, workflowIdOf(input.accountId, input.number)),
  args: [input] as [ChangeInput],
  staticSummary: `${input.kind}, ${input.requiredApprovals} approvals`,
  staticDetails: `Change ${input.changeId} of account ${input.accountId}, by ${input.initiatorId}.`,
  typedSearchAttributes: new TypedSearchAttributes([
    { key: attributes.account, value: input.accountId },
    { key: attributes.kind, value: input.kind },
    { key: attributes.state, value: stateAtStart(input.requiredApprovals) },
    { key: attributes.missing, value: input.requiredApprovals },
    { key: attributes.initiator, value: input.initiatorId },
    { key: attributes.expiry, value: new Date(input.expiresAt) },
  ]),
});

/** A client of the Temporal server that connects when first used: the service starts and works without it (R35). */
export const createTemporalClient = (place: TemporalPlace, log: Logger): TemporalClient => {
  const { connectionOptions } = place;
  const channelArgs = { ...RECONNECT, ...connectionOptions.channelArgs };
  const connection = Connection.lazy({ ...connectionOptions, channelArgs });
  const client = new Client({
    connection,
    namespace: place.namespace,
    interceptors: { workflow: [tracedClient] },
  });
  const soon = <T>(work: () => Promise<T>): Promise<T> => client.withDeadline(Date.now() + DEADLINE_MS, work);

  const wake = async (input: ChangeInput, signal: Wake): Promise<void> => {
    const handle = client.workflow.getHandle(workflowIdOf(input.accountId, input.number));
    try {
      await soon(() => handle.signal(DECIDED, signal));
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      await soon(() =>
        client.workflow.signalWithStart(CHANGE_WORKFLOW, {
          ...startOptions(place, input),
          signal: DECIDED,
          signalArgs: [signal],
        }),
      );
    }
  };
  const supportClient = createSupportClient(client, place.taskQueue, soon);
  const webhookClient = createWebhookClient(client, place.taskQueue, soon);
  const leaveToReconciler =
    (doing: string, id: Readonly<Record<string, string>>) =>
    (error: unknown): void =>
      log.warn({ ...id, error: messageOf(error) }, `${doing} did not reach Temporal; the reconciler makes up for it`);
  return {
    workflows: {
      start: (input) =>
        soon(() => client.workflow.start(CHANGE_WORKFLOW, startOptions(place, input))).then(
          () => undefined,
          leaveToReconciler('a start', { changeId: input.changeId }),
        ),
      wake: (input, signal) => wake(input, signal).catch(leaveToReconciler('a signal', { changeId: input.changeId })),
    },
    support: {
      look: (input) => supportClient.look(input).catch(leaveToReconciler('a look', { requestId: input.requestId })),
    },
    supportClient,
    webhooks: {
      look: (ref) =>
        webhookClient.look(ref).catch(leaveToReconciler('a message to a webhook', { deliveryId: ref.deliveryId })),
    },
    webhookClient,
    wake,
    async find(input) {
      try {
        const { status, typedSearchAttributes } = await soon(() =>
          client.workflow.getHandle(workflowIdOf(input.accountId, input.number)).describe(),
        );
        if (CLOSED.includes(status.name)) return 'closed';
        const shown = changeStates.find((state) => state === typedSearchAttributes.get(attributes.state));
        return shown !== undefined && hasEnded(shown) ? 'ending' : 'running';
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return 'missing';
        throw error;
      }
    },
    check: async () => {
      await soon(() => connection.workflowService.getSystemInfo({}));
    },
    close: () => connection.close(),
  };
};
