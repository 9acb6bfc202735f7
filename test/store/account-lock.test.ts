import { expect, test } from '@jest/globals';
import { openStore } from '../../src/store/store.ts';
import { usePostgres } from '../postgres.ts';
import { Organization } from '../transactions/organization.ts';

const pg = usePostgres();

test('R35 accounts never wait for each other, however many wait for one', async () => {
  const store = pg.openStore();
  const [busy, quiet] = [await Organization.open(store), await Organization.open(store)];
  const holder = await pg.database.connect();
  const reached: string[] = [];
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM accounts WHERE id = $1 FOR UPDATE', [busy.accountId]);
    const waiting = Array.from({ length: 40 }, () =>
      store.inAccount(busy.accountId, () => Promise.resolve(reached.push('busy'))),
    );
    await store.inAccount(quiet.accountId, () => Promise.resolve(reached.push('quiet')));
    expect(reached).toEqual(['quiet']);
    await holder.query('COMMIT');
    await Promise.all(waiting);
    expect(reached).toHaveLength(41);
  } finally {
    holder.release();
  }
});

test('R35 writers of one account follow one another, through any store', async () => {
  const stores = [pg.openStore(), pg.openStore(), pg.openStore()];
  const { accountId } = await Organization.open(stores[0]!);
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    most = Math.max(most, ++inside);
    await new Promise(setImmediate);
    inside--;
  };
  await Promise.all(Array.from({ length: 60 }, (_, i) => stores[i % 3]!.inAccount(accountId, work)));
  expect(most).toBe(1);
});

test('R35 what fails leaves nothing behind, in the tables or in the cache, and lets the next one in', async () => {
  const store = pg.openStore();
  const acme = await Organization.open(store);
  const before = await store.stateOf(acme.accountId);
  const failing = store.inAccount(acme.accountId, async (account) => {
    await account.apply([
      { entity: 'users', id: acme.idOf('ben'), before: { name: 'ben' }, after: { name: 'benedict' } },
    ]);
    account.append({ type: 'signal.ignored', data: {} });
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await store.stateOf(acme.accountId)).toBe(before);
  expect((await acme.user('ben')).name).toBe('ben');
  expect(await acme.events('signal.ignored')).toEqual([]);
  await expect(store.inAccount(acme.accountId, (account) => Promise.resolve(account.state.version))).resolves.toBe(1);
});

test('an account that is not there is named', async () => {
  await expect(pg.openStore().inAccount('acc_none', () => Promise.resolve())).rejects.toThrow('no account acc_none');
});

test('the clock of production is the database’s own', async () => {
  const store = openStore({ url: pg.database.url });
  try {
    const [row] = await pg.database.sql<{ ms: number }>('SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms');
    expect(Math.abs((await store.now()) - Number(row!.ms))).toBeLessThan(5_000);
  } finally {
    await store.close();
  }
});
