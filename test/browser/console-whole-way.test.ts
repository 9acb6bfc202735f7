import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addressOf } from '../acceptance/test-account.ts';
import { until } from '../acceptance/until.ts';
import { useWorld } from '../acceptance/world.ts';
import { desktop, phone, useChromium, type Window } from './chromium.ts';
import { mustBeUsable, openConsole } from './console.ts';

const world = useWorld();
const open = useChromium();

/** A link of the newest letter to a demo person whose subject holds these words. */
const linkOf = (person: string, words: RegExp, link: RegExp): Promise<string> =>
  until(`a letter to ${person} about ${String(words)}`, async () => {
    const letters = await world().letters.list({ to: addressOf(person), limit: 20 });
    return letters.flatMap(({ subject, text }) => (words.test(subject) ? (link.exec(text)?.[0] ?? []) : []))[0];
  });

const addOfficer = async (page: Page, place: number, name: string, email: string): Promise<void> => {
  await page.getByRole('button', { name: 'Add an officer' }).click();
  const fields = page.getByRole('group', { name: `Officer ${place}` });
  await fields.getByLabel('Name').fill(name);
  await fields.getByLabel('E-mail address').fill(email);
};

/** Opens the letter's invitation on a phone, signs in, and is in the account. */
const enrolled = async (person: string, name: string): Promise<Window> => {
  const window = await open(phone);
  await window.page.goto(await linkOf(person, /You are a Security Officer/, /https?:\/\/\S+\/sign-in\S*/));
  await window.page.getByRole('button', { name: new RegExp(name) }).click();
  await window.page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  return window;
};

const approved = async ({ page }: Window, person: string): Promise<void> => {
  await page.goto(await linkOf(person, /Approve: /, /https?:\/\/\S+\/approve\/[\w-]+/));
  await page.getByRole('button', { name: 'Approve this change' }).click();
  await page.getByRole('heading', { level: 1, name: 'You approved this change' }).waitFor();
};

test('R1 R6 R37 R41 R51 the whole way: apply, enrol, propose, approve as two others from their letters, see it applied, verify', async () => {
  const { page, mustBeClean } = await openConsole(open, world(), 'finn', '/apply', desktop);
  await page.getByRole('radio', { name: 'Organization' }).check();
  await page.getByLabel('Name of the account').fill('Gallagher & Co');
  await page.getByLabel('Your name').fill('Finn Gallagher');
  await page.getByRole('radiogroup', { name: 'Required approvals' }).getByText('2', { exact: true }).click();
  await addOfficer(page, 2, 'Gita Rao', addressOf('gita'));
  await addOfficer(page, 3, 'Hugo Blanc', addressOf('hugo'));
  await page.getByRole('checkbox', { name: /starter roles/ }).check();
  await mustBeUsable(page);
  await page.getByRole('button', { name: 'Open the account' }).click();
  await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();

  const gita = await enrolled('gita', 'Gita Rao');
  const hugo = await enrolled('hugo', 'Hugo Blanc');

  await page.getByRole('link', { name: 'People' }).click();
  // The inbox has a button of that name too, which goes with it.
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  await page.getByRole('button', { name: 'Add a user' }).click();
  const form = page.getByRole('dialog', { name: 'Add a user' });
  await form.getByLabel('Name').fill('Noor Haddad');
  await form.getByLabel('E-mail address').fill('noor@acme.example');
  await form.getByRole('combobox', { name: 'Roles' }).click();
  for (const role of ['Billing', 'Reports']) await page.getByRole('option', { name: role, exact: true }).click();
  await form.getByLabel('Name').click();
  await form.getByRole('button', { name: 'Add to the draft' }).click();
  const tray = page.getByRole('dialog', { name: 'Draft' });
  await tray.getByText('1 person gains rights', { exact: true }).waitFor();
  await tray.getByLabel('Reason').fill('Noor joins on Monday.');
  await tray.getByRole('button', { name: 'Submit for approval' }).click();
  await page
    .getByText(/^It waits for 2 more approvals of 2/)
    .first()
    .waitFor();

  await approved(gita, 'gita');
  await approved(hugo, 'hugo');
  // Whoever asked sees it without asking again.
  await page
    .getByText(/^The change is applied/)
    .first()
    // A stream of news that was let go is asked for again within a minute.
    .waitFor({ timeout: 150_000 });
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('link', { name: 'Noor Haddad' }).click();
  await page.getByRole('heading', { level: 1, name: 'Noor Haddad' }).waitFor();

  await page.getByRole('link', { name: 'Trail' }).click();
  await page.getByRole('button', { name: 'Verify the trail' }).click();
  await page.getByText('The trail is whole').waitFor();
  await mustBeUsable(page);
  expect(page.url()).toContain('/accounts/');
  mustBeClean(world().publicUrl, world().issuer);
}, 300_000);
