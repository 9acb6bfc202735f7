import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { CONSOLE_FOLDER } from '../../src/http/console.ts';

const BUDGET = 200 * 1_024;

const assets = join(CONSOLE_FOLDER, 'assets/console');

test('the first view asks for less than 200 KB of script, compressed', () => {
  const shell = readFileSync(join(CONSOLE_FOLDER, 'index.html'), 'utf8');
  const first = [...shell.matchAll(/\/assets\/console\/([\w-]+\.js)"/g)].map(([, name]) => name!);
  expect(first.length).toBeGreaterThan(0);
  const bytes = first.reduce((sum, name) => sum + statSync(join(assets, `${name}.br`)).size, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(BUDGET);
});

test('no file of the console asks for anything of elsewhere', () => {
  const shell = readFileSync(join(CONSOLE_FOLDER, 'index.html'), 'utf8');
  expect(
    [...shell.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, path]) => path).every((path) => path!.startsWith('/')),
  ).toBe(true);
  const styles = readdirSync(assets).filter((name) => name.endsWith('.css'));
  expect(styles.length).toBeGreaterThan(0);
  for (const name of styles)
    expect(readFileSync(join(assets, name), 'utf8')).not.toMatch(/url\(\s*['"]?(?:https?:|\/\/|data:)|@import/);
});
