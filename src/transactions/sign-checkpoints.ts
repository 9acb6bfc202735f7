import { openCheckpoint, originOf, piecesOf, signCheckpoint } from '../proof/checkpoint.ts';
import type { Keyring } from '../proof/keys.ts';
import { BadNote } from '../proof/signed-note.ts';
import { accountsToSign } from '../store/before-account.ts';
import {
  checkpointsAbove,
  hashesOf,
  insertCheckpoints,
  lastCheckpoint,
  takeSigning,
  waitForSigning,
  type StoredCheckpoint,
} from '../store/checkpoints.ts';
import type { Tx } from '../store/database.ts';
import { accountHead, eachEvent, type AccountHead } from '../store/evidence.ts';
import type { Store } from '../store/store.ts';
import { breakOf, GENESIS } from '../store/trail.ts';

/** Where checkpoints are written outside of the database: a file for each account, which only ever grows. */
export interface CheckpointFiles {
  /** The last note of an account's file. */
  last(accountId: string): Promise<string | undefined>;
  /** All that an account's file holds; empty where it has none. */
  read(accountId: string): Promise<string>;
  /**
   * Appends notes behind the last one that the caller has read; they are on the disk when it returns. Throws MovedOn where
   * another stands there by now: a lock of the database is lost with its session, which its holder need not notice.
   */
  append(accountId: string, notes: readonly string[], behind: string | undefined): Promise<void>;
}

export interface Signing {
  readonly keyring: Keyring;
  readonly files: CheckpointFiles;
}

/** The trail, the table and the file contradict each other: nothing is signed until a person has looked. */
export class Contradicted extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Contradicted';
  }
}

/** Somebody else has written to an account's file since it was read; nothing was done. Worth trying again. */
export class MovedOn extends Error {
  constructor(accountId: string) {
    super(`the file of ${accountId} goes on behind the checkpoint that was read`);
    this.name = 'MovedOn';
  }
}

/** So many events have a checkpoint among them at the latest. */
export const EVENTS_AT_MOST = 1_000;
/** What needs more is signed in several goes. */
export const SIGNED_AT_ONCE = 20;

/** The accounts, by id from behind `after`, that have had events unsigned for so long (milliseconds), or too many. */
export const accountsDue = async (
  store: Store,
  { after, unsignedMs, limit }: { after: string; unsignedMs: number; limit: number },
): Promise<string[]> => {
  const before = new Date((await store.now()) - unsignedMs);
  return store.lookUp((db) => accountsToSign(db, { after, before, count: EVENTS_AT_MOST, limit }));
};

/** What is known of a checkpoint by its note alone. Throws Contradicted where that proves nothing. */
const readNote = (accountId: string, note: string, { trusted }: Keyring): Omit<StoredCheckpoint, 'signedAt'> => {
  try {
    const { origin, size, root, key } = openCheckpoint(note, trusted);
    if (origin !== originOf(accountId)) throw new BadNote('it is of another account');
    return { size, root, keyId: key.keyId, note };
  } catch (error) {
    if (error instanceof BadNote) throw new Contradicted(`a checkpoint that is kept proves nothing: ${error.message}`);
    throw error;
  }
};

interface Behind {
  /** What the file has and the table lacks: the file is written first, and the row after it can be lost. */
  readonly rows: readonly Omit<StoredCheckpoint, 'signedAt'>[];
  /** What the table has and the file lacks: another worker has another folder. */
  readonly notes: readonly string[];
  /** The last note of the file. */
  readonly filed: string | undefined;
  /** The newest of all. */
  readonly last: { readonly size: number; readonly root: string };
}

const compareKept = async (tx: Tx, accountId: string, { keyring, files }: Signing): Promise<Behind> => {
  const row = await lastCheckpoint(tx, accountId);
  const filed = await files.last(accountId);
  const inTable = row && readNote(accountId, row.note, keyring);
  const inFile = filed === undefined ? undefined : readNote(accountId, filed, keyring);
  const [tableSize, fileSize] = [inTable?.size ?? 0, inFile?.size ?? 0];
  if (tableSize === fileSize && row?.note !== filed)
    throw new Contradicted(`table and file hold different checkpoints of ${tableSize} events`);
  const rows =
    fileSize > tableSize
      ? piecesOf(await files.read(accountId))
          .filter(({ whole }) => whole)
          .map(({ note }) => readNote(accountId, note, keyring))
          .filter(({ size }) => size > tableSize)
      : [];
  const notes: string[] = [];
  if (tableSize > fileSize)
    for await (const batch of checkpointsAbove(tx, accountId, fileSize))
      notes.push(...batch.map(({ note }) => readNote(accountId, note, keyring).note));
  return { rows, notes, filed, last: (fileSize > tableSize ? inFile : inTable) ?? { size: 0, root: GENESIS } };
};

/** Signs what has come since the last checkpoint, once it is known to follow it. */
const signNew = async (
  tx: Tx,
  accountId: string,
  { eventCount, eventHead }: AccountHead,
  { size, root }: Behind['last'],
  { signing }: Keyring,
): Promise<Omit<StoredCheckpoint, 'signedAt'>[]> => {
  if (eventCount < size)
    throw new Contradicted(`the account counts ${eventCount} events, a checkpoint of ${size} has been signed`);
  if (size > 0 && (await hashesOf(tx, accountId, [size])).get(size) !== root)
    throw new Contradicted(`event ${size} is not the one that its checkpoint was signed for`);
  const upTo = Math.min(eventCount, size + SIGNED_AT_ONCE * EVENTS_AT_MOST);
  const made: Omit<StoredCheckpoint, 'signedAt'>[] = [];
  let last = { seq: size, hash: root };
  for await (const event of eachEvent(tx, accountId, size)) {
    if (event.seq > upTo) break;
    const why = breakOf(accountId, event, last);
    if (why !== undefined) throw new Contradicted(`the chain breaks at event ${last.seq + 1}: ${why}`);
    last = event;
    if (event.seq === upTo || (event.seq - size) % EVENTS_AT_MOST === 0) {
      const note = signCheckpoint({ origin: originOf(accountId), size: event.seq, root: event.hash }, signing);
      made.push({ size: event.seq, root: event.hash, keyId: signing.verifier.keyId, note });
    }
  }
  if (last.seq < upTo || (upTo === eventCount && last.hash !== eventHead))
    throw new Contradicted(`the trail up to event ${last.seq} is not what the account counts`);
  return made;
};

/**
 * Signs the head of an account's trail, in the file first and in the table after it; one at a time for an account,
 * whoever asks. A head that does not follow the last checkpoint is never signed: throws Contradicted. Answers how many
 * were signed, or `taken` where another worker is at it.
 */
export const signCheckpoints = async (store: Store, accountId: string, signing: Signing): Promise<number | 'taken'> => {
  const now = new Date(await store.now());
  return store.database.transaction(accountId, async (tx) => {
    if (!(await takeSigning(tx, accountId))) return 'taken';
    const head = await accountHead(tx, accountId);
    if (head === undefined) throw new Contradicted('there is no such account');
    const { rows, notes, filed, last } = await compareKept(tx, accountId, signing);
    const made = await signNew(tx, accountId, head, last, signing.keyring);
    const filing = [...notes, ...made.map(({ note }) => note)];
    if (filing.length > 0) await signing.files.append(accountId, filing, filed);
    await insertCheckpoints(
      tx,
      accountId,
      [...rows, ...made].map((checkpoint) => ({ ...checkpoint, signedAt: now })),
    );
    return made.length;
  });
};

/** What an account's file holds, while nobody signs: every checkpoint in it has its row by then. */
export const readFiled = (store: Store, accountId: string, files: CheckpointFiles): Promise<string> =>
  store.database.transaction(accountId, async (tx) => {
    await waitForSigning(tx, accountId);
    return files.read(accountId);
  });
