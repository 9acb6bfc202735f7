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

const CREW = 205;
const crewed = (index: number): string => `Crew ${String(index).padStart(3, '0')}`;

const rights = ['funding.deposit', 'funding.withdraw', 'reports.tax'];

beforeAll(async () => {
  account = await world().openAccount({ requiredApprovals: 1, officers: ['ada', 'ben', 'cleo'] });
  const [headquarters] = await list('companies');
  const cleo = await account.userOf('cleo');
  await account.enact('change-set', {
    changes: [
      { kind: 'company.add', payload: { name: 'Branch', parentId: headquarters!.id } },
      { kind: 'company.add', payload: { name: 'Outpost', parentId: '#0' } },
      { kind: 'role.create', payload: { type: 'company', name: 'Branch ceiling', rights } },
      { kind: 'role.create', payload: { type: 'company', name: 'Outpost ceiling', rights: ['reports.tax'] } },
      { kind: 'role.assign', payload: { roleId: '#2', to: { type: 'company', id: '#0' } } },
      { kind: 'role.assign', payload: { roleId: '#3', to: { type: 'company', id: '#1' } } },
      { kind: 'role.create', payload: { type: 'employee', name: 'Clerk', rights: ['reports.tax'] } },
      { kind: 'user.add', payload: { name: 'Noor Haddad', email: 'noor@acme.example', companyId: '#1' } },
      { kind: 'employee-group.create', payload: { name: 'Night shift', memberIds: ['#7'] } },
      { kind: 'rights.grant', payload: { userId: cleo.id, rights } },
      { kind: 'user.modify', payload: { userId: cleo.id, companyId: '#0' } },
    ],
  });
  const crew = Array.from({ length: CREW }, (_, index) => ({
    kind: 'user.add',
    payload: { name: crewed(index), email: `crew.${index}@acme.example` },
  }));
  await account.enact('change-set', {
    changes: [
      ...crew,
      { kind: 'employee-group.create', payload: { name: 'Crew', memberIds: crew.map((_, index) => `#${index}`) } },
    ],
  });
  for (const what of ['companies', 'users', 'employee-groups'])
    for (const { id, name } of await list(what)) ids.set(name, id);
}, 60_000);

const place = (name: string): string => `/accounts/${account.slug}/${name}`;
const companyPath = (name: string): string => `${place('companies')}?company=${ids.get(name)!}`;

test.each([
  ['a phone', phone, 'dark'],
  ['a desktop', desktop, 'light'],
] as const)('R22 on %s a company says what each level above takes away', async (_, size, colorScheme) => {
  const window = await openConsole(open, world(), 'ada', companyPath('Outpost'), { ...size, colorScheme });
  const { page, mustBeClean } = window;
  await page.getByRole('heading', { name: 'Ceiling: 1 of 53 rights' }).waitFor();
  const path = page.getByRole('list').filter({ hasText: 'is limited by Outpost ceiling' });
  const levels = await path.getByRole('listitem').allInnerTexts();
  expect(levels[1]).toContain('Branch is limited by Branch ceiling; 50 rights taken away:');
  expect(levels[2]).toMatch(
    /Outpost is limited by Outpost ceiling; 2 rights taken away:\s+Funding\s+Deposit\s+Withdraw/,
  );
  await mustBeUsable(page);
  mustBeClean(world().publicUrl, world().issuer);
});

test('R26 a company that people are in is not removed: said beforehand, and refused in words', async () => {
  const { page } = await openConsole(open, world(), 'ada', companyPath('Outpost'), desktop);
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove Outpost' });
  await dialog.getByText('1 person is in it').waitFor();
  await dialog.getByRole('checkbox', { name: 'Take all of this away with it' }).check();
  await dialog.getByRole('button', { name: 'Add the deletion to the draft' }).click();
  await page.getByText('Outpost has 1 user.').waitFor();
  expect(await page.getByRole('button', { name: 'Submit for approval' }).isDisabled()).toBe(true);
});

test('R25 a company role is unassigned by officers of a company above: for its own, the preview says so', async () => {
  const { page } = await openConsole(open, world(), 'cleo', companyPath('Branch'), desktop);
  await page.getByRole('button', { name: 'Unassign Branch ceiling' }).click();
  await page.getByText(`${account.name} is not yours to manage, nor under it.`).waitFor();
  expect(await page.getByRole('button', { name: 'Submit for approval' }).isDisabled()).toBe(true);
});

test('R21 members of a group are taken out and put back in one modification of the draft', async () => {
  const { page } = await openConsole(open, world(), 'ada', `${place('groups')}?set=${ids.get('Night shift')!}`, {
    ...desktop,
    colorScheme: 'dark',
  });
  await page.getByRole('button', { name: 'Remove Noor Haddad' }).click();
  await page.getByText('to be removed').waitFor();
  await mustBeUsable(page);
  await page.getByRole('button', { name: 'See what it would do' }).click();
  await page.getByText('Modify Night shift (−1)').waitFor();
  await mustBeUsable(page);
  await page.getByRole('button', { name: 'Close the draft; it is kept' }).click();
  await page.getByRole('button', { name: 'Undo: Noor Haddad' }).click();
  await page.getByText('In the draft').waitFor({ state: 'detached' });
});

test('R21 the last member of a large group is reached, found and taken out; groups are listed by company', async () => {
  const { page, mustBeClean } = await openConsole(open, world(), 'ada', place('groups'), desktop);
  const groups = page.getByRole('navigation', { name: 'Employee roles and groups' });
  await groups.getByRole('link', { name: /^Crew/ }).click();
  const last = page.getByRole('button', { name: `Remove ${crewed(CREW - 1)}` });
  for (const first of [100, 200]) {
    await page.getByText(`The first ${first} of ${CREW}`).waitFor();
    expect(await last.count()).toBe(0);
    await page.getByRole('button', { name: 'Show more members' }).click();
  }
  await last.click();
  await page.getByLabel('Find a member').fill('crew.7@');
  await page.getByRole('button', { name: `Remove ${crewed(7)}` }).waitFor();
  // Whom the draft removes is shown, also where they are not what one looks for.
  await page.getByRole('button', { name: `Undo: ${crewed(CREW - 1)}` }).waitFor();
  await groups.getByRole('combobox', { name: 'Company' }).click();
  await page.getByRole('option', { name: 'Branch' }).click();
  await groups.getByText('None is like that.').waitFor();
  expect(page.url()).toContain(`company=${ids.get('Branch')!}`);
  await groups.getByRole('combobox', { name: 'Company' }).click();
  await page.getByRole('option', { name: account.name }).click();
  await groups.getByRole('link', { name: /^Night shift/ }).waitFor();
  mustBeClean(world().publicUrl, world().issuer);
});

test.each([
  ['a phone', phone],
  ['a desktop', desktop],
] as const)('on %s a page can be used with the list of a picker of people open', async (_, size) => {
  const path = `${place('groups')}?set=${ids.get('Night shift')!}`;
  const { page } = await openConsole(open, world(), 'ada', path, size);
  await page.getByRole('combobox', { name: 'Add people' }).click();
  await page.getByRole('option', { name: crewed(3) }).waitFor();
  await mustBeUsable(page);
  await page.getByRole('option', { name: crewed(3) }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Assign a role' }).click();
  const form = page.getByRole('form', { name: /^Assign a role/ });
  await form.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Clerk' }).waitFor();
  await mustBeUsable(page);
  await page.getByRole('option', { name: 'Clerk' }).click();
  expect(await form.getByRole('combobox', { name: 'Role' }).inputValue()).toBe('Clerk');
});
