import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readHosts } from '../../src/webhooks/hosts.ts';
import { sendMessage, type Sent, type SendParts } from '../../src/webhooks/send.ts';
import { Receiver } from './receiver.ts';

/*
 * One message, to a real server: what is sent where, and what is never done.
 */

let receiver: Receiver;
beforeAll(async () => {
  receiver = await Receiver.start();
});
afterAll(() => receiver.stop());
beforeEach(() => {
  receiver.received.length = 0;
  receiver.answer = (response) => void response.writeHead(204).end();
});

const send = (url: string, allowed: string, more: Partial<SendParts> = {}): Promise<Sent> =>
  sendMessage({ url, headers: { 'webhook-id': 'msg_1' }, body: '{"a":1}' }, { hosts: readHosts(allowed)!, ...more });

test('a message is posted as JSON, with its headers', async () => {
  expect(await send(receiver.url, receiver.allowed)).toEqual({ status: 204, fault: null });
  const [{ headers, body }] = receiver.received as [Receiver['received'][number]];
  expect(body).toBe('{"a":1}');
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'webhook-id': 'msg_1',
    'content-length': '7',
    'user-agent': 'Countersign-Webhooks',
    connection: 'close',
  });
});

describe('a message does not leave', () => {
  test.each<[string, string, (port: number) => [url: string, allowed: string, more?: Partial<SendParts>]]>([
    ['for a host that is not named', 'host-not-allowed', (port) => [`http://127.0.0.1:${port}/`, 'hooks.example.com']],
    [
      'over http to a host that is named for https',
      'host-not-allowed',
      (port) => [`http://127.0.0.1:${port}/`, `127.0.0.1:${port} private`],
    ],
    [
      'for an address of its own that is not public',
      'address-not-allowed',
      (port) => [`http://127.0.0.1:${port}/`, `127.0.0.1:${port} plain`],
    ],
    [
      'for a name that leads inside',
      'address-not-allowed',
      (port) => [
        `http://inside.example:${port}/`,
        `inside.example:${port} plain`,
        { resolve: () => Promise.resolve(['127.0.0.1']) },
      ],
    ],
    [
      'for a name that leads inside among others',
      'address-not-allowed',
      (port) => [
        `http://inside.example:${port}/`,
        `inside.example:${port} plain`,
        { resolve: () => Promise.resolve(['8.8.8.8', '127.0.0.1']) },
      ],
    ],
    [
      'for a name that leads nowhere',
      'name-not-resolved',
      (port) => [
        `http://nowhere.example:${port}/`,
        `nowhere.example:${port} plain`,
        { resolve: () => Promise.resolve([]) },
      ],
    ],
    [
      'for a name that is not found',
      'name-not-resolved',
      (port) => [
        `http://nowhere.example:${port}/`,
        `nowhere.example:${port} plain`,
        { resolve: () => Promise.reject(new Error('ENOTFOUND')) },
      ],
    ],
  ])('%s', async (_, fault, asked) => {
    expect(await send(...asked(receiver.port))).toEqual({ status: null, fault });
    expect(receiver.received).toEqual([]);
  });
});

test('a name is resolved once, and what was checked is connected to, whatever it would resolve to next', async () => {
  const answers = [['127.0.0.1'], ['192.0.2.1']];
  const asked: string[] = [];
  const resolve = (name: string) => {
    asked.push(name);
    return Promise.resolve(answers.shift() ?? []);
  };
  const url = `http://rebound.invalid:${receiver.port}/`;
  expect(await send(url, `rebound.invalid:${receiver.port} plain private`, { resolve })).toMatchObject({ status: 204 });
  expect(asked).toEqual(['rebound.invalid']);
  expect(receiver.received[0]!.headers.host).toBe(`rebound.invalid:${receiver.port}`);
});

test.each([301, 302, 303, 307, 308])('a redirect is not followed: %d', async (status) => {
  receiver.answer = (response) => void response.writeHead(status, { location: receiver.url }).end();
  expect(await send(receiver.url, receiver.allowed)).toEqual({ status, fault: 'refused' });
  expect(receiver.received).toHaveLength(1);
});

test.each([400, 404, 410, 429, 500, 503])('a status that is none of success is a refusal: %d', async (status) => {
  receiver.answer = (response) => void response.writeHead(status).end('why');
  expect(await send(receiver.url, receiver.allowed)).toEqual({ status, fault: 'refused' });
});

test('who takes a message and never answers is waited for until the time limit', async () => {
  receiver.answer = () => undefined;
  expect(await send(receiver.url, receiver.allowed, { timeLimitMs: 200 })).toEqual({
    status: null,
    fault: 'timed-out',
  });
  expect(receiver.received).toHaveLength(1);
});

test('who never resolves is waited for no longer', async () => {
  const never = () => new Promise<string[]>(() => undefined);
  expect(await send(`http://slow.invalid:1/`, 'slow.invalid:1 plain', { resolve: never, timeLimitMs: 50 })).toEqual({
    status: null,
    fault: 'timed-out',
  });
});

test('an answer without an end is not read: its status is all that is asked', async () => {
  const closed = new Promise<void>((resolve) => {
    receiver.answer = (response) => {
      response.writeHead(200);
      const filling = setInterval(() => response.write('x'.repeat(65_536)), 1);
      response.on('close', () => {
        clearInterval(filling);
        resolve();
      });
    };
  });
  expect(await send(receiver.url, receiver.allowed)).toEqual({ status: 200, fault: null });
  await closed;
});

test('what is no HTTP is no answer', async () => {
  const server = createServer((socket) => socket.end('220 mail.example ESMTP\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  expect(await send(`http://127.0.0.1:${port}/`, `127.0.0.1:${port} plain private`)).toEqual({
    status: null,
    fault: 'no-answer',
  });
  server.close();
});

test('where nobody listens there is no answer', async () => {
  expect(await send('http://127.0.0.1:9/', '127.0.0.1:9 plain private')).toEqual({ status: null, fault: 'no-answer' });
});

test('over https, a receiver that is not who it says it is gets nothing', async () => {
  const url = `https://127.0.0.1:${receiver.port}/`;
  expect(await send(url, `127.0.0.1:${receiver.port} private`)).toEqual({ status: null, fault: 'no-answer' });
  expect(receiver.received).toEqual([]);
});
