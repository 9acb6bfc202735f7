import type { WorkflowClientInterceptor } from '@temporalio/client';
import type { ActivityInterceptorsFactory, InjectedSinks } from '@temporalio/worker';
import type { Logger } from 'pino';
import { beginBelow, type Spans } from '../http/spans.ts';
import { inTrace, traceIdNow, traceNow } from '../http/trace-context.ts';
import { traceIn, withTrace, type WorkflowSpanSinks } from '../../workflows/trace-header.ts';

/** Has what a request starts or signals carry its trace; a workflow that it starts shows its id among its memo too. */
export const tracedClient: WorkflowClientInterceptor = {
  startWithDetails: (input, next) => next({ ...input, ...startOf(input) }),
  signal: (input, next) => next({ ...input, headers: withTrace(input.headers, traceNow()) }),
  signalWithStart: (input, next) => next({ ...input, ...startOf(input) }),
};

const startOf = <O extends { readonly memo?: Record<string, unknown> }>({
  headers,
  options,
}: {
  readonly headers: Parameters<typeof withTrace>[0];
  readonly options: O;
}) => {
  const traceId = traceIdNow();
  return {
    headers: withTrace(headers, traceNow()),
    options: traceId === undefined ? options : { ...options, memo: { ...options.memo, traceId } },
  };
};

/** Runs an activity within the trace of the request that caused it, and writes one log line when it is done. */
export const tracedActivities =
  (log: Logger, spans: Spans): ActivityInterceptorsFactory =>
  ({ info }) => ({
    inbound: {
      async execute(input, next) {
        const trace = traceIn(input.headers);
        const begun = performance.now();
        const { activityType: activity, attempt, workflowExecution } = info;
        const workflow = workflowExecution?.workflowId;
        const attributes = { 'temporal.workflow.id': workflow ?? '', 'temporal.activity.attempt': attempt };
        const span = trace && beginBelow(spans, activity, { kind: 'consumer', parent: trace, attributes });
        let failed = true;
        try {
          const result = await inTrace(span?.context, () => next(input));
          failed = false;
          const ms = Math.round((performance.now() - begun) * 1e3) / 1e3;
          log.info({ activity, workflow, attempt, ms, ...(trace && { traceId: trace.traceId }) }, 'activity');
          return result;
        } finally {
          span?.end({ failed });
        }
      },
    },
  });

/** Records the spans that workflows tell of. */
export const spanSinks = (spans: Spans): InjectedSinks<WorkflowSpanSinks> => ({
  countersignSpans: {
    ended: {
      fn({ workflowId, workflowType }, { doing, parent, spanId, from, to, failed }) {
        const attributes = { 'temporal.workflow.id': workflowId };
        const name = `${workflowType} ${doing}`;
        beginBelow(spans, name, { kind: 'internal', parent, spanId, at: from, attributes }).end({ failed, at: to });
      },
      callDuringReplay: false,
    },
  },
});
