import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { provoking, type Script } from './scripts.ts';

/** A bug that is put into a copy of the code, as a patch, and must be found. */
export interface PlantedBug {
  /** Its patch, in `test/faults/planted`. */
  readonly name: string;
  /** Of the invariants, those of which one must find it. */
  readonly foundBy: readonly string[];
  readonly script: Script;
}

export const planted: readonly PlantedBug[] = [
  {
    name: 'b1-no-guard-against-applying-twice',
    foundBy: ['doubled'],
    script: provoking(['crash-after-commit', 'workflow-reset', 'worker-killed'], { change: 1 }),
  },
  {
    name: 'b2-settling-trusts-the-signal',
    foundBy: ['unapproved'],
    script: provoking(['rogue-signals'], { change: 2, stale: 1 }),
  },
  { name: 'b3-no-account-lock', foundBy: ['floor'], script: provoking([], { race: 1 }) },
  { name: 'b4-decisions-not-tied-to-the-digest', foundBy: ['unasked'], script: provoking([], { stale: 1 }) },
  {
    name: 'b5-trail-outside-the-transaction',
    foundBy: ['trail'],
    script: provoking(['sessions-terminated'], { change: 1 }),
  },
  {
    name: 'b6-cut-off-is-acknowledged',
    foundBy: ['decisions'],
    script: provoking(['sessions-terminated'], { stale: 1 }),
  },
  { name: 'b7-removed-officers-still-count', foundBy: ['unapproved'], script: provoking([], { lapse: 1 }) },
];

export const plantedNamed = (name: string): PlantedBug => {
  const found = planted.find((bug) => bug.name === name);
  if (found === undefined) throw new Error(`the name of a planted bug is expected, found ${name}`);
  return found;
};

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const COPIED = ['src', 'workflows', 'activities', 'prisma', 'test', 'scripts', 'package.json', 'tsconfig.json'];
const LINKED = ['node_modules', '.countersign'];

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

const run = (command: string, args: readonly string[], cwd: string): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });

/** The code with the bug in it, in a folder of its own. Throws where the patch does not apply. */
const plant = async ({ name }: PlantedBug): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-planted-'));
  for (const part of COPIED) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  for (const part of LINKED) symlinkSync(join(ROOT, part), join(folder, part));
  const applied = await run('git', ['apply', join(ROOT, 'test/faults/planted', `${name}.patch`)], folder);
  if (applied.code === 0) return folder;
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`the patch ${name} does not apply any more: ${applied.output}`);
};

const findBug = async (bug: PlantedBug, seed: number, say: (line: string) => void): Promise<boolean> => {
  const folder = await plant(bug);
  try {
    const args = ['test/faults/run.ts', '--planted-in', bug.name, '--seed', String(seed)];
    const { code, output } = await run(process.execPath, args, folder);
    const last = output.trim().split('\n').at(-1) ?? '';
    const red = /^RED \(([^)]*)\)/.exec(last)?.[1]?.split(', ') ?? [];
    const by = bug.foundBy.filter((name) => red.includes(name));
    const isFound = code !== 0 && by.length > 0;
    say(`${bug.name}: ${isFound ? `found by ${by.join(', ')}` : 'NOT found'} (red: ${red.join(', ') || 'nothing'})`);
    if (!isFound) say(output);
    return isFound;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Plants each bug in its turn; answers how many were found, each by its own invariant. */
export const findAll = async (
  bugs: readonly PlantedBug[],
  seed: number,
  say: (line: string) => void,
): Promise<boolean> => {
  let found = 0;
  for (const bug of bugs)
    try {
      if (await findBug(bug, seed, say)) found++;
    } catch (error) {
      say(`${bug.name}: ${String(error)}`);
    }
  say(`planted bugs ${found} of ${bugs.length}`);
  return found === bugs.length;
};
