import { mkdir, open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { asFiled, originOf } from '../proof/checkpoint.ts';
import { MovedOn, type CheckpointFiles } from '../transactions/sign-checkpoints.ts';

/** More than the longest note. */
const TAIL_BYTES = 8_192;
const TORN_AT_MOST = 1_000;

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** In a file, a note is a body of three lines, a blank line, signatures, and a blank line. */
const NOTES = /(?<=^|\n\n)([^\n]+\n[^\n]+\n[^\n]+\n\n(?:— [^\n]+\n)+)\n/g;

/** The last whole note of a file, how many bytes stand behind it, and what they say. */
const tailOf = async (file: FileHandle): Promise<{ note: string | undefined; rest: string; size: number }> => {
  const { size } = await file.stat();
  const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
  await file.read(buffer, 0, buffer.length, size - buffer.length);
  const text = buffer.toString('utf8');
  const last = [...text.matchAll(NOTES)].at(-1);
  return { note: last?.[1], rest: last === undefined ? text : text.slice(last.index + last[0].length), size };
};

/** Whether it is what a write that was cut off leaves of a note. */
const isTorn = (rest: string, origin: string): boolean =>
  rest.length < TORN_AT_MOST && (origin.startsWith(rest) || rest.startsWith(`${origin}\n`));

/** Checkpoints in a folder, a file for each account. The folder is made with the first. */
export const checkpointFilesIn = (folder: string): CheckpointFiles => {
  const pathOf = (accountId: string): string => {
    if (!/^\w+$/.test(accountId)) throw new Error(`an account's id is expected, found "${accountId}"`);
    return join(folder, `${accountId}.checkpoints`);
  };
  const readTail = async (accountId: string, file: FileHandle) => {
    const tail = await tailOf(file);
    if (!isTorn(tail.rest, originOf(accountId)))
      throw new Error(`${pathOf(accountId)} is no file of checkpoints: it ends with something else`);
    return tail;
  };
  return {
    async last(accountId) {
      let file: FileHandle;
      try {
        file = await open(pathOf(accountId), 'r');
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
      try {
        return (await readTail(accountId, file)).note;
      } finally {
        await file.close();
      }
    },
    read: async (accountId) =>
      readFile(pathOf(accountId), 'utf8').catch((error: unknown) => {
        if (isMissing(error)) return '';
        throw error;
      }),
    async append(accountId, notes, behind) {
      await mkdir(folder, { recursive: true });
      const file = await open(pathOf(accountId), 'a+', 0o644);
      try {
        const { note, rest, size } = await readTail(accountId, file);
        if (note !== behind) throw new MovedOn(accountId);
        if (rest !== '') await file.truncate(size - Buffer.byteLength(rest));
        await file.appendFile(notes.map(asFiled).join(''));
        await file.datasync();
      } finally {
        await file.close();
      }
    },
  };
};
