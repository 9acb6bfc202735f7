import { proxySinks, uuid4, type WorkflowInterceptorsFactory } from '@temporalio/workflow';
import { traceIn, withTrace, type CarriedTrace, type WorkflowSpanSinks } from './trace-header.ts';

/** By the workflow's own chance: the same at a replay. */
const newSpanId = (): string => uuid4().replaceAll('-', '').slice(0, 16);

/**
 * Hands the trace of the request that last moved a workflow on to all that the workflow causes: its activities, its
 * signals, its children, its next run. Headers are no part of what a replay compares, so histories of before replay.
 * Where the request's span is recorded, each activity is one of the workflow's, from its scheduling to its end, with
 * all its attempts.
 */
export const interceptors: WorkflowInterceptorsFactory = () => {
  const { countersignSpans } = proxySinks<WorkflowSpanSinks>();
  let trace: CarriedTrace | undefined;
  const follow = (headers: Parameters<typeof traceIn>[0]): void => {
    trace = traceIn(headers) ?? trace;
  };
  const carrying = <I extends { readonly headers: Parameters<typeof traceIn>[0] }>(input: I): I => ({
    ...input,
    headers: withTrace(input.headers, trace),
  });
  return {
    inbound: [
      {
        execute(input, next) {
          trace ??= traceIn(input.headers);
          return next(input);
        },
        handleSignal(input, next) {
          follow(input.headers);
          return next(input);
        },
      },
    ],
    outbound: [
      {
        scheduleActivity(input, next) {
          const parent = trace;
          if (parent?.spanId === undefined) return next(carrying(input));
          const { traceId } = parent;
          const span = { doing: input.activityType, parent, spanId: newSpanId(), from: Date.now() };
          const result = next({ ...input, headers: withTrace(input.headers, { traceId, spanId: span.spanId }) });
          const told = (failed: boolean) => (): void => countersignSpans.ended({ ...span, to: Date.now(), failed });
          // Beside the result and not in its way: whoever waits for it goes on at the same moment, recorded or not.
          result.then(told(false), told(true));
          return result;
        },
        startChildWorkflowExecution: (input, next) => next(carrying(input)),
        signalWorkflow: (input, next) => next(carrying(input)),
        continueAsNew: (input, next) => next(carrying(input)),
      },
    ],
  };
};
