import { expect, test } from '@jest/globals';
import { claimKey, freeKey, keepAnswer } from '../../src/store/idempotency.ts';
import { usePostgres } from '../postgres.ts';

const pg = usePostgres();
const T0 = new Date('2026-02-02T09:00:00.000Z');
const after = (seconds: number): Date => new Date(T0.getTime() + seconds * 1_000);
let count = 0;
const request = (fingerprint = 'f') => ({ caller: 'ada', scope: 'acc', key: `key-${count}`, fingerprint });
const fresh = () => {
  count++;
  return { database: pg.openStore().database, claim: request() };
};

test('of many who claim a key at once, one runs', async () => {
  const { claim } = fresh();
  const claims = await Promise.all(Array.from({ length: 12 }, () => claimKey(pg.openStore().database, claim, T0)));
  const outcomes = claims.map(({ outcome }) => outcome).sort();
  expect(outcomes).toEqual(['run', ...Array<string>(11).fill('running')].sort());
});

test('a kept answer is replayed, to the same request alone', async () => {
  const { database, claim } = fresh();
  await claimKey(database, claim, T0);
  await keepAnswer(database, claim, 202, { id: 'chg_1' });
  expect(await claimKey(database, claim, after(5))).toEqual({ outcome: 'replay', status: 202, body: { id: 'chg_1' } });
  expect(await claimKey(database, request('other'), after(5))).toEqual({ outcome: 'mismatch' });
  expect((await claimKey(database, { ...claim, caller: 'ben' }, after(5))).outcome).toBe('run');
  expect((await claimKey(database, { ...claim, scope: 'other' }, after(5))).outcome).toBe('run');
});

test('a refused request frees its key, an answered one keeps it', async () => {
  const { database, claim } = fresh();
  await claimKey(database, claim, T0);
  await freeKey(database, claim);
  expect((await claimKey(database, request('other'), after(1))).outcome).toBe('run');
  await keepAnswer(database, request('other'), 200, {});
  await freeKey(database, claim);
  expect((await claimKey(database, request('other'), after(2))).outcome).toBe('replay');
});

test('a request that died frees its key after a minute, and one of them runs', async () => {
  const { database, claim } = fresh();
  await claimKey(database, claim, T0);
  expect((await claimKey(database, claim, after(59))).outcome).toBe('running');
  const claims = await Promise.all(
    Array.from({ length: 6 }, () => claimKey(pg.openStore().database, claim, after(61))),
  );
  expect(claims.filter(({ outcome }) => outcome === 'run')).toHaveLength(1);
});

test('an answer that comes after its claim was taken for dead fails nobody', async () => {
  const { database, claim } = fresh();
  await claimKey(database, claim, T0);
  await claimKey(database, request('other'), after(61));
  await keepAnswer(database, claim, 200, { of: 'the slow one' });
  expect((await claimKey(database, request('other'), after(62))).outcome).toBe('running');
  await freeKey(database, request('other'));
  await keepAnswer(database, claim, 200, { of: 'the slow one' });
  expect((await claimKey(database, request('third'), after(63))).outcome).toBe('run');
});

test('a key is forgotten after a day', async () => {
  const { database, claim } = fresh();
  await claimKey(database, claim, T0);
  await keepAnswer(database, claim, 200, {});
  expect((await claimKey(database, claim, after(24 * 3_600))).outcome).toBe('replay');
  expect((await claimKey(database, request('other'), after(24 * 3_600 + 1))).outcome).toBe('run');
});
