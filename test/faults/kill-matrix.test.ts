import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Stage } from '../acceptance/processes.ts';
import { until } from '../acceptance/until.ts';
import { arm, fired, release, stillArmed, type Moment } from './crash-point.ts';
import { endFindings, attemptsOf, letterFindings, trailFindings, versionFindings } from './findings.ts';
import {
  approveByLetter,
  decide,
  forgetPace,
  lettersOf,
  OFFICERS,
  openAccount,
  submit,
  untilAsked,
  untilEnded,
  untilQuiet,
  type PlayedAccount,
} from './two-approvals.ts';

/** A killed worker's work is begun anew once the server has missed its heartbeats. */
const TEST_MS = 240_000;

const victims = ['worker', 'api', 'temporal', 'postgres'] as const;
type Victim = (typeof victims)[number];

/** The hops of a change with two approvals; the last two are moments within its applying. */
const hops = ['submitted', 'first decision', 'last decision', 'before-commit', 'after-commit'] as const;
type Hop = (typeof hops)[number];

const isMoment = (hop: Hop): hop is 'before-commit' | 'after-commit' =>
  hop === 'before-commit' || hop === 'after-commit';

describe('whatever is killed with SIGKILL, and whenever', () => {
  let stage: Stage;
  let account: PlayedAccount;
  let serial = 0;
  const reached: string[] = [];
  let settledAgain = 0;

  beforeAll(async () => {
    stage = await Stage.start({ workerFile: 'test/faults/armed-worker.ts' });
    await Promise.all([stage.worker.start(), stage.api.start()]);
    account = await openAccount(stage, 'Kill Matrix');
    await openToLinks();
  });

  afterEach(async () => {
    // A failed test must not take the next ones with it.
    for (const one of [stage.worker, stage.api]) if (one.hasExited) await one.start();
  });

  beforeEach(() => forgetPace(stage));

  afterAll(() => stage.stop());

  /** Lets a letter's link decide alone: the account's first change. */
  const openToLinks = async (): Promise<void> => {
    const change = await submit(stage, account, 'policy.set', { approvalAssurance: 'link' });
    for (const officer of ['ben', 'cleo']) await decide(stage, account, change, officer);
    await untilEnded(stage, account, change);
  };

  const strike = async (victim: Victim, whileDown: () => void = () => undefined): Promise<void> => {
    await stage[victim].kill();
    whileDown();
    await stage[victim].start();
  };

  const strikeAt = async (moment: Moment, victim: Victim): Promise<void> => {
    await fired(stage.dataDir, moment);
    reached.push(`${victim} ${moment}`);
    if (victim === 'worker') {
      await stage.worker.ended(10_000);
      await stage.worker.start();
    } else await strike(victim, () => release(stage.dataDir, moment));
  };

  test.each(victims.flatMap((victim) => hops.map((hop) => ({ victim, hop }))))(
    'R35 $victim killed, $hop: the change is applied once, and nothing is lost',
    async ({ victim, hop }) => {
      const email = `joiner-${++serial}@acme.example`;
      const change = await submit(stage, account, 'user.add', { name: `Joiner ${serial}`, email });
      if (hop === 'submitted') await strike(victim);
      await untilAsked(stage, account, change);

      await approveByLetter(stage, account, change, 'ben');
      if (hop === 'first decision') await strike(victim);

      if (isMoment(hop)) arm(stage.dataDir, hop, victim === 'worker' ? 'die' : 'hold');
      await decide(stage, account, change, 'cleo');
      if (hop === 'last decision') await strike(victim);
      if (isMoment(hop)) await strikeAt(hop, victim);

      expect(await untilEnded(stage, account, change)).toMatchObject({ state: 'applied' });
      await untilQuiet(stage, account, change);
      expect([
        ...(await endFindings(stage, account, change, email)),
        ...(await versionFindings(stage, account)),
        ...(await letterFindings(stage, account, change, { asked: OFFICERS })),
        ...(await trailFindings(stage, account)),
      ]).toEqual([]);
      expect({ api: stage.api.died, worker: stage.worker.died }).toEqual({ api: false, worker: false });
      if (((await attemptsOf(stage, change)).get('settle') ?? 0) > 1) settledAgain++;
    },
    TEST_MS,
  );

  test(
    'R37 the worker killed between the taking of a letter and its record: it comes again, as the same letter',
    async () => {
      const email = `joiner-${++serial}@acme.example`;
      arm(stage.dataDir, 'letter-taken', 'die');
      const change = await submit(stage, account, 'user.add', { name: `Joiner ${serial}`, email });
      await strikeAt('letter-taken', 'worker');
      await untilAsked(stage, account, change);
      await until('a letter that was taken comes again', async () => {
        const asking = (await lettersOf(stage, account, change)).filter((one) => one.subject.includes('] Approve: '));
        return asking.length > OFFICERS.length;
      });
      for (const officer of ['ben', 'cleo']) await decide(stage, account, change, officer);

      expect(await untilEnded(stage, account, change)).toMatchObject({ state: 'applied' });
      await untilQuiet(stage, account, change);
      expect(await letterFindings(stage, account, change, { asked: OFFICERS })).toEqual([]);
    },
    TEST_MS,
  );

  test('R35 every armed moment was reached, and settlings were run again after it', () => {
    expect(reached).toHaveLength(victims.length * 2 + 1);
    expect(stillArmed(stage.dataDir)).toEqual([]);
    // The worker that dies around the commit, and the database that dies before it.
    expect(settledAgain).toBeGreaterThanOrEqual(3);
  });
});
