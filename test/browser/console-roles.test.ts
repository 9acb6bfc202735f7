import { beforeAll, expect, test } from '@jest/globals';
import type { TestAccount } from '../acceptance/test-account.ts';
import { useWorld } from '../acceptance/world.ts';
import { desktop, phone, useChromium } from './chromium.ts';
import { mustBeUsable, openConsole } from './console.ts';

const world = useWorld();
const open = useChromium();
let account: TestAccount;
const ids = new Map<string, string>();

interface Named {
  readonly id: string;
  readonly name: string;
}

const list = async (what: string): Promise<readonly Named[]> =>
  (await world().get<{ items: readonly Named[] }>('ada', 'GET', `${account.path}/${what}?limit=200`)).items;

beforeAll(async () => {
  account = await world().openAccount({ requiredApprovals: 1, officers: ['ada', 'ben', 'cleo'] });
  const ben = await account.userOf('ben');
  const [headquarters] = await list('companies');
  await account.enact('change-set', {
    changes: [
      { kind: 'company.add', payload: { name: 'Branch', parentId: headquarters!.id } },
      { kind: 'role.create', payload: { type: 'company', name: 'Branch ceiling', rights: ['reports.tax'] } },
      { kind: 'role.assign', payload: { roleId: '#1', to: { type: 'company', id: '#0' } } },
      { kind: 'role.create', payload: { type: 'employee', name: 'Clerk', companyId: '#0', rights: ['reports.tax'] } },
      {
        kind: 'role.create',
        payload: { type: 'employee', name: 'Reader', rights: ['reports.statements', 'reports.tax'] },
      },
      {
        kind: 'role.create',
        payload: { type: 'employee', name: 'Payer', rights: ['funding.withdraw', 'reports.tax'] },
      },
      { kind: 'rights.grant', payload: { userId: ben.id, rights: ['reports.tax'] } },
      { kind: 'user.add', payload: { name: 'Noor Haddad', email: 'noor@acme.example', roleIds: ['#4'] } },
    ],
  });
  for (const { id, name } of [...(await list('roles')), ...(await list('users'))]) ids.set(name, id);
}, 60_000);

const roles = (rest = ''): string => `/accounts/${account.slug}/roles${rest}`;
const roleId = (name: string): string => ids.get(name)!;

test('R20 the matrix counts the rights of a section, unfolds them, and compares two roles in its address', async () => {
  const { page, mustBeClean } = await openConsole(open, world(), 'ada', roles(), { ...desktop, colorScheme: 'dark' });
  const payer = page.getByRole('row').filter({ hasText: 'Payer' });
  await payer.waitFor();
  expect(await payer.innerText()).toContain('1/7');
  await page.getByRole('button', { name: 'Funding' }).click();
  await page.getByRole('columnheader', { name: 'Withdraw' }).waitFor();
  const comparison = page.getByRole('region', { name: 'Comparison' });
  await page.getByRole('checkbox', { name: 'Compare Payer' }).click();
  await comparison.getByText('Payer is chosen.', { exact: false }).waitFor();
  await page.getByRole('checkbox', { name: 'Compare Reader' }).click();
  await comparison.getByRole('heading', { name: 'Only Payer' }).waitFor();
  await mustBeUsable(page);
  await page.reload();
  await page.getByRole('columnheader', { name: 'Withdraw' }).waitFor();
  const text = await comparison.innerText();
  expect(
    text.match(/Only Payer[\s\S]*Withdraw[\s\S]*Both[\s\S]*Tax documents[\s\S]*Only Reader[\s\S]*statements/),
  ).not.toBeNull();
  mustBeClean(world().publicUrl, world().issuer);
});

test('R23 a role with a right that the reader lacks is not listed, and its address says that nothing is there', async () => {
  const { page } = await openConsole(open, world(), 'ben', roles(), phone);
  await page.getByRole('link', { name: 'Reader', exact: true }).waitFor();
  expect(await page.getByText('Payer').count()).toBe(0);
  await mustBeUsable(page);
  await page.goto(world().publicUrl + roles(`/${roleId('Payer')}`));
  await page.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor();
  expect(await page.getByText('Payer').count()).toBe(0);
  await mustBeUsable(page);
});

test('R22 a right above the ceiling is ticked in place, and the preview refuses it in words', async () => {
  const { page } = await openConsole(open, world(), 'ada', roles(`/${roleId('Clerk')}`), desktop);
  await page.getByRole('checkbox', { name: /^Withdraw/ }).check();
  await page.getByText('In the draft: 1 right added, 0 taken away.').waitFor();
  await page.getByRole('button', { name: 'See what it would do' }).click();
  await page.getByText('Branch does not have Withdraw', { exact: false }).waitFor();
  expect(await page.getByRole('button', { name: 'Submit for approval' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Close the draft; it is kept' }).click();
  await page.getByRole('checkbox', { name: /^Withdraw/ }).uncheck();
  await page.getByText('In the draft').waitFor({ state: 'detached' });
});

test('R26 a role in use is deleted with what it takes away, said beforehand, or refused', async () => {
  const { page } = await openConsole(open, world(), 'ada', roles(`/${roleId('Reader')}`), {
    ...phone,
    colorScheme: 'dark',
  });
  await page.getByRole('link', { name: 'Noor Haddad' }).first().waitFor();
  await mustBeUsable(page);
  await page.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete Reader' });
  await dialog.getByText('Assigned to Noor Haddad').waitFor();
  await dialog.getByRole('button', { name: 'Add the deletion to the draft' }).click();
  await page.getByText('It can’t be submitted like this').waitFor();
  await page.getByRole('button', { name: /Close the draft/ }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await dialog.getByRole('checkbox', { name: 'Take all of this away with it' }).check();
  await dialog.getByRole('button', { name: 'Add the deletion to the draft' }).click();
  await page.getByText('1 person loses rights', { exact: true }).waitFor();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Nobody reads on paper any more.');
  await page.getByRole('button', { name: 'Submit for approval' }).click();
  await page.waitForURL(/\/changes\//);
  await page.goto(world().publicUrl + roles(`/${roleId('Reader')}`));
  await page.getByText('1 open change would touch this role').waitFor();
});
