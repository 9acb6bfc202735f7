import { median } from './figures.ts';
import type { TreeSize } from './organization.ts';
import type { Bar, Outcome, Table } from './outcome.ts';
import { whole } from './words.ts';

/** Nanoseconds for a decision, a round each. */
export interface Deciding {
  readonly name: string;
  readonly form: string;
  /** Of people about whom it was asked before, on the same state. */
  readonly known: number[];
  /** Of people about whom nothing was asked yet: four questions each, the first of which works them out. */
  readonly first: number[];
}

/** Milliseconds to work out a role edit, a round each. */
export interface Impacting {
  readonly reached: number;
  /** How many gain or lose something by it. */
  moved: number;
  readonly ms: number[];
}

/** Checks a second by HTTP, a round each. */
export interface Serving {
  /** Checks a request. */
  readonly checks: number;
  /** Requests at once. */
  readonly atOnce: number;
  readonly rates: number[];
}

export interface AccessRun {
  readonly rounds: number;
  readonly users: number;
  readonly size: TreeSize;
  readonly rows: number;
  readonly questions: number;
  readonly allowed: number;
  readonly masked: number;
}

const times = (ratio: number): string =>
  ratio < 100 ? ratio.toFixed(1) : Number(ratio.toPrecision(2)).toLocaleString('en');

const decisions = ([ours, ...others]: readonly Deciding[]): Table => ({
  title: 'An access check in process',
  head: ['decider', 'ns a check', 'against ours', 'nobody known yet: ns a check', 'against ours'],
  rows: [ours!, ...others].map(({ name, known, first }) => [
    name,
    whole(median(known)),
    // Round by round: both met the same moment of the machine.
    times(median(known.map((ns, round) => ns / ours!.known[round]!))),
    whole(median(first)),
    times(median(first.map((ns, round) => ns / ours!.first[round]!))),
  ]),
});

const edits = (impacting: readonly Impacting[]): Table => {
  const [smallest] = impacting;
  const each = (of: Impacting, round: number): number => of.ms[round]! / of.reached;
  return {
    title: 'The impact of one role’s edit',
    head: ['people reached', 'gain or lose', 'ms', 'µs a person', `a person, against ${whole(smallest!.reached)}`],
    rows: impacting.map((of) => [
      whole(of.reached),
      whole(of.moved),
      median(of.ms).toFixed(1),
      ((median(of.ms) / of.reached) * 1_000).toFixed(1),
      median(of.ms.map((_, round) => each(of, round) / each(smallest!, round))).toFixed(2),
    ]),
  };
};

const requests = ([alone, ...more]: readonly Serving[]): Table => ({
  title: 'Access checks by HTTP, one and many a request',
  head: ['checks a request', 'requests at once', 'checks/s', `against ${alone!.checks} a request`],
  rows: [alone!, ...more].map(({ checks, atOnce, rates }) => [
    whole(checks),
    String(atOnce),
    whole(median(rates)),
    times(median(rates.map((rate, round) => rate / alone!.rates[round]!))),
  ]),
});

/** What was measured of access, as tables and as ratios. */
export const accessReport = (
  { deciding, impacting, serving }: { deciding: Deciding[]; impacting: Impacting[]; serving: Serving[] },
  { rounds, users, size, rows, questions, allowed, masked }: AccessRun,
): Outcome => {
  const [ours, ...others] = deciding;
  const bars: Bar[] = others.map(({ name, known }) => ({
    group: 'Access checks in process: rate beside other deciders',
    label: name,
    ratio: median(known.map((ns, round) => ns / ours!.known[round]!)),
  }));
  return {
    rounds,
    notes: [
      `${size.levels} levels, ${whole(size.companies)} companies, ${whole(size.roles)} roles, ${whole(size.sets)} sets, ${whole(users)} users: ${whole(rows)} rows.`,
      `${whole(questions)} questions, ${whole(allowed)} answered with yes, ${whole(masked)} with no because of a mask; every decider gave the same answers, and so did the API.`,
      ...deciding.map(({ name, form }) => `\n- **${name}**: ${form}`),
    ],
    tables: [decisions(deciding), edits(impacting), requests(serving)],
    bars,
  };
};
