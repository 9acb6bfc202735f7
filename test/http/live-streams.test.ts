import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import express, { type Response as Answer } from 'express';
import { Gauge, Registry } from 'prom-client';
import { LiveStreams, type LiveLimits, type Subscription } from '../../src/http/live.ts';
import { Overloaded } from '../../src/http/overload.ts';
import { Unauthenticated } from '../../src/identity/caller.ts';

/*
 * R40 What streams do by themselves, without an API: when they look, and when they end.
 */

const LOOK_MS = 5;
const counts = new Map<string, number>();
let looks: (readonly string[])[] = [];
/** The database answers this, where it answers at all. */
let eventCounts = (): Promise<ReadonlyMap<string, number>> => Promise.resolve(counts);
let mayStill: Subscription['mayStill'];
let before: (response: Answer) => Promise<void>;
let streams: Gauge;
let live: LiveStreams;
let refused: unknown;
let server: Server;

const start = async (limits: Partial<LiveLimits>): Promise<void> => {
  streams = new Gauge({ name: 'streams', help: 'Streams', registers: [new Registry()] });
  live = new LiveStreams({
    eventCounts: (ids) => {
      looks.push(ids);
      return eventCounts();
    },
    streams,
    limits: { lookMs: LOOK_MS, ...limits },
  });
  const app = express();
  app.get('/:account', async (request, response) => {
    await before(response);
    const accountId = request.params.account;
    try {
      live.open(response, { accountId, person: 'ada', events: counts.get(accountId) ?? 0, mayStill: () => mayStill() });
    } catch (error) {
      refused = error;
      response.status(500).end();
    }
  });
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
};

beforeEach(() => {
  counts.clear();
  looks = [];
  eventCounts = () => Promise.resolve(counts);
  mayStill = () => Promise.resolve(true);
  before = () => Promise.resolve();
});
afterEach(async () => {
  live.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const ask = (account: string): Promise<Response> =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${account}`);
/** All that comes until the stream ends by itself. */
const whole = async (account: string): Promise<string> => (await ask(account)).text();
const until = async (met: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await met())) await new Promise((resolve) => setImmediate(resolve));
};
const openNow = async (): Promise<number> => (await streams.get()).values[0]!.value;
const first = 'event: moved\ndata: {"events":0}\n\n';

describe('looking', () => {
  test('one look serves everybody, and where nobody reads along there is none', async () => {
    await start({});
    const asked = [await ask('a'), await ask('a'), await ask('b')];
    await until(() => looks.some((ids) => ids.length === 2));
    expect(looks.at(-1)!.toSorted()).toEqual(['a', 'b']);
    for (const { body } of asked) await body!.cancel();
    await until(async () => (await openNow()) === 0);
    const known = looks.length;
    let beats = 0;
    const beating = setInterval(() => beats++, LOOK_MS);
    await until(() => beats >= 5);
    clearInterval(beating);
    expect(looks).toHaveLength(known);
  });

  test('a database that is slow is not asked again meanwhile', async () => {
    await start({ trustMs: 100 });
    eventCounts = () => new Promise(() => undefined);
    await whole('a');
    expect(looks).toHaveLength(1);
  });
});

describe('a stream ends', () => {
  test('after its life, with everything that was sent', async () => {
    await start({ lifeMs: 60 });
    expect(await whole('a')).toBe(first);
    expect(await openNow()).toBe(0);
  });

  test('where nobody can say any more whether its reader may read', async () => {
    await start({ recheckMs: 10, trustMs: 80 });
    mayStill = () => Promise.reject(new Error('away'));
    counts.set('a', 0);
    const reading = whole('a');
    await until(() => looks.length > 2);
    counts.set('a', 7);
    expect(await reading).toBe(first);
  });

  test('where the database is away for longer than its reader is trusted, and not before', async () => {
    await start({ recheckMs: 10, trustMs: 2_000 });
    let asked = 0;
    eventCounts = () => (asked++ < 3 ? Promise.reject(new Error('away')) : Promise.resolve(counts));
    const { body } = await ask('a');
    counts.set('a', 4);
    let text = '';
    for await (const chunk of body!) {
      text += Buffer.from(chunk).toString();
      if (text.includes('"events":4')) break;
    }
    expect(text).toBe(`${first}${first.replace('0', '4')}`);
  });

  test.each([
    ['at once when a token has expired', 'expired_token', true],
    ['later where the provider only does not answer', 'provider_unreachable', false],
  ] as const)('%s', async (_, reason, atOnce) => {
    await start({ recheckMs: 5, trustMs: 500 });
    let asked = 0;
    mayStill = () => {
      asked++;
      return Promise.reject(new Unauthenticated(reason));
    };
    expect(await whole('a')).toBe(first);
    expect(asked === 1).toBe(atOnce);
  });

  test('when its reader does not read: what was sent before has not left the process', async () => {
    await start({ heartbeatMs: 20 });
    // A socket that takes nothing, as one whose other side is full.
    before = ({ socket }) => Promise.resolve(socket!.cork());
    await expect(whole('a')).rejects.toThrow();
    expect(await openNow()).toBe(0);
  });

  test('when all are stopped, and none begins after that', async () => {
    await start({});
    const reading = whole('a');
    await until(() => looks.length > 0);
    live.stop();
    expect(await reading).toBe(first);
    await whole('a');
    expect(refused).toBeInstanceOf(Overloaded);
  });
});

test('a line that says nothing comes now and then', async () => {
  await start({ heartbeatMs: 20, lifeMs: 150 });
  expect(await whole('a')).toMatch(/^event: moved\ndata: \{"events":0\}\n\n(:\n\n)+$/);
});

test('a client that has gone before its stream begins takes no place', async () => {
  await start({});
  const gone = new Promise<void>((resolve) => {
    before = async (response) => {
      response.destroy();
      await once(response, 'close');
      setImmediate(resolve);
    };
  });
  await expect(whole('a')).rejects.toThrow();
  await gone;
  expect(await openNow()).toBe(0);
  expect(looks).toEqual([]);
});
