import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom, dealer } from '../random.ts';
import { Caller } from './caller.ts';
import { gather } from './evidence.ts';
import { makeTrouble } from './fault-loop.ts';
import { checkAll, type Checked } from './invariants.ts';
import { Observer } from './observer.ts';
import { fates, openShared, play, turns, type Played } from './plays.ts';
import { forgetPace, untilQuiet } from './quiet.ts';
import { Recoveries } from './recoveries.ts';
import { ClientRecord } from './record.ts';
import { scan } from './scanner.ts';
import type { Script } from './scripts.ts';
import { Theatre } from './theatre.ts';
import { troublesOf, troublesPlayed } from './troubles.ts';

/** What a run comes to. */
export interface RunResult {
  readonly seed: number;
  /** How long there was trouble. */
  readonly minutes: number;
  readonly faults: ReadonlyMap<string, number>;
  readonly checked: readonly Checked[];
  readonly troubles: ReadonlyMap<string, number>;
  /** What did not happen often enough for the run to say anything. */
  readonly missing: readonly string[];
  readonly changes: number;
  readonly applied: number;
  readonly quietSeconds: number;
  readonly recoveries: ReturnType<Recoveries['figures']>;
  /** Where record and logs are kept; null where nothing was found. */
  readonly evidence: string | null;
}

export interface RunOptions {
  readonly seed: number;
  readonly minutes: number;
  readonly script: Script;
  readonly say: (line: string) => void;
}

const sumOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

/** What has not struck often enough. */
const faultsMissing = ({ faults, floor, leastFaults }: Script, counts: ReadonlyMap<string, number>): string[] => {
  const all = sumOf(counts);
  return [
    ...(all < leastFaults ? [`${all} faults of ${leastFaults}`] : []),
    ...faults
      .filter(({ name }) => counts.get(name)! < floor)
      .map(({ name }) => `${name} ${counts.get(name)!} times of ${floor}`),
  ];
};

/** What has not happened often enough. */
const troublesMissing = ({ floor, troubles: asked }: Script, troubles: ReadonlyMap<string, number>): string[] =>
  [...troubles]
    .filter(([name, count]) => (asked === undefined || asked.includes(name)) && count < floor)
    .map(([name, count]) => `${name} ${count} times of ${floor}`);

/** Plays a whole run: trouble, then rest, then everything is checked. */
export const playRun = async ({ seed, minutes, script, say }: RunOptions): Promise<RunResult> => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-faults-'));
  const random = createRandom(seed);
  const record = new ClientRecord(join(folder, 'record.jsonl'));
  const recoveries = new Recoveries();
  const theatre = await Theatre.start();
  let keep = true;
  try {
    const caller = new Caller(theatre, record, recoveries);
    const accounts = await openShared(caller, script.fewAccounts);
    const played: Played = { races: [], lapsed: [], stale: 0, withdrawn: 0 };
    const observer = new Observer(theatre);
    const begunAt = Date.now();
    let isCalm = false;
    let isDone = false;
    const lastedTimes = (times: number): boolean => Date.now() - begunAt > times * minutes * 60_000;
    const faultsEnd = (counts: ReadonlyMap<string, number>): boolean =>
      lastedTimes(script.patience) || (lastedTimes(1) && faultsMissing(script, counts).length === 0);
    // What a busy machine was too slow to play among the faults is played after them.
    const playsEnd = (): boolean =>
      isCalm && (lastedTimes(2 * script.patience) || troublesMissing(script, troublesPlayed(played)).length === 0);
    const watching = Promise.all([observer.watch(() => isDone), forgetPace(theatre, () => isDone)]);

    say(`Trouble for ${minutes} minutes, seed ${seed} …`);
    const scanning = scan(theatre, playsEnd);
    const shared = {
      ...{ caller, accounts, played, isOver: playsEnd },
      next: turns(random.fork(), script.repertoire),
      fate: dealer(random.fork(), fates),
    };
    const clients = Array.from({ length: script.clients }, () => play({ ...shared, random: random.fork() }));
    const { faults, gap } = script;
    const counts = await makeTrouble({
      ...{ theatre, random: random.fork(), record, recoveries, faults, gap, isOver: faultsEnd },
    });
    const lasted = Math.round((Date.now() - begunAt) / 6_000) / 10;
    const died = theatre.actors.filter(({ process }) => process.died).map(({ name }) => name);
    await theatre.calm();
    isCalm = true;
    await Promise.all(clients);
    const scanned = await scanning;

    say('Quiet: all faults are off …');
    let unrest: string | undefined;
    const quietSeconds = await untilQuiet(theatre, script.restMs).catch((error: unknown) => {
      unrest = String(error);
      return Math.round(script.restMs / 1_000);
    });
    isDone = true;
    await watching;
    for (const { name, process } of theatre.actors) if (process.died) died.push(name);

    say('Checking …');
    const evidence = await gather(theatre, record, { observer, played, died });
    const rest = { name: 'rest', checked: 1, violations: unrest === undefined ? [] : [unrest] };
    const checked = [rest, ...(await checkAll(evidence))];
    const troubles = troublesOf(evidence, record, { repeats: caller.repeats, scanned });
    const missing = [...faultsMissing(script, counts), ...troublesMissing(script, troubles)];
    keep = missing.length > 0 || checked.some(({ violations }) => violations.length > 0);
    const changes = evidence.changes.filter(({ row }) => row.number > 0);
    return {
      ...{ seed, minutes: lasted, faults: counts, checked, troubles, missing, quietSeconds },
      changes: changes.length,
      applied: changes.filter(({ row }) => row.state === 'applied').length,
      recoveries: recoveries.figures(),
      evidence: keep ? folder : null,
    };
  } finally {
    if (keep) {
      cpSync(theatre.logFolder, join(folder, 'logs'), { recursive: true });
      say(`Record and logs are kept in ${folder}`);
    } else rmSync(folder, { recursive: true, force: true });
    await theatre.stop();
  }
};
