import type { MutantResult } from '@stryker-mutator/api/core';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const killed = new Set<MutantResult['status']>(['Killed']);
/** It ran on and on, or the machine was busy. */
const timedOut = new Set<MutantResult['status']>(['Timeout']);
/** Neither a test that ran it has noticed, nor does any run it. */
export const alive: ReadonlySet<MutantResult['status']> = new Set(['Survived', 'NoCoverage']);

const fileOf = ({ fileName }: MutantResult): string => relative(process.cwd(), fileName);

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

/** What a mutant stands in place of, on one line. */
const original = (lines: readonly string[], { location: { start, end } }: MutantResult): string =>
  lines
    .slice(start.line - 1, end.line)
    .map((line, at, all) =>
      line.slice(at === 0 ? start.column - 1 : 0, at === all.length - 1 ? end.column - 1 : undefined),
    )
    .join(' ')
    .replaceAll(/\s+/g, ' ');

const code = (text: string): string =>
  `\`${text.replaceAll(/\s+/g, ' ').replaceAll('`', 'ˋ').replaceAll('|', '¦').slice(0, 90)}\``;

/** A page: how many mutants of each file died, and every one that lives. */
export const reportOf = (results: readonly MutantResult[]): string => {
  const byFile = Map.groupBy(
    results.toSorted((a, b) => fileOf(a).localeCompare(fileOf(b)) || a.location.start.line - b.location.start.line),
    fileOf,
  );
  const count = (those: readonly MutantResult[], which: ReadonlySet<MutantResult['status']>): number =>
    those.filter(({ status }) => which.has(status)).length;
  const rows = [...byFile, ['all', results] as const].map(([file, those]) => {
    const [dead, late, left] = [count(those, killed), count(those, timedOut), count(those, alive)];
    const all = dead + late + left;
    return `| ${file} | ${all} | ${dead} | ${late} | ${left} | ${percent(dead + late, all)} |`;
  });
  const survivors = [...byFile].flatMap(([file, those]) => {
    const lines = readFileSync(file, 'utf8').split('\n');
    const living = those.filter(({ status }) => alive.has(status));
    if (living.length === 0) return [];
    return [
      `### ${file}`,
      '',
      ...living.map(
        (each) =>
          `- ${each.location.start.line}: ${code(original(lines, each))} → ${code(each.replacement)}${each.status === 'NoCoverage' ? ', which no test reaches' : ''}`,
      ),
      '',
    ];
  });
  return [
    '# Mutants',
    '',
    '`npm run mutants -- --write` has made this page: Stryker alters the rules and the code of tokens in one place at a time, and the tests have to notice.',
    '',
    '| file | mutants | killed | timed out | living | score |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
    '## Those that live',
    '',
    ...survivors,
  ].join('\n');
};
