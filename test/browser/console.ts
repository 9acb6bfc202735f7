import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { DEMO_PEOPLE } from '../../src/processes/embedded/demo-people.ts';
import { until } from '../acceptance/until.ts';
import type { World } from '../acceptance/world.ts';
import { overflowOf, type Window } from './chromium.ts';

type Open = (options: BrowserContextOptions) => Promise<Window>;

type Kept = Awaited<ReturnType<BrowserContext['cookies']>>;

/** The cookies with which a person has signed in before, in a world. */
const sessions = new WeakMap<World, Map<string, Kept>>();

const sessionsIn = (world: World): Map<string, Kept> => {
  const known = sessions.get(world) ?? new Map<string, Kept>();
  sessions.set(world, known);
  return known;
};

const isSignedIn = async ({ context }: Window, world: World): Promise<boolean> =>
  (await context.request.get(`${world.publicUrl}/v1/me`)).ok();

/**
 * Opens a path of the console as a demo person, who signs in at the provider unless a session from before, which they
 * have gone on with, still lasts.
 */
export const openConsole = async (
  open: Open,
  world: World,
  person: string,
  path: string,
  size: BrowserContextOptions,
): Promise<Window> => {
  const kept = sessionsIn(world).get(person);
  const window = await open(size);
  await window.context.addCookies(kept ?? []);
  if (kept !== undefined && (await isSignedIn(window, world))) await window.page.goto(`${world.publicUrl}${path}`);
  else await signIn(window, world, person, path);
  await window.page.getByRole('heading', { level: 1 }).first().waitFor();
  return window;
};

const signIn = async ({ page, context }: Window, world: World, person: string, path: string): Promise<void> => {
  const { name } = DEMO_PEOPLE.find(({ sub }) => sub === person)!;
  await page.goto(`${world.publicUrl}/sign-in?returnTo=${encodeURIComponent(path)}`);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.waitForURL(({ origin }) => origin === world.publicUrl);
  sessionsIn(world).set(person, await context.cookies(world.publicUrl));
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
