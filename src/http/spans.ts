import { randomBytes } from 'node:crypto';
import type { TraceContext } from './trace-context.ts';

/** What a span says of itself: ids, names of routes and activities, numbers. Never of anybody (R42). */
export type SpanAttributes = Readonly<Record<string, string | number>>;

export interface SpanBegin {
  readonly kind: 'server' | 'internal' | 'consumer' | 'client';
  /** What it is part of. Without one it begins a trace. */
  readonly parent?: TraceContext & { readonly sampled?: boolean };
  readonly attributes?: SpanAttributes;
  /** When it began, in milliseconds, and its id, where somebody else has chosen them. */
  readonly at?: number;
  readonly spanId?: string;
}

export interface SpanEnd {
  readonly name?: string;
  readonly attributes?: SpanAttributes;
  readonly failed?: boolean;
  readonly at?: number;
}

export interface Span {
  /** What is caused while it is open is part of this. */
  readonly context: TraceContext;
  end(outcome?: SpanEnd): void;
}

/** Where a process tells what it does and for how long. */
export interface Spans {
  begin(name: string, span: SpanBegin): Span;
}

/** Tells nobody; what is done has a trace id all the same. */
export const noSpans: Spans = {
  begin: (_name, { parent }) => ({
    context: { traceId: parent?.traceId ?? randomBytes(16).toString('hex') },
    end: () => undefined,
  }),
};

/** A span below one that is recorded; where none is, nothing is recorded. */
export const beginBelow = (spans: Spans, name: string, span: SpanBegin & { readonly parent: TraceContext }): Span =>
  (span.parent.spanId === undefined ? noSpans : spans).begin(name, span);
