// Lints the planted files of a tree and prints what fired where, and every restriction that applies to one of them:
// `node lint-planted.ts TREE FILE…`. A process of its own, since the linter loads its configuration as a module.
import { join, relative } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';

export interface LintReport {
  readonly fired: Readonly<Record<string, readonly { readonly rule: string; readonly message: string }[]>>;
  /** What the rules that are ours to word say. */
  readonly restrictions: readonly string[];
}

const worded = /^no-restricted-(syntax|globals|imports|properties)$/;

const messagesIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { message } = value as { message?: unknown };
  return [...(typeof message === 'string' ? [message] : []), ...Object.values(value).flatMap(messagesIn)];
};

const [folder = '', ...files] = process.argv.slice(2);
// Without types: what is ours to word needs none, and the planted files belong to no project.
const untyped = [
  tseslint.configs.disableTypeChecked,
  { languageOptions: { parserOptions: { projectService: false } } },
] as Linter.Config[];
const linter = new ESLint({ cwd: folder, overrideConfig: untyped });
const results = await linter.lintFiles(files);
const configs = (await Promise.all(files.map((file) => linter.calculateConfigForFile(join(folder, file))))) as {
  rules: Record<string, unknown>;
}[];
const report: LintReport = {
  fired: Object.fromEntries(
    results.map(({ filePath, messages }) => [
      relative(folder, filePath),
      messages.map(({ ruleId, message }) => ({ rule: ruleId ?? 'parsing', message })),
    ]),
  ),
  restrictions: [
    ...new Set(
      configs.flatMap(({ rules }) =>
        Object.entries(rules).flatMap(([name, setting]) => (worded.test(name) ? messagesIn(setting) : [])),
      ),
    ),
  ],
};
process.stdout.write(JSON.stringify(report));
