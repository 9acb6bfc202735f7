import { diag, DiagLogLevel, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, RandomIdGenerator } from '@opentelemetry/sdk-trace-base';
import type { Logger } from 'pino';
import type { SpanBegin, Spans } from '../http/spans.ts';
import type { Telemetry } from './telemetry.ts';

const kinds = {
  server: SpanKind.SERVER,
  internal: SpanKind.INTERNAL,
  consumer: SpanKind.CONSUMER,
  client: SpanKind.CLIENT,
} as const;

const NO_SPAN = '0'.repeat(16);

const contextOf = (parent: SpanBegin['parent']) =>
  parent?.spanId === undefined
    ? ROOT_CONTEXT
    : trace.setSpanContext(ROOT_CONTEXT, {
        traceId: parent.traceId,
        spanId: parent.spanId,
        isRemote: true,
        traceFlags: parent.sampled === false ? TraceFlags.NONE : TraceFlags.SAMPLED,
      });

/** Ids by chance, but for those that somebody has chosen for the next span. */
const createIds = () => {
  const random = new RandomIdGenerator();
  const chosen: { traceId?: string | undefined; spanId?: string | undefined } = {};
  const take = (name: keyof typeof chosen, other: () => string): string => {
    const id = chosen[name];
    chosen[name] = undefined;
    return id ?? other();
  };
  return {
    chosen,
    generateTraceId: () => take('traceId', random.generateTraceId),
    generateSpanId: () => take('spanId', random.generateSpanId),
  };
};

/** What goes wrong in telling is said without what was to be told, or to whom. */
const sayTrouble = (log: Logger): void => {
  const trouble = (): void => log.warn('spans could not be told: see OTEL_EXPORTER_OTLP_ENDPOINT');
  const quiet = (): void => undefined;
  diag.setLogger(
    { error: trouble, warn: quiet, info: quiet, debug: quiet, verbose: quiet },
    { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true },
  );
};

/** Tells spans by OTLP over HTTP; endpoint, headers and sampler are those of OpenTelemetry's own variables. */
export const tellSpans = (processName: string, log: Logger): Telemetry => {
  sayTrouble(log);
  const ids = createIds();
  const provider = new BasicTracerProvider({
    // Nothing of the machine, the process or its arguments, which detectors would add.
    resource: resourceFromAttributes({ 'service.name': process.env['OTEL_SERVICE_NAME'] || processName }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
    idGenerator: ids,
  });
  const tracer = provider.getTracer('countersign');
  const spans: Spans = {
    begin(name, { kind, parent, attributes, at, spanId }) {
      ids.chosen.traceId = parent?.traceId;
      ids.chosen.spanId = spanId;
      const options = {
        kind: kinds[kind],
        ...(attributes && { attributes }),
        ...(at !== undefined && { startTime: at }),
      };
      const span = tracer.startSpan(name, options, contextOf(parent));
      ids.chosen.traceId = undefined;
      const { traceId, spanId: own } = span.spanContext();
      return {
        context: { traceId, ...(span.isRecording() && own !== NO_SPAN && { spanId: own }) },
        end(outcome = {}) {
          if (outcome.name !== undefined) span.updateName(outcome.name);
          if (outcome.attributes) span.setAttributes(outcome.attributes);
          if (outcome.failed === true) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end(outcome.at);
        },
      };
    },
  };
  return { spans, stop: () => provider.shutdown().catch(() => log.warn('the last spans could not be told')) };
};
