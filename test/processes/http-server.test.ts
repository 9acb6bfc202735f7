import type { Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { createLimitedServer, serverLimits } from '../../src/processes/http-server.ts';

let server: Server;
let heard: string[];

/** The server with the limits of production, the times among them as short as a test needs. */
const listening = async (times: Partial<Record<keyof typeof serverLimits, number>> = {}): Promise<number> => {
  heard = [];
  server = createLimitedServer(
    (request, response) => {
      heard.push(request.url!);
      request.resume().on('end', () => response.end('read'));
    },
    { ...serverLimits, ...times },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Sends this as it stands, and answers what came back until the server hung up. */
const exchange = (port: number, sent: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(sent));
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => (received += text));
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? undefined : reject(error)));
    socket.on('close', () => resolve(received));
  });

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);

test('a server has the limits that are said', async () => {
  await listening();
  const { requestTimeout, headersTimeout, keepAliveTimeout } = server;
  expect({ requestTimeout, headersTimeout, keepAliveTimeout }).toEqual({
    requestTimeout: 30_000,
    headersTimeout: 15_000,
    keepAliveTimeout: 65_000,
  });
});

test('headers that do not end are not waited for', async () => {
  const port = await listening({ headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 20 });
  expect(statusOf(await exchange(port, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '))).toBe(408);
  expect(heard).toEqual([]);
});

test('a body that does not end is not waited for', async () => {
  const port = await listening({ headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 20 });
  const answer = await exchange(port, 'POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12');
  expect([heard, statusOf(answer)]).toEqual([['/slow'], 408]);
});

test('a connection on which nothing more comes is closed', async () => {
  const port = await listening({ keepAliveTimeout: 20 });
  const answer = await exchange(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  expect(answer).toContain('Connection: keep-alive');
});

test.each([
  ['a URL', `GET /${'a'.repeat(serverLimits.maxHeaderSize)} HTTP/1.1\r\nHost: x\r\n\r\n`],
  ['a header', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(serverLimits.maxHeaderSize)}\r\n\r\n`],
])('%s longer than 16 KB is not read', async (_, sent) => {
  const port = await listening();
  expect(statusOf(await exchange(port, sent))).toBe(431);
  expect(heard).toEqual([]);
});
