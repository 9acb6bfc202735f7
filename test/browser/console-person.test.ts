import { beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TestAccount, UserAnswer } from '../acceptance/test-account.ts';
import { useWorld } from '../acceptance/world.ts';
import { desktop, phone, useChromium } from './chromium.ts';
import { mustBeUsable, openConsole } from './console.ts';

const world = useWorld();
const open = useChromium();
let account: TestAccount;
let finn: UserAnswer;

/** Finn has one right of his own, and a role through a group; ben sees neither the role nor what it gives. */
beforeAll(async () => {
  account = await world().openAccount({ requiredApprovals: 2, officers: ['ada', 'ben', 'cleo'] });
  await account.enact('change-set', {
    changes: [
      { kind: 'user.add', payload: { name: 'Finn Gallagher', email: 'finn@acme.example', rights: ['reports.tax'] } },
      { kind: 'employee-group.create', payload: { name: 'Night shift', memberIds: ['#0'] } },
      { kind: 'role.create', payload: { type: 'employee', name: 'Treasury', rights: ['funding.withdraw'] } },
      { kind: 'role.assign', payload: { roleId: '#2', to: { type: 'employee-group', id: '#1' } } },
      { kind: 'role.create', payload: { type: 'employee', name: 'Reader', rights: ['reports.statements'] } },
    ],
  });
  finn = await account.userOf('finn');
}, 90_000);

const path = (): string => `/accounts/${account.slug}/people/${finn.id}`;

const right = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(title, { exact: true }) });
const tick = (page: Page, title: string) => page.getByLabel(`Granted directly: ${title}`, { exact: true });
const openTray = async (page: Page) => {
  await page.getByRole('button', { name: /^Draft: / }).click();
  return page.getByRole('dialog', { name: 'Draft' });
};

test('R15 R20 R28 a person is found, two rights and a role are drafted in place, previewed, and submitted with a reason', async () => {
  const { page, mustBeClean } = await openConsole(
    open,
    world(),
    'ada',
    `/accounts/${account.slug}/people?q=finn`,
    desktop,
  );
  await page.getByRole('link', { name: 'Finn Gallagher' }).click();
  await tick(page, 'Deposit').check();
  await tick(page, 'Tax documents').uncheck();
  // Toggled back, it is no edit any more.
  await tick(page, 'Invoices').check();
  await tick(page, 'Invoices').uncheck();
  expect(await right(page, 'Deposit').innerText()).toContain('to be granted');
  expect(await right(page, 'Tax documents').innerText()).toContain('to be revoked');
  await page.getByRole('combobox', { name: 'Give a role' }).click();
  await page.getByRole('option', { name: 'Reader' }).click();
  await page.getByRole('button', { name: 'Give', exact: true }).click();
  await mustBeUsable(page);

  await page.reload();
  expect(await tick(page, 'Deposit').isChecked()).toBe(true);
  expect(await tick(page, 'Tax documents').isChecked()).toBe(false);
  const tray = await openTray(page);
  const members = tray.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Take out/ }) });
  expect(await members.allInnerTexts()).toEqual([
    'Grant Finn Gallagher: Deposit',
    'Revoke from Finn Gallagher: Tax documents',
    'Assign the role Reader to Finn Gallagher',
  ]);
  await tray.getByText('1 person gains rights', { exact: true }).waitFor();
  expect(await tray.getByText('0 people').count()).toBe(0);
  await tray.getByText(/It will wait for 2 approvals/).waitFor();
  await tray.getByLabel('Reason').fill('He reads statements, and files no taxes.');
  await tray.getByRole('button', { name: 'Submit for approval' }).click();
  await page.waitForURL(/\/changes\//);

  await page.goto(`${world().publicUrl}${path()}`);
  await page.getByRole('heading', { name: '1 open change would alter them' }).waitFor();
  await page.getByText('would gain').waitFor();
  expect(await right(page, 'Deposit').innerText()).toMatch(/#\d+ would give it/);
  expect(await right(page, 'Tax documents').innerText()).toMatch(/#\d+ would take it/);
  await mustBeUsable(page);
  mustBeClean(world().publicUrl, world().issuer);
});

test.each([
  ['a phone', { ...phone, colorScheme: 'light' }],
  ['a desktop in the dark', { ...desktop, colorScheme: 'dark' }],
] as const)(
  'R16 R23 on %s a right that the officer lacks is refused in the tray, and a role that they can’t see has no link',
  async (_, size) => {
    const { page, mustBeClean } = await openConsole(open, world(), 'ben', path(), size);
    await right(page, 'Withdraw').waitFor();
    expect(await right(page, 'Withdraw').innerText()).toMatch(/given by a hidden role, through the .* Night shift/i);
    expect(await right(page, 'Withdraw').getByRole('link').count()).toBe(0);
    await page.getByText(/^A hidden role/).waitFor();
    expect(await page.getByText('Treasury').count()).toBe(0);
    await mustBeUsable(page);
    await tick(page, 'External transfers').check();
    const tray = await openTray(page);
    await tray.getByText('It can’t be submitted like this').waitFor();
    const refused = await account.refusedSubmission(
      'rights.grant',
      { userId: finn.id, rights: ['transfers.external'] },
      'ben',
    );
    expect(refused.body.code).toBe('exceeds_own_rights');
    const shown = refused.body.problems[0]!.message.replace('transfers.external', 'External transfers');
    expect(await tray.innerText()).toContain(shown.slice(1));
    expect(await tray.getByRole('button', { name: 'Submit for approval' }).isDisabled()).toBe(true);
    await mustBeUsable(page);
    mustBeClean(world().publicUrl, world().issuer);
  },
);

test('R9 R10 what makes sense for an officer is offered; the tray warns where too few are left, and refuses below the floor', async () => {
  const [ben, cleo] = [await account.userOf('ben'), await account.userOf('cleo')];
  const of = (user: UserAnswer): string => `/accounts/${account.slug}/people/${user.id}`;
  const { page, mustBeClean } = await openConsole(open, world(), 'ada', of(ben), desktop);
  await page.getByText(/^Security Officer since/).waitFor();
  await page.getByRole('button', { name: 'More' }).click();
  expect(await page.getByRole('menuitem').allInnerTexts()).toEqual([
    'Remove as a Security Officer',
    'Reset how they sign in',
    'Allow another passkey',
    'Suspend',
    'Remove from the account',
  ]);
  await page.getByRole('menuitem', { name: 'Suspend' }).click();
  const tray = page.getByRole('dialog', { name: 'Draft' });
  await tray.getByText('Suspend Ben Lindqvist').first().waitFor();
  await tray.getByText('A warning').waitFor();
  expect(await tray.getByRole('button', { name: 'Submit for approval' }).isEnabled()).toBe(true);
  await page.goto(`${world().publicUrl}${of(cleo)}`);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Suspend' }).click();
  await tray.getByText('It can’t be submitted like this').waitFor();
  expect(await tray.getByRole('button', { name: 'Submit for approval' }).isDisabled()).toBe(true);
  mustBeClean(world().publicUrl, world().issuer);
});

test('R15 only what was altered of a name, an address and a company is drafted', async () => {
  const { page } = await openConsole(open, world(), 'ada', path(), desktop);
  await page.getByRole('button', { name: 'Modify' }).click();
  const form = page.getByRole('form', { name: 'Modify Finn Gallagher' });
  expect(await form.getByRole('button', { name: 'Add to the draft' }).isDisabled()).toBe(true);
  await form.getByLabel('Name').fill('Finn O’Brien');
  await mustBeUsable(page);
  await form.getByRole('button', { name: 'Add to the draft' }).click();
  const tray = page.getByRole('dialog', { name: 'Draft' });
  await tray.getByText('Modify Finn Gallagher: name').waitFor();
  await tray.getByText('Finn O’Brien').waitFor();
  await tray.getByText('Nobody gains or loses rights', { exact: true }).waitFor();
  expect(await tray.getByText('finn@acme.example →').count()).toBe(0);
});

test.each([
  ['a phone in the dark', { ...phone, colorScheme: 'dark' }],
  ['a desktop', desktop],
] as const)('R36 on %s what is drafted is opened again and corrected at its place, by keyboard', async (_, size) => {
  const { page, context, mustBeClean } = await openConsole(
    open,
    world(),
    'ada',
    `/accounts/${account.slug}/groups`,
    size,
  );
  await page.getByRole('button', { name: 'Create an employee group' }).click();
  const adding = page.getByRole('form', { name: 'Create an employee group' });
  await adding.getByLabel('Name').fill('Day shift');
  await adding.getByRole('combobox', { name: 'Members' }).fill('finn');
  await page.getByRole('option', { name: 'Finn Gallagher' }).click();
  await page.keyboard.press('Tab');
  await adding.getByRole('button', { name: 'Add to the draft' }).click();
  await page.goto(`${world().publicUrl}${path()}`);
  await tick(page, 'Deposit').check();
  const tray = await openTray(page);
  const members = tray.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Take out/ }) });
  const change = tray.getByRole('button', { name: 'Change in the draft: Create an employee group: Day shift' });
  await change.focus();
  await page.keyboard.press('Enter');
  const changing = page.getByRole('form', { name: 'Create an employee group' });
  await changing.getByText('Finn Gallagher').waitFor();
  await mustBeUsable(page);
  await changing.getByLabel('Name').fill('');
  await page.keyboard.press('Enter');
  await changing.getByText('Name is expected.').waitFor();
  // It closes the form, and not the tray below.
  await page.keyboard.press('Escape');
  await changing.waitFor({ state: 'detached' });
  expect(await tray.isVisible()).toBe(true);
  await change.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await changing.getByLabel('Name').fill('Early shift');
  await page.keyboard.press('Enter');
  await tray.getByText('Early shift').nth(1).waitFor();
  expect(await members.allInnerTexts()).toEqual([
    'Create an employee group: Early shift',
    'Grant Finn Gallagher: Deposit',
  ]);
  await tray.getByRole('button', { name: 'Change in the draft: Grant Finn Gallagher: Deposit' }).click();
  const granting = page.getByRole('form', { name: 'Grant rights' });
  expect(await granting.getByRole('combobox', { name: 'Person' }).inputValue()).toContain('Finn Gallagher');
  await granting.getByRole('button', { name: 'Cancel' }).click();
  expect(await members.count()).toBe(2);
  mustBeClean(world().publicUrl, world().issuer);
  await context.close();
});

test('R12 R23 who is no officer sees their own rights with what gives them, and nothing else of the account', async () => {
  const { page, mustBeClean } = await openConsole(open, world(), 'finn', '/', phone);
  await page.getByRole('heading', { level: 1, name: account.name }).waitFor();
  await right(page, 'Tax documents').waitFor();
  expect(await right(page, 'Withdraw').innerText()).toMatch(/through the employee group Night shift/);
  expect(await page.getByRole('navigation').count()).toBe(0);
  await mustBeUsable(page);
  mustBeClean(world().publicUrl, world().issuer);
});

test('R51 somebody who is in no account is told so, opens one or signs out', async () => {
  const { page, mustBeClean } = await openConsole(open, world(), 'mallory', '/', phone);
  await page.getByText('You are in no account').waitFor();
  await mustBeUsable(page);
  mustBeClean(world().publicUrl, world().issuer);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
});
