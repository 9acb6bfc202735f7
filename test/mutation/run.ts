// Holds mutants of the core and of the code of tokens against the tests: `npm run mutants [-- FILE...]`. First against the
// quick tests; what survives them against all, but for the walk through the small model.
import { parseArgs } from 'node:util';
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { Stryker } from '@stryker-mutator/core';
import type { MutantResult, PartialStrykerOptions } from '@stryker-mutator/api/core';
import { alive, reportOf } from './report.ts';

/** What is worth a mutant: the rules, and what makes and reads secrets. */
const MUTATED = ['src/domain/**/*.ts', 'src/identity/secrets.ts', 'src/identity/bearer.ts'];
const REPORT = 'docs/mutants.md';

const { positionals: files, values } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false } },
});

const options: PartialStrykerOptions = {
  testRunner: 'in-process',
  plugins: ['./test/mutation/in-process-runner.ts'],
  coverageAnalysis: 'perTest',
  // Of what runs while the files are loaded only that is mutated which runs in tests as well: the rest are tables, which
  // other tests write down once more.
  ignoreStatic: true,
  concurrency: 2,
  // A busy machine kills nothing.
  timeoutMS: 60_000,
  reporters: ['progress-append-only'],
  tempDirName: '.countersign/mutants',
  ignorePatterns: ['/.countersign', '/docs', '/bench', '/test/acceptance', '/test/faults'],
};

const mutate = (held: 'quick' | 'all', what: readonly string[]): Promise<MutantResult[]> => {
  process.env['COUNTERSIGN_MUTANTS_HELD_AGAINST'] = held;
  return new Stryker({ ...options, mutate: [...what] }).runMutationTest();
};

/** Whole lines: what else is mutated there is tried again too. */
const linesOf = ({ fileName, location: { start, end } }: MutantResult): string =>
  `${relative(process.cwd(), fileName)}:${start.line}-${end.line}`;
const keyOf = ({ fileName, location, mutatorName, replacement }: MutantResult): string =>
  JSON.stringify([fileName, location, mutatorName, replacement]);

const first = await mutate('quick', files.length > 0 ? files : MUTATED);
const living = first.filter(({ status }) => alive.has(status));
const again = living.length === 0 ? [] : await mutate('all', [...new Set(living.map(linesOf))]);
const outcome = new Map(again.map((mutant) => [keyOf(mutant), mutant]));
const results = first.map((mutant) => outcome.get(keyOf(mutant)) ?? mutant);

const report = reportOf(results);
if (values.write) writeFileSync(REPORT, await format(report, { ...(await resolveConfig(REPORT)), filepath: REPORT }));
else process.stdout.write(report);
