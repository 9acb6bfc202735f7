import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { temporal } from '@temporalio/proto';
import { defaultPayloadConverter } from '@temporalio/common';
import { attributes } from '../../workflows/contract.ts';
import { TestTemporal, until } from '../temporal.ts';
import { Stage, type Scene } from './scene.ts';

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

const shown = async ({ handle }: Scene) => {
  const { typedSearchAttributes: found } = await handle.describe();
  return Object.fromEntries(
    Object.entries(attributes).map(([name, key]) => [name, found.get(key as never) as unknown]),
  );
};

const details = async ({ handle }: Scene): Promise<string> =>
  (await handle.query<temporal.api.sdk.v1.IWorkflowMetadata>('__temporal_workflow_metadata')).currentDetails ?? '';

test('R45 the query answers the last settling’s report, and nothing before the first', async () => {
  const scene = stage.scene();
  await scene.begin();
  expect(await scene.waiting()).toBeNull();
  await scene.wake('', 'look');
  const report = await until(() => scene.waiting());
  expect(report).toEqual({
    state: 'pending',
    ended: false,
    required: 2,
    missing: 2,
    mayStillDecide: ['usr_ben', 'usr_cleo'],
    excluded: [],
    next: { what: 'awaiting_approvals', at: scene.change.input.expiresAt },
    wakeAt: scene.change.input.firstWakeAt,
    lettersOwed: false,
    alsoWake: [],
    version: 7,
    at: expect.any(String) as unknown,
  });
});

test('operators see kind, account, initiator, expiry, state and what is missing, and find changes by them', async () => {
  const scene = stage.scene({ accountId: 'acc_seen' });
  await scene.begin();
  const atStart = {
    account: 'acc_seen',
    kind: 'user.add',
    initiator: 'usr_ada',
    expiry: new Date(scene.change.input.expiresAt),
    state: 'pending',
    missing: 2,
  };
  expect(await shown(scene)).toEqual(atStart);
  scene.change.approvals.add('usr_ben');
  await scene.wake('', 'look');
  await until(async () => (await shown(scene))['missing'] === 1);
  expect(await shown(scene)).toEqual({ ...atStart, missing: 1 });
  const query = `CountersignAccount = 'acc_seen' AND CountersignState = 'pending' AND CountersignMissing = 1`;
  await until(async () => (await server.client.workflow.count(query)).count === 1);
  await scene.approve('usr_cleo');
  await scene.result();
  expect(await shown(scene)).toEqual({ ...atStart, state: 'applied', missing: 0 });
});

test('a change that needs no approval is shown as approved from its start', async () => {
  const scene = stage.scene({ requiredApprovals: 0 });
  scene.change.beforeSettling = () => new Promise(() => undefined);
  await scene.start();
  expect(await shown(scene)).toMatchObject({ state: 'approved', missing: 0 });
  expect(await details(scene)).toBe('`user.add` by usr_ada: needs no approval and is applied at once.');
});

test('summary and details say what the change is, what it waits for, for whom and until when', async () => {
  const scene = stage.scene();
  await scene.begin();
  const { expiresAt } = scene.change.input;
  const about = await scene.handle.describe();
  expect(await about.staticSummary()).toBe('user.add, 2 approvals');
  expect(await about.staticDetails()).toBe(`Change ${scene.change.input.changeId} of account acc_acme, by usr_ada.`);
  expect(await details(scene)).toBe(`\`user.add\` by usr_ada: waits for 2 approvals until ${expiresAt}.`);
  scene.change.approvals.add('usr_ben');
  scene.change.mayStillDecide = ['usr_cleo'];
  await scene.wake('', 'look');
  await until(() => scene.waiting());
  expect(await details(scene)).toMatch(
    `Waits for 1 of 2 approvals (awaiting approvals), of usr_cleo, until ${expiresAt}. As of version 7, `,
  );
  await scene.end('withdrawn', 'usr_ada');
  await scene.result();
  expect(await details(scene)).toMatch(/^Ended: \*\*withdrawn\*\* at 20/);
});

test('a settling that moves nothing that is shown adds no event for the attributes', async () => {
  const scene = stage.scene();
  await scene.begin();
  for (const n of [1, 2, 3]) {
    await scene.wake('', 'look');
    await until(() => scene.change.settlings.length === n);
  }
  await scene.waiting();
  const { events } = await scene.handle.fetchHistory();
  expect(events?.flatMap((event) => event.upsertWorkflowSearchAttributesEventAttributes ?? [])).toEqual([]);
});

test('cancelling from the UI ends nothing: the change goes on to its own end', async () => {
  const scene = stage.scene();
  await scene.begin();
  await scene.approve('usr_ben');
  await scene.handle.cancel();
  await scene.waiting();
  expect((await scene.handle.describe()).status.name).toBe('RUNNING');
  await scene.approve('usr_cleo');
  expect(await scene.result()).toBe('applied');
});

test('R42 a history holds what the workflow was started and woken with, and the reports, and nothing else', async () => {
  const scene = stage.scene({ requiredApprovals: 1 });
  await scene.begin();
  await scene.approve('usr_ben');
  await scene.result();
  const { events } = await scene.handle.fetchHistory();
  const inputs = (events ?? []).flatMap((event) => [
    ...(event.workflowExecutionStartedEventAttributes?.input?.payloads ?? []),
    ...(event.workflowExecutionSignaledEventAttributes?.input?.payloads ?? []),
    ...(event.activityTaskScheduledEventAttributes?.input?.payloads ?? []),
    ...(event.activityTaskCompletedEventAttributes?.result?.payloads ?? []),
    ...(event.workflowExecutionCompletedEventAttributes?.result?.payloads ?? []),
  ]);
  const ref = { accountId: 'acc_acme', changeId: scene.change.input.changeId };
  const values = inputs.map((payload) => defaultPayloadConverter.fromPayload(payload));
  expect(values.filter((value) => value !== undefined && value !== null)).toEqual(
    expect.arrayContaining([
      scene.change.input,
      ref,
      { ...ref, claimed: ['usr_ben'] },
      { officerId: 'usr_ben', verdict: 'approve' },
      expect.objectContaining({ state: 'applied' }),
      'applied',
    ]),
  );
  expect(values.filter((value) => value !== undefined && value !== null)).toHaveLength(9);
});
