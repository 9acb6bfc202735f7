import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What an earlier run found: paths by entry, and under `verified` the state of each file whose hash was checked. */
export function readToolsFile(toolsDir) {
  try {
    return JSON.parse(readFileSync(join(toolsDir, 'tools.json'), 'utf8'));
  } catch {
    return {};
  }
}

/** Adds `found` to `known`; writes only when something changed. `verified` is filled in by whoever checks a hash. */
export function writeToolsFile(toolsDir, known, found) {
  const file = join(toolsDir, 'tools.json');
  const text = `${JSON.stringify({ ...known, ...found }, null, 2)}\n`;
  mkdirSync(toolsDir, { recursive: true });
  if (text === readText(file)) return;
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
