// Runs every check and every test: `npm test`. Arguments go to Jest, and then Jest alone runs: `npm test -- test/domain`.
// The last line is `N passed, N failed`, in which each static check counts as a test.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { toolPaths } from '../src/processes/embedded/tools.ts';
import { countsOf, type Counts, type JestReport } from './runner/counts.ts';
import { ProcessWatch } from './runner/processes.ts';
import { makeRunFolder } from './runner/run-folder.ts';
import { runCheck, staticChecks } from './runner/static-checks.ts';

process.chdir(join(import.meta.dirname, '..'));

const toJest = process.argv.slice(2);
const selected = toJest.some((arg) => /^(-t|--testNamePattern)(=|$)/.test(arg));
const say = (line: string): void => console.log(line);

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

/** What the tests need and can't find, with how to get it; undefined when all is there. */
const lacking = (): string | undefined => {
  if (!existsSync('src/store/generated/prisma/client.ts'))
    return 'The database client is not generated; run: node scripts/setup.mjs --test';
  try {
    const { temporalCli, temporalTestServer, chromium } = toolPaths(process.env['COUNTERSIGN_DATA'] ?? '.countersign');
    for (const [name, file] of Object.entries({ temporalCli, temporalTestServer, chromium }))
      if (file === undefined || !existsSync(file)) return `No ${name} was found; run: node scripts/setup.mjs --test`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return undefined;
};

const SETTINGS = /^(PORT|PUBLIC_URL|DATABASE_URL|SMTP_URL|MAIL_FROM|OPERATOR_CLAIM|LOG_LEVEL)$|^(PG|OIDC_|TEMPORAL_)/;

/** The environment without whatever could lead a test to somebody's database, mail or Temporal. */
const testEnvironment = (folder: string): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !SETTINGS.test(name) && (!name.startsWith('COUNTERSIGN_') || name === 'COUNTERSIGN_DATA'),
    ),
  ),
  NODE_ENV: 'test',
  NODE_OPTIONS: [process.env['NODE_OPTIONS'], '--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
    .filter(Boolean)
    .join(' '),
  TMPDIR: folder,
  // Many of the tests' processes begin with the same modules.
  NODE_COMPILE_CACHE: join(folder, 'compiled'),
});

const checkStatically = async (): Promise<Counts> => {
  let [passed, failed] = [0, 0];
  const running = staticChecks.map((check) => ({ check, ending: runCheck(check, stopping.signal) }));
  for (const { check, ending } of running) {
    const outcome = await ending;
    say(`${outcome.passed ? 'PASS' : 'FAIL'} ${check.title} (${outcome.seconds.toFixed(1)} s)`);
    if (outcome.passed) passed += 1;
    else {
      failed += 1;
      say(outcome.output.trimEnd());
    }
  }
  return { passed, failed, reasons: [] };
};

const runJest = async (folder: string): Promise<Counts> => {
  const reportFile = join(folder, 'jest.json');
  const jest = spawn(
    process.execPath,
    ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${reportFile}`, ...toJest],
    // Everything goes to one stream, so that the last line is the last.
    { stdio: ['ignore', 1, 1], env: testEnvironment(folder) },
  );
  stopping.signal.addEventListener('abort', () => jest.kill('SIGTERM'));
  const [code] = (await once(jest, 'close')) as [number | null];
  const report = existsSync(reportFile) ? (JSON.parse(readFileSync(reportFile, 'utf8')) as JestReport) : undefined;
  return countsOf(report, code, selected);
};

/** Everything in a folder for temporary files of its own, which is removed; what still runs at the end is a failure. */
const runTests = async (): Promise<Counts> => {
  const folder = makeRunFolder();
  const watch = new ProcessWatch(process.pid, folder);
  try {
    const { passed, failed, reasons } = await runJest(folder);
    const left = (await watch.leftovers()).map((name) => `A process was left running, and is killed: ${name}`);
    return { passed, failed: failed + left.length, reasons: [...reasons, ...left] };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
};

const run = async (): Promise<Counts> => {
  const missing = lacking();
  if (missing !== undefined) return { passed: 0, failed: 1, reasons: [missing] };
  const checks = toJest.length > 0 ? { passed: 0, failed: 0 } : await checkStatically();
  if (stopping.signal.aborted) return { ...checks, failed: checks.failed + 1, reasons: ['The run was stopped.'] };
  const tests = await runTests();
  return { ...tests, passed: checks.passed + tests.passed, failed: checks.failed + tests.failed };
};

const { passed, failed, reasons } = await run();
for (const reason of reasons) say(reason);
process.exitCode = failed > 0 ? 1 : 0;
say(`${passed} passed, ${failed} failed`);
