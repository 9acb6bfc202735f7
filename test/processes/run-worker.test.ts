import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import pino from 'pino';
import { Registry } from 'prom-client';
import { createMailer } from '../../src/mail/smtp.ts';
import { startTemporal, type EmbeddedTemporal } from '../../src/processes/embedded/temporal.ts';
import { freePort } from '../../src/processes/embedded/ports.ts';
import { runWorker, type RunningWorker } from '../../src/processes/run-worker.ts';
import { createTemporalClient, type TemporalClient } from '../../src/processes/temporal.ts';
import { databaseClock } from '../../src/store/account-lock.ts';
import type { Store } from '../../src/store/store.ts';
import { searchAttributes } from '../../workflows/contract.ts';
import { usePostgres } from '../postgres.ts';
import { silent, tools, until, workflowBundle } from '../temporal.ts';
import { Organization } from '../transactions/organization.ts';

const postgres = usePostgres();
const ERROR = 50;
const WORKS = 'the worker works';

let store: Store;
let port: number;
let folder: string;
let server: EmbeddedTemporal | undefined;
let temporal: TemporalClient | undefined;
let worker: RunningWorker | undefined;
let metrics: Registry;
let lines: { readonly level: number; readonly msg: string }[];

beforeAll(async () => {
  store = postgres.openStore(databaseClock);
  await workflowBundle();
}, 60_000);

const serve = async (namespace = 'countersign'): Promise<void> => {
  server = await startTemporal({
    ...{ dataDir: folder, cliPath: tools().temporalCli, namespace, searchAttributes, port },
    ...{ headless: true, durable: false, log: () => undefined },
  });
};

const stopServing = async (): Promise<void> => {
  await server?.stop();
  server = undefined;
};

/** A worker whose Temporal is not there yet. */
const work = async (): Promise<RunningWorker> => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  port = await freePort();
  lines = [];
  metrics = new Registry();
  const place = {
    connectionOptions: { address: `127.0.0.1:${port}` },
    namespace: 'countersign',
    taskQueue: 'countersign',
  };
  temporal = createTemporalClient(place, silent);
  worker = await runWorker({
    ...{ store, temporal, place, metrics, publicUrl: 'http://localhost:8080', reconcileSeconds: 0.5 },
    mailer: createMailer({ smtpUrl: 'smtp://127.0.0.1:1', from: 'service@countersign.example' }),
    log: pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[0]) }),
    bundle: await workflowBundle(),
  });
  return worker;
};

afterEach(async () => {
  await worker?.stop();
  await temporal?.close();
  await stopServing();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);
afterAll(() => store.close());

const said = (words: string): number => lines.filter(({ msg }) => msg.includes(words)).length;
const failures = (): number => lines.filter(({ level, msg }) => level === ERROR && msg.includes('the worker')).length;

/** A change that ends by itself: no approval is required. */
const carried = async (): Promise<string> => {
  const acme = await Organization.open(store, { requiredApprovals: 0, name: `Acme ${Math.random()}` });
  const id = await acme.submit('ada', 'user.add', { name: 'noor', email: 'noor@acme.example' });
  return until(async () => {
    const { state } = (await acme.stored(id)).change;
    return state === 'applied' ? state : '';
  });
};

test('R35 a worker that starts before Temporal keeps trying, says so once, and works once Temporal is there', async () => {
  const running = await work();
  await expect(running.check()).rejects.toThrow('does not work');
  await until(() => failures() > 0);
  await serve();
  await until(() => said(WORKS));
  await running.check();
  expect(await carried()).toBe('applied');
  expect({ failures: failures(), works: said(WORKS) }).toEqual({ failures: 1, works: 1 });
  expect(metrics.getMetricsAsArray().map(({ name }) => name)).toEqual([
    'countersign_time_to_apply_seconds',
    'countersign_letters_total',
    'countersign_webhook_attempts_total',
    'countersign_reconciler_repairs_total',
  ]);
  expect(await metrics.metrics()).toMatch(/\ncountersign_time_to_apply_seconds_count 1\n/);
}, 60_000);

test('a worker that waits for Temporal stops at once when it is told to', async () => {
  const running = await work();
  await until(() => failures() > 0);
  await running.stop();
  await expect(running.check()).rejects.toThrow('does not work');
  await serve();
  expect(said(WORKS)).toBe(0);
}, 60_000);
