import { readFileSync } from 'node:fs';
import { ROOT } from './compose.ts';

/** The commands of a page of the documentation below one of its headings, as one text. Throws where there are none. */
export const commandsOf = (page: string, heading: string): string => {
  const [, ...sections] = readFileSync(`${ROOT}/docs/${page}`, 'utf8').split(/^#+ /m);
  const section = sections.find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const commands = [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block).join('');
  if (commands === '') throw new Error(`${page}: commands below "${heading}" are expected`);
  return commands;
};
