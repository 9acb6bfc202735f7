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
