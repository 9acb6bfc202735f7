import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../src/processes/embedded/ports.ts';
import { toolPaths } from '../../src/processes/embedded/tools.ts';
import { until } from '../acceptance/until.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PORTS = ['api', 'provider', 'inbox', 'smtp', 'postgres', 'temporal', 'temporalUi'] as const;
const READY_WITHIN_MS = 120_000;

export type Ports = Record<(typeof PORTS)[number], number>;

/** A data folder as the set-up leaves it, with ports of its own noted as those of an earlier start. */
export const makeFolder = async (): Promise<{ folder: string; ports: Ports }> => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-npm-start-'));
  mkdirSync(join(folder, 'tools'));
  writeFileSync(join(folder, 'tools', 'tools.json'), JSON.stringify(toolPaths(join(ROOT, '.countersign'))));
  const ports: Partial<Ports> = {};
  for (const name of PORTS) ports[name] = await freePort();
  writeFileSync(join(folder, 'ports.json'), JSON.stringify(ports));
  return { folder, ports: ports as Ports };
};

/** One run of what `npm start` runs. */
export class Run {
  readonly #child: ChildProcess;
  readonly #exit: Promise<unknown>;
  stdout = '';
  stderr = '';

  /** `command` is npm itself, or the program alone. */
  constructor(
    environment: Readonly<Record<string, string>>,
    command = [process.execPath, 'src/processes/all-in-one.ts'],
  ) {
    const [program, ...args] = command;
    this.#child = spawn(program!, args, {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    this.#child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.#exit = once(this.#child, 'close');
  }

  get pid(): number {
    return this.#child.pid!;
  }

  get hasExited(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Waits until it has written `line`. */
  async said(line: string): Promise<void> {
    await until(
      `"${line}" is said`,
      () => {
        if (this.stdout.includes(line)) return true;
        if (this.hasExited) throw new Error(`it ended before it said "${line}": ${this.stdout}${this.stderr}`);
        return false;
      },
      READY_WITHIN_MS,
    );
  }

  /** Waits until it has said where everything is. */
  ready(): Promise<void> {
    return this.said('Ctrl-C stops everything.');
  }

  /** What Ctrl-C in a terminal does: everybody in the foreground hears of it. */
  pressCtrlC(): void {
    process.kill(-this.pid, 'SIGINT');
  }

  /** Waits for its end. Answers its exit code, or the signal that ended it. */
  async exit(): Promise<number | NodeJS.Signals | null> {
    await this.#exit;
    return this.#child.exitCode ?? this.#child.signalCode;
  }

  async kill(): Promise<void> {
    process.kill(this.pid, 'SIGKILL');
    await this.exit();
  }
}

/** The processes that run in a folder, or with a path in it among their arguments, as the process table tells. */
export const processesIn = (folder: string): { pid: number; command: string }[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((row) => /^\s*(\d+)\s+(.*)$/.exec(row))
    .filter((row) => row !== null)
    .map(([, pid, command]) => ({ pid: Number(pid), command: command! }))
    .filter(({ pid, command }) => command.includes(folder) || workingFolder(pid).startsWith(folder));

const workingFolder = (pid: number): string => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
};

/** The number of an embedded server's process, as it is noted in the folder. */
export const serverPid = (folder: string, server: 'postgres' | 'temporal'): number | undefined => {
  const file = join(folder, server, `${server}.pid`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { pid: number }).pid : undefined;
};

/** Kills what still runs in a folder: for the end of a test that failed. */
export const killAllIn = (folder: string): void => {
  for (const { pid } of processesIn(folder)) process.kill(pid, 'SIGKILL');
};
