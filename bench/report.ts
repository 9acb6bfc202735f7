import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { Outcome, Table } from './outcome.ts';
import { pictureOf } from './picture.ts';
import type { RunBy } from './run-by.ts';

export const pieceNames = ['changes', 'reads', 'access', 'growth'] as const;
export type PieceName = (typeof pieceNames)[number];

/** A piece of the report: what was measured, and by which run. */
export interface Piece {
  readonly name: PieceName;
  readonly run: RunBy;
  readonly quick: boolean;
  readonly minutes: string;
  readonly outcome: Outcome;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const tableInMarkdown = ({ title, head, rows }: Table): string =>
  [`**${title}**`, '', row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** A piece with what is needed to judge it. */
export const inMarkdown = ({ run, quick, minutes, outcome }: Piece): string =>
  [
    `Run of ${run.at} at commit ${run.commit}, by \`${run.command}\`, in ${minutes} minutes. Rounds: ${outcome.rounds}.`,
    `Machine: ${run.machine}.`,
    ...(quick ? ['A quick run, which shows that it works: its figures say little.'] : []),
    ...outcome.notes,
    ...outcome.tables.flatMap((table) => ['', tableInMarkdown(table)]),
  ].join('\n');

const at = (path: string): URL => new URL(path, import.meta.url);
const MEASURED = at('measured.json');
const REPORT = at('../docs/performance.md');
const PICTURE = at('../docs/pictures/performance.svg');

const measuredSoFar = (): readonly Piece[] =>
  existsSync(MEASURED) ? (JSON.parse(readFileSync(MEASURED, 'utf8')) as Piece[]) : [];

/** Throws where the page has no place for it. */
const inPlace = (page: string, place: string, text: string): string => {
  const [begin, end] = [`<!-- ${place}: begin -->`, `<!-- ${place}: end -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md is expected to hold ${begin} and ${end}`);
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
};

const writeFormatted = async (file: URL, text: string): Promise<void> => {
  const filepath = fileURLToPath(file);
  writeFileSync(file, await format(text, { ...(await resolveConfig(filepath)), filepath }));
};

/** Keeps a piece in place of the one before, and draws all that were ever kept. */
export const writeReport = async (piece: Piece): Promise<void> => {
  const pieces = [...measuredSoFar().filter(({ name }) => name !== piece.name), piece].sort(
    (a, b) => pieceNames.indexOf(a.name) - pieceNames.indexOf(b.name),
  );
  await writeFormatted(MEASURED, JSON.stringify(pieces));
  writeFileSync(PICTURE, pictureOf(pieces.flatMap(({ outcome }) => outcome.bars)));
  const page = inPlace(readFileSync(REPORT, 'utf8'), piece.name, inMarkdown(piece));
  const picture = '![How many times what stands beside it, by piece of the report](pictures/performance.svg)';
  await writeFormatted(REPORT, inPlace(page, 'picture', picture));
};
