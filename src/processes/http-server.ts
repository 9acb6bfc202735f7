import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';

/**
 * What a client may take of the server's time and memory before any code of the service runs: 30 s for a whole request,
 * 15 s for its headers, 16 KB for its headers with the URL, and 65 s between two requests, longer than the usual
 * proxy's. Who is too slow is answered 408, too much 431.
 */
export const serverLimits = {
  requestTimeout: 30_000,
  headersTimeout: 15_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
  connectionsCheckingInterval: 5_000,
} as const satisfies ServerOptions;

export const createLimitedServer = (
  listener: RequestListener,
  limits: Pick<ServerOptions, keyof typeof serverLimits> = serverLimits,
): Server => createServer(limits, listener);

/**
 * Has every answer say from then on that its connection ends with it: who keeps connections sends no further request on
 * one that is about to be closed.
 */
export const hangUpOnceDrained = (server: Server, draining: AbortSignal): void => {
  server.prependListener('request', (_request, response) => {
    if (draining.aborted) response.setHeader('connection', 'close');
  });
};
