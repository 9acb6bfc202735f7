import type { SigningKey, VerifierKey } from './keys.ts';
import { BadNote, openNote, signNote } from './signed-note.ts';

/** That an account had so many events, and that the chain of them had this head. In the form of C2SP tlog-checkpoint. */
export interface Checkpoint {
  readonly origin: string;
  /** How many events. */
  readonly size: number;
  /** The hash of the last of them, in hexadecimal. */
  readonly root: string;
}

/** What the checkpoints of an account are of. */
export const originOf = (accountId: string): string => `countersign/accounts/${accountId}`;

const BODY = /^([^\s+]+)\n([1-9]\d{0,9})\n([A-Za-z0-9+/]{43}=)\n$/;

export const signCheckpoint = ({ origin, size, root }: Checkpoint, key: SigningKey): string =>
  signNote(`${origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n`, key);

/** What a checkpoint says that one of the keys has signed. Throws BadNote. */
export const openCheckpoint = (
  note: string,
  keys: readonly VerifierKey[],
): Checkpoint & { readonly key: VerifierKey } => {
  const { text, key } = openNote(note, keys);
  const [, origin, size, root] = BODY.exec(text) ?? [];
  const bytes = Buffer.from(root ?? '', 'base64');
  if (origin === undefined || size === undefined || bytes.toString('base64') !== root)
    throw new BadNote('it is signed, and is no checkpoint');
  return { origin, size: Number(size), root: bytes.toString('hex'), key };
};

/** What a file of checkpoints holds, each piece a whole note, or what is left of one. */
export interface FilePiece {
  readonly note: string;
  readonly whole: boolean;
}

const SIGNATURE = '— ';
const WHOLE = /^[^\n—][^\n]*\n[^\n]+\n[^\n]+\n\n(?:— [^\n]+\n)+$/;

/** How a note stands in a file: with a blank line behind it. */
export const asFiled = (note: string): string => `${note}\n`;

/** The pieces of a file of checkpoints, in their order. The last note is whole without its blank line too. */
export const piecesOf = (text: string): FilePiece[] => {
  const pieces: FilePiece[] = [];
  const blocks = text.split(/\n\n+/).filter((block) => block !== '');
  for (let i = 0; i < blocks.length; i++) {
    const [body, next] = [blocks[i]!, blocks[i + 1]];
    const isSigned = !body.startsWith(SIGNATURE) && next?.startsWith(SIGNATURE) === true;
    if (isSigned) i++;
    const note = isSigned ? `${body}\n\n${next.replace(/\n$/, '')}\n` : body;
    pieces.push({ note, whole: WHOLE.test(note) });
  }
  return pieces;
};
