import { beforeAll, expect, test } from '@jest/globals';
import type { TestAccount } from '../acceptance/test-account.ts';
import { useWorld } from '../acceptance/world.ts';
import { desktop, phone, useChromium } from './chromium.ts';
import { mustBeUsable, openConsole } from './console.ts';

const world = useWorld();
const open = useChromium();
let account: TestAccount;

beforeAll(async () => {
  account = await world().openAccount({ requiredApprovals: 2, officers: ['ada', 'ben'] });
}, 60_000);

const path = (): string => `/accounts/${account.slug}/officers`;

test('R9 R10 the page says that too few are left to approve, and a removal below the floor is refused in the draft', async () => {
  const { page, mustBeClean } = await openConsole(open, world(), 'ada', path(), desktop);
  await page.getByText('This account can’t approve its changes').waitFor();
  await page.getByText('A change needs 3 officers (one who asks, 2 who sign). There are 2; 1 seat is empty.').waitFor();
  await page.getByText('At least 2 officers must stay (the floor): none of 2 can be taken away.').waitFor();
  await page.getByRole('button', { name: 'Remove the designation of Ben Lindqvist' }).click();
  const draft = page.getByRole('dialog', { name: 'Draft' });
  await draft.getByText('With required approvals at 2 the fewest officers are 2; 1 would remain.').waitFor();
  expect(await draft.getByRole('button', { name: 'Submit for approval' }).isDisabled()).toBe(true);
  await mustBeUsable(page);
  mustBeClean(world().publicUrl, world().issuer);
});

test('R11 on a phone lowering the required approvals goes into the draft, and it says who would have to sign', async () => {
  const { page } = await openConsole(open, world(), 'ada', path(), { ...phone, colorScheme: 'dark' });
  await page.getByRole('radiogroup', { name: 'Required approvals' }).getByText('1', { exact: true }).click();
  const draft = page.getByRole('dialog', { name: 'Draft' });
  await draft.getByText('Required approvals: 2 becomes 1').waitFor();
  // The greater of the old and the new number: two others would have to sign, and there is one.
  await draft.getByText(/2 other officers; 1 can/).waitFor();
  await draft.getByRole('button', { name: /Close the draft/ }).click();
  await page.getByText('drafted; now 2').waitFor();
  await mustBeUsable(page);
});

test('R14 authorizers asked for and active stand side by side, and what is asked for is set by the draft', async () => {
  const { page } = await openConsole(open, world(), 'ben', path(), desktop);
  const funding = page.getByRole('region', { name: 'Authorizers for funding' });
  await funding.getByText('0 active of 0 asked for').first().waitFor();
  await funding.getByRole('radiogroup', { name: 'Primary authorizers' }).getByText('2', { exact: true }).click();
  const draft = page.getByRole('dialog', { name: 'Draft' });
  await draft.getByText('Authorizers for funding: 2 primary, 0 secondary').waitFor();
});

test('R14 what was typed for one area is not there in the form of the other', async () => {
  const { page } = await openConsole(open, world(), 'ada', path(), desktop);
  const form = page.getByRole('form');
  const person = form.getByRole('combobox', { name: 'Person' });
  await page.getByRole('button', { name: 'Assign a primary authorizer for portal' }).click();
  await person.click();
  await page.getByRole('option', { name: /Ben Lindqvist/ }).click();
  await page.getByRole('button', { name: 'Close the form' }).click();
  await person.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Assign a primary authorizer for funding' }).click();
  await person.waitFor();
  expect(await person.inputValue()).toBe('');
  await page.getByRole('button', { name: 'Close the form' }).click();
  await person.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Assign a primary authorizer for portal' }).click();
  await person.waitFor();
  expect(await person.inputValue()).toMatch(/Ben Lindqvist/);
});
