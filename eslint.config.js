import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';

// Each rule of our own says what to do instead, and has a probe in test/architecture/lint-probes.ts that breaks it.

const changesFolder = join(import.meta.dirname, 'src/changes');
const kindNames = readdirSync(changesFolder)
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(join(changesFolder, file), 'utf8').matchAll(/^\s*kind: '([^']+)'/gm)])
  .map(([, name]) => name.replaceAll('.', '\\.'));

const purity = [
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'The core takes ids as arguments.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'The core takes the time as an argument, not from Date.now.',
  },
  {
    selector: ":matches(NewExpression, CallExpression)[callee.name='Date'][arguments.length=0]",
    message: 'The core takes the time as an argument, not from the clock.',
  },
];

const kindComparison = [
  {
    selector: "BinaryExpression[operator=/^[!=]==?$/] > MemberExpression[property.name='kind']",
    message: 'Nobody but the registry names a kind: give ChangeKind what you need instead of comparing.',
  },
  {
    selector: "SwitchStatement > MemberExpression.discriminant[property.name='kind']",
    message: 'Nobody but the registry tells kinds apart: give ChangeKind what you need instead of switching.',
  },
];

const kindName = [
  {
    selector: `Literal[value=/^(${kindNames.join('|')})$/]`,
    message: 'Nobody but its own file names a kind: ask the registry, or give ChangeKind what you need.',
  },
];

const accountLock = [
  {
    selector: 'CallExpression[callee.property.name=/^in(New)?Account$/]',
    message: 'An account is written by a transaction alone: put this into src/transactions.',
  },
];

const prismaModels = [
  {
    selector:
      'CallExpression[callee.object.object.name=/^(tx|prisma)$/], CallExpression[callee.object.object.property.name=/^(tx|prisma)$/]',
    message: 'Only src/store speaks to tables: give it a function in the terms of the domain.',
  },
];

const defaultExport = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name, so that it is called the same everywhere.' },
];

const halfTests = [
  {
    selector: 'MemberExpression[object.name=/^(test|it|describe)$/][property.name=/^(skip|only|todo|failing)$/]',
    message: 'Every test runs, always: mend it or delete it.',
  },
];

/** Later blocks would replace earlier ones for a file: each file gets its selectors from one block. */
const restrict = (files, ignores, ...selectors) => ({
  files,
  ignores,
  rules: { 'no-restricted-syntax': ['error', ...selectors.flat(), ...defaultExport] },
});

const environment = 'The environment is read in src/processes/config.ts, once: take the setting as an argument.';
const impure = ['process', 'fetch', 'performance', 'crypto', 'console', 'setTimeout', 'setInterval', 'setImmediate'];

export default tseslint.config(
  {
    ignores: ['node_modules', '.countersign', 'src/store/generated', 'coverage', 'web/dist', 'src/client/schema.d.ts'],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  restrict(['src/domain/**/*.ts'], [], purity, kindComparison, kindName),
  restrict(['src/changes/**/*.ts'], [], purity),
  {
    files: ['src/domain/**/*.ts', 'src/changes/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...impure.map((name) => ({ name, message: 'The core takes what it needs as arguments, and answers values.' })),
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'node:crypto',
              allowImportNames: ['createHash'],
              message: 'The core hashes; it makes nothing up. Take random ids as arguments.',
            },
          ],
        },
      ],
    },
  },
  restrict(['src/store/**/*.ts'], [], kindComparison, kindName),
  restrict(['src/transactions/**/*.ts'], [], kindComparison, kindName, prismaModels),
  restrict(
    ['src/**/*.ts', 'workflows/**/*.ts', 'activities/**/*.ts'],
    ['src/{domain,changes,store,transactions}/**', 'src/processes/demo/**'],
    kindComparison,
    kindName,
    accountLock,
    prismaModels,
  ),
  // The demo's people send kinds as any client of the API does.
  restrict(['src/processes/demo/**'], [], kindComparison, accountLock, prismaModels),
  {
    files: ['src/**/*.ts', 'workflows/**/*.ts', 'activities/**/*.ts'],
    ignores: ['src/{domain,changes,processes}/**'],
    rules: {
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: environment }],
      'no-restricted-imports': ['error', { paths: [{ name: 'node:process', message: environment }] }],
    },
  },
  restrict(['test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'], [], halfTests),
  {
    files: ['src/**/*.ts', 'workflows/**/*.ts', 'activities/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 400 }] },
  },
  {
    files: ['scripts/**', 'bench/**', 'src/processes/**', 'test/run.ts', 'test/fuzz/run.ts'],
    rules: { 'no-console': 'off' },
  },
);
