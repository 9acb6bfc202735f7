import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { until } from './until.ts';

/** A shell in which somebody types one block of commands after the other. */
export class Shell {
  readonly #child: ChildProcessWithoutNullStreams;
  #written = '';

  constructor(cwd: string, environment: Readonly<Record<string, string | undefined>>) {
    this.#child = spawn('bash', ['-s'], { cwd, env: environment });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (this.#written += text));
  }

  /** Runs a block to its end, and answers what it wrote. */
  async run(block: string): Promise<string> {
    const end = `end-${randomBytes(6).toString('hex')}`;
    this.#written = '';
    this.#child.stdin.write(`${block}\necho "${end}"\n`);
    await until(
      'a block of commands ends',
      () => {
        if (this.#child.exitCode !== null) throw new Error(`the shell ended: ${this.#written}`);
        return this.#written.includes(end);
      },
      120_000,
    );
    return this.#written.slice(0, this.#written.indexOf(end));
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const exited = new Promise<void>((resolve) => this.#child.once('exit', () => resolve()));
    this.#child.stdin.end();
    await exited;
  }
}

/** As much of curl as the README uses, for machines that have none. */
export const curlForAll = `#!/usr/bin/env node
const { readFileSync } = require('node:fs');
const headers = {};
let url, body;
for (let args = process.argv.slice(2); args.length > 0; ) {
  const arg = args.shift();
  if (arg === '-sS') continue;
  if (arg === '-H') { const [, name, value] = /^([^:]+):\\s*(.*)$/.exec(args.shift()); headers[name] = value; }
  else if (arg === '-d') { body = args.shift(); if (body.startsWith('@')) body = readFileSync(body.slice(1), 'utf8').replace(/\\n/g, ''); }
  else if (arg.startsWith('-')) throw new Error('unknown option ' + arg);
  else url = arg;
}
fetch(url, { headers, ...(body !== undefined && { method: 'POST', body }) }).then(async (answer) => process.stdout.write(await answer.text()));
`;
