import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { whole } from './words.ts';

/** When, at which commit, by which command and on which machine a run was. */
export interface RunBy {
  readonly at: string;
  readonly commit: string;
  readonly command: string;
  readonly machine: string;
}

const commit = (): string => {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : ' with changes'}`;
};

export const runBy = (): RunBy => {
  const processors = cpus();
  return {
    at: `${new Date().toISOString().slice(0, 16)}Z`,
    commit: commit(),
    command: ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' '),
    machine: `${processors.length} × ${processors[0]?.model ?? 'unknown'}, ${whole(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
  };
};
