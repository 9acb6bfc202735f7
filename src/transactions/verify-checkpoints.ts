import { openCheckpoint, originOf, piecesOf, type Checkpoint } from '../proof/checkpoint.ts';
import type { VerifierKey } from '../proof/keys.ts';
import { BadNote } from '../proof/signed-note.ts';
import { checkpointsAbove, hashesOf } from '../store/checkpoints.ts';
import type { Tx } from '../store/database.ts';

/** What checkpoints are checked with. Keys that are not here have signed nothing. */
export interface Evidence {
  readonly keys: readonly VerifierKey[];
  /** What the account's file outside of the database holds; absent where it is not at hand. */
  readonly file?: string;
}

/** A checkpoint that the trail, the table or the file contradicts. */
export interface Contradiction {
  /** Of so many events; null where that can't be read. */
  readonly size: number | null;
  /** Where the checkpoint is kept. */
  readonly where: 'table' | 'file';
  readonly why: string;
}

/** What the checkpoints of an account come to. */
export interface CheckpointFindings {
  readonly ok: boolean;
  /** How many the table has. */
  readonly count: number;
  /** The greatest size whose checkpoint stands: up to there, the trail is what it was. */
  readonly upTo: number;
  /** At most 100 are named, the smallest first. */
  readonly contradictions: readonly Contradiction[];
}

const NAMED_AT_MOST = 100;
const BATCH = 1_000;

class Findings {
  readonly named: Contradiction[] = [];
  ok = true;
  count = 0;
  upTo = 0;

  add(size: number | null, where: 'table' | 'file', why: string): void {
    this.ok = false;
    if (this.named.length < NAMED_AT_MOST) this.named.push({ size, where, why });
  }
}

const whyBad = (accountId: string, note: string, keys: readonly VerifierKey[]): Checkpoint | string => {
  try {
    const checkpoint = openCheckpoint(note, keys);
    return checkpoint.origin === originOf(accountId) ? checkpoint : `it is of ${checkpoint.origin}`;
  } catch (error) {
    if (error instanceof BadNote) return error.message;
    throw error;
  }
};

/** Holds signed checkpoints against the trail. */
const compareWithTrail = async (
  tx: Tx,
  accountId: string,
  checkpoints: readonly Checkpoint[],
  where: 'table' | 'file',
  findings: Findings,
): Promise<void> => {
  for (let i = 0; i < checkpoints.length; i += BATCH) {
    const some = checkpoints.slice(i, i + BATCH);
    const hashes = await hashesOf(
      tx,
      accountId,
      some.map(({ size }) => size),
    );
    for (const { size, root } of some) {
      const hash = hashes.get(size);
      if (hash === root) findings.upTo = Math.max(findings.upTo, size);
      else
        findings.add(
          size,
          where,
          hash === undefined
            ? `the trail has no event ${size}, which it was signed for`
            : `event ${size} is not the one that it was signed for: the trail was written anew, there or before`,
        );
    }
  }
};

/** The notes of the file by their size, and the greatest. */
const readFile = (accountId: string, { keys, file = '' }: Evidence, findings: Findings) => {
  const notes = new Map<number, string>();
  let last = 0;
  for (const { note, whole } of piecesOf(file)) {
    const checkpoint = whole ? whyBad(accountId, note, keys) : 'it is no signed note';
    if (typeof checkpoint === 'string') findings.add(null, 'file', `${checkpoint} (behind the one of ${last} events)`);
    // The same note once more says nothing else: two who write at the same moment can both have written it.
    else if (notes.get(checkpoint.size) === note) continue;
    else if (checkpoint.size <= last)
      findings.add(checkpoint.size, 'file', `it stands behind the one of ${last} events`);
    else {
      notes.set(checkpoint.size, note);
      last = checkpoint.size;
    }
  }
  return { notes, last };
};

/**
 * Checks every checkpoint of an account, of its table and, where there is one, of its file: the signature, that the
 * trail has that event with that hash, and that table and file hold the same (R41).
 */
export const checkCheckpoints = async (tx: Tx, accountId: string, evidence: Evidence): Promise<CheckpointFindings> => {
  const findings = new Findings();
  const { notes: filed, last: lastFiled } = readFile(accountId, evidence, findings);
  for await (const rows of checkpointsAbove(tx, accountId, 0)) {
    const signed: Checkpoint[] = [];
    for (const { size, root, note } of rows) {
      findings.count++;
      const checkpoint = whyBad(accountId, note, evidence.keys);
      const inFile = filed.get(size);
      if (inFile === note) filed.delete(size);
      if (typeof checkpoint === 'string') findings.add(size, 'table', checkpoint);
      else if (checkpoint.size !== size || checkpoint.root !== root)
        findings.add(size, 'table', 'its row does not say what was signed');
      else signed.push(checkpoint);
      if (inFile === undefined && size < lastFiled)
        findings.add(size, 'file', `the table has it; the file lacks it, and goes on to ${lastFiled} events`);
    }
    await compareWithTrail(tx, accountId, signed, 'table', findings);
  }
  // What is left of the file, the table lacks or has otherwise.
  for (const size of filed.keys())
    findings.add(size, 'table', 'the file has one that the table lacks, or has otherwise');
  const onlyFiled = [...filed.values()].map((note) => openCheckpoint(note, evidence.keys));
  await compareWithTrail(tx, accountId, onlyFiled, 'file', findings);
  const contradictions = findings.named.sort((a, b) => (a.size ?? 0) - (b.size ?? 0));
  return { ok: findings.ok, count: findings.count, upTo: findings.upTo, contradictions };
};
