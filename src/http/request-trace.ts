import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { RefusalCode } from '../domain/problems.ts';
import type { Services } from './services.ts';

/** What is known of a request while it is answered: for its log line, its figures and its problem. */
export interface Trace {
  readonly traceId: string;
  /** The pattern of the route, never the path: a path can hold a link's secret (R42). */
  route: string;
  page: boolean;
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

const traceparent = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}/;
const NO_TRACE = '0'.repeat(32);

/** The trace id that the client gave by W3C Trace Context, or a new one. */
const traceIdOf = (request: Request): string => {
  const given = traceparent.exec(request.get('traceparent') ?? '')?.[1];
  return given === undefined || given === NO_TRACE ? randomBytes(16).toString('hex') : given;
};

/** Gives every request its trace, and writes one log line and one figure when it is done with. */
export const tracing =
  ({ log, figures }: Services) =>
  (request: Request, response: Response, next: NextFunction): void => {
    const begun = process.hrtime.bigint();
    const trace: Trace = {
      traceId: traceIdOf(request),
      route: 'unmatched',
      page: false,
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
    });
    next();
  };
