import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { freePort, takePort } from '../../../src/processes/embedded/ports.ts';

test('a free port is had as wanted, without a word', async () => {
  const wanted = await freePort();
  expect(await takePort(wanted, 'the test')).toEqual({ port: wanted });
});

test('in place of a taken port comes the next free one, with a note that says which was taken', async () => {
  const other = createServer().listen(await freePort(), '127.0.0.1');
  await once(other, 'listening');
  const { port: taken } = other.address() as { port: number };

  const { port, note } = await takePort(taken, 'the test');

  expect(port).toBeGreaterThan(taken);
  expect(note).toBe(`Port ${taken} for the test is taken by another program; using ${port}.`);
  other.close();
});

test('no two free ports are the same, and none is one that the system may give to a connection that goes out', async () => {
  const ports: number[] = [];
  for (let i = 0; i < 100; i++) ports.push(await freePort());
  expect(new Set(ports).size).toBe(ports.length);
  expect(Math.min(...ports)).toBeGreaterThanOrEqual(16_000);
  expect(Math.max(...ports)).toBeLessThan(32_000);
});
