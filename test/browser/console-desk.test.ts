import { beforeAll, expect, test } from '@jest/globals';
import type { TestAccount } from '../acceptance/test-account.ts';
import { useWorld } from '../acceptance/world.ts';
import { desktop, phone, useChromium } from './chromium.ts';
import { mustBeUsable, openConsole } from './console.ts';

const world = useWorld();
const open = useChromium();
let account: TestAccount;

beforeAll(async () => {
  account = await world().openAccount({ requiredApprovals: 1, officers: ['ada', 'ben'] });
}, 60_000);

const path = (search = ''): string => `/accounts/${account.slug}/desk${search}`;

test('R8 an officer is asked for with problems at the fields, nothing typed is lost, and another officer objects', async () => {
  const { page, mustBeClean } = await openConsole(open, world(), 'ada', path('?ask=officer.add'), desktop);
  const form = page.getByRole('form', { name: 'Ask the support desk' });
  await form.getByLabel('Name').fill('Ivo Lang');
  await form.getByLabel('E-mail address').fill('ben@acme.example');
  await form.getByRole('button', { name: 'File the request' }).click();
  await form.getByText('Say where the paper lies that shows it.').waitFor();
  await form.getByLabel('Evidence').fill('Signed form, folder 7');
  await page.reload();
  expect(await form.getByLabel('Evidence').inputValue()).toBe('Signed form, folder 7');
  await mustBeUsable(page);
  await form.getByLabel('E-mail address').fill('ivo@acme.example');
  await form.getByRole('button', { name: 'File the request' }).click();
  await page.getByText('just filed').waitFor();
  mustBeClean(world().publicUrl, world().issuer);

  const ben = await openConsole(open, world(), 'ben', path(), { ...phone, colorScheme: 'dark' });
  await ben.page.getByRole('button', { name: /^Object: Add Ivo Lang/ }).click();
  const objecting = ben.page.getByRole('dialog', { name: 'Object to the request' });
  await objecting.getByText(/It does not end the request: it calls for a third operator/).waitFor();
  await objecting.getByLabel('Comment').fill('Nobody told me.');
  await objecting.getByRole('button', { name: 'Object', exact: true }).click();
  await ben.page.getByText('you have objected').waitFor();
  await ben.page.getByText(/Ben Lindqvist objected.*Nobody told me/).waitFor();
  await mustBeUsable(ben.page);
});

test('R14 the desk refuses rights that are as they are, and the form says so', async () => {
  const { page } = await openConsole(open, world(), 'ada', path('?ask=account-rights.set'), desktop);
  const form = page.getByRole('form', { name: 'Ask the support desk' });
  await form.getByRole('group', { name: 'Rights of the account' }).waitFor();
  await form.getByLabel('Evidence').fill('Letter of 2 March');
  await form.getByRole('button', { name: 'File the request' }).click();
  await page.getByRole('alert').getByText('Everything is as this request would make it.').waitFor();
});
