import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { median, quantile, rateOf, type Batch } from './figures.ts';

export interface Cell {
  /** The bare skeleton, changes over several accounts, or changes of one account. */
  readonly what: 'skeleton' | 'several' | 'one';
  /** Users of each account; 0 for the skeleton. */
  readonly size: number;
  readonly concurrency: number;
}

export const parts = ['service', 'temporal', 'postgres', 'skeleton'] as const;
/** Milliseconds of processor time for a flow, by process. */
export type Processor = Readonly<Record<(typeof parts)[number], number>>;

export interface Measured {
  readonly cell: Cell;
  readonly batch: Batch;
  readonly processor: Processor;
}

export interface Plan {
  readonly officers: number;
  readonly rounds: number;
  readonly command: string;
}

/** A measurement of changes with the skeleton's that was taken just before it. */
interface Pair {
  readonly cell: Cell;
  readonly product: Measured;
  readonly bare: Measured;
}

const pairsOf = (measured: readonly Measured[]): Pair[] => {
  const pairs: Pair[] = [];
  const latest = new Map<number, Measured>();
  for (const product of measured) {
    const { what, concurrency } = product.cell;
    const bare = latest.get(concurrency);
    if (what === 'skeleton') latest.set(concurrency, product);
    else if (bare !== undefined) pairs.push({ cell: product.cell, product, bare });
  }
  return pairs;
};

const keyOf = ({ what, size, concurrency }: Cell): string => `${concurrency} ${what} ${size}`;
const totalOf = (processor: Processor): number => parts.reduce((sum, part) => sum + processor[part], 0);
export const whole = (value: number): string => Math.round(value).toLocaleString('en');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const rates = (groups: readonly (readonly Pair[])[]): string =>
  table(
    [
      'at once',
      'accounts',
      'users each',
      'changes/s',
      'skeleton/s',
      'ratio',
      'decided → applied p50, p99 ms',
      'processor ms: service, Temporal, PostgreSQL',
    ],
    groups.map((pairs) => {
      const [{ cell }] = pairs as readonly [Pair];
      const of = (read: (pair: Pair) => number): number => median(pairs.map(read));
      const waits = pairs.flatMap((pair) => pair.product.batch.waits);
      return [
        String(cell.concurrency),
        cell.what,
        whole(cell.size),
        of(({ product }) => rateOf(product.batch)).toFixed(1),
        of(({ bare }) => rateOf(bare.batch)).toFixed(1),
        of(({ product, bare }) => rateOf(product.batch) / rateOf(bare.batch)).toFixed(2),
        `${whole(quantile(waits, 0.5))}, ${whole(quantile(waits, 0.99))}`,
        (['service', 'temporal', 'postgres'] as const)
          .map((part) => whole(of(({ product }) => product.processor[part])))
          .join(', '),
      ];
    }),
  );

/** What a change of a larger account costs against one of the smallest, in the same round. */
const sizes = (groups: readonly (readonly Pair[])[]): string => {
  const smallest = Math.min(...groups.flat().map(({ cell }) => cell.size));
  const rows = groups.flatMap((pairs) => {
    const [{ cell }] = pairs as readonly [Pair];
    const base = groups.find((group) => keyOf(group[0]!.cell) === keyOf({ ...cell, size: smallest }));
    if (cell.size === smallest || base === undefined) return [];
    const against = (read: (measured: Measured) => number): string =>
      median(pairs.map(({ product }, round) => read(product) / read(base[round]!.product))).toFixed(2);
    return [
      [
        String(cell.concurrency),
        cell.what,
        whole(cell.size),
        against(({ batch }) => 1 / rateOf(batch)),
        against(({ processor }) => totalOf(processor)),
      ],
    ];
  });
  return table(['at once', 'accounts', 'users each', `time, against ${whole(smallest)} users`, 'processor time'], rows);
};

const commit = (): string => {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ' with changes'}`;
};

/** When, at which commit, by which command and on which machine a run was, in Markdown. */
export const runBy = (command: string): string => {
  const processors = cpus();
  const machine = `${processors.length} × ${processors[0]?.model ?? 'unknown'}, ${whole(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
  return [
    `Run of ${new Date().toISOString().slice(0, 16)}Z at commit ${commit()}, by \`${command}\`.`,
    `Machine: ${machine}.`,
  ].join('\n');
};

/** The command that this process was started by. */
export const commandOf = (script: string): string =>
  [`npm run ${script}`, ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' ');

/** The tables of a run, in Markdown, with what is needed to judge them. Medians of pairs taken one after the other. */
export const report = (measured: readonly Measured[], plan: Plan): string => {
  const groups = [...Map.groupBy(pairsOf(measured), ({ cell }) => keyOf(cell)).values()];
  return [
    `${runBy(plan.command)} Rounds: ${plan.rounds}. Officers of each account: ${plan.officers}.`,
    '',
    rates(groups),
    '',
    sizes(groups),
  ].join('\n');
};

const file = new URL('../docs/performance.md', import.meta.url);

/** Puts the tables of a run into their place in docs/performance.md. Throws where it has none for them. */
export const write = async (text: string, what: 'figures' | 'access figures'): Promise<void> => {
  const [begin, end] = [`<!-- ${what}: begin -->`, `<!-- ${what}: end -->`];
  const found = readFileSync(file, 'utf8');
  const [from, to] = [found.indexOf(begin), found.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md is expected to hold ${begin} and ${end}`);
  const whole = `${found.slice(0, from + begin.length)}\n\n${text}\n\n${found.slice(to)}`;
  const filepath = fileURLToPath(file);
  writeFileSync(file, await format(whole, { ...(await resolveConfig(filepath)), filepath }));
};
