import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { identityOf } from '../../src/processes/embedded/process-identity.ts';

interface Running {
  readonly pid: number;
  readonly parent: number;
  /** Its command line and, where the system shows it, its environment. */
  readonly words: string;
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const fromProc = (): Running[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      const stat = read(`/proc/${name}/stat`);
      return {
        pid: Number(name),
        parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]),
        words: `${read(`/proc/${name}/cmdline`)}\0${read(`/proc/${name}/environ`)}`,
      };
    });

const fromPs = (): Running[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, words = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), words }];
    });

const running = process.platform === 'linux' ? fromProc : fromPs;

const nameOf = (pid: number): string =>
  `${pid} ${
    running()
      .find((one) => one.pid === pid)
      ?.words.split('\0', 3)
      .join(' ')
      .trim() ?? ''
  }`;

const LOOK_EVERY_MS = 500;

/**
 * Watches what a run starts: every descendant of `ownPid`, however its parents end, and whatever names the run's own
 * `folder` in its command line or environment.
 */
export class ProcessWatch {
  readonly #ownPid: number;
  readonly #folder: string;
  readonly #graceMs: number;
  readonly #seen = new Map<number, string>();
  readonly #timer: NodeJS.Timeout;

  /** @param graceMs how long what is ending may still take, in milliseconds */
  constructor(ownPid: number, folder: string, graceMs = 5_000) {
    this.#ownPid = ownPid;
    this.#folder = folder;
    this.#graceMs = graceMs;
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  /** What still runs once everything should have ended: process id and command line. It is killed. */
  async leftovers(): Promise<string[]> {
    clearInterval(this.#timer);
    const until = Date.now() + this.#graceMs;
    let left = this.#left();
    while (left.length > 0 && Date.now() < until) {
      await delay(50);
      left = this.#left();
    }
    const names = left.map(nameOf);
    for (const pid of left) if (identityOf(pid) === this.#seen.get(pid)) process.kill(pid, 'SIGKILL');
    return names;
  }

  #left(): number[] {
    this.#look();
    return [...this.#seen].filter(([pid, identity]) => identityOf(pid) === identity).map(([pid]) => pid);
  }

  #look(): void {
    const all = running();
    const children = Map.groupBy(all, ({ parent }) => parent);
    const ours = new Set(all.filter(({ words }) => words.includes(this.#folder)).map(({ pid }) => pid));
    const queue = [this.#ownPid, ...ours];
    for (let pid = queue.pop(); pid !== undefined; pid = queue.pop())
      for (const child of children.get(pid) ?? [])
        if (!ours.has(child.pid)) {
          ours.add(child.pid);
          queue.push(child.pid);
        }
    ours.delete(this.#ownPid);
    for (const pid of ours) {
      const identity = identityOf(pid);
      if (identity !== undefined) this.#seen.set(pid, identity);
    }
  }
}
