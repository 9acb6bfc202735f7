// Makes a picture of every page, desktop and phone, light and dark, of the demo account: `npm run pictures`
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { toolPaths } from '../src/processes/embedded/tools.ts';
import { createDemoClient, type DemoClient } from '../src/processes/demo/client.ts';
import { demoAccount, service, stop, type Running } from './demo/service.ts';

const folder = join(import.meta.dirname, '../docs/pictures');
const dataDir = process.env['COUNTERSIGN_DATA'] ?? '.countersign';

const sizes: Readonly<Record<string, BrowserContextOptions>> = {
  desktop: { viewport: { width: 1_440, height: 900 } },
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 1 },
};
const schemes = ['light', 'dark'] as const;

/** A page to be pictured: where it is, for whom, and what is done there first. */
interface Subject {
  readonly name: string;
  readonly path: string;
  readonly person?: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

interface Listed {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly kind: string;
  readonly impact?: unknown;
}

/** What the pictures show of somebody's own tokens; made where there are none yet. */
const withTokens = async (client: DemoClient, slug: string): Promise<void> => {
  const path = `/v1/accounts/${slug}/tokens`;
  const { items } = await client<{ items: readonly unknown[] }>('ada', 'GET', path);
  if (items.length > 0) return;
  await client('ada', 'POST', path, { name: 'Joiners and leavers', scopes: ['read', 'submit'], expiresInDays: 90 });
  await client('ada', 'POST', path, { name: 'Nightly report', scopes: ['read'], expiresInDays: 30 });
};

/** Whom and what the pictures show, found by what they are. */
const subjects = async (client: DemoClient, slug: string): Promise<readonly Subject[]> => {
  const read = async <T extends { readonly id: string }>(path: string): Promise<readonly T[]> =>
    (await client<{ items: readonly T[] }>('ada', 'GET', `/v1/accounts/${slug}/${path}`)).items;
  const must = <T>(found: T | undefined, what: string): T => {
    if (found === undefined) throw new Error(`the demo account has ${what} no more: begin anew with an empty folder`);
    return found;
  };
  const [waiting, conflicted, finn, roles, companies, cooling] = await Promise.all([
    read<Listed>('changes?waitingOn=me'),
    read<Listed>('changes?state=conflicted'),
    read('users?q=finn'),
    read<{ id: string; name: string }>('roles?limit=200'),
    read<{ id: string; parentId: string | null; depth: number }>('companies?limit=200'),
    read('support-requests?state=cooling'),
  ]);
  const at = (rest = ''): string => `/accounts/${slug}${rest}`;
  const role = (name: string): string =>
    must(
      roles.find((each) => each.name === name),
      `the role ${name}`,
    ).id;
  const deepest = must(
    companies.find(({ depth }) => depth === 2),
    'a company of the third level',
  );
  const person = must(finn[0], 'Finn Gallagher').id;
  return [
    { name: 'inbox', path: at() },
    { name: 'change', path: at(`/changes/${must(waiting[0], 'a change that waits for ada').id}`) },
    { name: 'change-conflicted', path: at(`/changes/${must(conflicted[0], 'a conflicted change').id}`) },
    { name: 'people', path: at('/people') },
    { name: 'person', path: at(`/people/${person}`) },
    { name: 'draft', path: at(`/people/${person}`), prepare: drafted },
    { name: 'roles', path: at('/roles') },
    { name: 'roles-compared', path: at(`/roles?compare=${role('Reports')},${role('Internal auditor')}`) },
    { name: 'role', path: at(`/roles/${role('Accounts payable')}`) },
    { name: 'groups', path: at('/groups') },
    { name: 'companies', path: at(`/companies?company=${deepest.id}`) },
    { name: 'officers', path: at('/officers') },
    { name: 'support-desk', path: at('/desk') },
    { name: 'support-request', path: at(`/desk/${must(cooling[0], 'a request in its time to object').id}`) },
    { name: 'trail', path: at('/trail'), prepare: verified },
    { name: 'passkeys-and-tokens', path: at('/passkeys-and-tokens') },
    { name: 'application', path: '/apply', prepare: typed },
    { name: 'own-rights', path: at(), person: 'finn' },
  ];
};

const drafted = async (page: Page): Promise<void> => {
  const rights = page.getByRole('checkbox', { name: /^Granted directly: (Deposit|Bank instructions)/ });
  await rights.first().waitFor();
  for (const right of await rights.all()) await right.click();
  const button = page.getByRole('button', { name: /^Draft: / });
  if (await button.isVisible()) await button.click();
  await page.getByRole('dialog', { name: 'Draft' }).getByText('1 person gains rights', { exact: true }).waitFor();
};

const verified = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Verify the trail' }).click();
  await page.getByText('The trail is whole').waitFor();
};

const typed = async (page: Page): Promise<void> => {
  await page.getByRole('radio', { name: 'Organization' }).check();
  await page.getByLabel('Name of the account').fill('Okafor Holdings');
  await page.getByLabel('Your name').fill('Ada Okafor');
  await page.getByRole('radiogroup', { name: 'Required approvals' }).getByText('2', { exact: true }).click();
  await page
    .getByText(/the applicant is the only officer/)
    .first()
    .waitFor();
};

const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
  await page.evaluate('document.fonts.ready');
  while (await page.evaluate<boolean>('document.getAnimations().some(({ playState }) => playState === "running")'))
    await page.evaluate('new Promise(requestAnimationFrame)');
};

/** What is wider than its window, in words. */
const cutIn = async (page: Page): Promise<string | null> => {
  const over = await page.evaluate<number>(
    'Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - document.documentElement.clientWidth',
  );
  return over > 0 ? `${over} pixels wider than its window` : null;
};

/** What its window shows of a page, as WebP; of a phone's page twice as much, unless a window stands before it. */
const save = async (page: Page, name: string): Promise<void> => {
  const { width, height } = page.viewportSize()!;
  const hasWindow = (await page.getByRole('dialog').count()) > 0;
  if (!hasWindow) await page.evaluate('scrollTo(0, 0)');
  const whole = await page.evaluate<number>('document.documentElement.scrollHeight');
  const clip = { x: 0, y: 0, width, height: Math.min(whole, 2 * height), scale: 1 };
  const isLong = width < 500 && !hasWindow && whole > height;
  const devtools = await page.context().newCDPSession(page);
  const picture = { format: 'webp', quality: 82 } as const;
  const { data } = await devtools.send(
    'Page.captureScreenshot',
    isLong ? { ...picture, captureBeyondViewport: true, clip } : picture,
  );
  writeFileSync(join(folder, `${name}.webp`), Buffer.from(data, 'base64'));
};

const names: Readonly<Record<string, RegExp>> = { ada: /^Ada Okafor/, finn: /^Finn Gallagher/ };

const take = async (
  browser: Browser,
  running: Running,
  { name, path, person = 'ada', prepare }: Subject,
  size: string,
  scheme: (typeof schemes)[number],
): Promise<string | null> => {
  const context = await browser.newContext({ ...sizes[size]!, colorScheme: scheme, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    await page.goto(`${running.publicUrl}/sign-in?returnTo=${encodeURIComponent(path)}`);
    await page.getByRole('button', { name: names[person]! }).click();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await settled(page);
    await prepare?.(page);
    await settled(page);
    await save(page, `${name}-${size}-${scheme}`);
    const cut = await cutIn(page);
    return cut && `${name}, ${size}, ${scheme}: ${cut}`;
  } finally {
    await context.close();
  }
};

/** The approval page and the letter that leads to it, for somebody whom a change waits for. */
const ofLetters = async (running: Running): Promise<readonly Subject[]> => {
  const found = await fetch(`${running.inboxUrl}/letters?to=ben@acme.example`, {
    headers: { accept: 'application/json' },
  });
  const { items: letters } = (await found.json()) as { items: readonly { id: string; text: string }[] };
  const letter = letters.find(({ text }) => /\/approve\//.test(text));
  const link = letter && /https?:\/\/[^/\s]+(\/approve\/[\w-]+)/.exec(letter.text)?.[1];
  if (letter === undefined || link === undefined) throw new Error('no letter to ben holds a link');
  return [
    { name: 'approval-page', path: link },
    { name: 'letter', path: `${running.inboxUrl}/letters/${letter.id}` },
  ];
};

const takeOpen = async (
  browser: Browser,
  running: Running,
  { name, path }: Subject,
  size: string,
  scheme: (typeof schemes)[number],
): Promise<string | null> => {
  const context = await browser.newContext({ ...sizes[size]!, colorScheme: scheme });
  try {
    const page = await context.newPage();
    await page.goto(path.startsWith('http') ? path : `${running.publicUrl}${path}`);
    await save(page, `${name}-${size}-${scheme}`);
    const cut = await cutIn(page);
    return cut && `${name}, ${size}, ${scheme}: ${cut}`;
  } finally {
    await context.close();
  }
};

const { running, child } = await service();
const browser = await chromium.launch({
  executablePath: toolPaths(dataDir).chromium ?? '',
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
});
try {
  mkdirSync(folder, { recursive: true });
  const only = process.argv.slice(2);
  const wanted = ({ name }: Subject): boolean => only.length === 0 || only.includes(name);
  const slug = demoAccount() ?? '';
  await withTokens(createDemoClient(running), slug);
  const pages = (await subjects(createDemoClient(running), slug)).filter(wanted);
  const letters = (await ofLetters(running)).filter(wanted);
  const faults: (string | null)[] = [];
  for (const size of Object.keys(sizes))
    for (const scheme of schemes) {
      for (const subject of pages) faults.push(await take(browser, running, subject, size, scheme));
      for (const subject of letters) faults.push(await takeOpen(browser, running, subject, size, scheme));
    }
  const found = faults.filter((fault) => fault !== null);
  console.log(`${faults.length} pictures, in docs/pictures.`);
  for (const fault of found) console.error(fault);
  if (found.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
  await stop(child);
}
