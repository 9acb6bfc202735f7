import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { demoToken } from '../../src/processes/embedded/demo-token.ts';
import { startInbox, type Inbox } from '../../src/processes/embedded/inbox.ts';
import { Stage } from '../acceptance/processes.ts';
import { until } from '../acceptance/until.ts';
import { arm, fired, release } from './crash-point.ts';
import { attemptsOf, endFindings, letterFindings, recordFindings, trailFindings, versionFindings } from './findings.ts';
import { Gate } from './gate.ts';
import {
  decide,
  forgetPace,
  openAccount,
  submit,
  untilAsked,
  untilEnded,
  untilPosted,
  untilQuiet,
  type PlayedAccount,
  type PlayedChange,
} from './two-approvals.ts';

const TEST_MS = 240_000;

interface Gates {
  readonly databaseOfApi: Gate;
  readonly databaseOfWorker: Gate;
  readonly temporal: Gate;
  readonly mail: Gate;
}

interface Answered {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
}

describe('connections that are lost while both ends live', () => {
  let stage: Stage;
  let gates: Gates;
  let inbox: Inbox;
  let account: PlayedAccount;
  let serial = 0;

  beforeAll(async () => {
    stage = await Stage.start({ workerFile: 'test/faults/armed-worker.ts' });
    inbox = await startInbox({
      dataDir: join(stage.dataDir, 'behind-gate'),
      ...{ smtpPort: 0, httpPort: 0, log: pino({ level: 'silent' }) },
    });
    const database = Number(new URL(stage.databaseUrl).port);
    gates = {
      databaseOfApi: await Gate.to(database),
      databaseOfWorker: await Gate.to(database),
      temporal: await Gate.to(Number(new URL(`tcp://${stage.temporalAddress}`).port)),
      mail: await Gate.to(Number(new URL(inbox.smtpUrl).port)),
    };
    const through = (gate: Gate): Record<string, string> => ({
      DATABASE_URL: Object.assign(new URL(stage.databaseUrl), { port: gate.port }).href,
      TEMPORAL_ADDRESS: `127.0.0.1:${gates.temporal.port}`,
      SMTP_URL: `smtp://127.0.0.1:${gates.mail.port}`,
    });
    await Promise.all([
      stage.worker.start(through(gates.databaseOfWorker)),
      stage.api.start(through(gates.databaseOfApi)),
    ]);
    account = await openAccount(stage, 'Cut');
  });

  beforeEach(() => forgetPace(stage));

  afterAll(async () => {
    await stage.stop();
    await Promise.all([...Object.values(gates).map((gate: Gate) => gate.stop()), inbox.stop()]);
  });

  const submitJoiner = async (): Promise<{ change: PlayedChange; email: string }> => {
    const email = `joiner-${++serial}@acme.example`;
    return { email, change: await submit(stage, account, 'user.add', { name: `Joiner ${serial}`, email }) };
  };

  const post = async (): ReturnType<typeof submitJoiner> => {
    const submitted = await submitJoiner();
    await untilAsked({ mail: inbox }, account, submitted.change);
    await untilPosted(stage, account, submitted.change);
    return submitted;
  };

  const findings = async (change: PlayedChange, email: string): Promise<string[]> => [
    ...(await endFindings(stage, account, change, email)),
    ...(await versionFindings(stage, account)),
    ...(await letterFindings({ mail: inbox }, account, change)),
    ...(await recordFindings(stage, account, change)),
    ...(await trailFindings(stage, account)),
  ];

  const expectAppliedOnce = async (change: PlayedChange, email: string): Promise<void> => {
    expect(await untilEnded(stage, account, change)).toMatchObject({ state: 'applied' });
    await untilQuiet(stage, account, change);
    expect(await findings(change, email)).toEqual([]);
    expect({ api: stage.api.died, worker: stage.worker.died }).toEqual({ api: false, worker: false });
  };

  const ask = async (person: string, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answered> => {
    const { issuer, audience, publicUrl } = stage;
    const response = await fetch(`${publicUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await demoToken({ issuer, audience, person })}`,
        'content-type': 'application/json',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  };

  const readiness = async (): Promise<number> => (await fetch(`${stage.publicUrl}/readyz`)).status;

  /** How often a text stands in what the worker has written. */
  const said = (text: string): number => stage.worker.output.split(text).length - 1;

  const untilSaidAgain = (text: string, before: number): Promise<boolean> =>
    until(`the worker says again: ${text}`, () => said(text) > before);

  test.each([{ passage: 'cut' }, { passage: 'mute' }] as const)(
    'R35 the database $passage between submission and decision: everything is refused in order, and works again by itself',
    async ({ passage }) => {
      const { change, email } = await post();
      const missed = said('the reconciler missed a beat');
      gates.databaseOfApi[passage]();
      gates.databaseOfWorker[passage]();

      const changes = `/v1/accounts/${account.slug}/changes`;
      const payload = { name: 'Nobody', email: 'nobody@acme.example' };
      const answers = await Promise.all([
        ask('ben', 'GET', '/v1/me'),
        ask('ben', 'GET', `${changes}/${change.id}`),
        ask('ben', 'POST', changes, { kind: 'user.add', payload }),
        ask('ben', 'POST', `${changes}/${change.id}/decisions`, { verdict: 'approve', digest: change.digest }),
      ]);
      for (const { status, type, text } of answers) {
        expect({ status, type }).toEqual({
          status: 503,
          type: expect.stringMatching(/^application\/problem\+json/) as unknown,
        });
        expect(JSON.parse(text)).toMatchObject({ code: 'unavailable', detail: expect.stringMatching(/Try again/) });
        expect(text).not.toMatch(/\.ts\b|node_modules|prisma|ECONN|127\.0\.0\.1|\bat /i);
      }
      expect(await readiness()).toBe(503);
      await untilSaidAgain('the reconciler missed a beat', missed);

      gates.databaseOfApi.open();
      gates.databaseOfWorker.open();
      await until('the API is ready', async () => (await readiness()) === 200);
      for (const officer of ['ben', 'cleo']) await decide(stage, account, change, officer);
      await expectAppliedOnce(change, email);
      expect(await stage.sql("SELECT 1 FROM users WHERE email = 'nobody@acme.example'")).toEqual([]);
    },
    TEST_MS,
  );

  test.each([{ moment: 'before-commit' }, { moment: 'after-commit' }] as const)(
    'R35 the database cut off while settling, $moment: the change is applied once',
    async ({ moment }) => {
      const { change, email } = await post();
      arm(stage.dataDir, moment, 'hold');
      for (const officer of ['ben', 'cleo']) await decide(stage, account, change, officer);
      await fired(stage.dataDir, moment);
      const failed = said('an activity failed');
      gates.databaseOfWorker.cut();
      release(stage.dataDir, moment);
      await untilSaidAgain('an activity failed', failed);
      gates.databaseOfWorker.open();

      await expectAppliedOnce(change, email);
    },
    TEST_MS,
  );

  test(
    'R35 the answer to the commit is lost, of a decision and of the applying: both count, and count once',
    async () => {
      const { change, email } = await post();
      await decide(stage, account, change, 'ben');

      const applyingLost = gates.databaseOfWorker.loseCommitOf('change.applied');
      const decisionLost = gates.databaseOfApi.loseCommitOf('decision.recorded');
      await expect(decide(stage, account, change, 'cleo')).rejects.toThrow('answered 503');
      await decisionLost;
      await applyingLost;

      await expectAppliedOnce(change, email);
      expect(await decide(stage, account, change, 'cleo')).toMatchObject({ state: 'applied' });
      const decisions = 'SELECT 1 FROM decisions WHERE account_id = $1 AND change_id = $2';
      expect(await stage.sql(decisions, [account.id, change.id])).toHaveLength(2);
      expect((await attemptsOf(stage, change)).get('settle')).toBeGreaterThan(1);
    },
    TEST_MS,
  );

  test(
    'R35 Temporal cut off while settling: submitting and deciding go on, and nothing is done twice when it is back',
    async () => {
      const settled = await post();
      arm(stage.dataDir, 'before-commit', 'hold');
      for (const officer of ['ben', 'cleo']) await decide(stage, account, settled.change, officer);
      await fired(stage.dataDir, 'before-commit');
      gates.temporal.cut();
      release(stage.dataDir, 'before-commit');
      await untilEnded(stage, account, settled.change);

      const meanwhile = await submitJoiner();
      await decide(stage, account, meanwhile.change, 'ben');
      expect(await decide(stage, account, meanwhile.change, 'cleo')).toMatchObject({ state: 'approved' });
      gates.temporal.open();

      for (const { change, email } of [settled, meanwhile]) await expectAppliedOnce(change, email);
    },
    TEST_MS,
  );

  test(
    'R37 a mail server that takes connections and says nothing: changes are applied, and the letters come once it speaks',
    async () => {
      gates.mail.mute();
      const failed = said('an activity failed');
      const { change, email } = await submitJoiner();
      for (const officer of ['ben', 'cleo']) await decide(stage, account, change, officer);
      expect(await untilEnded(stage, account, change)).toMatchObject({ state: 'applied' });
      await untilSaidAgain('an activity failed', failed);
      expect(
        await stage.sql('SELECT 1 FROM notices WHERE change_id = $1 AND sent_at IS NULL', [change.id]),
      ).not.toEqual([]);

      gates.mail.open();
      await expectAppliedOnce(change, email);
    },
    TEST_MS,
  );

  test('R35 API and worker end in order after all that', async () => {
    expect(await stage.api.stop()).toBe(0);
    expect(await stage.worker.stop()).toBe(0);
  });
});
