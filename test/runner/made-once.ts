import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Names the folder of what the test files of one run share; Jest's global set-up makes it. */
const SHARED_FOLDER = 'COUNTERSIGN_TEST_SHARED';

const folder = (): string => {
  const named = process.env[SHARED_FOLDER];
  if (named === undefined) throw new Error(`${SHARED_FOLDER} is not set: expected Jest's global set-up to have run`);
  return named;
};

/**
 * A file or folder that is the same for every test file of a run: the first to ask makes it, under another name, and
 * answers its path. Of several that ask at once each makes one, and one of them stays.
 */
export const madeOnce = async (name: string, make: (draft: string) => Promise<void>): Promise<string> => {
  const made = join(folder(), name);
  if (existsSync(made)) return made;
  const drafts = await mkdtemp(join(folder(), 'draft-'));
  const draft = join(drafts, name);
  await make(draft);
  try {
    await rename(draft, made);
  } catch (error) {
    // A folder that is there is not replaced, and is as good.
    if (!existsSync(made)) throw error;
  }
  await rm(drafts, { recursive: true, force: true });
  return made;
};
