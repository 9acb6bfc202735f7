import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface StaticCheck {
  readonly title: string;
  readonly command: readonly [file: string, ...args: string[]];
}

const inPackages = (file: string): string => join('node_modules', file);

/** What is checked without running anything of the service, side by side, and told of in this order. */
export const staticChecks: readonly StaticCheck[] = [
  { title: 'types', command: [inPackages('typescript/bin/tsc'), '-p', '.', '--noEmit'] },
  { title: 'types of the console', command: [inPackages('typescript/bin/tsc'), '-p', 'web', '--noEmit'] },
  { title: 'lint', command: [inPackages('eslint/bin/eslint.js'), '.', '--max-warnings', '0'] },
  { title: 'format', command: [inPackages('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  {
    title: 'dependency rules',
    command: [
      inPackages('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--output-type',
      'err-long',
      ...['src', 'workflows', 'activities', 'scripts', 'test', 'bench', 'web'],
    ],
  },
];

export interface CheckOutcome {
  readonly passed: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** Runs a check to its end. */
export const runCheck = ({ command }: StaticCheck, signal: AbortSignal): Promise<CheckOutcome> =>
  new Promise((resolve) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, [...command], { stdio: ['ignore', 'pipe', 'pipe'], signal });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
    const end = (passed: boolean): void =>
      resolve({ passed, output, seconds: (performance.now() - startedAt) / 1_000 });
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
