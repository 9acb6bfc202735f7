import { beforeAll, expect, test } from '@jest/globals';
import { addressOf, type TestAccount } from '../acceptance/test-account.ts';
import { useWorld } from '../acceptance/world.ts';
import { overflowOf, phone, useChromium } from './chromium.ts';
import { axeFaults } from './console.ts';

const world = useWorld();
const open = useChromium();
let account: TestAccount;

/** As many characters as a phone's mail program shows of a text on a line before it breaks it anywhere. */
const TEXT_WIDTH = 78;

beforeAll(async () => {
  account = await world().openAccount({ requiredApprovals: 2, officers: ['ada', 'ben', 'cleo'], assurance: 'link' });
  const change = await account.submit('user.add', {
    name: `${'W'.repeat(60)} Haddad`,
    email: `${'noor.'.repeat(10)}haddad@acme.example`,
    rights: ['funding.withdraw', 'trading.orders', 'transfers.external'],
  });
  await account.letter('ben', change, 'Approve');
  await account.decide('ben', change, 'reject', 'Not on a Monday.\nAsk me first.');
  await account.ended(change);
  await account.letter('ada', change, 'Rejected');
}, 60_000);

const letters = async () => [
  ...(await world().letters.list({ to: addressOf('ben'), limit: 20 })),
  ...(await world().letters.list({ to: addressOf('ada'), limit: 20 })),
];

test.each(['light', 'dark'] as const)(
  'R37 every letter’s HTML is read on a phone, %s, with nothing cut and nothing asked of elsewhere',
  async (colorScheme) => {
    const all = await letters();
    expect(all.length).toBeGreaterThanOrEqual(4);
    for (const { html, subject } of all) {
      const { page, context, mustBeClean } = await open({ ...phone, colorScheme });
      await page.setContent(html);
      expect({ subject, over: await overflowOf(page) }).toEqual({ subject, over: 0 });
      const faults = (await axeFaults(page)).filter((fault) => !/^(region|landmark-one-main)/.test(fault));
      expect({ subject, faults }).toEqual({ subject, faults: [] });
      mustBeClean();
      await context.close();
    }
  },
);

test('R37 every letter’s text holds what its HTML holds, in lines that a phone need not break', async () => {
  for (const { text, html, subject } of await letters()) {
    const { page, context } = await open(phone);
    await page.setContent(html);
    const [heading] = await page.getByRole('heading', { level: 1 }).allInnerTexts();
    expect(text.replaceAll(/\s+/g, ' ')).toContain(heading!.replaceAll(/\s+/g, ' ').trim());
    const long = text
      .split('\n')
      .filter((line) => line.length > TEXT_WIDTH && /\s\S*\s/.test(line.trim()) && !/https?:/.test(line));
    expect({ subject, long }).toEqual({ subject, long: [] });
    await context.close();
  }
});
