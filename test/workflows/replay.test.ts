import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { DeterminismViolationError } from '@temporalio/workflow';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { bundleWorkflowCode, DefaultLogger, Worker, type ReplayResult } from '@temporalio/worker';
import { workflowBundle } from '../temporal.ts';
import { paths } from './paths.ts';
import { supportPaths } from './support-paths.ts';
import { webhookPaths } from './webhook-paths.ts';

const folder = fileURLToPath(new URL('../histories', import.meta.url));
const releases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const filesOf = (release: string): string[] => readdirSync(join(folder, release));

const recorded = releases.flatMap((release) =>
  filesOf(release).map((file) => ({
    workflowId: `${release}/${basename(file, '.json')}`,
    history: historyFromJSON(JSON.parse(readFileSync(join(folder, release, file), 'utf8'))),
  })),
);

const replay = async (workflowBundle: { code: string }, histories = recorded): Promise<ReplayResult[]> => {
  const results: ReplayResult[] = [];
  for await (const result of Worker.runReplayHistories({ workflowBundle }, histories)) results.push(result);
  return results;
};

test('every path is recorded for the release of now', () => {
  const { version } = JSON.parse(readFileSync(join(folder, '../../package.json'), 'utf8')) as { version: string };
  const names = [...paths, ...supportPaths, ...webhookPaths].map(({ name }) => `${name}.json`);
  expect(filesOf(version).sort()).toEqual(names.sort());
});

test('the histories of every release replay with the workflow of now', async () => {
  const results = await replay(await workflowBundle());
  expect(results.map(({ workflowId, error }) => ({ workflowId, error }))).toEqual(
    recorded.map(({ workflowId }) => ({ workflowId, error: undefined })),
  );
});

test('an edit that running workflows can’t follow is caught', async () => {
  const edited = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('edited-change.ts', import.meta.url)),
    logger: new DefaultLogger('ERROR'),
  });
  const results = await replay(edited, recorded.slice(0, 2));
  expect(results).toHaveLength(2);
  for (const { error } of results) expect(error).toBeInstanceOf(DeterminismViolationError);
});

/** Every payload and every text of an event, decoded. */
const payloadsOf = (value: unknown): string[] => {
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8')];
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(payloadsOf);
};

test('R42 no recorded history holds an address, a link or a stack', () => {
  for (const { history } of recorded) {
    const texts = (history.events ?? []).flatMap((event) => payloadsOf(event));
    expect(texts.filter((text) => /\w@\w|https?:|^\s+at /m.test(text) && !text.startsWith('@temporalio/'))).toEqual([]);
  }
});
