import { expect, test } from '@jest/globals';
import { useWorld } from '../acceptance/world.ts';
import { desktop, phone, useChromium } from './chromium.ts';
import { mustBeUsable, openConsole } from './console.ts';

const world = useWorld();
const open = useChromium();

test('R1 R2 R5 an organization is opened by the form, warned that it can’t approve yet, and nothing typed is lost on a reload', async () => {
  const { page, mustBeClean } = await openConsole(open, world(), 'mallory', '/apply', desktop);
  await page.getByRole('radio', { name: 'Organization' }).check();
  await page.getByLabel('Name of the account').fill('Elsewhere');
  await page.getByLabel('Your name').fill('Mallory Stone');
  await page.getByRole('radiogroup', { name: 'Required approvals' }).getByText('2', { exact: true }).click();
  // Fewer officers than approvals: refused, where it is read before it is sent.
  await page.getByText('2 approvals are required; the applicant is the only officer of the application.').waitFor();
  await mustBeUsable(page);
  await page.getByRole('button', { name: 'Add an officer' }).click();
  const second = page.getByRole('group', { name: 'Officer 2' });
  await second.getByLabel('Name').fill('Nils Berg');
  await second.getByLabel('E-mail address').fill('nils at elsewhere');
  await second.getByText('A plain address such as name@example.com is expected.').waitFor();
  await second.getByLabel('E-mail address').fill('nils@elsewhere.example');
  await page.getByText(/can't approve any change until the support desk adds an officer/).waitFor();
  await page.reload();
  expect(await page.getByRole('group', { name: 'Officer 2' }).getByLabel('Name').inputValue()).toBe('Nils Berg');
  await page.getByText(/can't approve any change until the support desk adds an officer/).waitFor();
  await page.getByRole('button', { name: 'Open the account' }).click();
  await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/accounts/elsewhere');
  mustBeClean(world().publicUrl, world().issuer);
});

test('R3 R4 R13 on a phone an organization must say its required approvals, no other client type is asked for them or for officers, and its owner sees its pages', async () => {
  const { page } = await openConsole(open, world(), 'ines', '/apply', { ...phone, colorScheme: 'dark' });
  await page.getByRole('radio', { name: 'Organization' }).check();
  await page.getByLabel('Name of the account').fill('Northwind');
  await page.getByLabel('Your name').fill('Inês Duarte');
  await page.getByRole('button', { name: 'Open the account' }).click();
  await page.getByText(/An organization says its required approvals: 0, 1 or 2 is expected/).waitFor();
  await mustBeUsable(page);
  await page.getByRole('radio', { name: 'Joint' }).check();
  await page.getByRole('heading', { name: 'Further holders' }).waitFor();
  expect(await page.getByRole('heading', { name: 'Security Officers' }).count()).toBe(0);
  expect(await page.getByRole('radiogroup', { name: 'Required approvals' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Open the account' }).click();
  await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  await page.goto(`${world().publicUrl}/accounts/northwind/desk?ask`);
  await page.getByRole('radio', { name: 'Remove an owner' }).waitFor();
  await mustBeUsable(page);
});
