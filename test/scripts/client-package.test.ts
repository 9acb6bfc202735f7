import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import ts from 'typescript';
import { writeClientPackage } from '../../scripts/client-package.ts';
import { useApi } from '../http/api-fixture.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const api = useApi();
let project: string;

/** Somebody's project that has installed the package. */
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'countersign-client-'));
  writeClientPackage(join(project, 'node_modules/@countersign/client'));
  mkdirSync(join(project, 'node_modules'), { recursive: true });
  for (const name of ['openapi-fetch', 'openapi-typescript-helpers'])
    symlinkSync(join(ROOT, 'node_modules', name), join(project, 'node_modules', name));
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

const example = (): string => {
  const [, code] = /```js\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'docs/client.md'), 'utf8')) ?? [];
  return code!;
};

test('the example of docs/client.md works as it is written, with the package installed', async () => {
  const acme = await api.organization(['ada', 'ben', 'cleo'], 1);
  writeFileSync(join(project, 'example.mjs'), example());
  const env = {
    PATH: process.env['PATH'],
    ...{ COUNTERSIGN_URL: api.url, COUNTERSIGN_TOKEN: await api.token('ada'), ACCOUNT: acme.id },
  };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['example.mjs'], { cwd: project, env });
  expect(stderr).toBe('');
  const [users, preview, change, refusal] = stdout.trim().split('\n');
  expect(users).toBe('3 users');
  expect(preview).toBe('1 would gain rights');
  expect(change).toMatch(/^#1: Add Mara Lind .*\. It waits for 1 more approval of 1/);
  expect(refusal).toMatch(/^409 conflicting_change: The same change is pending: /);
}, 60_000);

test('the types of the package say what a path takes and answers', () => {
  const file = join(project, 'typed.mts');
  writeFileSync(
    file,
    `import { createCountersign, must, type Schemas } from '@countersign/client';
const api = createCountersign({ url: 'https://countersign.example', token: 'x' });
export const change: Promise<Schemas['Change']> = must(api.GET('/v1/accounts/{account}/changes/{id}', { params: { path: { account: 'acme', id: 'chg_1' } } }));
// @ts-expect-error no such path
export const none = api.GET('/v1/nothing');
export const wrong: Promise<{ digest: number }> = change;
`,
  );
  const program = ts.createProgram([file], {
    ...{ module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
    ...{ target: ts.ScriptTarget.ES2023, strict: true, noEmit: true, types: [] },
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  });
  const said = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  expect(said).toHaveLength(1);
  expect(said[0]).toContain("Types of property 'digest' are incompatible");
}, 120_000);
