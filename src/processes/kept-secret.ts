import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newSecret } from '../identity/secrets.ts';

/** A text that is made once and kept in the data folder, readable by its owner alone. The first of several makers wins. */
export const keptText = (dataDir: string, name: string, make: () => string): string => {
  const file = join(dataDir, name);
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}`;
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(draft, make(), { mode: 0o600 });
    chmodSync(draft, 0o600);
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
  }
  return readFileSync(file, 'utf8').trim();
};

/** A secret that is made once and kept in the data folder, readable by its owner alone. */
export const keptSecret = (dataDir: string, name: string): string => keptText(dataDir, name, () => newSecret().secret);
