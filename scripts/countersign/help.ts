/** An option as it is read, and what is said of it. */
export interface Option {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** What stands for its value. */
  readonly value?: string;
  readonly does: string;
}

export type Options = Readonly<Record<string, Option>>;

const WIDTH = 80;

/** Lines of words, that many places wide. */
const folded = (text: string, width = WIDTH): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > width) lines.push(line);
    line = longer.length > width ? word : longer;
  }
  return [...lines, line];
};

/** Two columns, of what is typed and what it does, no wider than a terminal. */
export const listed = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([typed]) => typed.length)) + 4;
  return rows
    .map(([typed, does]) => `  ${typed}`.padEnd(width) + folded(does, WIDTH - width).join(`\n${' '.repeat(width)}`))
    .join('\n');
};

const optionRows = (options: Options): (readonly [string, string])[] =>
  Object.entries(options).map(([name, { short, value, does }]) => [
    `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
    does,
  ]);

/** How a command is used: in one line, and with all that it takes. */
export const helpOf = ({
  name,
  takes,
  does,
  note,
  options,
}: {
  readonly name: string;
  readonly takes: string;
  readonly does: string;
  readonly note?: string;
  readonly options: Options;
}): { readonly usage: string; readonly text: string } => {
  const usage = ['Usage: countersign', name, takes, '[OPTIONS]'].filter((part) => part !== '').join(' ');
  const sentence = `${does[0]!.toUpperCase()}${does.slice(1)}.`;
  return {
    usage: `${usage}\n       countersign ${name} --help says more.`,
    text: [
      usage,
      ...[sentence, ...(note === undefined ? [] : [note])].map((text) => folded(text).join('\n')),
      listed(optionRows(options)),
    ].join('\n\n'),
  };
};
