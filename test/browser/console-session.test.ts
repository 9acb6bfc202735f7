import { beforeEach, expect, test } from '@jest/globals';
import type { TestAccount } from '../acceptance/test-account.ts';
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
