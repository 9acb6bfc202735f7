// Makes trouble for the whole service while clients work, lets it come to rest, and checks everything: `npm run faults`
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { playRun } from './run/play-run.ts';
import { full, short } from './run/scripts.ts';
import { isGreen, report } from './run/summary.ts';

const SHORT_MINUTES = 0.4;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    seed: { type: 'string' },
    short: { type: 'boolean', default: false },
  },
});
const minutes = Number(values.minutes ?? (values.short ? SHORT_MINUTES : 8));
const seed = Number(values.seed ?? randomInt(2 ** 31));
if (!(minutes > 0) || !Number.isInteger(seed))
  throw new Error('expected --minutes as a number and --seed as an integer');

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const result = await playRun({ seed, minutes, script: values.short ? short : full(minutes), say });
say(report(result));
process.exit(isGreen(result) ? 0 : 1);
