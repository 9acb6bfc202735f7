import { beforeAll, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { TestAccount } from '../acceptance/test-account.ts';
import { useWorld } from '../acceptance/world.ts';
import { accessibilityFaults, overflowOf, phone, smallTargets, useChromium, type Window } from './chromium.ts';
import { mustBeUsable, openConsole } from './console.ts';
import { enrolLink, keepsPasskeys } from './passkeys.ts';

const world = useWorld();
const open = useChromium();
let account: TestAccount;

beforeAll(async () => {
  account = await world().openAccount({ requiredApprovals: 1, officers: ['ada', 'ben', 'cleo'] });
}, 60_000);

/** A window whose device keeps passkeys, and shows each time that its owner is there, or that they are not. */
const withDevice = async (options: BrowserContextOptions, isUserVerified = true): Promise<Window> => {
  const window = await open(options);
  await keepsPasskeys(window, isUserVerified);
  return window;
};

const signIn = async (page: Page, name: RegExp): Promise<void> => {
  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name }).click();
};

const enrol = async ({ page }: Window, person: string, name: RegExp): Promise<void> => {
  await world().get(person, 'POST', `${account.path}/passkeys`, {});
  await page.goto(await enrolLink(world(), account, person));
  await signIn(page, name);
  await page.getByRole('heading', { level: 1, name: /^Make a passkey/ }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  expect(await smallTargets(page)).toEqual([]);
  await page.getByRole('button', { name: 'Make a passkey' }).click();
  await page.getByRole('heading', { level: 1, name: 'Your passkey is ready' }).waitFor();
};

test('R39 R51 a letter leads to a passkey, the next one to a decision that it signs, on a phone', async () => {
  const ben = await withDevice(phone);
  const cleo = await withDevice(phone);
  await enrol(ben, 'ben', /Ben Lindqvist/);
  await enrol(cleo, 'cleo', /Cleo Marchetti/);
  await account.enact('policy.set', { approvalAssurance: 'passkey' });

  const change = await account.submit('user.add', { name: 'Noor Haddad', email: 'noor@acme.example' });
  const { page, mustBeClean } = ben;
  await page.goto(await account.link('ben', change));
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  await page.getByLabel('Comment (optional)').fill('Known to me.');
  await page.getByRole('button', { name: 'Approve this change' }).click();
  await page.getByRole('heading', { level: 1, name: 'You approved this change' }).waitFor();
  await page.getByText('The change is applied').first().waitFor();
  expect(await account.read(change)).toMatchObject({
    state: 'applied',
    decisions: [{ verdict: 'approve', comment: 'Known to me.' }],
  });
  expect(
    await world().sql(
      `SELECT d.assurance, a.document::json ->> 'verdict' AS verdict
       FROM decisions d JOIN passkey_assertions a USING (account_id, change_id, officer_id) WHERE change_id = $1`,
      [change.id],
    ),
  ).toEqual([{ assurance: 'passkey', verdict: 'approve' }]);
  expect(await account.verify()).toMatchObject({ ok: true });
  mustBeClean(world().publicUrl, world().issuer);
}, 60_000);

test('R39 an officer who has none reads beside their passkeys that they can’t decide, and gets the letter there', async () => {
  const { page } = await openConsole(open, world(), 'ada', `/accounts/${account.slug}/passkeys-and-tokens`, phone);
  await page.getByText('This account asks for a passkey with each decision').waitFor();
  await mustBeUsable(page);
  await page.getByRole('button', { name: 'Send me the letter' }).click();
  expect(await enrolLink(world(), account, 'ada')).toMatch(/\/enrol\//);
});

test('R39 without the passkey nothing is decided, and the page says so', async () => {
  const change = await account.submit('user.add', { name: 'Otto Berg', email: 'otto@acme.example' });
  const { page } = await withDevice(phone, false);
  await page.goto(await account.link('cleo', change));
  await signIn(page, /Cleo Marchetti/);
  await page.getByRole('button', { name: 'Reject it' }).click();
  await page.getByText('Your passkey was not used, and nothing was recorded').waitFor({ timeout: 15_000 });
  expect(await account.read(change)).toMatchObject({ state: 'pending', decisions: [] });

  const { page: plain } = await open({ ...phone, javaScriptEnabled: false });
  await plain.goto(await account.link('cleo', change));
  await signIn(plain, /Cleo Marchetti/);
  await plain.getByText('A passkey needs the script of this page').waitFor();
  await plain.getByRole('button', { name: 'Approve this change' }).click();
  await plain.getByText('Nothing was recorded').waitFor();
  expect(await account.read(change)).toMatchObject({ state: 'pending', decisions: [] });
}, 60_000);
