import { AsyncLocalStorage } from 'node:async_hooks';

/** The trace that something is part of, by the ids of W3C Trace Context. */
export interface TraceContext {
  readonly traceId: string;
  /** The span that is open in it; absent where nobody records spans. */
  readonly spanId?: string | undefined;
}

const traces = new AsyncLocalStorage<TraceContext | undefined>();

/** Runs `work` as part of a trace: all that it causes, in this process or beyond, can say so. */
export const inTrace = <T>(context: TraceContext | undefined, work: () => T): T => traces.run(context, work);

/** The trace that this is part of. */
export const traceNow = (): TraceContext | undefined => traces.getStore();

/** The id of the trace that this is part of. */
export const traceIdNow = (): string | undefined => traceNow()?.traceId;
