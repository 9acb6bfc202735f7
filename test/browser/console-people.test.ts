import { beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TestAccount } from '../acceptance/test-account.ts';
import { until } from '../acceptance/until.ts';
import { useWorld } from '../acceptance/world.ts';
import { desktop, phone, useChromium } from './chromium.ts';
import { mustBeUsable, openConsole } from './console.ts';

const world = useWorld();
const open = useChromium();
let account: TestAccount;

const CLERKS = 130;
const clerk = (index: number): string => `Clerk ${String(index).padStart(3, '0')}`;

beforeAll(async () => {
  account = await world().openAccount({ requiredApprovals: 0, officers: ['ada', 'ben'] });
  const adds = Array.from({ length: CLERKS }, (_, index) => ({
    kind: 'user.add',
    payload: {
      name: clerk(index),
      email: `clerk.${index}@acme.example`,
      ...(index === 7 && { rights: ['funding.withdraw'] }),
    },
  }));
  await account.enact('change-set', { changes: adds });
  const gone = (await account.users()).find(({ name }) => name === clerk(8))!;
  await account.enact('user.remove', { userId: gone.id });
}, 90_000);

const people = (search = ''): string => `/accounts/${account.slug}/people${search}`;
const names = (page: Page): Promise<string[]> =>
  page.getByRole('list', { name: 'People' }).locator('.person-name').allInnerTexts();

test.each([
  ['a phone in the dark', { ...phone, colorScheme: 'dark' }],
  ['a desktop', { ...desktop, colorScheme: 'light' }],
] as const)(
  'R12 on %s an officer finds somebody by a part of their address, and a reload finds them again',
  async (_, size) => {
    const { page, mustBeClean } = await openConsole(open, world(), 'ada', people(), size);
    await page.getByText(`${CLERKS + 1} people`).waitFor();
    await mustBeUsable(page);
    await page.getByLabel('Name or address').fill('CLERK.77@');
    await page.getByText('1 person found').waitFor();
    expect(await names(page)).toEqual([clerk(77)]);
    expect(page.url()).toContain('q=CLERK.77');
    await page.reload();
    await page.getByText('1 person found').waitFor();
    await mustBeUsable(page);
    await page.getByRole('link', { name: clerk(77) }).click();
    await page.getByRole('heading', { level: 1, name: clerk(77) }).waitFor();
    mustBeClean(world().publicUrl, world().issuer);
  },
);

test('R12 the list reads on by itself as its end comes near, to the last of all people', async () => {
  const { page } = await openConsole(open, world(), 'ada', people(), desktop);
  await page.getByText(`${CLERKS + 1} people`).waitFor();
  await page.getByText('Reading on: 100 of 131').waitFor({ state: 'attached' });
  await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
  await page.getByText('Reading on').waitFor({ state: 'detached' });
  await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
  await page.getByRole('link', { name: clerk(CLERKS - 1) }).waitFor();
  // Only those are drawn whom one sees.
  expect((await names(page)).length).toBeLessThan(60);
});

test.each([
  ['a phone', phone],
  ['a desktop', desktop],
] as const)('R12 on %s whoever comes back from a person finds the list where they left it', async (_, size) => {
  const { page, context } = await openConsole(open, world(), 'ada', people('?status=active'), size);
  await page.getByText('Reading on: 100 of 131').waitFor({ state: 'attached' });
  await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
  await page.getByText('Reading on').waitFor({ state: 'detached' });
  const row = page.getByRole('link', { name: clerk(90) });
  await until('the row is drawn', async () => {
    await page.evaluate('window.scrollBy(0, -100)');
    return (await row.count()) > 0;
  });
  await row.scrollIntoViewIfNeeded();
  const top = async (): Promise<number> => Math.round((await row.boundingBox())?.y ?? -1);
  // Rows are measured as they are drawn, and move those below them.
  let left = await top();
  await until('the list has come to rest', async () => {
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))');
    const before = left;
    left = await top();
    return left === before;
  });
  const goThere = async (): Promise<void> => {
    await row.click();
    await page.getByRole('heading', { level: 1, name: clerk(90) }).waitFor();
    expect(await page.evaluate('window.scrollY')).toBe(0);
  };
  const mustBeBack = () =>
    until(
      'the row stands where it stood',
      async () => (await row.count()) > 0 && Math.abs((await top()) - left) <= 2,
      45_000,
    );
  await goThere();
  await page.getByRole('main').getByRole('link', { name: 'People', exact: true }).click();
  await mustBeBack();
  expect(page.url()).toContain('status=active');
  // The list is read anew, page by page, down to where it was left; the companies' names come late.
  await goThere();
  await page.reload();
  const { promise: drawn, resolve: nowDrawn } = Promise.withResolvers<void>();
  await page.route(/\/companies(\?|$)/, (route) => drawn.then(() => route.continue()));
  await page.goBack();
  await row.waitFor();
  nowDrawn();
  await until(
    'the company is named',
    async () => (await row.count()) > 0 && (await row.locator('.person-company').innerText()).trim() !== '',
  );
  await mustBeBack();
  await context.close();
});

test('R12 where reading on fails the list says so, and asks again when it is told to and not before', async () => {
  const { page } = await openConsole(open, world(), 'ada', people('?status=active'), desktop);
  await page.getByText(`${CLERKS + 1} people`).waitFor();
  let asked = 0;
  const isNextPage = (url: URL): boolean => url.pathname.endsWith('/users') && url.searchParams.has('cursor');
  await page.route(isNextPage, (route) => {
    asked++;
    return route.fulfill({
      status: 429,
      contentType: 'application/problem+json',
      body: '{"status":429,"code":"too_many_requests","title":"Later","detail":"Too often."}',
    });
  });
  await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
  await page.getByRole('alert').getByText('Later').waitFor();
  await page.evaluate('window.scrollTo(0, document.body.scrollHeight - 1000)');
  await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
  expect(asked).toBe(1);
  await page.unroute(isNextPage);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Reading on').waitFor({ state: 'detached' });
});

test('R15 the address says who can use a function, and nobody is found who cannot', async () => {
  const { page } = await openConsole(open, world(), 'ada', people('?right=funding.withdraw'), desktop);
  await page.getByText('2 people found').waitFor();
  expect(await names(page)).toEqual(['Ada Okafor', clerk(7)]);
  await page.getByRole('switch', { name: 'Security Officers only' }).click();
  await page.getByText('1 person found').waitFor();
  expect(await names(page)).toEqual(['Ada Okafor']);
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await page.getByText(`${CLERKS + 1} people`).waitFor();
});

test('R19 a removed person is found where removed ones are asked for, and their page offers nothing', async () => {
  const { page, mustBeClean } = await openConsole(open, world(), 'ada', people('?q=clerk.8@'), desktop);
  await page.getByText('Nobody is like that').waitFor();
  await page.getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Removed' }).click();
  await page.getByText('1 person found').waitFor();
  await page.getByRole('link', { name: clerk(8) }).click();
  await page.getByRole('heading', { level: 1, name: clerk(8) }).waitFor();
  await page.getByText('0 of 61 functions').waitFor();
  expect(await page.getByRole('button', { name: 'Modify' }).count()).toBe(0);
  expect(await page.getByRole('checkbox').count()).toBe(0);
  mustBeClean(world().publicUrl, world().issuer);
});

test('R15 R18 somebody is added in one form, and an address that is taken is refused in the tray, before anything is submitted', async () => {
  const { page, mustBeClean } = await openConsole(open, world(), 'ada', people(), desktop);
  await page.getByRole('button', { name: 'Add a user' }).click();
  const form = page.getByRole('form', { name: 'Add a user' });
  await form.getByRole('button', { name: 'Reports' }).click();
  await form.getByLabel('E-mail address').fill('clerk.1');
  await form.getByRole('button', { name: 'Add to the draft' }).click();
  await form.getByText('Name is expected.').waitFor();
  await form.getByText('A plain address such as name@example.com is expected.').waitFor();
  await form.locator('input[aria-invalid="true"]:focus').and(form.getByLabel('Name')).waitFor();
  await mustBeUsable(page);
  await form.getByLabel('Name').fill('Noor Haddad');
  await form.getByLabel('E-mail address').fill('clerk.1@acme.example');
  await form.getByRole('button', { name: 'Add to the draft' }).click();
  const tray = page.getByRole('dialog', { name: 'Draft' });
  await tray.getByText('It can’t be submitted like this').waitFor();
  expect(await tray.getByRole('button', { name: 'Submit for approval' }).isDisabled()).toBe(true);
  expect(await account.users()).not.toContainEqual(expect.objectContaining({ name: 'Noor Haddad' }));
  await tray.getByRole('button', { name: 'Change in the draft: Add a user: Noor Haddad' }).click();
  await form.getByLabel('E-mail address').fill('noor@acme.example');
  await form.getByRole('button', { name: 'Save in the draft' }).click();
  await tray.getByText('It can’t be submitted like this').waitFor({ state: 'detached' });
  await tray.getByRole('button', { name: 'Apply at once' }).and(page.locator(':enabled')).waitFor();
  mustBeClean(world().publicUrl, world().issuer);
});

test('R13 an owner of an individual account has the same page, without what only organizations have', async () => {
  const { account: joint } = await world().get<{ account: { slug: string } }>('ines', 'POST', '/v1/applications', {
    clientType: 'joint',
    name: 'Duarte & Duarte',
    applicant: { name: 'Inês Duarte', email: 'ines@acme.example' },
    holders: [{ name: 'Ivo Duarte', email: 'ivo@elsewhere.example' }],
  });
  const { page, mustBeClean } = await openConsole(open, world(), 'ines', `/accounts/${joint.slug}/people`, desktop);
  await page.getByText('2 people', { exact: true }).waitFor();
  expect(await page.getByRole('combobox').count()).toBe(2);
  await mustBeUsable(page);
  await page.getByRole('button', { name: 'Add a user' }).click();
  const form = page.getByRole('form', { name: 'Add a user' });
  await form.getByLabel('Name').fill('Ada Accountant');
  expect(await form.getByLabel('Roles').count()).toBe(0);
  await form.getByLabel('E-mail address').fill('books@elsewhere.example');
  await form.getByRole('button', { name: 'Add to the draft' }).click();
  const tray = page.getByRole('dialog', { name: 'Draft' });
  await tray.getByText(/applied at once/).waitFor();
  await tray.getByRole('button', { name: 'Apply at once' }).click();
  await page.waitForURL(/\/changes\//);
  await page.goto(`${world().publicUrl}/accounts/${joint.slug}/people?q=books`);
  await page.getByRole('link', { name: 'Ada Accountant' }).click();
  await page.getByRole('button', { name: 'More' }).click();
  expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(['Suspend', 'Remove from the account']);
  mustBeClean(world().publicUrl, world().issuer);
});
