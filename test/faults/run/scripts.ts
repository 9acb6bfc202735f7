import { faults, type Fault } from './faults.ts';
import { usual, type Repertoire } from './plays.ts';

/** What a run does, and what must have come of it. */
export interface Script {
  readonly clients: number;
  readonly faults: readonly Fault[];
  /** Between one fault and the next, at least and at most. Milliseconds. */
  readonly gap: readonly [number, number];
  readonly repertoire: Partial<Repertoire>;
  readonly fewAccounts: boolean;
  /** How often every fault of the run must have struck, and everything in `troubles` happened. */
  readonly floor: number;
  /** The fewest faults in all. */
  readonly leastFaults: number;
  /** What must have happened; all that is counted, where it is not said. */
  readonly troubles?: readonly string[];
  /** So many times as long it may last until everything has struck; twice that, until all was played as well. */
  readonly patience: number;
  /** How long everything has to come to rest. Milliseconds. */
  readonly restMs: number;
}

const named = (...names: readonly string[]): readonly Fault[] => faults.filter(({ name }) => names.includes(name));

/** All faults; a fault in less than three seconds. */
export const full = (minutes: number): Script => ({
  clients: 4,
  faults,
  gap: [900, 2_300],
  repertoire: usual,
  fewAccounts: false,
  // A run of fewer minutes than the usual eight can't have seen everything three times.
  floor: minutes >= 8 ? 3 : 1,
  leastFaults: Math.floor((150 / 8) * Math.min(minutes, 8)),
  patience: 1.5,
  // A digest waits for five minutes.
  restMs: 8 * 60_000,
});

/** Some faults, none of which takes long to recover from. */
export const short: Script = {
  clients: 4,
  faults: named(
    'worker-killed',
    'api-killed',
    'crash-after-commit',
    'crash-recorded',
    'sessions-terminated',
    'mail-answer-lost',
    'temporal-cut',
    'rogue-signals',
    'workflow-terminated',
    'workflow-reset',
  ),
  gap: [700, 1_600],
  repertoire: { change: 3, race: 1, lapse: 1, conflict: 1, stale: 1 },
  fewAccounts: true,
  floor: 1,
  leastFaults: 10,
  troubles: [
    'rogue signal ignored',
    'workflow restarted',
    'removals raced',
    'withdrawn',
    'asked again',
    'link fetched meanwhile',
  ],
  patience: 3,
  restMs: 150_000,
};

/** A short run that gives one bug the occasions on which it shows. */
export const provoking = (faultNames: readonly string[], repertoire: Partial<Repertoire>): Script => ({
  clients: 4,
  faults: named(...faultNames),
  gap: [300, 900],
  repertoire,
  fewAccounts: true,
  floor: 0,
  leastFaults: 0,
  troubles: [],
  patience: 1,
  restMs: 40_000,
});
