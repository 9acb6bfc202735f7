import type { Block, Entry, Row, Section, Signature } from './composition.ts';

const COLUMNS = 72;

const lengthOf = (text: string): number => [...text].length;

/** Words longer than a line are cut, so that nothing can push itself out of its indent. */
const pieces = (word: string, width: number): string[] => {
  const characters = [...word];
  const count = Math.ceil(characters.length / width);
  return Array.from({ length: count }, (_, i) => characters.slice(i * width, (i + 1) * width).join(''));
};

/** Text in lines of at most 72 columns: the first begins with `lead`, the others with `indent`. */
const wrapped = (text: string, lead = '', indent = ' '.repeat(lengthOf(lead))): string => {
  const width = COLUMNS - Math.max(lengthOf(lead), lengthOf(indent));
  const lines: string[] = [];
  for (const piece of text.split(' ').flatMap((word) => pieces(word, width))) {
    const line = lines.at(-1);
    if (line !== undefined && lengthOf(line) + 1 + lengthOf(piece) <= width)
      lines[lines.length - 1] = `${line} ${piece}`;
    else lines.push(piece);
  }
  return lines.map((line, i) => (i === 0 ? lead : indent) + line).join('\n') || lead.trimEnd();
};

const rowText = ({ what, before, after }: Row): string =>
  wrapped(
    [
      `${what}:`,
      ...(before === null ? [] : [before]),
      ...(before === null || after === null ? [] : ['→']),
      ...(after === null ? [] : [after]),
    ].join(' '),
    '    ',
    '      ',
  );

const entryText = ({ subject, mark, rows, each }: Entry): string =>
  [
    wrapped(mark === null ? subject : `${subject}: ${mark}`, '  ', '    '),
    ...rows.map(rowText),
    ...(each === undefined ? [] : [wrapped(each, '    ', '      ')]),
  ].join('\n');

const signatureText = (signature: Signature): string =>
  signature === null ? '  [ ] nobody yet' : wrapped(`${signature.name}, ${signature.detail}`, '  [x] ', '      ');

const blockText = (block: Block): string => {
  switch (block.is) {
    case 'paragraph':
      return wrapped(block.text);
    case 'warning':
      return wrapped(block.text, '  ! ');
    case 'quote':
      // Every line is marked, so that nobody's words can pass for the service's.
      return block.text
        .split('\n')
        .map((line) => wrapped(line, '  | ', '  | '))
        .join('\n');
    case 'list':
      return block.items.map((item) => wrapped(item, '  - ')).join('\n');
    case 'facts':
      return block.facts.map(({ label, value }) => wrapped(`${label}: ${value}`, '  ', '    ')).join('\n');
    case 'entries':
      return block.entries.map(entryText).join('\n');
    case 'signatures':
      return block.signatures.map(signatureText).join('\n');
    case 'link':
      return `${wrapped(`${block.label}:`)}\n\n${block.url}`;
  }
};

/** Sections as plain text in lines of at most 72 columns; links alone are longer, since a cut one is none. */
export const compositionText = (sections: readonly Section[]): string =>
  sections
    .map(({ heading, blocks }) =>
      [
        ...(heading === null ? [] : [`${wrapped(heading)}\n${'-'.repeat(Math.min(lengthOf(heading), COLUMNS))}`]),
        ...blocks.map(blockText),
      ].join('\n\n'),
    )
    .join('\n\n\n')
    .replaceAll(/[^\S\n]+$/gm, '');

/** A title over a whole letter. */
export const titleText = (title: string): string => {
  const lines = wrapped(title);
  return `${lines}\n${'='.repeat(Math.max(...lines.split('\n').map(lengthOf)))}`;
};
