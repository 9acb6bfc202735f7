#!/usr/bin/env node
// The service's command line: `npx countersign --help`
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { runCountersign } from './countersign/main.ts';

/** An end of the input, or Ctrl-C, is an answer as well: none. */
const ask = (question: string): Promise<string> =>
  new Promise((resolve) => {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    terminal.once('SIGINT', () => terminal.close());
    terminal.once('close', () => resolve(''));
    terminal.question(question, (answer) => {
      resolve(answer);
      terminal.close();
    });
  });

// Set, and not exited with: what is still being written to a pipe is written to its end.
process.exitCode = await runCountersign(process.argv.slice(2), {
  env: process.env,
  out: (said) => console.log(said),
  note: (said) => console.error(said),
  readStdin: () => text(process.stdin),
  ...(process.stdout.isTTY && { columns: process.stdout.columns }),
  ...(process.stdin.isTTY && process.stderr.isTTY && { ask }),
});
