import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dependencyProbes } from './dependency-probes.ts';
import { plantTree, type PlantedTree } from './planted-tree.ts';

interface Report {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: { name: string } }[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string; readonly comment?: string }[] };
  };
}

const ENTRY = 'scripts/planted.ts';
const DEAD = 'no-dead-file';

/** Reaches every planted file but the one that must be dead. */
const entry = dependencyProbes
  .filter(({ rule }) => rule !== DEAD)
  .flatMap(({ files }) => Object.keys(files))
  .map((file) => `import '${relative('scripts', file)}';\n`)
  .join('');

const cruise = async (folder: string): Promise<Report> => {
  // Packages are reached by a link here; their paths must stay those that the rules speak of.
  const config = join(folder, 'planted.config.mjs');
  writeFileSync(
    config,
    `import own from './.dependency-cruiser.mjs';
export default { ...own, options: { ...own.options, preserveSymlinks: true } };\n`,
  );
  const bin = join(folder, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const folders = ['src', 'workflows', 'activities', 'scripts', 'test', 'web'];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [bin, '--config', config, '--output-type', 'json', ...folders],
    { cwd: folder, maxBuffer: 256 * 1024 * 1024 },
  );
  return JSON.parse(stdout) as Report;
};

describe('dependency rules', () => {
  let tree: PlantedTree;
  let report: Report;

  beforeAll(async () => {
    const planted = Object.assign({}, ...dependencyProbes.map(({ files }) => files)) as Record<string, string>;
    tree = plantTree({ ...planted, [ENTRY]: entry, 'test/planted.ts': 'export const planted = true;\n' });
    report = await cruise(tree.folder);
  });
  afterAll(() => tree.remove());

  test.each(dependencyProbes)('a breach of $rule makes it fire, and no other', ({ rule, files }) => {
    const planted = new Set(Object.keys(files));
    const culprit = Object.keys(files)[0]!;
    const fired = report.summary.violations
      .filter(({ from, to }) => planted.has(from) || (to === culprit && from !== ENTRY))
      .map((violation) => violation.rule.name);
    expect([...new Set(fired)]).toEqual([rule]);
  });

  test('every rule has a probe, and says what to do instead', () => {
    const { forbidden } = report.summary.ruleSetUsed;
    expect(forbidden.map(({ name }) => name).sort()).toEqual(dependencyProbes.map(({ rule }) => rule).sort());
    expect(forbidden.filter(({ comment = '' }) => comment.length < 40)).toEqual([]);
  });
});
