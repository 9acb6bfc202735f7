import { expect, test } from '@jest/globals';
import { openCheckpoint } from '../../src/proof/checkpoint.ts';
import { listCheckpoints } from '../../src/store/checkpoints.ts';
import type { Store } from '../../src/store/store.ts';
import { eventHash, type StoredEvent } from '../../src/store/trail.ts';
import { readTrail } from '../../src/store/trail-pages.ts';
import { accountsDue, EVENTS_AT_MOST, signCheckpoints, type Signing } from '../../src/transactions/sign-checkpoints.ts';
import { verify } from '../../src/transactions/verify.ts';
import { newKeyring } from '../keyring.ts';
import { usePostgres } from '../postgres.ts';
import { newSigning, noteOf } from './checkpoint-fixtures.ts';
import { Organization } from './organization.ts';

const pg = usePostgres();

const rowsOf = (store: Store, accountId: string) =>
  store.read(accountId, (tx) => listCheckpoints(tx, accountId, { below: undefined, limit: 1_000 }));

/** The newest event, or the newest with a smaller number. */
const newestEvent = async (store: Store, accountId: string, below?: number): Promise<StoredEvent> =>
  (await store.read(accountId, (tx) => readTrail(tx, accountId, { order: 'newest', below, limit: 1 }))).events[0]!;

const opened = async () => {
  const acme = await Organization.open(pg.openStore(), { requiredApprovals: 1 });
  const signing = newSigning();
  const sign = (with_: Signing = signing) => signCheckpoints(acme.store, acme.accountId, with_);
  let names = 0;
  /** Makes an event, or a few. */
  const live = () => acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: `dev the ${++names}` });
  return { acme, signing, sign, live, store: acme.store, accountId: acme.accountId, files: signing.files };
};

test('R41 a checkpoint holds the count and the head of the chain, and is signed once', async () => {
  const { acme, sign, store, accountId, files, signing } = await opened();
  expect(await sign()).toBe(1);
  const last = await newestEvent(store, accountId);
  const [row, ...more] = await rowsOf(store, accountId);
  expect(more).toEqual([]);
  expect(row).toMatchObject({ size: last.seq, root: last.hash, keyId: signing.keyring.signing.verifier.keyId });
  expect(openCheckpoint(row!.note, signing.keyring.trusted)).toMatchObject({
    ...{ origin: `countersign/accounts/${acme.accountId}`, size: last.seq, root: last.hash },
  });
  expect(files.notes(accountId)).toEqual([row!.note]);
  expect(await sign()).toBe(0);
  expect(files.notes(accountId)).toHaveLength(1);
});

test('R41 accounts are due when an event has waited, and none before', async () => {
  const { sign, live, store, accountId } = await opened();
  const due = async () =>
    (await accountsDue(store, { after: '', unsignedMs: 120_000, limit: 1_000 })).includes(accountId);
  expect(await due()).toBe(false);
  pg.database.clock.advance(120_000);
  expect(await due()).toBe(true);
  await sign();
  expect(await due()).toBe(false);
  await live();
  expect(await due()).toBe(false);
  pg.database.clock.advance(120_000);
  expect(await due()).toBe(true);
  expect(await accountsDue(store, { after: accountId, unsignedMs: 0, limit: 1_000 })).not.toContain(accountId);
});

test('R41 a thousand events are due at once, and so many have a checkpoint among them at the latest', async () => {
  const { sign, store, accountId } = await opened();
  await sign();
  const { size: from } = (await rowsOf(store, accountId))[0]!;
  await store.inAccount(accountId, (account) => {
    account.append(...Array.from({ length: 2 * EVENTS_AT_MOST + 7 }, () => ({ type: 'signal.ignored' as const })));
    return Promise.resolve();
  });
  expect(await accountsDue(store, { after: '', unsignedMs: 120_000, limit: 1_000 })).toContain(accountId);
  expect(await sign()).toBe(3);
  expect((await rowsOf(store, accountId)).map(({ size }) => size - from)).toEqual([2_007, 2_000, 1_000, 0]);
});

test('R41 several workers over one folder write each checkpoint once', async () => {
  const { live, accountId, files, signing, store } = await opened();
  const stores = [pg.openStore(), pg.openStore(), pg.openStore()];
  for (let i = 0; i < 4; i++) {
    await live();
    const outcomes = await Promise.all(stores.map((each) => signCheckpoints(each, accountId, signing)));
    expect(outcomes.filter((outcome) => outcome === 1)).toHaveLength(1);
  }
  const notes = (await rowsOf(store, accountId)).map(({ note }) => note).reverse();
  expect(notes).toHaveLength(4);
  expect(files.notes(accountId)).toEqual(notes);
});

test('R41 a worker with a folder of its own writes there what others have signed', async () => {
  const { sign, live, accountId, files, signing, store } = await opened();
  await sign();
  await live();
  const other = { keyring: signing.keyring, files: newSigning().files };
  expect(await sign(other)).toBe(1);
  expect(other.files.notes(accountId)).toHaveLength(2);
  await live();
  expect(await sign()).toBe(1);
  expect(files.notes(accountId)).toEqual((await rowsOf(store, accountId)).map(({ note }) => note).reverse());
});

test('R41 who has lost the lock meanwhile writes nothing behind what another has written', async () => {
  const { sign, live, store, accountId, files, signing } = await opened();
  await sign();
  await live();
  const append = files.append.bind(files);
  let first = true;
  files.append = async (...args) => {
    if (first) {
      first = false;
      // Its session is gone, and with it the lock; the process itself has not noticed.
      await pg.database.sql(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database()`,
      );
      await live();
      expect(await signCheckpoints(pg.openStore(), accountId, signing)).toBe(1);
    }
    return append(...args);
  };
  await expect(sign()).rejects.toThrow('goes on behind the checkpoint that was read');
  files.append = append;
  await live();
  expect(await sign()).toBe(1);
  const notes = (await rowsOf(store, accountId)).map(({ note }) => note).reverse();
  expect(notes).toHaveLength(3);
  expect(files.notes(accountId)).toEqual(notes);
});

test('R41 a checkpoint that stands in the file a second time, as it was signed, contradicts nothing', async () => {
  const { sign, live, store, accountId, files, signing } = await opened();
  await sign();
  await live();
  await sign();
  const [older, newer] = files.notes(accountId);
  const { keyring } = signing;
  const checked = async () => {
    const file = await files.read(accountId);
    return (await verify(store, accountId, { keys: keyring.trusted, file })).checkpoints;
  };
  files.alter(accountId, 1, newer!, older!, newer!, older!);
  expect(await checked()).toMatchObject({ ok: true, count: 2, contradictions: [] });
  await live();
  expect(await sign()).toBe(1);
  expect(await checked()).toMatchObject({ ok: true, count: 3, contradictions: [] });
});

test('R41 a row that was lost after its file was written is made up for, with no second signature', async () => {
  const { sign, live, store, accountId, files } = await opened();
  await sign();
  await live();
  const broken = new Error('the transaction is lost');
  const append = files.append.bind(files);
  files.append = async (...args) => {
    await append(...args);
    throw broken;
  };
  await expect(sign()).rejects.toThrow(broken);
  files.append = append;
  expect(await rowsOf(store, accountId)).toHaveLength(1);
  expect(await sign()).toBe(0);
  expect((await rowsOf(store, accountId)).map(({ note }) => note).reverse()).toEqual(files.notes(accountId));
  expect(files.notes(accountId)).toHaveLength(2);
});

test('R41 what could not be written to the file has no row either', async () => {
  const { sign, store, accountId, files } = await opened();
  files.onAppend = () => {
    throw new Error('the disk is full');
  };
  await expect(sign()).rejects.toThrow('the disk is full');
  expect(await rowsOf(store, accountId)).toEqual([]);
});

/** What the trail, the table and the file look like after somebody, and why nothing is signed from then on. */
test.each<[string, (found: Awaited<ReturnType<typeof opened>>, size: number) => Promise<void> | void, string]>([
  [
    'a trail that was cut off',
    ({ accountId }, size) =>
      pg.database.tamper(
        `DELETE FROM events WHERE account_id = '${accountId}' AND seq > ${size - 2}; UPDATE accounts SET event_count = ${size - 2} WHERE id = '${accountId}'`,
      ),
    'a checkpoint of',
  ],
  [
    'a trail that was cut off with its checkpoints',
    ({ accountId }, size) =>
      pg.database.tamper(
        `DELETE FROM checkpoints WHERE account_id = '${accountId}'; DELETE FROM events WHERE account_id = '${accountId}' AND seq > ${size - 2}; UPDATE accounts SET event_count = ${size - 2} WHERE id = '${accountId}'`,
      ),
    'a checkpoint of',
  ],
  [
    'a trail that was written anew',
    async ({ store, accountId }, size) => {
      const forged = { ...(await newestEvent(store, accountId, size + 1)), data: '{}' };
      await pg.database.tamper('UPDATE events SET data = $3, hash = $4 WHERE account_id = $1 AND seq = $2', [
        ...[accountId, size, '{}', eventHash(accountId, forged)],
      ]);
    },
    'is not the one that its checkpoint was signed for',
  ],
  [
    'an event since that was edited',
    ({ accountId }, size) =>
      pg.database.tamper(`UPDATE events SET data = '{}' WHERE account_id = $1 AND seq = $2`, [accountId, size + 1]),
    'the chain breaks at event',
  ],
  [
    'a head that is not the trail’s',
    ({ accountId }) =>
      pg.database.tamper(`UPDATE accounts SET event_head = repeat('a', 64) WHERE id = $1`, [accountId]),
    'is not what the account counts',
  ],
  [
    'a file that another key has signed',
    ({ files, accountId }, size) =>
      files.alter(accountId, 0, noteOf(accountId, size, 'ab'.repeat(32), newKeyring().signing)),
    'proves nothing',
  ],
  [
    'a file that says something else',
    ({ files, accountId, signing }, size) =>
      files.alter(accountId, 0, noteOf(accountId, size, 'ab'.repeat(32), signing.keyring.signing)),
    'different checkpoints',
  ],
])('R41 nothing is signed for %s', async (_, tamper, why) => {
  const found = await opened();
  const { sign, live, store, accountId, files } = found;
  await live();
  await sign();
  const { size } = (await rowsOf(store, accountId))[0]!;
  await live();
  await tamper(found, size);
  await expect(sign()).rejects.toThrow(why);
  expect(files.notes(accountId)).toHaveLength(1);
  expect((await rowsOf(store, accountId)).length).toBeLessThanOrEqual(1);
  const file = await files.read(accountId);
  expect((await verify(store, accountId, { keys: found.signing.keyring.trusted, file })).ok).toBe(false);
});
