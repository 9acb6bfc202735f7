import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const copied = [
  'src',
  'workflows',
  'activities',
  'scripts',
  'package.json',
  'tsconfig.json',
  'eslint.config.js',
  '.dependency-cruiser.mjs',
];

export interface PlantedTree {
  readonly folder: string;
  remove(): void;
}

/** A copy of the sources with these files planted in it; packages are the project's own. */
export const plantTree = (files: Readonly<Record<string, string>>): PlantedTree => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-planted-'));
  for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
