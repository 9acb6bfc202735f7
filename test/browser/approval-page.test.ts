import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ChangeAnswer, TestAccount } from '../acceptance/test-account.ts';
import { useWorld } from '../acceptance/world.ts';
import {
  accessibilityFaults,
  desktop,
  focusIsVisible,
  overflowOf,
  phone,
  smallTargets,
  tabTo,
  useChromium,
} from './chromium.ts';

const world = useWorld();
const open = useChromium();
let account: TestAccount;
let people = 0;

// An account for each test: letters of one keep a pace.
beforeEach(async () => {
  account = await world().openAccount({
    requiredApprovals: 2,
    officers: ['ada', 'ben', 'cleo', 'dev'],
    assurance: 'link',
  });
}, 60_000);

const submitted = (name?: string): Promise<ChangeAnswer> => {
  const number = ++people;
  return account.submit(
    'user.add',
    {
      name: name ?? `Noor Haddad ${number}`,
      email: `noor.${number}@acme.example`,
      rights: ['funding.withdraw', 'reports.statements', 'trading.orders', 'transfers.external'],
    },
    { reason: 'Noor joins treasury on Monday.' },
  );
};

describe.each([
  ['a phone', phone],
  ['a desktop', desktop],
] as const)('on %s', (_, size) => {
  test('R37 the page shows the change and decides nothing by itself; pressed, it shows the outcome', async () => {
    const change = await submitted();
    const { page, mustBeClean } = await open(size);
    const response = await page.goto(await account.link('ben', change));
    expect(response!.status()).toBe(200);
    expect(response!.headers()['content-security-policy']).toContain("default-src 'none'");
    await page.reload();
    const text = await page.locator('main').innerText();
    for (const said of [change.description, 'Ada Okafor', 'Noor joins treasury on Monday.', 'Withdraw', '0 of 2'])
      expect(text).toContain(said);
    expect(await page.locator('script').count()).toBe(0);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    expect(await account.read(change)).toMatchObject({ decisions: [] });

    await page.getByRole('button', { name: 'Approve this change' }).click();
    await page.getByRole('heading', { level: 1, name: 'You approved this change' }).waitFor();
    expect(await page.getByRole('status').innerText()).toContain('It waits for 1 more approval');
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.locator('form').count()).toBe(0);
    expect(await account.read(change)).toMatchObject({ state: 'pending', approvals: { received: 1 } });
    mustBeClean(world().publicUrl);
  });

  test('R38 R49 the longest words that are allowed break within the page, and a link that never was says so', async () => {
    const change = await submitted(`${'W'.repeat(180)} <img src=x onerror=alert(1)>`.slice(0, 200));
    const { page } = await open(size);
    await page.goto(await account.link('ben', change));
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(await page.locator('img').count()).toBe(0);
    await page.goto(`${world().publicUrl}/approve/${'A'.repeat(43)}`);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

test('R37 approved with the keyboard alone, every stop visible', async () => {
  const change = await submitted();
  await account.decide('cleo', change);
  const { page, mustBeClean } = await open(desktop);
  await page.goto(await account.link('ben', change));
  await tabTo(page, /^Skip to the content$/);
  expect(await focusIsVisible(page)).toBe(true);
  await tabTo(page, /^Comment/);
  expect(await focusIsVisible(page)).toBe(true);
  await page.keyboard.type('Known to me.');
  await tabTo(page, /Approve this change/);
  expect(await focusIsVisible(page)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'You approved this change' }).waitFor();
  // The page looks again by itself until the change is applied.
  await page.getByText('The change is applied').first().waitFor();
  expect(await account.read(change)).toMatchObject({
    state: 'applied',
    decisions: [{ comment: null }, { verdict: 'approve', comment: 'Known to me.' }],
  });
  mustBeClean(world().publicUrl);
});

test('R32 rejected with a comment of several lines; the others read it on their page', async () => {
  const change = await submitted();
  const link = await account.link('cleo', change);
  await account.decide('cleo', change);
  const { page, mustBeClean } = await open(phone);
  await page.goto(await account.link('ben', change));
  await page.getByLabel('Comment').fill('Not on a Monday.\nAsk <b>me</b> first.');
  await page.getByRole('button', { name: 'Reject it' }).click();
  await page.getByRole('heading', { level: 1, name: 'You rejected this change' }).waitFor();
  const standing = await page.getByRole('status').innerText();
  expect(standing).toContain('The change was rejected');
  expect(standing).toContain('Not on a Monday.\nAsk <b>me</b> first.');
  expect(await account.ended(change)).toMatchObject({
    state: 'rejected',
    decisions: [{}, { comment: 'Not on a Monday.\nAsk <b>me</b> first.' }],
  });
  await page.goto(link);
  expect(await page.locator('main').innerText()).toContain('Not on a Monday.');
  mustBeClean(world().publicUrl);
});

test('R37 works in a browser that runs no script', async () => {
  const change = await submitted();
  await account.decide('cleo', change);
  const { page } = await open({ ...phone, javaScriptEnabled: false });
  await page.goto(await account.link('ben', change));
  await page.getByLabel('Comment').fill('Without script.');
  await page.getByRole('button', { name: 'Approve this change' }).click();
  await page.getByRole('heading', { level: 1, name: 'You approved this change' }).waitFor();
  await page.getByText('The change is applied').first().waitFor();
  expect(await account.read(change)).toMatchObject({ decisions: [{}, { comment: 'Without script.' }] });
});

test('R37 the inbox shows the letter as its reader sees it, and its link opens the page', async () => {
  const change = await submitted();
  await account.link('ben', change);
  const { page, context } = await open(desktop);
  await page.goto(`${world().inboxUrl}/letters?to=ben%40acme.example`);
  await page
    .getByRole('link', { name: new RegExp(`\\(#${change.number}\\)`) })
    .first()
    .click();
  const letter = page.frameLocator('iframe[title="The letter"]');
  await letter.getByText('Hello Ben Lindqvist,').waitFor();
  const opened = context.waitForEvent('page');
  await letter.getByRole('link', { name: 'Read and decide' }).click();
  const approval = await opened;
  await approval.getByRole('button', { name: 'Approve this change' }).waitFor();
  expect(new URL(approval.url()).origin).toBe(world().publicUrl);
});

test('R38 a page left open while the change ended says what came of it, and records nothing', async () => {
  const change = await submitted();
  const { page } = await open(desktop);
  await page.goto(await account.link('ben', change));
  await account.withdraw('ada', change);
  await account.ended(change);
  await page.getByRole('button', { name: 'Approve this change' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.locator('main').innerText()).not.toContain('You approved');
  expect(await account.read(change)).toMatchObject({ state: 'withdrawn', decisions: [] });
});
