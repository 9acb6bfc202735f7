import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LintReport } from './lint-planted.ts';
import { lintProbes, type LintProbe } from './lint-probes.ts';
import { plantTree, type PlantedTree } from './planted-tree.ts';

const fileOf = (probe: LintProbe, folder: string): string => `${folder}/planted-${lintProbes.indexOf(probe)}.ts`;

const planted = Object.fromEntries(
  lintProbes.flatMap((probe) => probe.folders.map((folder) => [fileOf(probe, folder), `${probe.text}\n`])),
);

const lint = async (folder: string): Promise<LintReport> => {
  const script = fileURLToPath(new URL('lint-planted.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, folder, ...Object.keys(planted)], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as LintReport;
};

/** The linter leaves the last full stop of some messages out. */
const words = (message: string): string => message.replace(/\.$/, '');

describe('rules of the linter', () => {
  let tree: PlantedTree;
  let report: LintReport;

  beforeAll(async () => {
    tree = plantTree(planted);
    report = await lint(tree.folder);
  });
  afterAll(() => tree.remove());

  test.each(lintProbes)('$title fires its rule, and no other', (probe) => {
    const said = words(probe.message);
    for (const folder of probe.folders) {
      const file = fileOf(probe, folder);
      const fired = report.fired[file]!.map(({ rule, message }) => ({ file, rule, says: message.includes(said) }));
      expect(fired).toEqual([{ file, rule: probe.rule, says: true }]);
    }
  });

  test('every rule that is ours to word has a probe', () => {
    const probed = new Set(lintProbes.map(({ message }) => words(message)));
    expect(report.restrictions.length).toBeGreaterThan(5);
    expect(report.restrictions.filter((message) => !probed.has(words(message)))).toEqual([]);
  });
});
