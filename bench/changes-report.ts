import { median, quantile, rateOf, type Batch } from './figures.ts';
import type { Bar, Outcome, Table } from './outcome.ts';
import { subjectNames, type SubjectName } from './subjects.ts';
import { whole } from './words.ts';

export interface Measured {
  readonly name: SubjectName;
  readonly round: number;
  readonly concurrency: number;
  readonly batch: Batch;
  /** Milliseconds of processor time for a flow, PostgreSQL's among them. */
  readonly processor: number;
}

const titles: Readonly<Record<SubjectName, string>> = {
  development: 'Countersign, development server',
  'development-skeleton': 'bare skeleton, development server',
  postgres: 'Countersign, Temporal on PostgreSQL',
  'postgres-skeleton': 'bare skeleton, Temporal on PostgreSQL',
  dbos: 'DBOS',
  flowable: 'Flowable',
};

/** The product that stands beside each rival: on the same Temporal server, or on the same PostgreSQL where it has none. */
const beside: Readonly<Partial<Record<SubjectName, readonly SubjectName[]>>> = {
  'development-skeleton': ['development'],
  'postgres-skeleton': ['postgres'],
  dbos: ['postgres', 'development'],
  flowable: ['postgres', 'development'],
};

/** How many times a rival's rate the product's is, pair by pair of the same round; undefined where there is no pair. */
const ratioTo = (rival: readonly Measured[], measured: readonly Measured[]): number | undefined => {
  const [first] = rival;
  const product = beside[first!.name]?.find((name) => measured.some((of) => of.name === name));
  if (product === undefined) return undefined;
  return median(
    rival.map(({ round, concurrency, batch }) => {
      const pair = measured.find((of) => of.name === product && of.round === round && of.concurrency === concurrency);
      return rateOf(pair!.batch) / rateOf(batch);
    }),
  );
};

/** What was measured of flows, as a table and as ratios. */
export const flowsReport = (
  measured: readonly Measured[],
  { rounds, notes }: { rounds: number; notes: readonly string[] },
): Outcome => {
  const rows: string[][] = [];
  const bars: Bar[] = [];
  const crowds = [...new Set(measured.map(({ concurrency }) => concurrency))];
  for (const concurrency of crowds)
    for (const name of subjectNames) {
      const of = measured.filter((each) => each.name === name && each.concurrency === concurrency);
      if (of.length === 0) continue;
      const waits = of.flatMap(({ batch }) => batch.waits);
      const ratio = ratioTo(of, measured);
      rows.push([
        String(concurrency),
        titles[name],
        median(of.map(({ batch }) => rateOf(batch))).toFixed(1),
        ratio?.toFixed(2) ?? '',
        `${whole(quantile(waits, 0.5))}, ${whole(quantile(waits, 0.99))}`,
        whole(median(of.map(({ processor }) => processor))),
      ]);
      if (ratio !== undefined)
        bars.push({
          group: 'Changes: rate beside each rival',
          label: `${titles[name]}, ${concurrency} at once`,
          ratio,
        });
    }
  const head = [
    'at once',
    'what',
    'a second',
    'Countersign against it',
    'last decision → applied p50, p99 ms',
    'processor ms each',
  ];
  const table: Table = { title: 'Complete changes with two approvals', head, rows };
  return { rounds, notes, tables: [table], bars };
};
