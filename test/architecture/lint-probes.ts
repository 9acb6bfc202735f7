import { kinds } from '../../src/changes/index.ts';

/** A breach of one rule of the linter, planted in each of these folders: it must fire in all of them, alone. */
export interface LintProbe {
  readonly title: string;
  readonly rule: string;
  /** What the rule says; the empty text where its words are not ours. */
  readonly message: string;
  readonly text: string;
  readonly folders: readonly string[];
}

const core = ['src/domain', 'src/changes'];
const outer = ['src/http', 'src/identity', 'src/mail', 'src/processes', 'workflows', 'activities'];
const product = [...core, 'src/store', 'src/transactions', ...outer];
const outsideOf = (...folders: readonly string[]): string[] => product.filter((folder) => !folders.includes(folder));

const syntax = (title: string, message: string, text: string, folders: readonly string[]): LintProbe => ({
  title,
  rule: 'no-restricted-syntax',
  message,
  text,
  folders,
});

const clock = 'The core takes the time as an argument, not from the clock.';
const environment = 'The environment is read in src/processes/config.ts, once: take the setting as an argument.';
const values = 'The core takes what it needs as arguments, and answers values.';
const tables = 'Only src/store speaks to tables: give it a function in the terms of the domain.';
const whole = 'Every test runs, always: mend it or delete it.';

export const lintProbes: readonly LintProbe[] = [
  syntax('randomness in the core', 'The core takes ids as arguments.', 'export const id = Math.random();', core),
  syntax(
    'Date.now in the core',
    'The core takes the time as an argument, not from Date.now.',
    'export const now = Date.now();',
    core,
  ),
  syntax('new Date in the core', clock, 'export const now = new Date();', core),
  syntax('Date called in the core', clock, 'export const now = Date();', core),
  ...['process.pid', "fetch('')", 'performance.now()', 'crypto.randomUUID()', 'setTimeout(() => 1, 1)'].map(
    (expression): LintProbe => ({
      title: `${expression} in the core`,
      rule: 'no-restricted-globals',
      message: values,
      text: `export const found = ${expression};`,
      folders: core,
    }),
  ),
  {
    title: 'random bytes in the core',
    rule: 'no-restricted-imports',
    message: 'The core hashes; it makes nothing up. Take random ids as arguments.',
    text: `import { randomBytes } from 'node:crypto';\nexport const found = randomBytes(1);`,
    folders: core,
  },
  syntax(
    'a kind compared',
    'Nobody but the registry names a kind: give ChangeKind what you need instead of comparing.',
    `export const is = (change: { kind: string }) => change.kind === 'planted';`,
    outsideOf('src/changes'),
  ),
  syntax(
    'kinds told apart',
    'Nobody but the registry tells kinds apart: give ChangeKind what you need instead of switching.',
    `export const is = (change: { kind: string }) => {\n  switch (change.kind) {\n    default:\n      return 1;\n  }\n};`,
    outsideOf('src/changes'),
  ),
  ...kinds.map(({ kind }) =>
    syntax(
      `${kind} named`,
      'Nobody but its own file names a kind: ask the registry, or give ChangeKind what you need.',
      `export const found = '${kind}';`,
      outsideOf('src/changes'),
    ),
  ),
  syntax(
    'an account locked outside a transaction',
    'An account is written by a transaction alone: put this into src/transactions.',
    `export const write = (store: { inAccount(id: string): void }) => store.inAccount('a');`,
    outer,
  ),
  syntax(
    'a table read outside the store',
    tables,
    'export const read = (tx: { user: { findMany(): void } }) => tx.user.findMany();',
    ['src/transactions', ...outer],
  ),
  syntax(
    'a table read through an account',
    tables,
    'export const read = (account: { tx: { user: { findMany(): void } } }) => account.tx.user.findMany();',
    ['src/transactions', ...outer],
  ),
  syntax('a default export', 'Export by name, so that it is called the same everywhere.', 'export default 1;', [
    ...product,
    'test',
    'bench',
    'scripts',
  ]),
  ...['test.skip', 'test.only', 'test.todo', 'describe.only'].map((call) =>
    syntax(call, whole, `import { ${call.split('.')[0]!} } from '@jest/globals';\n${call}('planted');`, [
      'test',
      'bench',
    ]),
  ),
  {
    title: 'the environment read',
    rule: 'no-restricted-properties',
    message: environment,
    text: `export const url = process.env['DATABASE_URL'];`,
    folders: outsideOf('src/domain', 'src/changes', 'src/processes'),
  },
  {
    title: 'the environment imported',
    rule: 'no-restricted-imports',
    message: environment,
    text: `import { env } from 'node:process';\nexport const url = env['DATABASE_URL'];`,
    folders: outsideOf('src/domain', 'src/changes', 'src/processes'),
  },
  {
    title: 'a line to the terminal',
    rule: 'no-console',
    message: '',
    text: `console.log('planted');`,
    folders: outsideOf('src/domain', 'src/changes', 'src/processes'),
  },
  {
    title: 'a file too long to be read',
    rule: 'max-lines',
    message: '',
    text: '// planted\n'.repeat(401),
    folders: product,
  },
];
