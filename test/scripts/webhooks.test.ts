import { beforeAll, expect, test } from '@jest/globals';
import { exits } from '../../scripts/countersign/exits.ts';
import { SettingFile } from '../../scripts/countersign/setting/file.ts';
import { useApi, type TestAccount } from '../http/api-fixture.ts';
import { typingAt, type Countersign } from './typed.ts';

const api = useApi();
let acme: TestAccount;
let ada: Countersign;
let id: string;
const url = 'https://hooks.example.com/in';

beforeAll(async () => {
  acme = await api.organization(['ada', 'ben', 'cleo'], 0);
  ada = typingAt(api.url, await api.token('ada'));
}, 60_000);

const listed = async (): Promise<readonly { id: string; name: string }[]> =>
  JSON.parse((await ada(['webhooks', 'list', acme.id, '--json'])).out) as { id: string; name: string }[];

test('an account without webhooks says so', async () => {
  expect(await ada(['webhooks', 'list', acme.id])).toEqual({
    exit: exits.done,
    out: 'The account has no webhook.',
    notes: '',
  });
});

test('webhooks are listed with where they tell how many events, and when their secret was taken', async () => {
  const stdin = `kind: webhook.set\npayload: { name: Ledger, url: '${url}', events: [change.submitted, change.applied] }\n`;
  expect(await ada(['submit', acme.id, '--wait'], { stdin })).toMatchObject({ exit: exits.done });
  id = (await listed())[0]!.id;
  expect((await ada(['webhooks', 'list', acme.id])).out.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
    ['ID', 'NAME', 'ADDRESS', 'SECRET TAKEN (UTC)', 'EVENTS'],
    [id, 'Ledger', url, '–', '2'],
  ]);
});

test('messages are listed by the names of their events, newest first, and are sent again', async () => {
  await api.ask(`${acme.path}/webhooks/${id}/secret`, { as: 'ada', json: {} });
  const stdin = `kind: user.modify\npayload: { userId: ${await acme.idOf('ben')}, name: Benedikt }\n`;
  expect(await ada(['submit', acme.id, '--wait'], { stdin })).toMatchObject({ exit: exits.done });
  const { out } = await ada(['webhooks', 'deliveries', acme.id, id]);
  const [head, ...rows] = out.split('\n').map((line) => line.split(/ {2,}/));
  expect(head).toEqual(['ID', 'EVENT', 'STATE', 'ATTEMPTS', 'STATUS', 'LAST (UTC)', 'NEXT (UTC)']);
  expect(rows.map(([, event, state]) => [event, state])).toEqual([
    ['change.applied', 'owed'],
    ['change.submitted', 'owed'],
  ]);
  const only = await ada(['webhooks', 'deliveries', acme.id, id, '--limit', '1']);
  expect(only.out.split('\n')).toHaveLength(2);
  const none = await ada(['webhooks', 'deliveries', acme.id, id, '--state', 'given-up']);
  expect(none).toEqual({ exit: exits.done, out: 'No message fits.', notes: '' });
  const again = await ada(['webhooks', 'replay', acme.id, id, rows[0]![0]!]);
  expect(again).toEqual({ exit: exits.done, out: `${rows[0]![0]} is sent again.`, notes: '' });
});

test('R36 the setting as a file holds them: by it one is renamed, altered, made and removed, and its secret stays', async () => {
  const exported = async () => SettingFile.parse(JSON.parse((await ada(['export', acme.id, '--json'])).out));
  const imported = async (alter: (file: Awaited<ReturnType<typeof exported>>) => void) => {
    const file = await exported();
    alter(file);
    return ada(['import', acme.id, '-', '--submit', '--wait'], { stdin: JSON.stringify(file) });
  };
  const before = await exported();
  expect(before.webhooks).toEqual([{ name: 'Ledger', url, events: ['change.applied', 'change.submitted'] }]);
  const renamed = await imported(({ webhooks }) => {
    Object.assign(webhooks[0]!, { was: 'Ledger', name: 'Books', url: `${url}/books` });
    webhooks.push({ name: 'Ledger', url, events: ['change.ended'] });
  });
  expect(renamed).toMatchObject({ exit: exits.done });
  expect((await listed()).map((each) => [each.name, each.id === id])).toEqual([
    ['Books', true],
    ['Ledger', false],
  ]);
  expect(JSON.stringify(await listed())).toContain(`"url":"${url}/books"`);
  expect(await imported((file) => void (file.webhooks = []))).toMatchObject({ exit: exits.done });
  expect(await listed()).toEqual([]);
  const wrong = await imported((file) =>
    file.webhooks.push({ name: 'Out', url, was: 'Nothing', events: ['change.ended'] }),
  );
  expect(wrong).toMatchObject({
    exit: exits.misused,
    notes: expect.stringContaining('webhooks, Out: nothing of the account is called Nothing (was).'),
  });
  const twice = { name: 'OUT', url, events: ['change.ended' as const] };
  expect(await imported(({ webhooks }) => void webhooks.push(twice, { ...twice, name: 'out' }))).toMatchObject({
    exit: exits.misused,
    notes: expect.stringContaining('webhooks: out is there twice.'),
  });
  const elsewhere = { ...twice, url: 'https://elsewhere.example/' };
  expect(await imported(({ webhooks }) => void webhooks.push(elsewhere))).toMatchObject({
    exit: exits.refused,
    notes: expect.stringContaining('webhook_not_allowed'),
  });
});
