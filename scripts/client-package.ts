// Writes the client as a package that any project can install: `npm run client-package -- FOLDER`
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = join(ROOT, 'src/client');
const FILES = ['client', 'problem'] as const;

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  rewriteRelativeImportExtensions: true,
  verbatimModuleSyntax: true,
  strict: true,
};

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** JavaScript, types, a manifest and the page that says how it is used, in a folder that is made where it is missing. */
export const writeClientPackage = (folder: string): void => {
  mkdirSync(folder, { recursive: true });
  for (const name of FILES) {
    const source = readFileSync(join(SOURCES, `${name}.ts`), 'utf8');
    const fileName = `${name}.ts`;
    writeFileSync(join(folder, `${name}.js`), ts.transpileModule(source, { compilerOptions, fileName }).outputText);
    const { outputText } = ts.transpileDeclaration(source, { compilerOptions, fileName });
    writeFileSync(join(folder, `${name}.d.ts`), outputText.replaceAll(/(from '\.\/\w+)\.ts'/g, "$1.js'"));
  }
  copyFileSync(join(SOURCES, 'schema.d.ts'), join(folder, 'schema.d.ts'));
  copyFileSync(join(ROOT, 'docs/client.md'), join(folder, 'README.md'));
  const { version, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
  const manifest = {
    ...{ name: '@countersign/client', version, type: 'module', license: 'UNLICENSED' },
    exports: { '.': { types: './client.d.ts', default: './client.js' } },
    dependencies: { 'openapi-fetch': dependencies['openapi-fetch'] },
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
};

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error('Usage: npm run client-package -- FOLDER');
    process.exitCode = 1;
  } else writeClientPackage(resolve(folder));
}
