import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { createDemoClient } from '../../src/processes/demo/client.ts';
import { startInbox, type Inbox } from '../../src/processes/embedded/inbox.ts';
import { freePort } from '../../src/processes/embedded/ports.ts';
import { Stage } from '../acceptance/processes.ts';
import { ServiceProcess } from '../acceptance/service-process.ts';
import { until } from '../acceptance/until.ts';
import { arm, fired, release, stillArmed, type Moment } from './crash-point.ts';
import {
  attemptsOf,
  endFindings,
  letterFindings,
  recordFindings,
  trailFindings,
  versionFindings,
  workersOf,
} from './findings.ts';
import { Gate } from './gate.ts';
import {
  decide,
  emailOf,
  OFFICERS,
  openAccount,
  read,
  submit,
  untilAsked,
  untilEnded,
  untilPosted,
  untilQuiet,
  type AtApi,
  type PlayedAccount,
  type PlayedChange,
} from './two-approvals.ts';

const TEST_MS = 240_000;

interface Played {
  readonly account: PlayedAccount;
  readonly change: PlayedChange;
  readonly email: string;
}

/** The settings of a further process of the service, beside the stage's own. */
const environmentBeside = (stage: Stage, { port, smtpUrl }: { port: number; smtpUrl: string }) => ({
  HOME: stage.dataDir,
  PORT: String(port),
  PUBLIC_URL: stage.publicUrl,
  DATABASE_URL: stage.databaseUrl,
  TEMPORAL_ADDRESS: stage.temporalAddress,
  TEMPORAL_NAMESPACE: stage.namespace,
  COUNTERSIGN_TASK_QUEUE: stage.namespace,
  COUNTERSIGN_RECONCILE_SECONDS: '1',
  COUNTERSIGN_RATE_FACTOR: '1000',
  COUNTERSIGN_SESSION_SECRET: 'the session secret of another API',
  COUNTERSIGN_DATA: stage.dataDir,
  SMTP_URL: smtpUrl,
  OIDC_ISSUER: stage.issuer,
  OIDC_AUDIENCE: stage.audience,
  OIDC_CLIENT_ID: 'another-api',
});

describe('two workers and two APIs over one database and one Temporal', () => {
  let stage: Stage;
  let inbox: Inbox;
  /** The stage's worker alone reaches Temporal by it. */
  let temporal: Gate;
  let otherApi: ServiceProcess;
  let otherWorker: ServiceProcess;
  /** A demo person at the other API. */
  let other: AtApi;
  let serial = 0;

  beforeAll(async () => {
    stage = await Stage.start({ workerFile: 'test/faults/armed-worker.ts' });
    inbox = await startInbox({
      dataDir: join(stage.dataDir, 'shared'),
      ...{ smtpPort: 0, httpPort: 0, log: pino({ level: 'silent' }) },
    });
    const { smtpUrl } = inbox;
    temporal = await Gate.to(Number(new URL(`tcp://${stage.temporalAddress}`).port));
    const port = await freePort();
    const environment = environmentBeside(stage, { port, smtpUrl });
    const logOf = (name: string): string => join(stage.dataDir, 'logs', `other-${name}.log`);
    otherApi = new ServiceProcess({
      ...{ file: 'src/processes/api.ts', environment, ready: 'the API answers', logFile: logOf('api') },
    });
    otherWorker = new ServiceProcess({
      ...{ file: 'src/processes/worker.ts', environment, ready: 'the worker works', logFile: logOf('worker') },
    });
    other = {
      client: createDemoClient({
        publicUrl: `http://localhost:${port}`,
        issuer: stage.issuer,
        audience: stage.audience,
      }),
    };
    await Promise.all([
      stage.worker.start({ SMTP_URL: smtpUrl, TEMPORAL_ADDRESS: `127.0.0.1:${temporal.port}` }),
      stage.api.start({ SMTP_URL: smtpUrl }),
    ]);
  });

  afterAll(async () => {
    await Promise.all([otherApi.stop(), otherWorker.stop()]);
    await stage.stop();
    await Promise.all([temporal.stop(), inbox.stop()]);
  });

  /** Stops the stage's worker as it stands, and Temporal sees it gone: a poll left open would be given work in vain. */
  const freeze = (): void => {
    process.kill(stage.worker.pid, 'SIGSTOP');
    temporal.cut();
  };

  const goOn = (): void => {
    temporal.open();
    process.kill(stage.worker.pid, 'SIGCONT');
  };

  afterEach(() => {
    // What a failed test has left frozen could not be stopped.
    if (!stage.worker.hasExited) goOn();
  });

  const submitJoiner = async (account: PlayedAccount): Promise<Played> => {
    const email = `joiner-${++serial}@acme.example`;
    const change = await submit(stage, account, 'user.add', { name: `Joiner ${serial}`, email });
    return { account, change, email };
  };

  const findingsOf = async ({ account, change, email }: Played): Promise<string[]> => [
    ...(await endFindings(stage, account, change, email)),
    ...(await letterFindings({ mail: inbox }, account, change)),
    ...(await recordFindings(stage, account, change)),
  ];

  const accountFindings = async (account: PlayedAccount): Promise<string[]> => [
    ...(await versionFindings(stage, account)),
    ...(await trailFindings(stage, account)),
  ];

  const untilDone = async ({ account, change }: Played): Promise<void> => {
    expect(await untilEnded(stage, account, change)).toMatchObject({ state: 'applied' });
    await untilQuiet(stage, account, change);
  };

  /** A change of its own account whose applying the armed worker begins, and in which it is held. */
  const heldAt = async (moment: Moment): Promise<Played> => {
    const account = await openAccount(stage, `Frozen ${moment}`);
    const played = await submitJoiner(account);
    await untilAsked({ mail: inbox }, account, played.change);
    await untilPosted(stage, account, played.change);
    await decide(stage, account, played.change, 'ben');
    arm(stage.dataDir, moment, 'hold');
    await decide(stage, account, played.change, 'cleo');
    await fired(stage.dataDir, moment);
    return played;
  };

  const heldWhileAsking = async (): Promise<Played> => {
    const account = await openAccount(stage, 'Frozen letter-taken');
    arm(stage.dataDir, 'letter-taken', 'hold');
    const played = await submitJoiner(account);
    await fired(stage.dataDir, 'letter-taken');
    return played;
  };

  const settleAttempts = async ({ change }: Played): Promise<number> =>
    (await attemptsOf(stage, change)).get('settle') ?? 0;

  test(
    'R35 a worker frozen within four changes while another takes over, and let go on: each is applied once',
    async () => {
      const locked = await heldAt('locked');
      const uncommitted = await heldAt('before-commit');
      const committed = await heldAt('after-commit');
      const asking = await heldWhileAsking();
      const all = [locked, uncommitted, committed, asking];
      freeze();
      await otherWorker.start();

      await until(
        'the other worker waits for the two locks that the frozen one holds',
        async () => {
          const waiting = await stage.sql("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
          return waiting.length === 2;
        },
        60_000,
      );
      // As the database does by itself to a session that is idle within a transaction for too long.
      await stage.sql(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE state = 'idle in transaction' ORDER BY xact_start LIMIT 1`,
      );
      for (const played of [locked, committed]) await untilDone(played);
      await untilAsked({ mail: inbox }, asking.account, asking.change);
      await untilPosted(stage, asking.account, asking.change);
      expect(await read(stage, uncommitted.account, uncommitted.change)).toMatchObject({ state: 'approved' });

      for (const moment of ['locked', 'before-commit', 'after-commit', 'letter-taken'] as const)
        release(stage.dataDir, moment);
      goOn();
      await untilDone(uncommitted);
      for (const officer of ['ben', 'cleo']) await decide(stage, asking.account, asking.change, officer);
      await untilDone(asking);

      for (const played of all)
        expect([...(await findingsOf(played)), ...(await accountFindings(played.account))]).toEqual([]);
      for (const played of [locked, uncommitted, committed]) expect(await settleAttempts(played)).toBeGreaterThan(1);
      expect(stillArmed(stage.dataDir)).toEqual([]);
      expect([stage.worker.died, otherWorker.died]).toEqual([false, false]);
    },
    TEST_MS,
  );

  test(
    'R35 twenty changes of one account at once, by all officers: each is applied once, and the versions follow one another',
    async () => {
      await otherApi.start();
      const account = await openAccount(stage, 'Twenty');
      const people = ['ada', ...OFFICERS];
      const person = (i: number): string => people[i % people.length]!;

      const all = await Promise.all(
        Array.from({ length: 20 }, async (_, i): Promise<Played> => {
          const [one, another] = i % 2 === 0 ? [stage, other] : [other, stage];
          const email = emailOf(`one-of-twenty-${i}`);
          const payload = { name: `One of twenty ${i}`, email };
          const change = await submit(one, account, 'user.add', payload, person(i));
          await Promise.all([
            decide(another, account, change, person(i + 1)),
            decide(one, account, change, person(i + 2)),
          ]);
          return { account, change, email };
        }),
      );
      // Most of their letters go with digests, minutes later (R48): how those go is another test's.
      for (const { change } of all)
        expect(await untilEnded(stage, account, change)).toMatchObject({ state: 'applied' });
      for (const { change, email } of all) expect(await endFindings(stage, account, change, email)).toEqual([]);
      expect(await accountFindings(account)).toEqual([]);
      // The account's opening makes the first version.
      expect(await stage.sql('SELECT version FROM accounts WHERE id = $1', [account.id])).toEqual([
        { version: 1 + all.length },
      ]);
      const workers = new Set<string>();
      for (const { change } of all) for (const worker of await workersOf(stage, change)) workers.add(worker);
      expect(workers.size).toBe(2);
      expect([stage.api, otherApi, stage.worker, otherWorker].map(({ died }) => died)).not.toContain(true);
    },
    TEST_MS,
  );

  test(
    'R35 the worker that was frozen works on alone',
    async () => {
      expect(await otherWorker.stop()).toBe(0);
      const played = await submitJoiner(await openAccount(stage, 'Thawed'));
      for (const officer of ['ben', 'cleo']) await decide(stage, played.account, played.change, officer);

      await untilDone(played);
      expect([...(await findingsOf(played)), ...(await accountFindings(played.account))]).toEqual([]);
    },
    TEST_MS,
  );
});
