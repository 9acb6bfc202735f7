import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { attributes, searchAttributes } from '../../workflows/contract.ts';
import { tools, until, workflowBundle } from '../temporal.ts';
import { Stage } from './scene.ts';

const SUGGESTED_FROM = 60;

let environment: TestWorkflowEnvironment;
let stage: Stage;
beforeAll(async () => {
  await workflowBundle();
  environment = await TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'existing-path', path: tools().temporalCli },
      log: { format: 'json', level: 'never' },
      extraArgs: [
        ...Object.entries(searchAttributes).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
        ...['--dynamic-config-value', `limit.historyCount.suggestContinueAsNew=${SUGGESTED_FROM}`],
      ],
    },
  });
  const { client, address } = environment;
  stage = new Stage({
    client,
    place: () => ({ connectionOptions: { address }, namespace: client.options.namespace, taskQueue: 'small' }),
  });
  await stage.work();
}, 60_000);
afterAll(async () => {
  await stage.stop();
  await environment.teardown();
}, 60_000);

test('R35 a workflow that is woken without end goes on in a new run, and loses nothing that it was told', async () => {
  const scene = stage.scene();
  await scene.begin();
  const first = (await scene.handle.describe()).runId;
  await scene.approve('usr_ben');
  const runs = new Set([first]);
  for (let looks = 1; runs.size < 3; looks++) {
    await scene.wake('', 'look');
    await until(() => scene.change.settlings.length >= looks);
    runs.add((await scene.handle.describe()).runId);
  }
  const last = await scene.handle.describe();
  expect(last.historyLength).toBeLessThan(2 * SUGGESTED_FROM);
  await until(async () => (await scene.handle.describe()).typedSearchAttributes.get(attributes.missing) === 1);
  await scene.approve('usr_cleo');
  expect(await scene.result()).toBe('applied');
});
