// Kills processes of the service at random while changes are submitted, approved, rejected and withdrawn; then lets
// everything come to rest, and looks for anything lost, doubled or half done.
//
//   node test/faults/soak.ts --minutes 5 --seed 1 [--report FILE]
//
// Needs what `npm test` needs. Not part of it: it runs as long as it is told. Ends with 1 when it found something, and
// prints a report that names date, commit and seed; the seed gives the same faults and the same changes, in the same
// order, though not at the same instants.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Stage } from '../acceptance/processes.ts';
import { until } from '../acceptance/until.ts';
import { attemptsOf, endFindings, letterFindings, trailFindings, versionFindings } from './findings.ts';
import { createRandom, type Random } from './random.ts';
import { createRelentlessClient, type RelentlessClient } from './relentless-client.ts';
import { OFFICERS, openAccount, type PlayedAccount, type PlayedChange } from './two-approvals.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    report: { type: 'string' },
  },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
if (!(minutes > 0) || !Number.isInteger(seed))
  throw new Error('expected --minutes as a number and --seed as an integer');

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const ACCOUNTS = 3;
const victims = ['worker', 'api', 'temporal', 'postgres'] as const;
type Victim = (typeof victims)[number];

interface Played {
  readonly account: PlayedAccount;
  readonly change: PlayedChange;
  readonly email: string;
  /** How it must have ended. */
  readonly end: 'applied' | 'rejected' | 'withdrawn';
}

/** Kills one or two processes at a time, leaves them dead for a while, and starts them again. */
const strike = async (stage: Stage, random: Random, faults: Map<string, number>): Promise<void> => {
  const struck = new Set<Victim>([random.pick(victims), ...(random.chance(0.2) ? [random.pick(victims)] : [])]);
  for (const victim of struck) {
    await stage[victim].kill();
    faults.set(victim, (faults.get(victim) ?? 0) + 1);
  }
  await delay(random.between(0, 1_500));
  await Promise.all([...struck].map((victim) => startAgain(stage, victim)));
};

/** A worker can't start without Temporal, nor anything without its port: a supervisor tries again. */
const startAgain = (stage: Stage, victim: Victim): Promise<boolean> =>
  until(`${victim} starts again`, () =>
    stage[victim].start().then(
      () => true,
      () => delay(200).then(() => false as const),
    ),
  );

/** Submits changes to one account and decides on them, until it is told to stop. */
const play = async (
  client: RelentlessClient,
  account: PlayedAccount,
  random: Random,
  played: Played[],
  isOver: () => boolean,
): Promise<void> => {
  const path = `/v1/accounts/${account.slug}/changes`;
  while (!isOver()) {
    const email = `joiner-${randomUUID()}@acme.example`;
    const payload = { name: `Joiner ${played.length}`, email };
    const change = await client.submit<PlayedChange>('ada', path, { kind: 'user.add', payload });
    const approvers = random.shuffle(OFFICERS);
    const end = random.chance(0.8) ? 'applied' : random.chance(0.5) ? 'rejected' : 'withdrawn';
    played.push({ account, change, email, end });
    const decide = (officer: string, verdict: 'approve' | 'reject'): Promise<unknown> =>
      client.post(officer, `${path}/${change.id}/decisions`, { verdict, digest: change.digest });
    await delay(random.between(0, 400));
    await decide(approvers[0]!, 'approve');
    await delay(random.between(0, 400));
    if (end === 'withdrawn') await client.post('ada', `${path}/${change.id}/withdraw`, {});
    else await decide(approvers[1]!, end === 'applied' ? 'approve' : 'reject');
  }
};

const quiesce = (stage: Stage, played: readonly Played[]): Promise<unknown> =>
  until(
    'everything comes to rest',
    async () => {
      const [row] = await stage.sql<{ open: number; owed: number; due: number }>(
        `SELECT (SELECT count(*)::int FROM changes WHERE state IN ('pending', 'approved')) AS open,
                (SELECT count(*)::int FROM notices WHERE sent_at IS NULL) AS owed,
                (SELECT count(*)::int FROM changes WHERE next_wake_at IS NOT NULL) AS due`,
      );
      return played.length > 0 && row!.open + row!.owed + row!.due === 0;
    },
    // Letters can wait for a digest, and that for the one before.
    900_000,
  );

const findingsOf = async (stage: Stage, accounts: readonly PlayedAccount[], played: readonly Played[]) => {
  const findings: string[] = [];
  for (const account of accounts)
    findings.push(...(await versionFindings(stage, account)), ...(await trailFindings(stage, account)));
  let settledAgain = 0;
  // Read once: thousands of letters are too many to be read for every change.
  const came = await stage.mail.letters.list({ limit: Number.MAX_SAFE_INTEGER });
  const letters = { ...stage.mail.letters, list: () => Promise.resolve(came) };
  for (const { account, change, email, end } of played) {
    findings.push(...(await endFindings(stage, account, change, email, end)));
    findings.push(...(await letterFindings({ mail: { letters } }, account, change, { end })));
    if (((await attemptsOf(stage, change)).get('settle') ?? 0) > 1) settledAgain++;
  }
  const running = await stage.withTemporal(
    async (client) => (await client.workflow.count("ExecutionStatus = 'Running'")).count,
  );
  if (running > 0) findings.push(`${running} workflows still run`);
  return { findings, settledAgain };
};

const commit = (): string =>
  execFileSync('git', ['describe', '--always', '--dirty'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

const main = async (): Promise<boolean> => {
  const random = createRandom(seed);
  const stage = await Stage.start();
  try {
    await Promise.all([stage.worker.start(), stage.api.start()]);
    const client = createRelentlessClient(stage);
    const accounts: PlayedAccount[] = [];
    for (let i = 1; i <= ACCOUNTS; i++) accounts.push(await openAccount(stage, `Soak ${i}`));

    say(`Killing for ${minutes} minutes, seed ${seed} …`);
    const end = Date.now() + minutes * 60_000;
    const played: Played[] = [];
    const faults = new Map<string, number>();
    const clients = accounts.map((account) => play(client, account, random.fork(), played, () => Date.now() > end));
    const faultsRandom = random.fork();
    while (Date.now() < end) {
      await delay(faultsRandom.between(1_000, 4_000));
      client.faultAt(performance.now());
      await strike(stage, faultsRandom, faults);
    }
    await Promise.all(clients);
    const calm = performance.now();
    await quiesce(stage, played);
    const quiesced = Math.round((performance.now() - calm) / 1_000);

    const { findings, settledAgain } = await findingsOf(stage, accounts, played);
    const died = [stage.api, stage.worker].filter((one) => one.died).length;
    if (died > 0) findings.push(`${died} processes died by themselves`);
    const of = (wanted: Played['end']): number => played.filter((one) => one.end === wanted).length;
    const { p50, p95, max } = client.recoveries();
    const report = [
      `# Soak of ${new Date().toISOString()}`,
      '',
      `- commit ${commit()}, seed ${seed}, ${minutes} minutes`,
      `- faults (kill -9): ${[...faults].map(([name, n]) => `${name} ${n}`).join(', ')}`,
      `- changes: ${played.length} (${of('applied')} approved, ${of('rejected')} rejected, ${of('withdrawn')} withdrawn)`,
      `- settlings that were begun again: ${settledAgain}; requests that were sent again: ${client.repeats()}`,
      `- from a fault to the next success of a waiting client: p50 ${p50} ms, p95 ${p95} ms, max ${max} ms`,
      `- at rest ${quiesced} s after the last fault`,
      `- findings: ${findings.length}`,
      ...findings.map((finding) => `  - ${finding}`),
      '',
    ].join('\n');
    say(report);
    if (values.report !== undefined) writeFileSync(values.report, report);
    return findings.length === 0;
  } finally {
    await stage.stop();
  }
};

process.exitCode = (await main()) ? 0 : 1;
