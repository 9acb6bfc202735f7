import { beforeEach, expect, test } from '@jest/globals';
import type { ChangeAnswer, TestAccount } from '../acceptance/test-account.ts';
import { until } from '../acceptance/until.ts';
import { useWorld } from '../acceptance/world.ts';
import { desktop, phone, useChromium } from './chromium.ts';
import { mustBeUsable, openConsole } from './console.ts';

const world = useWorld();
const open = useChromium();
let account: TestAccount;
let people = 0;

beforeEach(async () => {
  account = await world().openAccount({ requiredApprovals: 2, officers: ['ada', 'ben', 'cleo', 'dev'] });
}, 60_000);

const submitted = (by = 'ada'): Promise<ChangeAnswer> => {
  const number = ++people;
  return account.submit(
    'user.add',
    { name: `Noor Haddad ${number}`, email: `noor.${number}@acme.example`, rights: ['reports.statements'] },
    { by, reason: 'Noor joins treasury on Monday.' },
  );
};

const pathOf = ({ id }: { id: string }): string => `/accounts/${account.slug}/changes/${id}`;
const as = (person: string, change: { id: string }, size = desktop) =>
  openConsole(open, world(), person, pathOf(change), size);

test.each([
  ['a phone, dark', { ...phone, colorScheme: 'dark' }],
  ['a desktop', desktop],
] as const)('R40 R45 on %s an officer reads a change whole, approves it, and sees it applied', async (_, size) => {
  const change = await submitted();
  const { page, mustBeClean } = await as('ben', change, size);
  await page.getByRole('heading', { level: 1, name: change.description }).waitFor();
  const text = await page.locator('main').innerText();
  for (const said of [
    '1 person gains rights',
    'Account statements',
    'Ada Okafor',
    'Noor joins treasury on Monday.',
    '0 of 2 received',
  ])
    expect(text).toContain(said);
  await page.getByText('Ada Okafor submitted it').waitFor();
  await mustBeUsable(page);
  await page.getByLabel('Comment').fill('Known to me.');
  await page.getByRole('button', { name: 'Approve this change' }).click();
  await page.getByText('You approved this change.').waitFor();
  expect(await page.getByRole('button', { name: 'Approve this change' }).count()).toBe(0);
  // Another officer signs elsewhere; this page follows by itself.
  await account.decide('cleo', change);
  await page
    .getByText(/^The change is applied/)
    .first()
    .waitFor();
  await page.getByText(/It was applied, as version/).waitFor();
  await mustBeUsable(page);
  expect(await account.read(change)).toMatchObject({
    state: 'applied',
    decisions: [{ verdict: 'approve', comment: 'Known to me.' }, { verdict: 'approve' }],
  });
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save the receipt' }).click();
  expect((await saved).suggestedFilename()).toBe(`receipt-${account.slug}-${change.number}.json`);
  mustBeClean(world().publicUrl, world().issuer);
});

test('R7 R32 whoever asked for a change can take it back and not sign it; what has ended can be asked for again', async () => {
  const change = await submitted();
  const { page } = await as('ada', change);
  await page.getByRole('button', { name: 'Withdraw it' }).waitFor();
  await page.getByText('You asked for this change yourself').waitFor();
  for (const name of ['Approve this change', 'Reject it', 'This looks wrong'])
    expect(await page.getByRole('button', { name }).count()).toBe(0);
  await page.getByRole('button', { name: 'Withdraw it' }).click();
  await page
    .getByText(/^The change was withdrawn/)
    .first()
    .waitFor();
  expect(await account.read(change)).toMatchObject({ state: 'withdrawn' });
  await page.getByRole('button', { name: 'Submit it again' }).click();
  await page.getByText('It was submitted again after').waitFor();
  expect(page.url()).not.toContain(change.id);
});

test('R32 a rejection ends it, in the words of whoever rejected', async () => {
  const change = await submitted();
  const { page } = await as('ben', change);
  await page.getByLabel('Comment').fill('Not on a Monday.');
  await page.getByRole('button', { name: 'Reject it' }).click();
  await page
    .getByText(/^The change was rejected/)
    .first()
    .waitFor();
  expect(await page.locator('main').innerText()).toContain('Not on a Monday.');
  expect(await account.ended(change)).toMatchObject({ state: 'rejected' });
});

test('R46 whoever it takes something from reads that their rejection ends nothing, and others that it ends all', async () => {
  const { id: userId } = await account.userOf('dev');
  const change = await account.submit('user.suspend', { userId });
  const { page } = await as('dev', change, phone);
  await page.getByText('This change is about you.').waitFor();
  await page.getByText('Goes on record, and ends nothing').waitFor();
  await mustBeUsable(page);
  await page.getByRole('button', { name: 'Reject it' }).click();
  await page.getByText('It does not count any more.').waitFor();
  expect(await account.read(change)).toMatchObject({
    state: 'pending',
    decisions: [{ counts: false, bySubject: true }],
  });
  const other = await as('ben', change);
  await other.page.getByText('Ends the change for everybody.').waitFor();
  expect(await other.page.getByText('This change is about you.').count()).toBe(0);
});

test('R50 a change that looks wrong is stopped and lifted again; a second flag of the day is refused where it was asked for', async () => {
  const [change, other] = [await submitted('ada'), await submitted('dev')];
  const { page } = await as('ben', change);
  await page.getByRole('button', { name: 'This looks wrong' }).click();
  await page.getByText('stopped', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Approve this change' }).count()).toBe(0);
  await mustBeUsable(page);
  const { page: lifting } = await as('cleo', change, phone);
  await lifting.getByRole('button', { name: 'Lift the flag' }).click();
  await lifting.getByText('Cleo Marchetti said that the flag can be lifted').waitFor();
  await page.goto(`${world().publicUrl}${pathOf(other)}`);
  await page.getByRole('button', { name: 'This looks wrong' }).click();
  const refusal = page.getByRole('alert');
  await refusal.waitFor();
  expect(await refusal.innerText()).toContain('You have flagged a change within a day');
  await mustBeUsable(page);
});

test('R31 a decision that came too late is refused where it was made, and the page shows how the change ended', async () => {
  const change = await submitted();
  const { page } = await as('ben', change);
  await page.route('**/decisions', async (route) => {
    await account.decide('cleo', change, 'reject');
    await route.continue();
  });
  await page.getByRole('button', { name: 'Approve this change' }).click();
  await page
    .getByText(/^The change was rejected/)
    .first()
    .waitFor();
  await until('nothing can be decided any more', async () => {
    return (await page.getByRole('button', { name: 'Approve this change' }).count()) === 0;
  });
  expect(await page.getByRole('alert').innerText()).toMatch(/ended/i);
  await mustBeUsable(page);
});

test('R39 when the session has ended, what was typed is there after signing in again', async () => {
  const change = await submitted();
  const { page, context } = await as('ben', change);
  await page.getByLabel('Comment').fill('Typed before the session ended.');
  await context.clearCookies({ name: 'countersign' });
  await page.getByRole('button', { name: 'Approve this change' }).click();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /Ben Lindqvist/ }).click();
  await page.getByLabel('Comment').waitFor();
  expect(new URL(page.url()).pathname).toBe(pathOf(change));
  expect(await page.getByLabel('Comment').inputValue()).toBe('Typed before the session ended.');
  expect(await account.read(change)).toMatchObject({ state: 'pending', decisions: [] });
});

test('R12 somebody from outside is shown that there is nothing, and nothing else', async () => {
  const change = await submitted();
  const { page } = await as('mallory', change);
  await page.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor();
  expect(await page.content()).not.toContain('Noor');
  await mustBeUsable(page);
});
