import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Counter, Registry } from 'prom-client';
import { freePort } from '../../src/processes/embedded/ports.ts';
import { serveMetrics } from '../../src/processes/metrics-server.ts';
import { silent } from '../temporal.ts';

let url: string;
let works: boolean;
let metrics: Registry;
let server: Awaited<ReturnType<typeof serveMetrics>>;
beforeEach(async () => {
  works = true;
  metrics = new Registry();
  const port = await freePort();
  const check = (): Promise<void> => (works ? Promise.resolve() : Promise.reject(new Error('it does not work')));
  server = await serveMetrics({ metrics, check }, { host: '127.0.0.1', port }, silent);
  url = `http://127.0.0.1:${port}`;
});
afterEach(() => server.stop());

const ask = async (path: string, method = 'GET'): Promise<string> => {
  const response = await fetch(`${url}${path}`, { method });
  return `${response.status} ${await response.text()}`;
};

test('a process without an API says that it lives, whether it works, and what it has counted, and nothing else', async () => {
  new Counter({ name: 'turns_total', help: 'Turns', registers: [metrics] }).inc();
  expect(await ask('/metrics')).toMatch(/^200 (.|\n)*turns_total 1\n/);
  expect([await ask('/healthz'), await ask('/readyz')]).toEqual(['200 {"status":"up"}', '200 {"status":"up"}']);
  works = false;
  expect([await ask('/healthz'), await ask('/readyz')]).toEqual(['200 {"status":"up"}', '503 {"status":"down"}']);
  expect([await ask('/'), await ask('/metrics', 'POST')]).toEqual(Array(2).fill('404 {"status":"unknown"}'));
});

test('metrics that can not be gathered are an error of the server, and say nothing more', async () => {
  const broken = { name: 'broken', help: 'Broken', registers: [metrics] };
  new Counter({ ...broken, collect: () => Promise.reject(new Error('secret words')) });
  expect(await ask('/metrics')).toBe('500 ');
});
