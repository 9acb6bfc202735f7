// How many clicks and seconds it takes to add a user with two roles, and to have it approved, from a cold start:
// `npm run walk`, beside or without a running `npm start`. Fields are filled as fast as a program types, so that the
// seconds are those of the service and the browser; the clicks are a person's.
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { demoAccount, service, stop, type Running } from '../scripts/demo/service.ts';
import { toolPaths } from '../src/processes/embedded/tools.ts';

const dataDir = process.env['COUNTERSIGN_DATA'] ?? '.countersign';
const number = Date.now() % 100_000;

/** Counts what a hand does: presses of a button of the mouse, and fields typed into. */
class Walk {
  clicks = 0;
  fields = 0;
  readonly #begun = performance.now();
  readonly #said: string[] = [];

  async click(what: string, place: Locator): Promise<void> {
    await place.click();
    this.clicks++;
    this.say(what);
  }

  async type(what: string, page: Page, text: string): Promise<void> {
    await page.keyboard.insertText(text);
    this.fields++;
    this.say(what);
  }

  say(what: string): void {
    const seconds = ((performance.now() - this.#begun) / 1_000).toFixed(1);
    this.#said.push(`${seconds.padStart(6)} s  ${String(this.clicks).padStart(3)} clicks  ${what}`);
  }

  toString(): string {
    return this.#said.join('\n');
  }
}

const submit = async (walk: Walk, browser: Browser, { publicUrl }: Running): Promise<Page> => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(publicUrl);
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
  walk.say('the console is there, for somebody who has never opened it');
  await walk.click('Sign in', page.getByRole('link', { name: 'Sign in' }));
  await walk.click('… as Ada Okafor, at the provider', page.getByRole('button', { name: /^Ada Okafor/ }));
  await walk.click('Add a user', page.getByRole('button', { name: 'Add a user' }));
  const form = page.getByRole('dialog', { name: 'Add a user' });
  await form.getByLabel('Name').and(page.locator(':focus')).waitFor();
  await walk.type('the name', page, `Noor Walker ${number}`);
  await page.keyboard.press('Tab');
  await walk.type('the address', page, `noor.${number}@acme.example`);
  await walk.click('Roles', form.getByRole('combobox', { name: 'Roles' }));
  for (const role of ['Accounts payable', 'Reports'])
    await walk.click(`the role ${role}`, page.getByRole('option', { name: role, exact: true }));
  await page.keyboard.press('Escape');
  await walk.click('Add to the draft', form.getByRole('button', { name: 'Add to the draft' }));
  const tray = page.getByRole('dialog', { name: 'Draft' });
  await tray.getByText('1 person gains rights', { exact: true }).waitFor();
  walk.say('what it would do is shown');
  await tray.getByLabel('Reason').and(page.locator(':focus')).waitFor();
  await walk.type('the reason', page, 'Noor joins accounts payable.');
  await walk.click('Submit for approval', tray.getByRole('button', { name: 'Submit for approval' }));
  await page
    .getByText(/^It waits for 2 more approvals/)
    .first()
    .waitFor();
  walk.say('it waits for two approvals');
  return page;
};

const approve = async (walk: Walk, browser: Browser, { inboxUrl }: Running, person: string): Promise<void> => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${inboxUrl}/letters?to=${person}@acme.example`);
  const letter = page.getByRole('link', { name: new RegExp(`Noor Walker ${number}|Approve: Add a user`) }).first();
  await letter.waitFor();
  await walk.click(`${person} opens the letter`, letter);
  const link = page.frameLocator('iframe').getByRole('link', { name: 'Read and decide' });
  const [decide] = await Promise.all([page.context().waitForEvent('page'), walk.click('Read and decide', link)]);
  await walk.click('Approve this change', decide.getByRole('button', { name: 'Approve this change' }));
  await decide.getByRole('heading', { level: 1, name: 'You approved this change' }).waitFor();
};

const { running, child } = await service();
const browser = await chromium.launch({ executablePath: toolPaths(dataDir).chromium ?? '', args: ['--no-sandbox'] });
try {
  if (demoAccount() === undefined) throw new Error('the demo account is not open');
  const walk = new Walk();
  const page = await submit(walk, browser, running);
  for (const person of ['ben', 'cleo']) await approve(walk, browser, running, person);
  await page
    .getByText(/^The change is applied/)
    .first()
    .waitFor();
  walk.say('applied, on the page of whoever asked, by itself');
  console.log(walk.toString());
  console.log(`\n${walk.clicks} clicks, ${walk.fields} fields typed into`);
} finally {
  await browser.close();
  await stop(child);
}
