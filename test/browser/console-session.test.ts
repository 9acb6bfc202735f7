import { beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TestAccount } from '../acceptance/test-account.ts';
import { MOST_TOKENS } from '../../src/transactions/personal-tokens.ts';
import { until } from '../acceptance/until.ts';
import { useWorld } from '../acceptance/world.ts';
import { desktop, phone, useChromium } from './chromium.ts';
import { mustBeUsable, openConsole } from './console.ts';
import { enrolLink, keepsPasskeys } from './passkeys.ts';

const world = useWorld();
const open = useChromium();
let account: TestAccount;

beforeEach(async () => {
  account = await world().openAccount({ requiredApprovals: 1, officers: ['ada', 'ben', 'cleo'] });
}, 60_000);

const officers = (): string => `/accounts/${account.slug}/officers`;

const own = (): string => `/accounts/${account.slug}/passkeys-and-tokens`;

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

test('R51 from the menu of who is signed in: the letter, one’s first passkey, and another one as a change', async () => {
  const window = await openConsole(open, world(), 'ben', officers(), desktop);
  const { page } = window;
  await keepsPasskeys(window);
  await page.getByRole('button', { name: /you and your accounts/ }).click();
  await page.getByRole('menuitem', { name: 'Your passkeys and tokens' }).click();
  await page.getByText('You have no passkey').waitFor();
  await page.getByRole('button', { name: 'Send me the letter' }).click();
  await page.getByText(/^To ben@acme\.example/).waitFor();
  await mustBeUsable(page);

  await page.goto(await enrolLink(world(), account, 'ben'));
  await page.getByRole('button', { name: 'Make a passkey' }).click();
  await page.getByRole('heading', { name: 'Your passkey is ready' }).waitFor();
  await page.goto(`${world().publicUrl}${own()}`);
  await page.getByText('Your passkey', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Send me the letter' }).count()).toBe(0);
  await mustBeUsable(page);
  await page.getByRole('button', { name: 'Ask for another passkey' }).click();
  await page.getByRole('dialog', { name: 'Draft' }).getByText('Allow Ben Lindqvist another passkey').waitFor();
});

const useOf = async (token: string): Promise<number> => {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(`${world().publicUrl}${account.path}/changes`, { headers })).status;
};

test('R42 a token of one’s own is shown once, until its maker says that they have it, and ends when they say so', async () => {
  const { page } = await openConsole(open, world(), 'ada', own(), phone);
  await page.getByText('You have no token').waitFor();
  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByLabel('Name').fill('Nightly report');
  await page.getByLabel('Days until it expires').fill('7');
  await mustBeUsable(page);
  await page.getByRole('button', { name: 'Make the token' }).click();
  const shown = page.getByRole('dialog', { name: 'Secret of Nightly report' });
  const token = await shown.locator('pre').innerText();
  await mustBeUsable(page);
  expect(await useOf(token)).toBe(200);
  await page.keyboard.press('Escape');
  await page.mouse.click(5, 5);
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.evaluate('location.reload()');
  await until('it was asked whether to leave', () => asked.length > 0);
  expect(asked).toEqual(['beforeunload']);
  expect(await shown.locator('pre').innerText()).toBe(token);
  await shown.getByRole('button', { name: 'I have it' }).click();
  await shown.waitFor({ state: 'hidden' });

  await page.reload();
  await page.getByText(/^may read · is good until .* · last used on /).waitFor();
  expect(asked).toHaveLength(1);
  expect(await page.content()).not.toContain(token);
  expect(await storedIn(page)).not.toContain(token);
  await mustBeUsable(page);
  await page.getByRole('button', { name: 'Revoke Nightly report' }).click();
  await page.getByRole('dialog', { name: 'Revoke Nightly report' }).getByRole('button', { name: 'Revoke it' }).click();
  await page.getByText('Nightly report is revoked.').waitFor();
  await page.getByText('You have no token').waitFor();
  expect(await useOf(token)).toBe(401);
});

test('who has as many tokens as they may is told where they ask for another, and loses nothing that they typed', async () => {
  for (let number = 1; number <= MOST_TOKENS; number++)
    await world().get('cleo', 'POST', `${account.path}/tokens`, {
      name: `Program ${number}`,
      scopes: ['read', 'submit'],
      expiresInDays: 1,
    });
  const { page } = await openConsole(open, world(), 'cleo', own(), desktop);
  await page
    .getByText(/^may read and submit/)
    .nth(MOST_TOKENS - 1)
    .waitFor();
  await page.getByRole('button', { name: 'Make a token' }).click();
  const form = page.getByRole('dialog', { name: 'Make a token' });
  await form.getByLabel('Name').fill('One more');
  await form.getByRole('button', { name: 'Make the token' }).click();
  await form
    .getByRole('alert')
    .getByText(/Revoke one/)
    .waitFor();
  expect(await form.getByLabel('Name').inputValue()).toBe('One more');
  await mustBeUsable(page);
});
