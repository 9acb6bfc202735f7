import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

/** What Linux keeps in memory: the run makes and removes a hundred databases. */
const IN_MEMORY = '/dev/shm';
/** More than a run has needed at any moment, several times over. Bytes. */
const ROOM = 4 * 1024 ** 3;

/** Whether a program that lies there can be started; containers often forbid it. */
const runsPrograms = (folder: string): boolean => {
  const program = join(folder, 'program');
  try {
    writeFileSync(program, '#!/bin/sh\n');
    chmodSync(program, 0o755);
    execFileSync(program);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(program, { force: true });
  }
};

const makeIn = (parent: string): string => {
  const folder = mkdtempSync(join(parent, 'countersign-run-'));
  // A database server that runs as a user of its own passes through.
  chmodSync(folder, 0o711);
  return folder;
};

/** How many bytes a folder's file system has left; 0 where there is no such folder. */
const roomIn = (folder: string): number => {
  if (!existsSync(folder)) return 0;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};

/** A folder for the temporary files of a run: in memory where there is plenty, else where the system keeps such files. */
export const makeRunFolder = (inMemory = IN_MEMORY, room = ROOM): string => {
  if (Math.min(roomIn(inMemory), freemem()) < room) return makeIn(tmpdir());
  const folder = makeIn(inMemory);
  if (runsPrograms(folder)) return folder;
  rmSync(folder, { recursive: true });
  return makeIn(tmpdir());
};
