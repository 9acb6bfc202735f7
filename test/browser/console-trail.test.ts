import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import type { TestAccount } from '../acceptance/test-account.ts';
import { until } from '../acceptance/until.ts';
import { useWorld } from '../acceptance/world.ts';
import { desktop, phone, useChromium } from './chromium.ts';
import { mustBeUsable, openConsole } from './console.ts';

const world = useWorld();
const open = useChromium();
let account: TestAccount;

beforeAll(async () => {
  account = await world().openAccount({ requiredApprovals: 1, officers: ['ada', 'ben', 'cleo'] });
  await account.enact('user.add', { name: '=HYPERLINK("x")', email: 'noor@acme.example' });
}, 60_000);

const at = (query = '', size = desktop) =>
  openConsole(open, world(), 'ada', `/accounts/${account.slug}/trail${query}`, size);

test.each([
  ['a phone, dark', { ...phone, colorScheme: 'dark' }],
  ['a desktop', desktop],
] as const)('R41 on %s the trail is read and filtered, by an address that can be sent to others', async (_, size) => {
  const { page, mustBeClean } = await at('', size);
  const events = page.getByRole('list', { name: 'Events, newest first' }).getByRole('listitem');
  await events.first().waitFor();
  const all = await events.count();
  expect(all).toBe((await account.events()).length);
  await events.first().locator('summary').click();
  await mustBeUsable(page);
  await page.getByLabel('What happened').first().click();
  await page.getByRole('option', { name: 'A decision was recorded' }).click();
  await page.waitForURL(/type=decision\.recorded/);
  await page.getByText('Ben Lindqvist approved it').waitFor();
  await until('the one event alone', async () => (await events.count()) === 1);
  await page.goto(`${world().publicUrl}/accounts/${account.slug}/trail?type=change.flagged`);
  await page.getByText('No event is like that').waitFor();
  await mustBeUsable(page);
  mustBeClean(world().publicUrl, world().issuer);
});

test.each(['to=2026-13-45', 'to=9999-12-31', 'from=0000-00-00'])(
  'R41 a day in the address that no calendar has is left out: %s',
  async (query) => {
    const { page } = await at(`?${query}`);
    const events = page.getByRole('list', { name: 'Events, newest first' }).getByRole('listitem');
    await events.first().waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  },
);

test('R41 what the filter shows is saved as a table and as JSON', async () => {
  const { page } = await at('?type=change.submitted');
  const save = async (name: string): Promise<string> => {
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    return readFileSync(await (await saved).path(), 'utf8');
  };
  const events = (await account.events()).filter(({ type }) => type === 'change.submitted');
  const json = JSON.parse(await save('Save as JSON')) as { seq: number; hash: string }[];
  expect(json.map(({ hash }) => hash)).toEqual(events.map(({ hash }) => hash));
  const [head, ...rows] = (await save('Save as CSV')).trimEnd().split('\r\n');
  expect(head).toMatch(/^event,time,type,/);
  expect(rows).toHaveLength(events.length);
  expect(rows[0]).toContain('Ada Okafor');
});

test('R41 verifying says that the trail is whole; and where it does not hold, once somebody has altered it behind the service', async () => {
  const { page } = await at();
  await page.getByRole('button', { name: 'Verify the trail' }).click();
  await page.getByText('The trail is whole').waitFor();
  await mustBeUsable(page);
  await world().sql(`UPDATE users SET name = 'Somebody Else' WHERE account_id = $1 AND email = 'noor@acme.example'`, [
    account.id,
  ]);
  await page.getByRole('button', { name: 'Verify the trail' }).click();
  await page.getByText('The trail does not hold').waitFor();
  expect(await page.getByRole('status').filter({ hasText: 'does not hold' }).innerText()).toContain(
    'name is not what the changes lead to',
  );
  await mustBeUsable(page);
});
