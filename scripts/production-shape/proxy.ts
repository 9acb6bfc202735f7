// Stands for the proxy's image where containers don't run: shares requests among the upstreams that say that they are
// ready, by the image's own configuration. node scripts/production-shape/proxy.ts PORT HEALTH_PORT CADDYFILE, with the
// UPSTREAMS of the image's environment
import { readFileSync } from 'node:fs';
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { hangUpOnceDrained } from '../../src/processes/http-server.ts';
import { proxySettings } from './proxy-settings.ts';

const [port = '', healthPort = '', caddyfile = ''] = process.argv.slice(2);
const settings = proxySettings(readFileSync(caddyfile, 'utf8'), process.env['UPSTREAMS'] ?? '');
const agent = new Agent({ keepAlive: true, timeout: settings.keepAliveMs });
const ready = new Set(settings.upstreams);
let turn = 0;

const check = async (upstream: string): Promise<void> => {
  const signal = AbortSignal.timeout(settings.healthWithinMs);
  const { ok } = await fetch(`http://${upstream}${settings.healthUri}`, { signal }).catch(() => ({ ok: false }));
  if (ok) ready.add(upstream);
  else ready.delete(upstream);
};

const watch = async (upstream: string): Promise<never> => {
  for (;;) {
    await check(upstream);
    await delay(settings.healthEveryMs);
  }
};

const next = (): string | undefined => [...ready][turn++ % Math.max(ready.size, 1)];

/** The client's address behind those that it came by: whoever calls this proxy is on this machine. */
const headersOf = ({ headers, socket }: IncomingMessage) => ({
  ...headers,
  'x-forwarded-for': [headers['x-forwarded-for'], socket.remoteAddress].filter((each) => each).join(', '),
});

/** What was never connected has taken nothing: another upstream, or this one a moment later, gets the request. */
const isUntaken = ({ code, syscall }: NodeJS.ErrnoException): boolean =>
  code === 'ECONNREFUSED' && syscall === 'connect';

const hand = (incoming: IncomingMessage, outgoing: ServerResponse, until: number): void => {
  const upstream = next();
  const again = (): void => {
    if (performance.now() > until) outgoing.writeHead(503).end();
    else setTimeout(() => hand(incoming, outgoing, until), settings.tryAgainMs);
  };
  if (upstream === undefined) return again();
  const [host, upstreamPort] = upstream.split(':');
  const { method, url: path } = incoming;
  const headers = headersOf(incoming);
  const passed = request({ host, port: upstreamPort, method, path, headers, agent }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    outgoing.flushHeaders();
    answer.pipe(outgoing);
    answer.once('error', () => outgoing.destroy());
  });
  passed.once('error', (error) => {
    if (outgoing.headersSent || outgoing.destroyed) outgoing.destroy();
    else if (isUntaken(error)) again();
    else outgoing.writeHead(502).end();
  });
  outgoing.once('close', () => passed.destroy());
  passed.once('socket', (socket) => {
    // Nothing of the body is read before somebody takes it.
    if (socket.connecting) socket.once('connect', () => incoming.pipe(passed));
    else incoming.pipe(passed);
  });
};

const server = createServer((incoming, outgoing) => hand(incoming, outgoing, performance.now() + settings.tryForMs));
// Two requests of a client may be further apart than the API waits: who connected to this proxy is not its concern.
server.keepAliveTimeout = 65_000;
for (const upstream of settings.upstreams) void watch(upstream);
server.listen(Number(port), '127.0.0.1');
createServer((_incoming, outgoing) => outgoing.end())
  .listen(Number(healthPort), '127.0.0.1')
  .unref();
const draining = new AbortController();
hangUpOnceDrained(server, draining.signal);
process.on('SIGTERM', () => {
  draining.abort();
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 5_000).unref();
});
