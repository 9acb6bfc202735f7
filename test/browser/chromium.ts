import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { tools } from '../temporal.ts';

export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
export const desktop: BrowserContextOptions = { viewport: { width: 1_280, height: 900 } };

const PATIENCE_MS = 50_000;

/** A real Chromium; throws, saying how to get one, where there is none. */
const launch = (): Promise<Browser> => {
  const executablePath = tools().chromium;
  if (executablePath === undefined || !existsSync(executablePath))
    throw new Error(
      `No Chromium was found (${executablePath ?? 'the set-up named none'}); run: node scripts/setup.mjs --test`,
    );
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'] });
};

/** A window, and what it did that it should not have. */
export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Expects that nothing was written to the console, and nothing asked of an origin that is not named. */
  readonly mustBeClean: (...origins: readonly string[]) => void;
}

/** One Chromium for the tests of a file. Call it at the top of a test file. */
export const useChromium = (): ((options: BrowserContextOptions) => Promise<Window>) => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  // A window that stays open goes on reading what happens.
  afterEach(() => Promise.all(browser!.contexts().map((context) => context.close())).then(() => undefined), 30_000);
  afterAll(() => browser?.close(), 30_000);
  return async (options) => {
    // Nothing is waited for that only moves in.
    const context = await browser!.newContext({ serviceWorkers: 'block', reducedMotion: 'reduce', ...options });
    // On a busy machine what is waited for comes late, and comes.
    context.setDefaultTimeout(PATIENCE_MS);
    const said: string[] = [];
    const asked = new Set<string>();
    context.on('console', (message) => said.push(`${message.type()}: ${message.text()} ${message.location().url}`));
    context.on('weberror', (error) => said.push(error.error().message));
    context.on('request', (request) => asked.add(new URL(request.url()).origin));
    return {
      page: await context.newPage(),
      context,
      mustBeClean: (...origins) => {
        expect(said).toEqual([]);
        expect([...asked].filter((origin) => !origins.includes(origin))).toEqual([]);
      },
    };
  };
};

/** How far the page is wider than its window, in CSS pixels. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(
    'Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - document.documentElement.clientWidth',
  );

/** Presses Tab until what is focused is called so, as somebody without a mouse does. */
export const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  const passed: string[] = [];
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>(
      `(() => {
        const { tagName, textContent, id } = document.activeElement;
        const label = id === '' ? null : document.querySelector('label[for="' + id + '"]');
        return tagName === 'BODY' ? '' : (label ?? { textContent }).textContent.replace(/\\s+/g, ' ').trim();
      })()`,
    );
    if (name.test(focused)) return;
    passed.push(focused);
  }
  throw new Error(`Tab leads to nothing called ${String(name)}; it led to: ${passed.join(' | ')}`);
};

/** Whether one sees what is focused: an outline or a shadow that it lacks unfocused. */
export const focusIsVisible = (page: Page): Promise<boolean> =>
  page.evaluate(
    `(() => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    })()`,
  );

/** What keeps a page from being read by a screen reader, in words; empty where nothing does. */
export const accessibilityFaults = (page: Page): Promise<string[]> =>
  page.evaluate(
    `(() => {
      const faults = [];
      const all = (selector) => [...document.querySelectorAll(selector)];
      const must = (holds, fault) => { if (!holds) faults.push(fault); };
      const nameOf = (element) =>
        element.getAttribute('aria-label') ??
        (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim();
      must(/^[a-z]{2}/.test(document.documentElement.lang), 'the page has no language');
      must(document.title.trim() !== '', 'the page has no title');
      must(all('h1').length === 1, 'expected one h1, found ' + all('h1').length);
      must(all('main').length === 1, 'expected one main, found ' + all('main').length);
      must(all('body > header').length === 1, 'expected one banner');
      let level = 0;
      for (const heading of all('h1, h2, h3, h4, h5, h6')) {
        const its = Number(heading.tagName[1]);
        must(level === 0 || its <= level + 1, 'h' + its + ' follows h' + level + ': ' + heading.textContent);
        level = its;
      }
      for (const field of all('input:not([type=hidden]), textarea, select'))
        must(field.labels.length > 0 || nameOf(field) !== '', 'a field has no label: ' + field.name);
      for (const element of all('button, a[href]'))
        must((element.textContent.trim() || nameOf(element)) !== '', 'a control has no name: ' + element.outerHTML);
      for (const form of all('form')) must(nameOf(form) !== '', 'a form has no name');
      for (const element of all('[aria-labelledby], [aria-describedby]'))
        for (const id of [element.getAttribute('aria-labelledby'), element.getAttribute('aria-describedby')].join(' ').split(' ').filter(Boolean))
          must(id === 'null' || document.getElementById(id) !== null, 'nothing has the id ' + id);
      const ids = all('[id]').map(({ id }) => id);
      must(new Set(ids).size === ids.length, 'an id is there twice');
      for (const image of all('img')) must(image.hasAttribute('alt'), 'an image has no text');
      for (const element of all('[tabindex]')) must(element.tabIndex <= 0, 'a tabindex above 0');
      const [skip] = all('a[href^="#"]');
      must(skip && document.querySelector(skip.getAttribute('href')) !== null, 'nothing leads past the masthead');
      return faults;
    })()`,
  );

/** Controls that are too small for a thumb (24 CSS pixels, as WCAG 2.2 has it), by their text. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(
    `[...document.querySelectorAll('button, textarea, a.button')]
      .filter((element) => { const { width, height } = element.getBoundingClientRect(); return width < 24 || height < 24; })
      .map((element) => element.textContent.trim())`,
  );
