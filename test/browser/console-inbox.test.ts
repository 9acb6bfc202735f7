import { beforeAll, expect, test } from '@jest/globals';
import type { TestAccount } from '../acceptance/test-account.ts';
import { useWorld } from '../acceptance/world.ts';
import { desktop, phone, useChromium } from './chromium.ts';
import { mustBeUsable, openConsole } from './console.ts';

const world = useWorld();
const open = useChromium();
let account: TestAccount;

beforeAll(async () => {
  account = await world().openAccount({ requiredApprovals: 2, officers: ['ada', 'ben', 'cleo', 'dev'] });
}, 60_000);

const inbox = (): string => `/accounts/${account.slug}`;

test.each([
  ['a phone', phone],
  ['a desktop', desktop],
] as const)('R45 on %s the inbox shows what waits for the reader, and says so where nothing does', async (_, size) => {
  const { page, mustBeClean } = await openConsole(open, world(), 'ben', inbox(), size);
  await page.getByText('Nothing waits for you.').waitFor();
  await mustBeUsable(page);
  const change = await account.submit('user.add', { name: `Noor on ${_}`, email: `noor.${_.at(-1)}@acme.example` });
  // By itself, and within moments.
  const row = page.getByRole('listitem').filter({ hasText: `Noor on ${_}` });
  await row.waitFor();
  expect(await row.innerText()).toContain('0 of 2 approvals');
  expect(await page.title()).toMatch(/^\(1\) Inbox/);
  await mustBeUsable(page);
  await account.decide('ben', change);
  await page.getByText('Nothing waits for you.').waitFor();
  await account.decide('cleo', change);
  await account.ended(change);
  mustBeClean(world().publicUrl, world().issuer);
});

test('R13 where owners change at once, the inbox shows every change, and no one is asked to wait for a decision', async () => {
  const { account: own } = await world().get<{ account: { slug: string } }>('ines', 'POST', '/v1/applications', {
    clientType: 'individual',
    name: 'The private account of Inês Duarte',
    applicant: { name: 'Inês Duarte', email: 'ines@acme.example' },
  });
  const { page, mustBeClean } = await openConsole(open, world(), 'ines', `/accounts/${own.slug}`, phone);
  await page.getByText('Changes of this account are applied at once.').waitFor();
  await page.getByText('Nothing has been changed yet').waitFor();
  expect(await page.getByRole('tab', { name: /Waits for me/ }).count()).toBe(0);
  await page.getByRole('button', { name: /you and your accounts/ }).click();
  await page.getByRole('menuitem', { name: 'Open an account' }).waitFor();
  await mustBeUsable(page);
  mustBeClean(world().publicUrl, world().issuer);
});
