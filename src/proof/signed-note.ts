import { isSignedBy, type SigningKey, type VerifierKey } from './keys.ts';

/** A note that proves nothing, and why, in words. */
export class BadNote extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadNote';
  }
}

const LINE = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/;
const SIGNATURES_AT_MOST = 16;

/** Signs a text, which ends in a newline, as a C2SP signed note. */
export const signNote = (text: string, { verifier: { name, keyId }, sign }: SigningKey): string =>
  `${text}\n— ${name} ${Buffer.concat([Buffer.from(keyId, 'hex'), sign(text)]).toString('base64')}\n`;

/**
 * The text of a note that one of the keys has signed, and which. Signatures of keys that are not known say nothing; one
 * of a known key that is wrong spoils the note. Throws BadNote.
 */
export const openNote = (note: string, keys: readonly VerifierKey[]): { text: string; key: VerifierKey } => {
  const end = note.lastIndexOf('\n\n');

  if (end < 0 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(note))
    throw new BadNote('it is no signed note');
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > SIGNATURES_AT_MOST) throw new BadNote('it has too many signatures');
  let found: VerifierKey | undefined;
  for (const line of lines) {
    const [, name, base64 = ''] = LINE.exec(line) ?? [];
    const bytes = Buffer.from(base64, 'base64');
    if (name === undefined || bytes.length < 5 || bytes.toString('base64') !== base64)
      throw new BadNote('one of its signatures can not be read');
    const keyId = bytes.subarray(0, 4).toString('hex');
    const key = keys.find((each) => each.name === name && each.keyId === keyId);
    if (key === undefined) continue;
    if (!isSignedBy(key, text, bytes.subarray(4)))
      throw new BadNote(`the signature of key ${keyId} is not of this text`);
    found ??= key;
  }
  if (found === undefined) throw new BadNote('no key that is known has signed it');
  return { text, key: found };
};
