import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { DEMO_PEOPLE } from '../../src/processes/embedded/demo-people.ts';
import { until } from '../acceptance/until.ts';
import type { World } from '../acceptance/world.ts';
import { overflowOf, type Window } from './chromium.ts';

type Open = (options: BrowserContextOptions) => Promise<Window>;

/** Signs a demo person in at the provider, and comes back to a path of the console. */
export const openConsole = async (
  open: Open,
  world: World,
  person: string,
  path: string,
  size: BrowserContextOptions,
): Promise<Window> => {
  const window = await open(size);
  const { name } = DEMO_PEOPLE.find(({ sub }) => sub === person)!;
  await window.page.goto(`${world.publicUrl}/sign-in?returnTo=${encodeURIComponent(path)}`);
  await window.page.getByRole('button', { name: new RegExp(name) }).click();
  await window.page.waitForURL(({ origin }) => origin === world.publicUrl);
  await window.page.getByRole('heading', { level: 1 }).first().waitFor();
  return window;
};

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeRule {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** What axe finds against WCAG 2.2 AA and good practice, in words; empty where it finds nothing. */
export const axeFaults = async (page: Page): Promise<string[]> => {
  // The page's own policy lets no script in; what DevTools evaluates is not of the page.
  await page.evaluate(axe);
  const violations = await page.evaluate<readonly AxeRule[]>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary.replaceAll('\n', ' ')}`),
  );
};

/** Expects of a page, as it stands, that everybody can use it: nothing cut at its width, nothing that axe finds. */
export const mustBeUsable = async (page: Page): Promise<void> => {
  // What moves in is read when it is there.
  await until('nothing moves', () =>
    page.evaluate<boolean>(`document.getAnimations().every(({ playState }) => playState !== 'running')`),
  );
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  expect(await axeFaults(page)).toEqual([]);
};
