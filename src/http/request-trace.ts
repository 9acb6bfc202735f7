import type { NextFunction, Request, Response } from 'express';
import type { RefusalCode } from '../domain/problems.ts';
import type { Services } from './services.ts';
import { noSpans, type SpanBegin } from './spans.ts';
import { inTrace } from './trace-context.ts';

/** What is known of a request while it is answered: for its log line, its figures and its problem. */
export interface Trace {
  readonly traceId: string;
  /** The pattern of the route, never the path: a path can hold a link's secret (R42). */
  route: string;
  /** In which words a refusal is answered. */
  refusal: 'problem' | 'page' | 'scim';
  /** Codes that the route answers with another status than usual. */
  statuses: Partial<Record<RefusalCode, number>>;
  accountId: string | null;
  userId: string | null;
  /** The service's token that the request came with. */
  serviceTokenId: string | null;
  /** The personal token that the request came with. */
  personalTokenId: string | null;
  /** When an answer began that goes on until somebody ends it; null for all others. */
  streamsSince: bigint | null;
}

const traces = new WeakMap<Response, Trace>();

export const traceOf = (response: Response): Trace => {
  const found = traces.get(response);
  if (found === undefined) throw new Error('a response without a trace');
  return found;
};

const traceparent = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})/;
const NO_ID = /^0+$/;
const SAMPLED = 1;

/** What the client has the request be part of, by W3C Trace Context. */
const parentOf = (request: Request): SpanBegin['parent'] => {
  const [, traceId = '0', spanId = '0', flags = ''] = traceparent.exec(request.get('traceparent') ?? '') ?? [];
  if (NO_ID.test(traceId)) return undefined;
  const sampled = (Number.parseInt(flags, 16) & SAMPLED) === SAMPLED;
  return { traceId, sampled, ...(!NO_ID.test(spanId) && { spanId }) };
};

/** What is asked every other second, by machines, is recorded by nobody. */
const UNTOLD = new Set(['/healthz', '/readyz', '/metrics']);

/** Gives every request its trace, and writes one log line, one figure and one span when it is done with. */
export const tracing =
  ({ log, figures, spans = noSpans }: Services) =>
  (request: Request, response: Response, next: NextFunction): void => {
    const begun = process.hrtime.bigint();
    const parent = parentOf(request);
    const span = (UNTOLD.has(request.path) ? noSpans : spans).begin(request.method, {
      kind: 'server',
      ...(parent && { parent }),
    });
    const trace: Trace = {
      traceId: span.context.traceId,
      route: 'unmatched',
      refusal: 'problem',
      statuses: {},
      accountId: null,
      userId: null,
      serviceTokenId: null,
      personalTokenId: null,
      streamsSince: null,
    };
    traces.set(response, trace);
    response.once('close', () => {
      const { traceId, route, accountId, userId, serviceTokenId, personalTokenId, streamsSince } = trace;
      // How long somebody read along says nothing of how fast the service answers.
      const seconds = Number((streamsSince ?? process.hrtime.bigint()) - begun) / 1e9;
      const { method } = request;
      const status = response.writableFinished || streamsSince !== null ? response.statusCode : 499;
      figures.requests.observe({ method, route, status: String(status) }, seconds);
      const who =
        serviceTokenId === null
          ? { accountId, userId, ...(personalTokenId !== null && { personalTokenId }) }
          : { accountId, serviceTokenId };
      log.info({ method, route, status, ms: Math.round(seconds * 1e6) / 1e3, traceId, ...who }, 'request');
      const attributes = { 'http.request.method': method, 'http.route': route, 'http.response.status_code': status };
      span.end({ name: `${method} ${route}`, attributes, failed: status >= 500 });
    });
    inTrace(span.context, next);
  };
