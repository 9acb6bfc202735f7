import type { Theatre } from './theatre.ts';

/** What a workflow's latest run comes to. */
export interface History {
  readonly status: string;
  /** The state that it answered with, where it has completed. */
  readonly result: string | undefined;
  /** The state that operators see. */
  readonly shown: string | undefined;
  /** How often settling was begun at most, for one settling. */
  readonly settleAttempts: number;
  /** How many activities were begun again since their worker had fallen silent. */
  readonly silences: number;
  /** The workers that took part. */
  readonly workers: ReadonlySet<string>;
}

const AT_ONCE = 8;

type Event = NonNullable<
  Awaited<ReturnType<ReturnType<Theatre['temporal']['workflow']['getHandle']>['fetchHistory']>>['events']
>[number];

const resultOf = (event: Event | undefined): string | undefined => {
  const data = event?.workflowExecutionCompletedEventAttributes?.result?.payloads?.[0]?.data;
  return data instanceof Uint8Array ? (JSON.parse(Buffer.from(data).toString('utf8')) as string) : undefined;
};

const read = async ({ temporal }: Theatre, workflowId: string): Promise<History | undefined> => {
  const handle = temporal.workflow.getHandle(workflowId);
  const described = await handle.describe().catch(() => undefined);
  if (described === undefined) return undefined;
  const { events = [] } = await temporal.workflow.getHandle(workflowId, described.runId).fetchHistory();
  const names = new Map<string, string>();
  const workers = new Set<string>();
  let settleAttempts = 0;
  let silences = 0;
  for (const {
    eventId,
    activityTaskScheduledEventAttributes: scheduled,
    activityTaskStartedEventAttributes: started,
  } of events ?? []) {
    if (scheduled) names.set(String(eventId), scheduled.activityType?.name ?? '');
    if (!started) continue;
    if (typeof started.identity === 'string') workers.add(started.identity);
    if (names.get(String(started.scheduledEventId)) === 'settle')
      settleAttempts = Math.max(settleAttempts, started.attempt ?? 0);
    if (started.lastFailure?.timeoutFailureInfo) silences++;
  }
  const shown = described.searchAttributes['CountersignState']?.[0];
  return {
    status: described.status.name,
    result: resultOf(events?.at(-1)),
    shown: typeof shown === 'string' ? shown : undefined,
    ...{ settleAttempts, silences, workers },
  };
};

/** The histories of workflows, by their ids. */
export const readHistories = async (
  theatre: Theatre,
  workflowIds: readonly string[],
): Promise<ReadonlyMap<string, History>> => {
  const found = new Map<string, History>();
  const queue = [...workflowIds];
  const next = async (): Promise<void> => {
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const history = await read(theatre, id);
      if (history !== undefined) found.set(id, history);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return found;
};
