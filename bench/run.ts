// One report of what things cost, each beside its rival: `npm run bench [-- --only PIECE,… --quick --rounds N --write]`
import { parseArgs } from 'node:util';
import { measureAccess } from './access.ts';
import { measureChanges } from './changes.ts';
import { measureGrowth } from './growth.ts';
import type { Asked, Outcome } from './outcome.ts';
import { measureReads } from './reads.ts';
import { inMarkdown, pieceNames, writeReport, type Piece, type PieceName } from './report.ts';
import { runBy } from './run-by.ts';

const measures: Readonly<Record<PieceName, (asked: Asked) => Promise<Outcome>>> = {
  changes: measureChanges,
  reads: measureReads,
  access: measureAccess,
  growth: measureGrowth,
};

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: pieceNames.join(',') },
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    write: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});

const wanted = options.only.split(',').map((name) => {
  const found = pieceNames.find((piece) => piece === name);
  if (found === undefined) throw new Error(`--only: expected ${pieceNames.join(', ')}, found "${name}"`);
  return found;
});
const asked: Asked = {
  quick: options.quick,
  rounds: options.rounds === undefined ? undefined : Number(options.rounds),
  profile: options.profile,
  toolsDir: process.env['COUNTERSIGN_DATA'] ?? '.countersign',
  say: (line) => console.log(line),
};

// Ending by itself, it takes the servers with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

for (const name of wanted) {
  console.log(`\n${name}`);
  const began = performance.now();
  const outcome = await measures[name](asked);
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  const piece: Piece = { name, run: runBy(), quick: asked.quick, minutes, outcome };
  console.log(`\n${inMarkdown(piece)}`);
  // Each as soon as it is there: a run that is ended keeps what it has.
  if (options.write) await writeReport(piece);
}
