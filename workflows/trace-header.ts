import { defaultPayloadConverter, type Headers, type Payload } from '@temporalio/common';

/** The names of the headers that carry a request's trace through Temporal. They name nobody, and open nothing. */
const TRACE_HEADER = 'countersign-trace';
const SPAN_HEADER = 'countersign-span';
const traceId = /^(?!0{32}$)[\da-f]{32}$/;
const spanId = /^(?!0{16}$)[\da-f]{16}$/;

/** A request's trace, and the span in it that is recorded, where one is. */
export interface CarriedTrace {
  readonly traceId: string;
  readonly spanId?: string | undefined;
}

/** A span of a workflow that is over. Times are the workflow's own, in milliseconds. */
export interface WorkflowSpan {
  readonly doing: string;
  readonly parent: CarriedTrace;
  readonly spanId: string;
  readonly from: number;
  readonly to: number;
  readonly failed: boolean;
}

/** Where workflows tell of their spans; a type, and no interface, as the SDK asks for an index. */
export type WorkflowSpanSinks = { countersignSpans: { ended(span: WorkflowSpan): void } };

/** Headers with a trace, where there is one. */
export const withTrace = (headers: Headers, trace: CarriedTrace | undefined): Headers =>
  trace === undefined
    ? headers
    : {
        ...headers,
        [TRACE_HEADER]: defaultPayloadConverter.toPayload(trace.traceId),
        ...(trace.spanId !== undefined && { [SPAN_HEADER]: defaultPayloadConverter.toPayload(trace.spanId) }),
      };

/** The trace that headers carry. Whoever reaches Temporal can send anything: what is no trace id is none. */
export const traceIn = (headers: Headers): CarriedTrace | undefined => {
  const found = idIn(headers[TRACE_HEADER], traceId);
  if (found === undefined) return undefined;
  const span = idIn(headers[SPAN_HEADER], spanId);
  return { traceId: found, ...(span !== undefined && { spanId: span }) };
};

const idIn = (payload: Payload | undefined, pattern: RegExp): string | undefined => {
  if (payload === undefined) return undefined;
  try {
    const found: unknown = defaultPayloadConverter.fromPayload(payload);
    return typeof found === 'string' && pattern.test(found) ? found : undefined;
  } catch {
    return undefined;
  }
};
