import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { TestTemporal, until } from '../temporal.ts';
import { paths } from './paths.ts';
import { Stage } from './scene.ts';

let server: TestTemporal;
let stage: Stage;
beforeAll(async () => {
  server = await TestTemporal.start();
  stage = new Stage(server);
  await stage.work();
}, 60_000);
afterAll(async () => {
  await stage.stop();
  await server.stop();
}, 60_000);

test.each(paths)('$name: ends as $ends, in few tasks', async ({ input, play, ends, atMost }) => {
  const scene = stage.scene(input?.());
  await play(scene);
  expect(await scene.result()).toBe(ends);
  const { tasks, events } = await scene.figures();
  expect(tasks).toBeLessThanOrEqual(atMost.tasks);
  expect(events).toBeLessThanOrEqual(atMost.events);
});

test('letters go out at the start, when reminders are due, and at the end; without approvals at the end alone', async () => {
  const approved = stage.scene({ requiredApprovals: 1 });
  const atOnce = stage.scene({ requiredApprovals: 0 });
  await Promise.all([approved.start(), atOnce.start()]);
  await until(() => approved.change.posts.length === 1);
  await approved.approve('usr_ben');
  await Promise.all([approved.result(), atOnce.result()]);
  expect(approved.change.posts).toHaveLength(2);
  expect(atOnce.change.posts).toHaveLength(1);
});

test('R35 a mail outage stands in no decision’s way, and the workflow ends once the letters are out', async () => {
  const scene = stage.scene({ requiredApprovals: 1 });
  let up: () => void = () => undefined;
  const mail = new Promise<void>((resolve) => (up = resolve));
  scene.change.beforePosting = () => mail;
  await scene.begin();
  await until(() => scene.change.posts.length === 1);
  await scene.approve('usr_ben');
  await until(() => scene.change.ended);
  expect(await scene.waiting()).toMatchObject({ state: 'applied' });
  expect((await scene.handle.describe()).status.name).toBe('RUNNING');
  expect(scene.change.posts).toHaveLength(1);
  up();
  expect(await scene.result()).toBe('applied');
  expect(scene.change.posts).toHaveLength(2);
});

test('letters that fail for good are left to the reconciler, and stand in no decision’s way', async () => {
  const scene = stage.scene({ requiredApprovals: 1 });
  scene.change.beforePosting = () => Promise.reject(ApplicationFailure.nonRetryable('failed by an operator'));
  await scene.begin();
  await scene.approve('usr_ben');
  expect(await scene.result()).toBe('applied');
});

test('a settling that fails for good fails the workflow, for the reconciler to start it again', async () => {
  const scene = stage.scene({ requiredApprovals: 0 });
  scene.change.beforeSettling = () => Promise.reject(ApplicationFailure.nonRetryable('failed by an operator'));
  await scene.start();
  await expect(scene.result()).rejects.toThrow('Workflow execution failed');
  scene.change.beforeSettling = () => Promise.resolve();
  await scene.temporal.wake(scene.change.input, { officerId: '', verdict: 'look' });
  expect(await server.client.workflow.result(scene.workflowId)).toBe('applied');
});

test('R44 the workflows of other changes are woken, and one that there is not is passed over', async () => {
  const other = stage.scene();
  await other.begin();
  const scene = stage.scene({ requiredApprovals: 0 });
  scene.change.alsoWake = ['change-acc_acme-9999', other.workflowId];
  await scene.start();
  expect(await scene.result()).toBe('applied');
  await until(() => other.change.settlings.length === 1);
  expect(other.change.settlings[0]?.claimed).toEqual([]);
});

test('a change that waits though nobody is missing is not asked about without a cause', async () => {
  const scene = stage.scene({ requiredApprovals: 1 });
  scene.change.atQuorum = 'wait';
  await scene.begin();
  await scene.approve('usr_ben');
  await until(() => scene.change.settlings.length === 1);
  await scene.waiting();
  await scene.wake('', 'look');
  await until(() => scene.change.settlings.length === 2);
  await scene.waiting();
  scene.change.atQuorum = 'applied';
  await scene.wake('', 'look');
  expect(await scene.result()).toBe('applied');
  expect(scene.change.settlings).toHaveLength(3);
});
