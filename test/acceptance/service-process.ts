import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './until.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_WITHIN_MS = 90_000;
const GRACE_MS = 60_000;

export interface ProcessProgram {
  /** Below the project's folder, `src/processes/api.ts` say. */
  readonly file: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What the program writes once it works. */
  readonly ready: string;
  readonly logFile: string;
}

/** A program of the service as a process of its own, which can be killed and started again. */
export class ServiceProcess {
  readonly #program: ProcessProgram;
  #child: ChildProcess | undefined;
  #killed = false;

  constructor(program: ProcessProgram) {
    this.#program = program;
  }

  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error(`${this.#program.file} does not run`);
    return pid;
  }

  get hasExited(): boolean {
    return this.#child === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Whether it has ended though nobody here ended it. */
  get died(): boolean {
    return this.#child !== undefined && this.hasExited && !this.#killed;
  }

  /** What it has written, in all its runs. */
  get output(): string {
    return readFileSync(this.#program.logFile, 'utf8');
  }

  /** Starts it and returns once it works; `program` from now on, where one is given. */
  async start(environment: Readonly<Record<string, string>> = {}): Promise<void> {
    const { file, ready, logFile } = this.#program;
    mkdirSync(dirname(logFile), { recursive: true });
    const log = openSync(logFile, 'a');
    const from = readFileSync(logFile).byteLength;
    this.#killed = false;
    const child = spawn(process.execPath, [file], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], ...this.#program.environment, ...environment },
      stdio: ['ignore', log, log],
    });
    this.#child = child;
    closeSync(log);
    await until(
      `${file} works`,
      () => {
        const written = readFileSync(logFile).subarray(from).toString();
        if (written.includes(ready)) return true;
        if (this.hasExited) throw new Error(`${file} ended while starting: ${written.slice(-2_000)}`);
        return false;
      },
      START_WITHIN_MS,
    );
  }

  /** Ends it with SIGKILL. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to stop, and kills it when it doesn't. Answers its exit code. */
  async stop(): Promise<number | null> {
    await this.#end('SIGTERM');
    return this.#child?.exitCode ?? null;
  }

  /** Waits until it ends by itself. */
  async ended(withinMs: number): Promise<void> {
    this.#killed = true;
    await until(`${this.#program.file} ends`, () => this.hasExited, withinMs);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === undefined || this.hasExited) return;
    this.#killed = true;
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    const forced = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    await exited;
    clearTimeout(forced);
  }
}
