import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';

const onLinux = process.platform === 'linux';

/**
 * What tells a running process from any other that has, had or will have its number: when it started, and its command
 * line. `undefined` when no process with that number runs (one that ended and waits for its parent doesn't run).
 */
export function identityOf(pid: number): string | undefined {
  return onLinux ? identityFromProc(pid) : identityFromPs(pid);
}

function identityFromProc(pid: number): string | undefined {
  const stat = readText(`/proc/${pid}/stat`);
  // The second field is the program's name in brackets, and may itself hold blanks and brackets.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const state = fields?.[0];
  const startedAtTick = fields?.[19];
  if (state === undefined || startedAtTick === undefined || state === 'Z' || state === 'X') return undefined;
  const boot = readText('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
  return `${boot} ${startedAtTick} ${argumentsOf(pid).join(' ')}`;
}

function identityFromPs(pid: number): string | undefined {
  try {
    const columns = ['-o', 'stat=', '-o', 'lstart=', '-o', 'command='];
    const row = execFileSync('ps', [...columns, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
    return row === '' || row.startsWith('Z') ? undefined : row.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}

/**
 * The processes that run `command` in the folder `cwd`, or with a path in it as an argument: the last resort for a child
 * whose number was never written down. Linux only; elsewhere none are found.
 */
export function processesRunning(command: string, cwd: string): number[] {
  if (!onLinux) return [];
  const program = basename(existsSync(command) ? realpathSync(command) : command);
  const folder = realpathSync(cwd);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && identityOf(pid) !== undefined && runsIn(pid, program, folder));
}

function runsIn(pid: number, program: string, folder: string): boolean {
  const executable = readLink(`/proc/${pid}/exe`)?.replace(/ \(deleted\)$/, '');
  const [command, ...rest] = argumentsOf(pid);
  if (basename(executable ?? command ?? '') !== program) return false;
  return readLink(`/proc/${pid}/cwd`) === folder || rest.some((arg) => arg === folder || arg.startsWith(`${folder}/`));
}

function argumentsOf(pid: number): string[] {
  return readText(`/proc/${pid}/cmdline`)?.split('\0').slice(0, -1) ?? [];
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function readLink(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch {
    return undefined;
  }
}
