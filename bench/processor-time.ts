import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

interface ProcessTimes {
  readonly parent: number;
  readonly ticks: number;
}

const timesOf = (pid: string): ProcessTimes | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // State is the first field behind the name; then come the parent and, from the twelfth on, the times of the process
    // and of the children that it has waited for.
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
    return { parent: Number(fields[1]), ticks };
  } catch {
    return undefined;
  }
};

/** Milliseconds of processor time that a process and its children have used; undefined where the system doesn't say. */
export const processorTime = (pid: number, withChildren: boolean): number | undefined => {
  const own = timesOf(String(pid));
  if (own === undefined) return undefined;
  const children = withChildren
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .flatMap((name) => timesOf(name) ?? [])
        .filter((times) => times.parent === pid)
    : [];
  return ([own, ...children].reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_PER_SECOND) * 1_000;
};
