import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TestAccount } from '../acceptance/test-account.ts';
import { until } from '../acceptance/until.ts';
import { useWorld } from '../acceptance/world.ts';
import { desktop, useChromium } from './chromium.ts';
import { openConsole } from './console.ts';

const world = useWorld();
const open = useChromium();
let account: TestAccount;

beforeEach(async () => {
  account = await world().openAccount({ requiredApprovals: 1, officers: ['ada', 'ben', 'cleo'] });
}, 60_000);

const officers = (): string => `/accounts/${account.slug}/officers`;

const submitted = () => account.submit('user.add', { name: 'Noor Haddad', email: 'noor@acme.example' });

const draftedBy = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Remove the designation of Cleo Marchetti' }).click();
  await page.getByRole('dialog', { name: 'Draft' }).getByText('Remove the designation: Cleo Marchetti').waitFor();
};

/** What of this window's and this browser's storage was typed by somebody. */
const storedIn = (page: Page): Promise<string> =>
  page.evaluate('JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])');

const signIn = async (page: Page, name: RegExp): Promise<void> => {
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('button', { name }).click();
};

test('R12 what one officer typed is not shown to the next one who signs in in the same window', async () => {
  const change = await submitted();
  const path = `/accounts/${account.slug}/changes/${change.id}`;
  const { page, context } = await openConsole(open, world(), 'ben', path, desktop);
  await page.getByLabel('Comment').fill('Between Ben and his screen.');
  await context.clearCookies();
  await page.reload();
  await signIn(page, /Cleo Marchetti/);
  await page.getByText('Your decision, as Cleo Marchetti').waitFor();
  expect(await page.getByLabel('Comment').inputValue()).toBe('');
});

test('R12 who signs out leaves nothing of what they typed and drafted in the browser', async () => {
  const change = await submitted();
  const path = `/accounts/${account.slug}/changes/${change.id}`;
  const { page } = await openConsole(open, world(), 'ben', path, desktop);
  await page.getByLabel('Comment').fill('Between Ben and his screen.');
  await page.goto(`${world().publicUrl}${officers()}`);
  await draftedBy(page);
  expect(await storedIn(page)).toMatch(/Cleo Marchetti.*Between Ben/);
  await page.getByRole('button', { name: /Close the draft/ }).click();
  await page.getByRole('button', { name: /you and your accounts/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  expect(await storedIn(page)).not.toMatch(/Between Ben|Cleo Marchetti/);
});

test('R12 a window of somebody else than who is signed in by now begins anew when it is looked at', async () => {
  const { page, context } = await openConsole(open, world(), 'ada', officers(), desktop);
  await draftedBy(page);
  const other = await context.newPage();
  await context.clearCookies();
  await other.goto(`${world().publicUrl}${officers()}`);
  await signIn(other, /Ben Lindqvist/);
  await other.getByRole('button', { name: /^Ben Lindqvist: you/ }).waitFor();
  expect(await other.getByText('Remove the designation: Cleo Marchetti').count()).toBe(0);
  // A headless browser does not tell its pages which of them is seen.
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`);
  await page.getByRole('button', { name: /^Ben Lindqvist: you/ }).waitFor();
  expect(await page.getByText('Remove the designation: Cleo Marchetti').count()).toBe(0);
});

test('R12 who stops being an officer sees their own rights alone from then on', async () => {
  const { page } = await openConsole(open, world(), 'ben', officers(), desktop);
  await page.getByRole('heading', { name: 'Officers (3)' }).waitFor();
  const ben = (await account.users()).find(({ name }) => name === 'Ben Lindqvist')!;
  const change = await account.submit('officer.remove', { userId: ben.id });
  await account.decide('cleo', change);
  await page.getByRole('heading', { name: 'What you may do' }).waitFor();
});

test('R31 a secret stays until it was taken, though the page behind it follows what happened', async () => {
  const change = await account.submit('service-token.create', { name: 'Payments', scopes: ['access-check'] });
  await account.decide('ben', change);
  await account.ended(change);
  const { page } = await openConsole(open, world(), 'ada', officers(), desktop);
  await page.getByRole('button', { name: 'Take its secret: Payments' }).click();
  const secret = page.getByRole('dialog', { name: 'Secret of Payments' });
  await secret.locator('pre').waitFor();
  await page.getByText(/its secret was taken/).waitFor();
  expect(await secret.locator('pre').innerText()).not.toBe('');
  // Nor does it go by a click beside it.
  await page.mouse.click(10, 10);
  expect(await secret.locator('pre').isVisible()).toBe(true);
  await secret.getByRole('button', { name: 'I have it' }).click();
  await secret.waitFor({ state: 'hidden' });
  expect(await page.getByRole('button', { name: 'Take its secret: Payments' }).count()).toBe(0);
});

test('R29 nothing is submitted whose effect was not shown: neither while it is asked for, nor where asking failed', async () => {
  const { page } = await openConsole(open, world(), 'ada', officers(), desktop);
  await draftedBy(page);
  const tray = page.getByRole('dialog', { name: 'Draft' });
  const submit = tray.getByRole('button', { name: 'Submit for approval' });
  await until('the first can be submitted', () => submit.isEnabled());
  const held = Promise.withResolvers<void>();
  await page.route('**/changes/preview', async (route) => {
    await held.promise;
    await route.abort();
  });
  await page.getByRole('radiogroup', { name: 'Required approvals' }).getByText('0', { exact: true }).click();
  await tray.getByText('Required approvals: 1 becomes 0').waitFor();
  expect(await submit.isDisabled()).toBe(true);
  held.resolve();
  await tray
    .getByRole('alert')
    .getByText(/It was asked and gave no answer/)
    .waitFor();
  expect(await submit.isDisabled()).toBe(true);
  await page.unroute('**/changes/preview');
  await tray.getByRole('button', { name: 'Try again' }).click();
  await until('both can be submitted', () => submit.isEnabled());
});
