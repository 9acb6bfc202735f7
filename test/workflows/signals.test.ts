import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DECIDED } from '../../workflows/contract.ts';
import { TestTemporal, until } from '../temporal.ts';
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

test('signals that come before the first task count, and one of several makes the run look at once', async () => {
  const idle = new Stage(server);
  const both = idle.scene();
  const second = idle.scene();
  for (const officerId of ['usr_ben', 'usr_cleo']) {
    both.change.approvals.add(officerId);
    second.change.approvals.add(officerId);
    await both.temporal.wake(both.change.input, { officerId, verdict: 'approve' });
  }
  await second.temporal.wake(second.change.input, { officerId: 'usr_cleo', verdict: 'approve' });
  await idle.work();
  expect(await both.result()).toBe('applied');
  expect(await second.result()).toBe('applied');
  expect(both.change.settlings).toHaveLength(1);
  expect(both.change.settlings[0]?.claimed).toEqual(['usr_ben', 'usr_cleo']);
  await idle.stop();
});

test('R7 one officer’s signals count once, however often they come', async () => {
  const scene = stage.scene();
  await scene.begin();
  for (let i = 0; i < 4; i++) await scene.approve('usr_ben');
  expect(scene.change.settlings).toHaveLength(0);
  await scene.approve('usr_cleo');
  expect(await scene.result()).toBe('applied');
  expect(scene.change.settlings).toHaveLength(1);
});

test('R33 after forged signals the workflow waits on, tells the settling who was claimed, and counts anew', async () => {
  const scene = stage.scene();
  await scene.begin();
  await scene.forge({ officerId: 'usr_ben', verdict: 'approve' });
  await scene.forge({ officerId: 'usr_eve', verdict: 'approve' });
  await until(() => scene.change.settlings.length === 1);
  expect(scene.change.settlings[0]?.claimed).toEqual(['usr_ben', 'usr_eve']);
  expect(scene.change.state).toBe('pending');
  await scene.approve('usr_ben');
  expect(scene.change.settlings).toHaveLength(1);
  await scene.approve('usr_cleo');
  expect(await scene.result()).toBe('applied');
  expect(scene.change.settlings[1]?.claimed).toEqual(['usr_ben', 'usr_cleo']);
});

test('a rejection makes the workflow look whatever is missing, and names who is said to have made it', async () => {
  const scene = stage.scene();
  await scene.begin();
  await scene.end('rejected', 'usr_cleo');
  expect(await scene.result()).toBe('rejected');
  expect(scene.change.settlings.map((s) => s.claimed)).toEqual([['usr_cleo']]);
});

test('a withdrawal makes the workflow look, and claims no decision', async () => {
  const scene = stage.scene();
  await scene.begin();
  await scene.end('withdrawn', 'usr_ada');
  expect(await scene.result()).toBe('withdrawn');
  expect(scene.change.settlings.map((s) => s.claimed)).toEqual([[]]);
});

test('R35 decisions made while a settling runs are settled after it, none is forgotten', async () => {
  const scene = stage.scene();
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  scene.change.beforeAnswering = () => held;
  await scene.begin();
  await scene.wake('', 'look');
  await until(() => scene.change.settlings.length === 1);
  await scene.approve('usr_ben');
  await scene.approve('usr_cleo');
  answer();
  expect(await scene.result()).toBe('applied');
});

test.each([
  ['nothing', []],
  ['null', [null]],
  ['text', ['approve']],
  ['a number', [7]],
  ['no officer', [{ verdict: 'approve' }]],
  ['an officer that is no text', [{ officerId: { $ne: 1 }, verdict: 'approve' }]],
  ['an unknown verdict', [{ officerId: 'usr_ben', verdict: 'apply' }]],
  ['an endless id', [{ officerId: 'x'.repeat(5_000), verdict: 'approve' }]],
])('R33 a signal that holds %s is a mere look', async (_, content) => {
  const scene = stage.scene({ requiredApprovals: 1 });
  await scene.begin();
  await scene.forge(...content);
  await until(() => scene.change.settlings.length === 1);
  expect(scene.change.settlings[0]?.claimed).toEqual([]);
  await scene.approve('usr_ben');
  expect(await scene.result()).toBe('applied');
});

test.each([
  ['broken JSON', { encoding: 'json/plain' }, '{'],
  ['an unknown encoding', { encoding: 'made/up' }, 'x'],
  ['no encoding', {}, 'x'],
])('R33 a signal of %s is a mere look', async (_, metadata, data) => {
  const scene = stage.scene({ requiredApprovals: 1 });
  await scene.begin();
  const payload = {
    metadata: Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, Buffer.from(value)])),
    data: Buffer.from(data),
  };
  await server.client.workflowService.signalWorkflowExecution({
    namespace: server.namespace,
    workflowExecution: { workflowId: scene.workflowId },
    signalName: DECIDED,
    input: { payloads: [payload] },
  });
  await until(() => scene.change.settlings.length === 1);
  expect(scene.change.settlings[0]?.claimed).toEqual([]);
  await scene.approve('usr_ben');
  expect(await scene.result()).toBe('applied');
});

test('R33 a flood of forged approvals makes few settlings, each told of at most twenty', async () => {
  const idle = new Stage(server);
  const scene = idle.scene();
  await scene.start();
  await Promise.all(
    Array.from({ length: 60 }, (_, i) => scene.forge({ officerId: `usr_forged${i}`, verdict: 'approve' })),
  );
  await idle.work();
  await until(() => scene.change.settlings.length > 0);
  await scene.waiting();
  expect(scene.change.settlings).toHaveLength(1);
  expect(scene.change.settlings[0]?.claimed).toHaveLength(20);
  expect(scene.change.state).toBe('pending');
  await idle.stop();
});
