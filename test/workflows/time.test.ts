import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asyncLocalStorage } from '@temporalio/activity';
import type { temporal } from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { createTemporalClient, type TemporalClient } from '../../src/processes/temporal.ts';
import { workflowIdOf } from '../../src/domain/settle-report.ts';
import { attributes, searchAttributes } from '../../workflows/contract.ts';
import { silent, tools, until, work, workflowBundle, type TestWorker } from '../temporal.ts';
import { MemoryChanges, type MemoryChange } from './memory-changes.ts';

const minute = 60_000;
const hour = 60 * minute;
const INDEXED_TYPES = { Keyword: 2, Int: 3, Datetime: 6 } as const;

/** The time by the test server's clock within an activity; what the database's clock would say. */
let skew = 0;
const serverClock = (): number =>
  (asyncLocalStorage.getStore()?.info.currentAttemptScheduledTimestampMs ?? Date.now()) + skew;

const changes = new MemoryChanges(serverClock);
let environment: TestWorkflowEnvironment;
let temporal: TemporalClient;
let worker: TestWorker;

beforeAll(async () => {
  await workflowBundle();
  environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: tools().temporalTestServer ?? '' } },
  });
  await environment.connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: Object.fromEntries(
      Object.entries(searchAttributes).map(([name, type]) => [name, INDEXED_TYPES[type]]),
    ),
  });
  const place = {
    connectionOptions: { address: environment.address },
    namespace: 'default',
    taskQueue: 'skipping',
  };
  temporal = createTemporalClient(place, silent);
  worker = await work(place, changes);
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await temporal.close();
  await environment.teardown();
}, 60_000);

const start = async (requiredApprovals = 2): Promise<{ change: MemoryChange; from: number; id: string }> => {
  const from = await environment.currentTimeMs();
  const change = changes.add({
    requiredApprovals,
    firstWakeAt: new Date(from + 84 * hour).toISOString(),
    expiresAt: new Date(from + 168 * hour).toISOString(),
  });
  await temporal.workflows.start(change.input);
  const id = workflowIdOf(change.input.accountId, change.input.number);
  await environment.client.workflow.getHandle(id).query('waiting');
  return { change, from, id };
};

const hoursAfter = (from: number, times: readonly number[]): number[] =>
  times.map((at) => Math.round((at - from) / (hour / 10)) / 10);

test('R32 undecided for seven days: reminders at half time and a day before the end, then it expires', async () => {
  const { change, from, id } = await start();
  change.wakes.splice(1, 0, from + 144 * hour);
  expect(await environment.client.workflow.result(id)).toBe('expired');
  expect(hoursAfter(from, change.settledAt)).toEqual([84, 144, 168]);
  expect(hoursAfter(from, change.posts)).toEqual([0, 84, 144, 168]);
});

test('R43 a change that waits for the end of a probation is looked at when it ends', async () => {
  const { change, from, id } = await start();
  change.next = 'awaiting_probation';
  change.wakes.unshift(from + 10 * hour);
  await temporal.wake(change.input, { officerId: '', verdict: 'look' });
  await until(() => change.settlings.length === 1);
  expect(await environment.client.workflow.result(id)).toBe('expired');
  expect(hoursAfter(from, change.settledAt).slice(0, 3)).toEqual([0, 10, 84]);
});

test('R32 the database judges the expiry: while its clock is behind, the workflow asks seldom', async () => {
  const { change, from, id } = await start();
  change.wakes = [Date.parse(change.input.expiresAt)];
  skew = -5 * minute;
  await temporal.wake(change.input, { officerId: '', verdict: 'look' });
  expect(await environment.client.workflow.result(id)).toBe('expired');
  skew = 0;
  expect(change.settledAt.map((at) => at - from >= 168 * hour - 1)).toEqual([
    ...new Array<boolean>(change.settledAt.length - 1).fill(false),
    true,
  ]);
  expect(change.settlings.length).toBeLessThanOrEqual(8);
});

test('a settling that hangs is shown as stuck, with what hangs, and no longer when it is through', async () => {
  const { change, id } = await start(1);
  const handle = environment.client.workflow.getHandle(id);
  const state = async () => (await handle.describe()).typedSearchAttributes.get(attributes.state);
  const details = async () =>
    (await handle.query<temporal.api.sdk.v1.IWorkflowMetadata>('__temporal_workflow_metadata')).currentDetails;
  let hangs = true;
  change.beforeSettling = () => (hangs ? Promise.reject(new Error('the database is down')) : Promise.resolve());
  await temporal.wake(change.input, { officerId: '', verdict: 'look' });
  await environment.sleep('3 minutes');
  await until(async () => (await state()) === 'stuck');
  expect(await details()).toMatch(
    /waits for 1 approvals until .*\n\n\*\*Stuck while settling\.\*\* It is tried again/s,
  );
  hangs = false;
  await environment.sleep('2 minutes');
  await until(() => handle.query('waiting'));
  expect(await state()).toBe('pending');
  expect(await details()).not.toContain('Stuck');
  change.approvals.add('usr_ben');
  await temporal.wake(change.input, { officerId: 'usr_ben', verdict: 'approve' });
  expect(await handle.result()).toBe('applied');
});

test('letters that can’t go out are shown as stuck while the change is open, and beside its end after it', async () => {
  const { change, id } = await start(1);
  const handle = environment.client.workflow.getHandle(id);
  const state = async () => (await handle.describe()).typedSearchAttributes.get(attributes.state);
  let down = true;
  change.beforePosting = () => (down ? Promise.reject(new Error('the mail server is down')) : Promise.resolve());
  const other = await start(1);
  other.change.beforePosting = change.beforePosting;
  await temporal.wake(change.input, { officerId: '', verdict: 'look' });
  await environment.sleep('3 minutes');
  await until(async () => (await state()) === 'stuck' || change.posts.length === 1);
  change.approvals.add('usr_ben');
  await temporal.wake(change.input, { officerId: 'usr_ben', verdict: 'approve' });
  await until(() => change.ended);
  await until(async () => (await state()) === 'applied');
  down = false;
  expect(await handle.result()).toBe('applied');
  expect(other.change.settlings).toHaveLength(0);
});
