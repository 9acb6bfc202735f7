import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/new-kind.md'), 'utf8');

let copy: string;

/** A copy of the code in which somebody has done what the page says. */
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'countersign-kind-'));
  for (const name of ['src/changes', 'src/domain', 'test/changes', 'test/domain', 'test/runner', 'jest.config.js'])
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  for (const name of ['package.json', 'tsconfig.json']) cpSync(join(ROOT, name), join(copy, name));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  mkdirSync(join(copy, 'docs'));

  const [, file] = /`(src\/changes\/[a-z-]+\.ts)`/.exec(page)!;
  const [kind, line] = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block]) => block!);
  const [, entry] = /and `([A-Za-z]+,)` in `kinds`/.exec(page)!;
  writeFileSync(join(copy, file!), kind!);
  const index = join(copy, 'src/changes/index.ts');
  const before = readFileSync(index, 'utf8');
  const list = 'export const kinds: readonly ChangeKind[] = [\n';
  expect(before).toContain(list);
  writeFileSync(index, line! + before.replace(list, `${list}  ${entry!}\n`));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

const run = (...command: readonly string[]) =>
  promisify(execFile)(process.execPath, command, { cwd: copy, env: { ...process.env, NODE_ENV: 'test' } });

const itsOwnTest = `import { expect, test } from '@jest/globals';
import { idOf, Script } from '../domain/acme.ts';

test('R16 who lacks a right does not give it, and who has it does', () => {
  const script = new Script();
  const payload = { fromUserId: idOf('gina'), toUserId: idOf('eva') };
  expect(script.refusals('dev', 'rights.copy', payload)).toEqual(['exceeds_own_rights']);
  script.carry('ada', 'rights.copy', payload, ['ben', 'cleo']);
  expect(script.refusals('ada', 'rights.copy', payload)).toEqual(['no_change']);
});
`;

test('R16 R28 a new kind is the file and the line that the page says: it has its types, keeps the contract of all kinds, and the rules follow from its edits', async () => {
  const types = { extends: './tsconfig.json', compilerOptions: { noEmit: true }, include: ['src/changes'] };
  writeFileSync(join(copy, 'tsconfig.kind.json'), JSON.stringify(types));
  await run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.kind.json');
  writeFileSync(join(copy, 'test/changes/copy-rights.test.ts'), itsOwnTest);
  const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--verbose'];
  const { stderr } = await run(...jest, 'test/changes/contract', 'test/changes/copy-rights');
  expect(stderr).toMatch(/Tests: +(\d+) passed, \1 total/);
  expect(stderr).toContain('rights.copy');
  expect(stderr).toContain('R16 who lacks a right');
}, 180_000);
