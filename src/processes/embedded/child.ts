import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identityOf, processesRunning } from './process-identity.ts';

/** A server program that belongs to this process, and what it needs to be found and stopped by a later one. */
export type ChildProgram = {
  /** Names its pid file and its log file in `stateDir`. */
  name: string;
  stateDir: string;
  command: string;
  args: readonly string[];
  /** Its working folder, which no other program of ours shares. */
  cwd: string;
  env?: Readonly<Record<string, string>>;
  /** Who it runs as; absent: who we run as. */
  user?: { uid: number; gid: number } | undefined;
  /** What asks it to stop, and for how long it may take, in milliseconds, before it is killed. */
  stopSignal: NodeJS.Signals;
  graceMs: number;
};

export type ChildExit = { code: number | null; signal: NodeJS.Signals | null };

export type Child = {
  pid: number;
  logFile: string;
  /** Calls `listener` when the program has ended, at once when it already has. */
  onExit: (listener: (exit: ChildExit) => void) => void;
  hasExited: () => boolean;
  /** Asks the program to stop, kills it after its time of grace, and returns when it has ended. */
  stop: () => Promise<void>;
};

type Log = (line: string) => void;
type PidRecord = { pid: number; identity: string; owner: { pid: number; identity: string } };

const LOG_KEPT_BYTES = 5_000_000;
const POLL_MS = 20;
const ORPHAN_GRACE_MS = 5_000;

/** Children that run. A process that ends without stopping them, by a second Ctrl-C or an error, ends them with it. */
const running = new Set<number>();
process.on('exit', () => {
  // A quit ends a database server and its sessions at once; what was committed stays.
  for (const pid of running) signal(pid, 'SIGQUIT');
});

/**
 * Starts `program` in a process group of its own, so that a terminal's Ctrl-C leaves stopping it to us, with its output
 * in a log file. What an earlier, killed run left running is stopped first.
 *
 * Throws when a living process owns a running one in the same folder, or when the program can't be started.
 */
export async function startChild(program: ChildProgram, log: Log): Promise<Child> {
  await stopLeftovers(program, log);
  const logFile = rotatedLog(program);
  const output = openSync(logFile, 'a', 0o600);
  const child = spawn(program.command, program.args, {
    cwd: program.cwd,
    env: { PATH: process.env['PATH'], HOME: program.cwd, LC_ALL: 'C', TZ: 'UTC', ...program.env },
    stdio: ['ignore', output, output],
    detached: true,
    ...program.user,
  });
  const { pid } = child;
  if (pid !== undefined) {
    running.add(pid);
    writePidRecord(program, pid);
  }
  closeSync(output);
  const exited = new Promise<ChildExit>((resolve) => {
    child.once('exit', (code, signal) => {
      if (pid !== undefined) running.delete(pid);
      rmSync(pidFileOf(program), { force: true });
      resolve({ code, signal });
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause) =>
      reject(new Error(`${program.command} can't be started: ${cause.message}.`, { cause })),
    );
  });
  if (pid === undefined) throw new Error(`${program.command} was started without a process id; expected one.`);

  const hasExited = () => child.exitCode !== null || child.signalCode !== null;
  return {
    pid,
    logFile,
    onExit: (listener) => void exited.then(listener),
    hasExited,
    stop: async () => {
      if (!hasExited()) signal(pid, program.stopSignal);
      const killing = setTimeout(() => signal(-pid, 'SIGKILL'), program.graceMs);
      await exited;
      clearTimeout(killing);
    },
  };
}

/**
 * Stops what an earlier run of this program left running: the process that the pid file names, when it is that very
 * process and not another with its number, and on Linux also whatever else runs this program in its folder.
 */
export async function stopLeftovers(program: ChildProgram, log: Log): Promise<void> {
  mkdirSync(program.stateDir, { recursive: true });
  const record = readPidRecord(program);
  if (record && identityOf(record.pid) === record.identity) {
    if (identityOf(record.owner.pid) === record.owner.identity) {
      throw new Error(
        `${program.cwd} is in use: process ${record.owner.pid} runs ${program.name} there as process ${record.pid}; stop it first, or set COUNTERSIGN_DATA to another folder.`,
      );
    }
    log(`Stopping ${program.name} (process ${record.pid}), which an earlier run left behind.`);
    await end(record.pid, program.stopSignal, program.graceMs);
  }
  const orphans = processesRunning(program.command, program.cwd);
  if (orphans.length > 0) log(`Stopping ${program.name} (process ${orphans.join(', ')}), left without a parent.`);
  // A quit stops a database's orphaned sessions, and every other program here, without ceremony.
  await Promise.all(orphans.map((pid) => end(pid, 'SIGQUIT', ORPHAN_GRACE_MS)));
  rmSync(pidFileOf(program), { force: true });
}

const WORDS = 6;
const LONGEST_STACK = 200;

/** The last lines that the program wrote, in one line: for an error message. Of a Go panic, what it says above its stack. */
export function lastWordsOf(child: Child): string {
  const lines = readFileSync(child.logFile, 'utf8').trimEnd().split('\n').slice(-LONGEST_STACK);
  const panic = lines.findLastIndex((line) => line.startsWith('panic:'));
  return panic === -1
    ? lines.slice(-WORDS).join(' | ').slice(-1_000)
    : lines
        .slice(panic, panic + WORDS)
        .join(' | ')
        .slice(0, 1_000);
}

async function end(pid: number, request: NodeJS.Signals, graceMs: number): Promise<void> {
  const identity = identityOf(pid);
  const runs = () => identity !== undefined && identityOf(pid) === identity;
  signal(pid, request);
  for (let waited = 0; runs(); waited += POLL_MS) {
    if (waited >= graceMs) signal(pid, 'SIGKILL');
    await delay(POLL_MS);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function rotatedLog(program: ChildProgram): string {
  const file = join(program.stateDir, `${program.name}.log`);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_KEPT_BYTES) renameSync(file, `${file}.1`);
  return file;
}

function pidFileOf(program: ChildProgram): string {
  return join(program.stateDir, `${program.name}.pid`);
}

function writePidRecord(program: ChildProgram, pid: number): void {
  const owner = { pid: process.pid, identity: identityOf(process.pid) ?? '' };
  const record: PidRecord = { pid, identity: identityOf(pid) ?? '', owner };
  const file = pidFileOf(program);
  writeFileSync(`${file}.new`, JSON.stringify(record), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function readPidRecord(program: ChildProgram): PidRecord | undefined {
  try {
    return JSON.parse(readFileSync(pidFileOf(program), 'utf8')) as PidRecord;
  } catch {
    return undefined;
  }
}
