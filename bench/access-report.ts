import { median } from './figures.ts';
import type { TreeSize } from './organization.ts';
import { runBy, table, whole } from './report.ts';

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
  readonly command: string;
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

const decisions = ([ours, ...others]: readonly Deciding[]): string =>
  table(
    ['decider', 'ns a check', 'against ours', 'nobody known yet: ns a check', 'against ours'],
    [ours!, ...others].map(({ name, known, first }) => [
      name,
      whole(median(known)),
      // Round by round: both met the same moment of the machine.
      times(median(known.map((ns, round) => ns / ours!.known[round]!))),
      whole(median(first)),
      times(median(first.map((ns, round) => ns / ours!.first[round]!))),
    ]),
  );

const edits = (impacting: readonly Impacting[]): string => {
  const [smallest] = impacting;
  const each = (of: Impacting, round: number): number => of.ms[round]! / of.reached;
  return table(
    ['people reached', 'gain or lose', 'ms', 'µs a person', `a person, against ${whole(smallest!.reached)}`],
    impacting.map((of) => [
      whole(of.reached),
      whole(of.moved),
      median(of.ms).toFixed(1),
      ((median(of.ms) / of.reached) * 1_000).toFixed(1),
      median(of.ms.map((_, round) => each(of, round) / each(smallest!, round))).toFixed(2),
    ]),
  );
};

const requests = ([alone, ...more]: readonly Serving[]): string =>
  table(
    ['checks a request', 'requests at once', 'checks/s', `against ${alone!.checks} a request`],
    [alone!, ...more].map(({ checks, atOnce, rates }) => [
      whole(checks),
      String(atOnce),
      whole(median(rates)),
      times(median(rates.map((rate, round) => rate / alone!.rates[round]!))),
    ]),
  );

/** The tables of a run, in Markdown, with what is needed to judge them. */
export const accessReport = (
  { deciding, impacting, serving }: { deciding: Deciding[]; impacting: Impacting[]; serving: Serving[] },
  { command, rounds, users, size, rows, questions, allowed, masked }: AccessRun,
): string =>
  [
    `${runBy(command)} Rounds: ${rounds}.`,
    `${size.levels} levels, ${whole(size.companies)} companies, ${whole(size.roles)} roles, ${whole(size.sets)} sets, ${whole(users)} users: ${whole(rows)} rows.`,
    `${whole(questions)} questions, ${whole(allowed)} answered with yes, ${whole(masked)} with no because of a mask; every decider gave the same answers, and so did the API.`,
    '',
    decisions(deciding),
    '',
    ...deciding.map(({ name, form }) => `- **${name}**: ${form}`),
    '',
    edits(impacting),
    '',
    requests(serving),
  ].join('\n');
