import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Stage } from '../acceptance/processes.ts';
import { until } from '../acceptance/until.ts';
import { endFindings, letterFindings, trailFindings, versionFindings } from './findings.ts';
import {
  decide,
  forgetPace,
  OFFICERS,
  openAccount,
  submit,
  untilAsked,
  untilEnded,
  untilQuiet,
  type PlayedAccount,
  type PlayedChange,
} from './two-approvals.ts';

let stage: Stage;
let account: PlayedAccount;
let serial = 0;

beforeAll(async () => {
  stage = await Stage.start();
  await Promise.all([stage.worker.start(), stage.api.start()]);
  account = await openAccount(stage, 'Away');
});

beforeEach(() => forgetPace(stage));

afterAll(() => stage.stop());

const submitJoiner = async (): Promise<{ change: PlayedChange; email: string }> => {
  const email = `joiner-${++serial}@acme.example`;
  return { email, change: await submit(stage, account, 'user.add', { name: `Joiner ${serial}`, email }) };
};

const findings = async (change: PlayedChange, email: string): Promise<string[]> => [
  ...(await endFindings(stage, account, change, email)),
  ...(await versionFindings(stage, account)),
  ...(await trailFindings(stage, account)),
];

const readiness = async (): Promise<number> => (await fetch(`${stage.publicUrl}/readyz`)).status;

test('R35 submitting and deciding work while Temporal is away, and the change is applied when it is back', async () => {
  await stage.temporal.kill();
  const { change, email } = await submitJoiner();
  await decide(stage, account, change, 'ben');
  expect(await decide(stage, account, change, 'cleo')).toMatchObject({ state: 'approved' });

  await stage.temporal.start();

  expect(await untilEnded(stage, account, change)).toMatchObject({ state: 'applied' });
  await untilQuiet(stage, account, change);
  expect(await findings(change, email)).toEqual([]);
});

test('R35 API and worker start while Temporal is away, and the worker works once it is there', async () => {
  await stage.worker.stop();
  await stage.temporal.kill();
  await stage.api.kill();

  const working = stage.worker.start();
  await stage.api.start();
  await until('the worker has tried', () => stage.worker.output.includes('the worker does not begin'));
  const { change, email } = await submitJoiner();
  await stage.temporal.start();
  await working;
  await untilAsked(stage, account, change);
  for (const officer of ['ben', 'cleo']) await decide(stage, account, change, officer);

  expect(await untilEnded(stage, account, change)).toMatchObject({ state: 'applied' });
  await untilQuiet(stage, account, change);
  expect([
    ...(await findings(change, email)),
    ...(await letterFindings(stage, account, change, { asked: OFFICERS })),
  ]).toEqual([]);
});

test('R37 letters wait while the mail server is away, and each comes as one letter when it is back', async () => {
  await stage.mail.stop();
  const { change, email } = await submitJoiner();
  await until('the letters have been tried', () =>
    stage.withTemporal(async (client) => {
      const { raw } = await client.workflow.getHandle(change.workflowId).describe();
      return raw.pendingActivities?.some(({ attempt }) => (attempt ?? 0) > 1) ?? false;
    }),
  );
  await stage.mail.start();
  await untilAsked(stage, account, change);
  for (const officer of ['ben', 'cleo']) await decide(stage, account, change, officer);

  expect(await untilEnded(stage, account, change)).toMatchObject({ state: 'applied' });
  await untilQuiet(stage, account, change);
  expect([
    ...(await findings(change, email)),
    ...(await letterFindings(stage, account, change, { asked: OFFICERS })),
  ]).toEqual([]);
});

test('R35 API and worker outlive PostgreSQL: what is asked meanwhile is refused, and nothing is half done', async () => {
  const { change, email } = await submitJoiner();
  await untilAsked(stage, account, change);
  await stage.postgres.kill();

  await expect(decide(stage, account, change, 'ben')).rejects.toThrow(/answered 5\d\d/);
  expect(await readiness()).toBe(503);
  await stage.postgres.start();
  await until('the API is ready', async () => (await readiness()) === 200);
  for (const officer of ['ben', 'cleo']) await decide(stage, account, change, officer);

  expect(await untilEnded(stage, account, change)).toMatchObject({ state: 'applied' });
  await untilQuiet(stage, account, change);
  expect(await findings(change, email)).toEqual([]);
  expect({ api: stage.api.died, worker: stage.worker.died }).toEqual({ api: false, worker: false });
});

test('API and worker end in order when they are asked to', async () => {
  expect(await stage.api.stop()).toBe(0);
  expect(await stage.worker.stop()).toBe(0);
});
