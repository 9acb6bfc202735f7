import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Stage } from '../acceptance/processes.ts';
import { until } from '../acceptance/until.ts';
import { arm, fired, type Moment } from './crash-point.ts';
import { trailFindings, versionFindings } from './findings.ts';
import { decide, openAccount, read, submit, type PlayedAccount, type PlayedChange } from './two-approvals.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.start({ workerFile: 'test/faults/armed-worker.ts' });
  await Promise.all([stage.worker.start(), stage.api.start()]);
});

afterAll(() => stage.stop());

const userIdOf = async (account: PlayedAccount, person: string): Promise<string> =>
  (
    await stage.sql<{ id: string }>('SELECT id FROM users WHERE account_id = $1 AND email = $2', [
      account.id,
      `${person}@acme.example`,
    ])
  )[0]!.id;

/** How many officers each applied change has left, as the trail tells. */
const officersLeft = async (account: PlayedAccount): Promise<number[]> =>
  (
    await stage.sql<{ data: string }>(
      "SELECT data FROM events WHERE account_id = $1 AND type = 'change.applied' ORDER BY seq",
      [account.id],
    )
  ).map(({ data }) => (JSON.parse(data) as { officersAfter: number }).officersAfter);

test.each<{ moment: Moment }>([{ moment: 'before-commit' }, { moment: 'after-commit' }])(
  'R9 two removals approved side by side, the worker killed between them ($moment): never below the floor',
  async ({ moment }) => {
    const account = await openAccount(stage, `Side by side ${moment}`, ['ben', 'cleo']);
    const removals: PlayedChange[] = [];
    for (const officer of ['ben', 'cleo'])
      removals.push(await submit(stage, account, 'officer.remove', { userId: await userIdOf(account, officer) }));
    for (const removal of removals) await decide(stage, account, removal, 'ben');

    arm(stage.dataDir, moment, 'die');
    await Promise.allSettled(removals.map((removal) => decide(stage, account, removal, 'cleo')));
    await fired(stage.dataDir, moment);
    await stage.worker.ended(10_000);
    await stage.worker.start();

    const [one, other] = await until('one has landed, and the other has been looked at since', async () => {
      const answers = await Promise.all(removals.map((removal) => read(stage, account, removal)));
      const [first, second] = answers.sort((a) => (a.state === 'applied' ? -1 : 1));
      const lookedAt =
        second!.state !== 'approved' && (second!.state !== 'pending' || second!.next.what === 'unreachable');
      return first!.state === 'applied' && lookedAt ? ([first!, second!] as const) : false;
    });

    expect(one.state).toBe('applied');
    expect(other.state).not.toBe('applied');
    expect(await officersLeft(account)).toEqual([2]);
    expect([...(await versionFindings(stage, account)), ...(await trailFindings(stage, account))]).toEqual([]);
  },
  240_000,
);
