import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { linkByHash } from '../../src/store/before-account.ts';
import { decide } from '../../src/transactions/decide.ts';
import { lettersSent, takeLetters, type OwedLetter } from '../../src/transactions/letters.ts';
import { usePostgres } from '../postgres.ts';
import { DAY, Organization, outcomeOf, type OrganizationOptions } from './organization.ts';

const pg = usePostgres();
const open = (options?: OrganizationOptions): Promise<Organization> => Organization.open(pg.openStore(), options);

let minted = 0;
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const mint = () => {
  const secret = `a-secret-of-a-link-${++minted}`;
  return { secret, hash: hashOf(secret) };
};
const nextLooks = new Map<string, number | null>();
const take = async (acme: Organization, changeId: string) => {
  const { letters, nextLook } = await takeLetters(acme.store, { accountId: acme.accountId, changeId }, mint);
  nextLooks.set(changeId, nextLook);
  return letters;
};
const sent = (
  acme: Organization,
  changeId: string,
  letters: readonly OwedLetter[],
  failed: readonly OwedLetter[] = [],
) =>
  lettersSent(
    acme.store,
    { accountId: acme.accountId, changeId },
    {
      sent: letters.map(({ notice }) => notice),
      failed: failed.map(({ notice }) => notice),
      nextLook: nextLooks.get(changeId)!,
    },
  );
const isOpen = async (acme: Organization, { secret }: OwedLetter): Promise<boolean> =>
  (await acme.store.lookUp((db) => linkByHash(db, hashOf(secret!))))?.ended === false;
const letterTo = (letters: readonly OwedLetter[], userId: string): OwedLetter => {
  const found = letters.find(({ notice }) => notice.userId === userId);
  if (found === undefined) throw new Error(`no letter to ${userId}`);
  return found;
};
const wakeOf = async (changeId: string): Promise<Date | null> =>
  (
    await pg.database.sql<{ next_wake_at: Date | null }>('SELECT next_wake_at FROM changes WHERE id = $1', [changeId])
  )[0]!.next_wake_at;

const change = async (acme: Organization): Promise<string> =>
  acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'devin' });

test('R37 each approver is owed a letter with a link of their own, and the initiator none', async () => {
  const acme = await open();
  const letters = await take(acme, await change(acme));
  expect(letters.map(({ notice }) => notice.userId).sort()).toEqual(
    ['ben', 'cleo', 'dev'].map((name) => acme.idOf(name)).sort(),
  );
  expect(new Set(letters.map(({ secret }) => secret)).size).toBe(3);
});

test('R38 a link is kept as its hash alone, for one officer, one change and its digest', async () => {
  const acme = await open();
  const id = await change(acme);
  const ben = letterTo(await take(acme, id), acme.idOf('ben'));
  const { digest } = (await acme.stored(id)).change;
  expect(await acme.store.lookUp((db) => linkByHash(db, hashOf(ben.secret!)))).toEqual({
    accountId: acme.accountId,
    changeId: id,
    officerId: acme.idOf('ben'),
    digest,
    ended: false,
  });
  for (const { name } of await pg.database.sql<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  )) {
    const [row] = await pg.database.sql<{ found: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM "${name}" t WHERE t::text LIKE '%a-secret-of-a-link%') AS found`,
    );
    expect({ name, found: row!.found }).toEqual({ name, found: false });
  }
});

test('R38 a link dies with the decision, all links of that officer for that change together, and no other', async () => {
  const acme = await open();
  const [id, other] = [await change(acme), await acme.submit('ada', 'user.suspend', { userId: acme.idOf('dev') })];
  const first = await take(acme, id);
  const second = await take(acme, id);
  const elsewhere = await take(acme, other);
  await acme.decide(id, 'ben');
  const ben = acme.idOf('ben');
  expect(await isOpen(acme, letterTo(first, ben))).toBe(false);
  expect(await isOpen(acme, letterTo(second, ben))).toBe(false);
  expect(await isOpen(acme, letterTo(elsewhere, ben))).toBe(true);
  expect(await isOpen(acme, letterTo(first, acme.idOf('cleo')))).toBe(true);
});

test.each<[string, (acme: Organization, id: string) => Promise<unknown>]>([
  [
    'applied',
    async (acme, id) => {
      await acme.decide(id, 'cleo');
      await acme.decide(id, 'dev');
      await acme.settle(id);
    },
  ],
  ['rejected', (acme, id) => acme.decide(id, 'cleo', 'reject')],
  ['withdrawn', (acme, id) => acme.withdraw(id, 'ada')],
  [
    'expired',
    (acme, id) => {
      pg.database.clock.advance(8 * DAY);
      return acme.settle(id);
    },
  ],
])('R38 a link dies with its change: %s', async (_, end) => {
  const acme = await open();
  const id = await change(acme);
  const letters = await take(acme, id);
  await end(acme, id);
  for (const letter of letters) expect(await isOpen(acme, letter)).toBe(false);
});

test.each([
  ['officer.remove', {}],
  ['user.suspend', {}],
  ['user.remove', {}],
  ['user.modify', { email: 'ben.new@acme.example' }],
])('R38 a link dies with the designation, the access and the address: %s', async (kind, more) => {
  const acme = await open();
  const id = await change(acme);
  const letters = await take(acme, id);
  await acme.carry('ada', kind, { userId: acme.idOf('ben'), ...more }, ['cleo', 'dev']);
  expect(await isOpen(acme, letterTo(letters, acme.idOf('ben')))).toBe(false);
  expect(await isOpen(acme, letterTo(letters, acme.idOf('cleo')))).toBe(true);
});

test('R38 a link that ended between the page and the post decides nothing', async () => {
  const acme = await open({ requiredApprovals: 2 });
  await acme.carry('ada', 'policy.set', { approvalAssurance: 'link' }, ['ben', 'cleo']);
  const id = await change(acme);
  const { secret } = letterTo(await take(acme, id), acme.idOf('ben'));
  const { digest } = (await acme.stored(id)).change;
  const request = {
    accountId: acme.accountId,
    changeId: id,
    officerId: acme.idOf('ben'),
    verdict: 'approve' as const,
    digest,
    comment: null,
    proven: 'link' as const,
    linkHash: hashOf(secret!),
  };
  const cleos = hashOf(letterTo(await take(acme, id), acme.idOf('cleo')).secret!);
  expect(await outcomeOf(decide(acme.store, { ...request, linkHash: cleos }))).toBe('link_ended');
  await pg.database.sql('UPDATE links SET ended_at = now() WHERE hash = $1', [request.linkHash]);
  expect(await outcomeOf(decide(acme.store, request))).toBe('link_ended');
  expect((await acme.stored(id)).decisions).toEqual([]);
  const again = letterTo(await take(acme, id), acme.idOf('ben'));
  const anew = { ...request, linkHash: hashOf(again.secret!) };
  expect(await decide(acme.store, anew)).toMatchObject({ recorded: true });
  expect(await decide(acme.store, anew)).toMatchObject({ recorded: false });
});

test('R41 a batch of letters is one event, and a second run sends nothing', async () => {
  const acme = await open();
  const id = await change(acme);
  const letters = await take(acme, id);
  await sent(acme, id, letters.slice(0, 2), letters.slice(2));
  expect(await take(acme, id)).toEqual([]);
  const [first, ...more] = await acme.events('notice.sent');
  expect(more).toEqual([]);
  expect(first).toMatchObject({
    changeId: id,
    data: {
      sent: [{ kind: 'approval-request' }, { kind: 'approval-request' }],
      failed: [{ kind: 'approval-request' }],
    },
  });
});

test('R41 two runs that send the same letters leave one event of each letter', async () => {
  const acme = await open();
  const id = await change(acme);
  const [mine, yours] = [await take(acme, id), await take(acme, id)];
  await sent(acme, id, mine.slice(0, 1));
  await Promise.all([sent(acme, id, mine), sent(acme, id, yours)]);
  const told = (await acme.events('notice.sent')).flatMap(({ data }) => data['sent'] as { to: string }[]);
  expect(told.map(({ to }) => to).sort()).toEqual(mine.map(({ notice }) => notice.userId).sort());
});

test('R32 what could not be sent is owed still; a reminder is a letter of its own, to who has not decided', async () => {
  const acme = await open();
  const id = await change(acme);
  const letters = await take(acme, id);
  await sent(acme, id, letters.slice(0, 1));
  const rest = await take(acme, id);
  expect(rest).toHaveLength(2);
  await sent(acme, id, rest);
  await acme.decide(id, 'ben');
  pg.database.clock.advance(4 * DAY);
  await acme.settle(id);
  const reminders = await take(acme, id);
  expect(reminders.map(({ notice: { kind, userId } }) => ({ kind, userId }))).toEqual(
    ['cleo', 'dev']
      .map((name) => ({ kind: 'reminder-1', userId: acme.idOf(name) }))
      .sort((a, b) => (a.userId < b.userId ? -1 : 1)),
  );
  await acme.settle(id);
  await sent(acme, id, reminders);
  await acme.settle(id);
  expect(await take(acme, id)).toEqual([]);
});

test('R37 a request that has lost its point is dropped: decided, ended, no officer any more', async () => {
  const acme = await open();
  const [decided, ended, left] = [
    await change(acme),
    await acme.submit('ada', 'user.suspend', { userId: acme.idOf('dev') }),
    await acme.submit('cleo', 'user.modify', { userId: acme.idOf('ada'), name: 'adele' }),
  ];
  await acme.decide(decided, 'ben');
  await acme.withdraw(ended, 'ada');
  await acme.carry('ada', 'officer.remove', { userId: acme.idOf('dev') }, ['ben', 'cleo']);
  const asked = async (id: string) =>
    (await take(acme, id)).filter(({ secret }) => secret !== null).map(({ notice }) => notice.userId);
  expect(await asked(decided)).toEqual([acme.idOf('cleo')]);
  expect(await asked(ended)).toEqual([]);
  expect((await asked(left)).sort()).toEqual([acme.idOf('ada'), acme.idOf('ben')].sort());
  expect((await take(acme, ended)).map(({ notice }) => notice.kind)).toEqual(Array<string>(4).fill('ended-withdrawn'));
});

test('R31 every end is told to the initiator and the other officers, by a letter without a link', async () => {
  const acme = await open();
  const id = await change(acme);
  await acme.decide(id, 'ben', 'reject');
  const letters = (await take(acme, id)).filter(({ notice }) => notice.kind === 'ended-rejected');
  expect(letters.map(({ notice }) => notice.userId).sort()).toEqual(
    ['ada', 'ben', 'cleo', 'dev'].map((name) => acme.idOf(name)).sort(),
  );
  expect(letters.map(({ secret }) => secret)).toEqual([null, null, null, null]);
  expect(letters.map(({ isInitiator }) => isInitiator).filter(Boolean)).toHaveLength(1);
});

test('once all letters are out an ended change needs no look, and a waiting one the next that it has', async () => {
  const { clock } = pg.database;
  const acme = await open();
  const id = await change(acme);
  const submittedAt = clock.now;
  await sent(acme, id, await take(acme, id));
  expect(await wakeOf(id)).toEqual(new Date(submittedAt + 3.5 * DAY));
  clock.advance(4 * DAY);
  await acme.settle(id);
  await sent(acme, id, await take(acme, id));
  expect(await wakeOf(id)).toEqual(new Date(submittedAt + 6 * DAY));
  await acme.withdraw(id, 'ada');
  const letters = await take(acme, id);
  await sent(acme, id, letters.slice(0, 1));
  expect(await wakeOf(id)).toEqual(new Date(clock.now));
  await sent(acme, id, letters.slice(1));
  expect(await wakeOf(id)).toBeNull();
});

test('letters that don’t go out ask for a look now and then, and not for one after the other', async () => {
  const { clock } = pg.database;
  const acme = await open();
  const id = await change(acme);
  expect(await wakeOf(id)).toEqual(new Date(clock.now));
  clock.advance(10_000);
  await acme.settle(id);
  expect(await wakeOf(id)).toEqual(new Date(clock.now + 60_000));
  clock.advance(4 * DAY);
  await acme.settle(id);
  expect(await wakeOf(id)).toEqual(new Date(clock.now));
});

test('a look that was asked for while letters were on their way is not put off', async () => {
  const { clock } = pg.database;
  const acme = await open({ requiredApprovals: 1 });
  const id = await change(acme);
  const letters = await take(acme, id);
  clock.advance(1_000);
  await acme.carry('ada', 'policy.set', { changeExpiryHours: 100 }, ['ben']);
  await sent(acme, id, letters);
  expect(await wakeOf(id)).toEqual(new Date(clock.now));
});

test('a change that is approved while its letters are on their way stays due', async () => {
  const { clock } = pg.database;
  const acme = await open({ requiredApprovals: 1 });
  const id = await change(acme);
  const letters = await take(acme, id);
  clock.advance(1_000);
  await acme.decide(id, 'ben');
  await sent(acme, id, letters);
  expect(await wakeOf(id)).toEqual(new Date(clock.now));
});

test('the letters of an opening are its invitations', async () => {
  const acme = await open();
  const [opening] = await acme.events('account.opened');
  const letters = await take(acme, opening!.changeId!);
  expect(letters.map(({ notice, secret }) => [notice.kind, secret])).toEqual(
    Array.from({ length: 3 }, () => ['invitation', expect.any(String)]),
  );
  await acme.signIn('ben');
  expect((await take(acme, opening!.changeId!)).map(({ notice }) => notice.userId)).not.toContain(acme.idOf('ben'));
});
