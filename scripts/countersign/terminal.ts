import type { Schemas } from '../../src/client/client.ts';
import type { ProblemError } from '../../src/client/problem.ts';
import { seen, shownName, wholeSentence } from '../../src/mail/shown-text.ts';

/** The world around a command, so that tests are one. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What was asked for. */
  readonly out: (text: string) => void;
  /** All else: questions, notes, refusals. */
  readonly note: (text: string) => void;
  readonly readStdin: () => Promise<string>;
  /** How wide the terminal is that shows what was asked for; absent where it is none. */
  readonly columns?: number;
  /** Asks whoever sits before the terminal; absent where nobody does. */
  readonly ask?: (question: string) => Promise<string>;
}

const CELL = 72;
/** So narrow becomes the last column of a table in a narrow terminal, and no narrower. */
const LEAST = 20;

const GAP = '  ';

const lengthOf = (text: string): number => [...text].length;

/** A time as tables say it, to the minute, in UTC. */
export const minuteOf = (time: string): string => time.slice(0, 16).replace('T', ' ');

/** What a cell of a table says: a name or a sentence, or what the service itself calls something. */
export type Cell = string | { readonly code: string };

const shortened = (text: string, most: number): string => {
  const shown = [...text];
  return shown.length <= most ? text : `${shown.slice(0, most - 1).join('')}…`;
};

/** Nothing in a cell moves the terminal (`shown-text.ts`). */
const cellOf = (cell: Cell): string => shortened(typeof cell === 'string' ? shownName(cell) : seen(cell.code), CELL);

/** Rows under their headings, in columns; the last one is shortened to what a terminal is wide. */
export const tableOf = (
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  terminal = Infinity,
): string => {
  const lines = [headings, ...rows.map((row) => row.map(cellOf))];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => lengthOf(line[column]!))));
  const last = headings.length - 1;
  const before = widths.slice(0, last).reduce((sum, width) => sum + width + GAP.length, 0);
  const most = Math.max(LEAST, terminal - before);
  const padded = (cell: string, column: number): string =>
    column === last ? shortened(cell, most) : cell + ' '.repeat(widths[column]! - lengthOf(cell));
  return lines
    .map((line) => line.map(padded).join(GAP))
    .map((line) => line.trimEnd())
    .join('\n');
};

// JSON itself escapes the first 32 characters. These would move a terminal, or hide, as well.
const MOVING = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');

/** JSON that can be shown as it is. */
export const jsonOf = (value: unknown): string => JSON.stringify(value, null, 2).replace(MOVING, escaped);

/** A refusal's problems, a line each: what, and where in what was sent. */
export const problemLines = (problems: readonly Schemas['Problem'][]): string[] =>
  problems.map(
    ({ code, message, path }) => `${wholeSentence(message)} (${code}${path === undefined ? '' : `, at ${seen(path)}`})`,
  );

/** Why nothing answered, as the network says it: of several addresses that were tried only the code is told. */
const causeOf = ({ cause }: ProblemError): string | undefined => {
  if (!(cause instanceof Error)) return undefined;
  const { message, code } = (cause.cause instanceof Error ? cause.cause : cause) as NodeJS.ErrnoException;
  // OpenSSL's own words are about its sources.
  return message === '' || code?.startsWith('ERR_SSL_') === true ? code : message;
};

const asLine = (text: string | undefined): string[] => (text === undefined ? [] : [`  ${seen(text)}`]);

/** What the service has refused, or that it does not answer, in words. */
export const refusalWords = (error: ProblemError, url = ''): string => {
  const { title, message, status, code, problems, traceId } = error;
  const cause = causeOf(error);
  return [
    `${shownName(title)}:`,
    ...(problems.length === 0 ? [`${wholeSentence(message)} (${code})`] : problemLines(problems)).map(
      (line) => `  ${line}`,
    ),
    ...asLine(cause && `${url}: ${cause}`),
    ...asLine(code === 'unreadable' ? `Is Countersign at ${url}?` : undefined),
    ...asLine(
      status === 404 && code !== 'unreadable'
        ? 'Is each name and id right, and the token one of that account?'
        : undefined,
    ),
    ...asLine(traceId === null || code !== 'internal' ? undefined : `The service knows of it as ${traceId}.`),
  ].join('\n');
};
