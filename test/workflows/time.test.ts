import { expect, test } from '@jest/globals';
import type { WorkflowHandle } from '@temporalio/client';
import type { temporal as api } from '@temporalio/proto';
import { workflowIdOf } from '../../src/domain/settle-report.ts';
import { attributes, WAITING } from '../../workflows/contract.ts';
import { until } from '../temporal.ts';
import { MemoryChanges, type MemoryChange } from './memory-changes.ts';
import { serverClock, useTimeSkipping } from './time-skipping.ts';

const minute = 60_000;
const hour = 60 * minute;

/** How far the clock that the activities read is ahead of the server's. Milliseconds. */
let skew = 0;

const changes = new MemoryChanges(() => serverClock() + skew);
const skipping = useTimeSkipping(changes);

interface Started {
  readonly change: MemoryChange;
  readonly handle: WorkflowHandle;
  /** When it was submitted, in milliseconds. */
  readonly from: number;
}

const start = async (requiredApprovals: number, arrange?: (change: MemoryChange) => void): Promise<Started> => {
  const from = await skipping.environment.currentTimeMs();
  const change = changes.add({
    requiredApprovals,
    firstWakeAt: new Date(from + 84 * hour).toISOString(),
    expiresAt: new Date(from + 168 * hour).toISOString(),
  });
  arrange?.(change);
  await skipping.temporal.workflows.start(change.input);
  const handle = skipping.environment.client.workflow.getHandle(
    workflowIdOf(change.input.accountId, change.input.number),
  );
  await handle.query(WAITING);
  return { change, from, handle };
};

const look = ({ input }: MemoryChange): Promise<void> =>
  skipping.temporal.wake(input, { officerId: '', verdict: 'look' });

const approve = ({ input, approvals }: MemoryChange, officerId: string): Promise<void> => {
  approvals.add(officerId);
  return skipping.temporal.wake(input, { officerId, verdict: 'approve' });
};

const state = async (handle: WorkflowHandle): Promise<unknown> =>
  (await handle.describe()).typedSearchAttributes.get(attributes.state);

const details = async (handle: WorkflowHandle): Promise<string> =>
  (await handle.query<api.api.sdk.v1.IWorkflowMetadata>('__temporal_workflow_metadata')).currentDetails ?? '';

const hoursAfter = (from: number, times: readonly number[]): number[] =>
  times.map((at) => Math.round((at - from) / (hour / 10)) / 10);

test('R32 undecided for seven days: reminders at half time and a day before the end, then it expires', async () => {
  const { change, from, handle } = await start(2, ({ wakes, input }) =>
    wakes.splice(1, 0, Date.parse(input.expiresAt) - 24 * hour),
  );
  expect(await handle.result()).toBe('expired');
  expect(hoursAfter(from, change.settledAt)).toEqual([84, 144, 168]);
  expect(hoursAfter(from, change.posts)).toEqual([0, 84, 144, 168]);
});

test('R43 a change that waits for the end of a probation is looked at when it ends', async () => {
  const { change, from, handle } = await start(2);
  change.wakes.unshift(from + 10 * hour);
  await look(change);
  await until(() => change.settlings.length === 1);
  expect(await handle.result()).toBe('expired');
  expect(hoursAfter(from, change.settledAt)).toEqual([0, 10, 84, 168]);
});

test('R32 the database judges the expiry: while its clock is behind, the workflow asks seldom', async () => {
  const { change, from, handle } = await start(2, (made) => made.wakes.shift());
  skew = -5 * minute;
  expect(await handle.result()).toBe('expired');
  skew = 0;
  const inTime = change.settledAt.filter((at) => at < from + 168 * hour);
  expect(inTime).toHaveLength(change.settledAt.length - 1);
  expect(inTime.length).toBeLessThanOrEqual(7);
});

test('a settling that hangs is shown as stuck, with what hangs, and no longer when it is through', async () => {
  let down = true;
  const { change, handle } = await start(1, (made) => {
    made.beforeSettling = () => (down ? Promise.reject(new Error('the database is down')) : Promise.resolve());
  });
  await look(change);
  await skipping.environment.sleep('3 minutes');
  await until(async () => (await state(handle)) === 'stuck');
  expect(await details(handle)).toMatch(
    /waits for 1 approvals until .*\n\n\*\*Stuck while settling\.\*\* It is tried/s,
  );
  down = false;
  await skipping.environment.sleep('2 minutes');
  await until(() => handle.query(WAITING));
  expect(await state(handle)).toBe('pending');
  expect(await details(handle)).not.toContain('Stuck');
  await approve(change, 'usr_ben');
  expect(await handle.result()).toBe('applied');
});

test('a database that comes back finds its changes settled within ten seconds', async () => {
  let down = true;
  let settledAt = 0;
  const { change, handle } = await start(1, (made) => {
    made.beforeSettling = async () => {
      if (down) throw new Error('the database is down');
      // When an attempt began; the activity knows only when it was put in line.
      settledAt = await skipping.environment.currentTimeMs();
    };
  });
  await approve(change, 'usr_ben');
  await skipping.environment.sleep('35 seconds');
  const back = await skipping.environment.currentTimeMs();
  down = false;
  expect(await handle.result()).toBe('applied');
  expect(settledAt - back).toBeGreaterThan(0);
  expect(settledAt - back).toBeLessThanOrEqual(10_000);
});

test('letters that can’t go out are shown as stuck while the change is open, and beside its end after it', async () => {
  let down = true;
  const { change, handle } = await start(1, (made) => {
    made.beforePosting = () => (down ? Promise.reject(new Error('the mail server is down')) : Promise.resolve());
  });
  await skipping.environment.sleep('3 minutes');
  await until(async () => (await state(handle)) === 'stuck');
  await approve(change, 'usr_ben');
  await until(async () => (await state(handle)) === 'applied');
  expect(await details(handle)).toMatch(/^Ended: \*\*applied\*\*.*\n\n\*\*Stuck while sending letters\.\*\*/s);
  down = false;
  expect(await handle.result()).toBe('applied');
  expect(await details(handle)).not.toContain('Stuck');
});
