import { beforeAll, expect, test } from '@jest/globals';
import type { TestAccount } from '../acceptance/test-account.ts';
import { useWorld } from '../acceptance/world.ts';
import { desktop, focusIsVisible, phone, tabTo, useChromium } from './chromium.ts';
import { mustBeUsable, openConsole } from './console.ts';

const world = useWorld();
const open = useChromium();
let account: TestAccount;
/** Where a request to the desk of another account of Ada's is: in this one nothing was asked. */
let request: string;

beforeAll(async () => {
  account = await world().openAccount({ requiredApprovals: 1, officers: ['ada', 'ben', 'cleo'] });
  await account.enact('user.add', { name: 'Finn Gallagher', email: 'finn@acme.example' });
  const other = await world().openAccount({ requiredApprovals: 1, officers: ['ada', 'ben'] });
  const asked = { kind: 'officer.add', name: 'Ivo Lang', email: 'ivo@acme.example', evidence: 'Signed form, folder 7' };
  const { body } = await world().ask<{ id: string }>('ada', 'POST', `${other.path}/support-requests`, asked);
  request = `/accounts/${other.slug}/desk/${body.id}`;
}, 60_000);

const at = (place = ''): string => `/accounts/${account.slug}${place}`;

/** Each page of the console, for whom it is, and what it says where there is nothing to list yet. */
const pages: Readonly<Record<string, { path: () => string; person?: string; empty?: string }>> = {
  'the inbox': { path: at, empty: 'Nothing waits for you' },
  'what has been asked for': { path: () => at('?box=open'), empty: 'No change is open' },
  people: { path: () => at('/people?q=nobody-is-called-so'), empty: 'Nobody' },
  roles: { path: () => at('/roles'), empty: 'role' },
  'employee roles and groups': { path: () => at('/groups') },
  companies: { path: () => at('/companies') },
  'officers and authorizers': { path: () => at('/officers'), empty: 'No service has a token' },
  'the support desk': { path: () => at('/desk'), empty: 'Nothing was asked of the desk' },
  'the form of the desk': { path: () => at('/desk?ask') },
  'a request to the desk': { path: () => request, empty: 'Nobody gains or loses a right' },
  'the trail': { path: () => at('/trail?type=change.flagged'), empty: 'No event is like that' },
  'one’s passkeys and tokens': { path: () => at('/passkeys-and-tokens'), empty: 'You have no token' },
  'those of somebody without security functions': {
    path: () => at('/passkeys-and-tokens'),
    person: 'finn',
    empty: 'You have no token',
  },
  'an address that leads nowhere': { path: () => at('/nowhere'), empty: 'leads nowhere' },
  'an application': { path: () => '/apply' },
  'one’s own rights': { path: at, person: 'finn' },
  'no account at all': { path: () => '/', person: 'mallory' },
};

test.each([
  ['a desktop', desktop],
  ['a phone', phone],
] as const)(
  'on %s every page can be used, light and dark, also with nothing to list',
  async (_, size) => {
    for (const person of ['ada', 'finn', 'mallory']) {
      const { page, context, mustBeClean } = await openConsole(open, world(), person, '/', size);
      for (const { path, empty } of Object.values(pages).filter(({ person: its = 'ada' }) => its === person)) {
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(`${world().publicUrl}${path()}`);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        if (empty !== undefined) await page.getByText(new RegExp(empty)).first().waitFor();
        await page.getByRole('status', { name: /^Loading/ }).waitFor({ state: 'detached' });
        await mustBeUsable(page);
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.locator('[data-mantine-color-scheme=dark]').waitFor({ state: 'attached' });
        await mustBeUsable(page);
      }
      mustBeClean(world().publicUrl, world().issuer);
      await context.close();
    }
  },
  120_000,
);

test('with the keyboard alone: past the places to the content, and a decision, every stop visible', async () => {
  const change = await account.submit('user.add', { name: 'Noor Haddad', email: 'noor@acme.example' });
  const { page } = await openConsole(open, world(), 'ben', at(`/changes/${change.id}`), desktop);
  await page.getByRole('button', { name: 'Approve this change' }).waitFor();
  await tabTo(page, /^Skip to the content$/);
  expect(await focusIsVisible(page)).toBe(true);
  await page.keyboard.press('Enter');
  await tabTo(page, /^Comment/);
  expect(await focusIsVisible(page)).toBe(true);
  await page.keyboard.type('Known to me.');
  await tabTo(page, /^Approve this change/);
  expect(await focusIsVisible(page)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByText('You approved this change.').waitFor();
  expect(await account.ended(change)).toMatchObject({ state: 'applied', decisions: [{ comment: 'Known to me.' }] });
});

test('a question that gets no answer says so where it was asked, and is asked again when told to', async () => {
  const { page } = await openConsole(open, world(), 'ada', at(), desktop);
  await page.getByText('Nothing waits for you').first().waitFor();
  await page.route('**/v1/accounts/*/audit?*', (route) => route.abort());
  await page.getByRole('link', { name: 'Trail' }).click();
  const refusal = page.getByRole('alert').filter({ hasText: 'Countersign does not answer' });
  await refusal.waitFor({ timeout: 30_000 });
  await mustBeUsable(page);
  await page.unroute('**/v1/accounts/*/audit?*');
  await refusal.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('list', { name: 'Events, newest first' }).waitFor();
});
