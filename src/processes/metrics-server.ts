import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { messageOf } from './beats.ts';
import { createLimitedServer } from './http-server.ts';

export interface MetricsPlace {
  readonly host: string;
  readonly port: number;
}

export interface Watched {
  readonly metrics: Registry;
  /** Throws while the process does not work. */
  check(this: void): Promise<void>;
}

interface Said {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const json = (status: number, said: string): Said => ({
  status,
  type: 'application/json',
  body: JSON.stringify({ status: said }),
});

const answerTo = async ({ url, method }: IncomingMessage, { metrics, check }: Watched): Promise<Said> => {
  const path = ['GET', 'HEAD'].includes(method ?? '') ? url?.split('?')[0] : undefined;
  if (path === '/metrics') return { status: 200, type: metrics.contentType, body: await metrics.metrics() };
  if (path === '/healthz') return json(200, 'up');
  if (path !== '/readyz') return json(404, 'unknown');
  return check().then(
    () => json(200, 'up'),
    () => json(503, 'down'),
  );
};

/**
 * Says what is to be known of a process that serves nothing else: its metrics at `/metrics`, at `/healthz` that it lives,
 * and at `/readyz` whether it works.
 */
export const serveMetrics = async (
  watched: Watched,
  { host, port }: MetricsPlace,
  log: Logger,
): Promise<{ stop(): Promise<void> }> => {
  const server = createLimitedServer((request, response) => {
    answerTo(request, watched).then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      (error: unknown) => {
        log.error({ error: messageOf(error) }, 'the metrics could not be gathered');
        response.writeHead(500).end();
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
