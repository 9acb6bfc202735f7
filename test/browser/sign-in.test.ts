import { beforeAll, expect, test } from '@jest/globals';
import type { ChangeAnswer, TestAccount } from '../acceptance/test-account.ts';
import { useWorld } from '../acceptance/world.ts';
import { accessibilityFaults, desktop, overflowOf, phone, tabTo, useChromium } from './chromium.ts';

const world = useWorld();
const open = useChromium();
let account: TestAccount;
let people = 0;

beforeAll(async () => {
  account = await world().openAccount({ requiredApprovals: 1, officers: ['ada', 'ben', 'cleo'] });
}, 60_000);

const submitted = (): Promise<ChangeAnswer> => {
  const number = ++people;
  return account.submit('user.add', { name: `Noor Haddad ${number}`, email: `noor.${number}@acme.example` });
};

test('R39 signed in through the provider, the officer comes back to the page and decides', async () => {
  const change = await submitted();
  const { page, mustBeClean } = await open(phone);
  await page.goto(await account.link('ben', change));
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Sign in to go on');
  // Nothing of the change is shown to somebody who is not signed in.
  expect(await page.content()).not.toContain('Noor');
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);

  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: /Ben Lindqvist/ }).click();
  await page.getByRole('button', { name: 'Approve this change' }).waitFor();
  expect(new URL(page.url()).origin).toBe(world().publicUrl);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'Approve this change' }).click();
  await page.getByRole('heading', { level: 1, name: 'You approved this change' }).waitFor();
  await page.getByText('The change is applied').first().waitFor();
  expect(await account.read(change)).toMatchObject({ state: 'applied', decisions: [{ verdict: 'approve' }] });
  const rows = await world().sql('SELECT assurance FROM decisions WHERE change_id = $1', [change.id]);
  expect(rows).toEqual([{ assurance: 'session' }]);
  mustBeClean(world().publicUrl, world().issuer);
});

test('R39 the sign-in works with the keyboard alone, and without script', async () => {
  const change = await submitted();
  const { page } = await open(desktop);
  await page.goto(await account.link('cleo', change));
  await tabTo(page, /^Sign in$/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Cleo Marchetti/ }).waitFor();
  await tabTo(page, /^Cleo Marchetti/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Approve this change' }).waitFor();
  await tabTo(page, /Approve this change/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'You approved this change' }).waitFor();

  const next = await submitted();
  const { page: plain } = await open({ ...phone, javaScriptEnabled: false });
  await plain.goto(await account.link('cleo', next));
  await plain.getByRole('link', { name: 'Sign in', exact: true }).click();
  await plain.getByRole('button', { name: /Cleo Marchetti/ }).click();
  await plain.getByRole('button', { name: 'Reject it' }).click();
  await plain.getByRole('heading', { level: 1, name: 'You rejected this change' }).waitFor();
  expect(await account.ended(next)).toMatchObject({ state: 'rejected' });
});

test('R7 R39 signed in as somebody else, the link shows nothing, and takes no vote', async () => {
  const change = await submitted();
  for (const person of [/Ada Okafor/, /Cleo Marchetti/, /Mallory Stone/]) {
    const { page } = await open(desktop);
    await page.goto(await account.link('ben', change));
    await page.getByRole('link', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: person }).click();
    await page.getByRole('heading', { level: 1, name: 'This link was sent to another person' }).waitFor();
    expect(await page.content()).not.toContain('Noor');
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  }
  expect(await account.read(change)).toMatchObject({ state: 'pending', decisions: [] });
});

test('R37 the session cookie is kept from scripts and from other sites, and holds for one browser alone', async () => {
  const change = await submitted();
  const { page, context } = await open(desktop);
  await page.goto(await account.link('ben', change));
  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: /Ben Lindqvist/ }).click();
  await page.getByRole('button', { name: 'Approve this change' }).waitFor();
  const cookies = await context.cookies(world().publicUrl);
  const session = cookies.filter(({ name }) => name.startsWith('countersign'));
  expect(session).toEqual([expect.objectContaining({ httpOnly: true, sameSite: 'Lax', path: '/' })]);
  expect(await page.evaluate('document.cookie')).toBe('');
  const { page: other } = await open(desktop);
  await other.goto(await account.link('ben', change));
  expect(await other.getByRole('heading', { level: 1 }).innerText()).toBe('Sign in to go on');
});
