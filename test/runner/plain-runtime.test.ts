import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

let files: Map<string, Report['testResults'][number]>;

/** The files of `judged`, one after another in one process. */
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'judged-'));
  const report = join(folder, 'report.json');
  const here = '<rootDir>/test/runner/judged';
  await new Promise<void>((resolve) => {
    execFile(
      process.execPath,
      [
        ...['node_modules/jest/bin/jest.js', '--runInBand', '--json', `--outputFile=${report}`],
        ...['--selectProjects', 'plain', '--testMatch', `${here}/*.ts`, '--testPathIgnorePatterns', 'helper'],
        ...['--testSequencer', `${here}/by-name.js`],
      ],
      { cwd: join(import.meta.dirname, '../..'), timeout: 20_000 },
      () => resolve(),
    );
  });
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as Report;
  files = new Map(testResults.map((result) => [basename(result.name), result]));
});

const outcomes = (name: string) =>
  Object.fromEntries(files.get(name)?.assertionResults.map(({ title, status }) => [title, status]) ?? []);

test('a failed and a hung test fail, and a hook that fails fails its file', () => {
  expect(outcomes('first.ts')).toEqual({
    'a helper begins for the file that asked': 'passed',
    'what is wrong fails': 'failed',
    'what hangs fails': 'failed',
    'what is left replaced and stopped': 'passed',
  });
  expect(files.get('first.ts')?.message).toContain('after all');
  expect(files.get('first.ts')?.message).toContain('Exceeded timeout of 100 ms');
});

test('a file finds nothing of the one before: no helper, mock, clock or time limit; an unheard rejection fails', () => {
  expect(outcomes('second.ts')).toEqual({
    'a helper begins for the file that asked': 'passed',
    'nothing of the file before is left': 'passed',
    'a rejection that nobody hears fails': 'failed',
  });
});

test('a file that breaks as it loads has failed', () => {
  expect(files.get('third.ts')).toMatchObject({ status: 'failed', assertionResults: [] });
  expect(files.get('third.ts')?.message).toContain('broken before its first test');
});
