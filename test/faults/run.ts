// Makes trouble for the whole service while clients work, lets it come to rest, and checks everything: `npm run faults`
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { playRun } from './run/play-run.ts';
import { findAll, planted, plantedNamed } from './run/planted.ts';
import { full, short, type Script } from './run/scripts.ts';
import { isGreen, report } from './run/summary.ts';

const MINUTES = 8;
const SHORT_MINUTES = 0.4;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    seed: { type: 'string' },
    short: { type: 'boolean', default: false },
    /** Plants the bugs, each in a copy of the code; or one alone. */
    planted: { type: 'boolean', default: false },
    only: { type: 'string' },
    /** What a copy with a bug in it is run as. */
    'planted-in': { type: 'string' },
  },
});
const bug = values['planted-in'];
const isShort = values.short || bug !== undefined;
const minutes = Number(values.minutes ?? (isShort ? SHORT_MINUTES : MINUTES));
const seed = Number(values.seed ?? randomInt(2 ** 31));
if (!(minutes > 0) || !Number.isInteger(seed))
  throw new Error('expected --minutes as a number and --seed as an integer');

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const scriptOf = (): Script => {
  if (bug !== undefined) return plantedNamed(bug).script;
  return values.short ? short : full(minutes);
};

const main = async (): Promise<boolean> => {
  if (values.planted) return findAll(values.only === undefined ? planted : [plantedNamed(values.only)], seed, say);
  const result = await playRun({ seed, minutes, script: scriptOf(), say });
  say(report(result));
  return isGreen(result);
};

process.exit((await main()) ? 0 : 1);
