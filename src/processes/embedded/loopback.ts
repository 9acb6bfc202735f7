import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { isLoopback } from '../../identity/provider-fetch.ts';

/**
 * Serves HTTP to this machine only: bound to 127.0.0.1, and refusing a request whose `Host` is not a loopback name, so
 * that a web page elsewhere can't reach it by pointing a name of its own at 127.0.0.1.
 *
 * @param part what is started, for the message when the port is taken
 * @param port 0 takes any free one
 */
export async function serveOnLoopback(
  part: string,
  port: number,
  listener: (port: number) => RequestListener,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 });
  const taken = await listen(server, part, port);
  const answer = listener(taken);
  server.on('request', (request, response) => {
    const host = `http://${request.headers.host ?? ''}`;
    if (URL.canParse(host) && isLoopback(host)) {
      answer(request, response);
    } else {
      response.writeHead(421, { 'Content-Type': 'text/plain' }).end(`${part} answers on localhost only.\n`);
    }
  });
  return { port: taken, stop: () => close(server) };
}

/** Binds a server to 127.0.0.1 and says which port it took. */
async function listen(server: Server, part: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(new Error(listenFailure(part, port, cause), { cause }));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** One line for a port that can't be had. */
export function listenFailure(part: string, port: number, cause: NodeJS.ErrnoException): string {
  return cause.code === 'EADDRINUSE'
    ? `${part}: port ${String(port)} of 127.0.0.1 is taken by another process; expected a free one`
    : `${part}: can't listen on port ${String(port)} of 127.0.0.1 (${cause.code ?? cause.message})`;
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
