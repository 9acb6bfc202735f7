import { expect, test } from '@jest/globals';
import { eventHash } from '../../src/store/trail.ts';
import { verify } from '../../src/transactions/verify.ts';
import { usePostgres } from '../postgres.ts';
import { check, eventsOf, restamp, useLivedAccount } from './lived-account.ts';

const pg = usePostgres();
const live = useLivedAccount(pg);

test('R41 an account that was left alone verifies, in every sort of state', async () => {
  const lived = await live();
  const events = (await eventsOf(lived)).length;
  expect(await check(lived)).toEqual({
    ...{ ok: true, events, tables: { ok: true, differences: [] } },
    checkpoints: { ok: true, count: 0, upTo: 0, contradictions: [] },
  });
  expect(events).toBeGreaterThan(25);
});

test('R41 what happens while it verifies does not disturb it', async () => {
  const lived = await live();
  const renaming = (async () => {
    for (let i = 0; i < 10; i++)
      await lived.acme.carry('ada', 'user.modify', { userId: lived.acme.idOf('dev'), name: `dev ${i}` }, ['ben']);
  })();
  const found = await Promise.all(Array.from({ length: 5 }, () => check(lived)));
  await renaming;
  expect(found.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
});

test('R41 an account that is not there is named', async () => {
  await expect(verify(pg.openStore(), 'acc_none')).rejects.toThrow('no account acc_none');
});

test.each([
  ['edited', `UPDATE events SET data = data || ' ' WHERE seq = 7`, 7, 'its hash'],
  ['backdated', `UPDATE events SET at = at - interval '1 day' WHERE seq = 7`, 7, 'its hash'],
  ['given to another actor', `UPDATE events SET actor_id = 'usr_mallory' WHERE seq = 7`, 7, 'its hash'],
  ['taken from its change', 'UPDATE events SET change_id = NULL WHERE seq = 1', 1, 'its hash'],
  ['deleted', 'DELETE FROM events WHERE seq = 7', 7, 'event 7 is missing'],
  ['the first one, and deleted', 'DELETE FROM events WHERE seq = 1', 1, 'event 1 is missing'],
  [
    'swapped with the next',
    `UPDATE events SET seq = 1007 WHERE seq = 7; UPDATE events SET seq = 7 WHERE seq = 8;
     UPDATE events SET seq = 8 WHERE seq = 1007`,
    7,
    'it does not hold',
  ],
  [
    'put between two others',
    `UPDATE events SET seq = seq + 1000 WHERE seq > 7; UPDATE events SET seq = seq - 999 WHERE seq > 1000;
     INSERT INTO events SELECT account_id, 8, at, type, actor_id, NULL, data, hash, repeat('a', 64) FROM events WHERE seq = 7;
     UPDATE accounts SET event_count = event_count + 1`,
    8,
    'its hash',
  ],
  ['made no JSON', `UPDATE events SET data = '{' WHERE seq = 7`, 7, 'its hash'],
])('R41 an event that is %s breaks the chain where it stands', async (_, sql, seq, why) => {
  const lived = await live();
  await lived.database.tamper(sql);
  const found = await check(lived);
  expect(found.ok).toBe(false);
  expect(found.firstBroken).toEqual({ seq, why: expect.stringContaining(why) });
});

test('R41 events cut off at the end are missed by the account’s own count', async () => {
  const lived = await live();
  await lived.database.tamper('DELETE FROM events WHERE seq > 20');
  expect((await check(lived)).firstBroken).toMatchObject({
    seq: 21,
    why: expect.stringContaining('the trail ends with 20'),
  });
});

test('R41 an event inserted at the end, well formed, is not counted by the account', async () => {
  const lived = await live();
  const last = (await eventsOf(lived)).at(-1)!;
  const { accountId } = lived.acme;
  const forged = { ...last, seq: last.seq + 1, prevHash: last.hash };
  await lived.database.tamper(
    `INSERT INTO events SELECT account_id, $1, at, type, actor_id, change_id, data, $2, $3 FROM events WHERE seq = $4`,
    [forged.seq, forged.prevHash, eventHash(accountId, forged), last.seq],
  );
  expect((await check(lived)).firstBroken).toMatchObject({ seq: forged.seq });
});

test('R41 a tail written anew with right hashes is given away by the head that the account holds', async () => {
  const lived = await live();
  await restamp(lived, 10, (event) => ({ ...event, data: '{"forged":true}' }));
  expect((await check(lived)).firstBroken).toEqual({
    seq: (await eventsOf(lived)).length,
    why: 'the account holds another hash for it',
  });
});

test('R41 a tail written anew together with the head still has to fit the tables', async () => {
  const lived = await live();
  const { database, acme, rejected } = lived;
  const events = await eventsOf(lived);
  const { seq } = events.find((event) => event.type === 'decision.recorded' && event.changeId === rejected)!;
  const head = await restamp(lived, seq, (event) => ({ ...event, data: event.data.replace('"reject"', '"approve"') }));
  await database.tamper('UPDATE accounts SET event_head = $2 WHERE id = $1', [acme.accountId, head]);
  const found = await check(lived);
  expect(found.firstBroken).toBeUndefined();
  expect(found.tables.differences).toEqual([
    { table: 'decisions', id: `${rejected} ${acme.idOf('dev')}`, why: 'verdict is not as the trail has it' },
  ]);
});

test('R41 a change that was applied without approvals is named, though rows and events agree', async () => {
  const lived = await live();
  const { database, acme, granted } = lived;
  await database.tamper('DELETE FROM decisions WHERE change_id = $1', [granted]);
  const events = await eventsOf(lived);
  const { seq } = events.find((event) => event.type === 'decision.recorded' && event.changeId === granted)!;
  await database.tamper(`UPDATE events SET type = 'signal.ignored' WHERE account_id = $1 AND seq = $2`, [
    acme.accountId,
    seq,
  ]);
  const head = await restamp(lived, seq, (event) => ({ ...event, type: 'signal.ignored' }));
  await database.tamper('UPDATE accounts SET event_head = $2 WHERE id = $1', [acme.accountId, head]);
  const found = await check(lived);
  expect(found.firstBroken).toBeUndefined();
  expect(found.tables.differences).toEqual([
    { table: 'changes', id: granted, why: 'applied with 0 of 1 approvals, by the trail' },
  ]);
});
