import { execFileSync } from 'node:child_process';
import type { RunResult } from './play-run.ts';

const commit = (): string => {
  try {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8', stdio }).trim();
  } catch {
    return 'unknown';
  }
};

const SHOWN = 10;

/** Whether nothing was found, and enough has happened for that to say something. */
export const isGreen = ({ checked, missing }: RunResult): boolean =>
  missing.length === 0 && checked.every(({ violations }) => violations.length === 0);

const listed = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([name, count]) => `${name} ${count}`).join(', ');

/** Everything that a run comes to, and one line last. */
export const report = (result: RunResult): string => {
  const { seed, minutes, faults, checked, troubles, missing, changes, applied, quietSeconds, recoveries } = result;
  const violated = (name: string): number => checked.find((one) => one.name === name)!.violations.length;
  const sum = [...faults.values()].reduce((total, count) => total + count, 0);
  const findings = checked.flatMap(({ name, violations }) => [
    ...violations.slice(0, SHOWN).map((violation) => `  ${name}: ${violation}`),
    ...(violations.length > SHOWN ? [`  ${name}: and ${violations.length - SHOWN} more`] : []),
  ]);
  const broken = checked.filter(({ violations }) => violations.length > 0).map(({ name }) => name);
  return [
    `Faults: ${listed(faults)}`,
    `Happened: ${listed(troubles)}`,
    `Checked: ${checked.map(({ name, checked: count }) => `${name} ${count}`).join(', ')}`,
    ...(missing.length > 0 ? [`Inconclusive: ${missing.join('; ')}`] : []),
    ...findings,
    [
      `${isGreen(result) ? 'green' : broken.length > 0 ? `RED (${broken.join(', ')})` : 'INCONCLUSIVE'}: seed ${seed}`,
      `${minutes} min`,
      `${sum} faults`,
      `${changes} changes`,
      `${applied} applied`,
      `${violated('lost')} lost`,
      `${violated('doubled')} doubled`,
      `${violated('unapproved')} unapproved`,
      `${violated('floor')} below the floor`,
      `${violated('trail')} trails broken`,
      `${checked.reduce((total, { violations }) => total + violations.length, 0)} violations of ${checked.length} invariants`,
      `recovery p50/p95/max ${recoveries.p50}/${recoveries.p95}/${recoveries.max} ms (${recoveries.count})`,
      `at rest after ${quietSeconds} s`,
      `commit ${commit()}`,
    ].join(', '),
  ].join('\n');
};
