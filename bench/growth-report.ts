import { median } from './figures.ts';
import type { Bar, Outcome, Table } from './outcome.ts';
import { megabytes, short, whole } from './words.ts';

/** Milliseconds, one thing at a time. */
export interface Sample {
  readonly change: number;
  /** Processor time of a change. */
  readonly processor: number;
  readonly check: number;
  readonly account: number;
  readonly users: number;
  readonly trail: number;
}

export interface Grown {
  readonly dimension: string;
  readonly size: number;
  /** Taken one after the other. */
  readonly pairs: readonly { readonly grown: Sample; readonly control: Sample }[];
  /** Seconds from the start of the process until it answers. */
  readonly started: number;
  /** Milliseconds of the first answer after it, for which the account's state is read. */
  readonly first: number;
  /** Bytes in use at the end. */
  readonly memory: number;
  /** Milliseconds to verify all of the account. */
  readonly verified: number;
}

const parts = {
  change: 'a change',
  processor: 'its processor time',
  check: 'access check',
  account: 'the account',
  users: '50 users',
  trail: '50 events',
} as const satisfies Readonly<Record<keyof Sample, string>>;
const names = Object.keys(parts) as (keyof Sample)[];

const ratioOf = ({ pairs }: Grown, part: keyof Sample): number =>
  median(pairs.map(({ grown, control }) => grown[part] / control[part]));

/** What was measured of growth, as tables and as ratios. */
export const growthReport = (all: readonly Grown[], { rounds }: { rounds: number }): Outcome => {
  const costs: Table = {
    title: 'Growth: milliseconds, and beside them how many times what one account of 100 users alone costs',
    head: ['what grows', 'to', ...names.map((part) => parts[part])],
    rows: all.map((of) => [
      of.dimension,
      whole(of.size),
      ...names.map((part) => {
        const ms = median(of.pairs.map(({ grown }) => grown[part]));
        return `${short(ms)} (${ratioOf(of, part).toFixed(2)})`;
      }),
    ]),
  };
  const starts: Table = {
    title: 'Growth: starting, memory, verifying',
    head: ['what grows', 'to', 'start, s', 'first answer, ms', 'memory in use, MB', 'the account verified, s'],
    rows: all.map(({ dimension, size, started, first, memory, verified }) => [
      dimension,
      whole(size),
      started.toFixed(1),
      short(first),
      megabytes(memory),
      (verified / 1_000).toFixed(1),
    ]),
  };
  const largest = [...Map.groupBy(all, ({ dimension }) => dimension).values()].map((of) => of.at(-1)!);
  const bars: Bar[] = largest.flatMap((of) =>
    (['change', 'check', 'account'] as const).map((part) => ({
      group: 'Growth: speed beside one small account',
      label: `${parts[part]}, ${whole(of.size)} ${of.dimension}`,
      ratio: 1 / ratioOf(of, part),
    })),
  );
  const notes = ['One thing at a time; every measurement stands behind one of the small account, in turns.'];
  return { rounds, notes, tables: [costs, starts], bars };
};
