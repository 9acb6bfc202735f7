import { spawn } from 'node:child_process';
import { expect, test } from '@jest/globals';

const SEED = '1';
/** It takes a minute on two cores that nobody shares. */
const WITHIN_MS = 480_000;

const shortRun = (): Promise<{ readonly code: number | null; readonly output: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['test/faults/run.ts', '--short', '--seed', SEED], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });

test(
  'R33 R35 whatever breaks while officers work, nothing is lost, doubled or unapproved: a short run of the fault plan',
  async () => {
    const { code, output } = await shortRun();
    expect(output).toMatch(/^green: seed 1, .* 0 violations of 21 invariants/m);
    expect(code).toBe(0);
  },
  WITHIN_MS,
);
