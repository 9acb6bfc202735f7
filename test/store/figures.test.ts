import { beforeEach, expect, test } from '@jest/globals';
import { FLAG_MS } from '../../src/domain/flags.ts';
import { readFigures, type Figures } from '../../src/store/figures.ts';
import type { Store } from '../../src/store/store.ts';
import { flag } from '../../src/transactions/flag.ts';
import { usePostgres } from '../postgres.ts';
import { DAY, HOUR, Organization } from '../transactions/organization.ts';

/*
 * What operators watch, counted over all accounts by the role that looks up.
 */

const pg = usePostgres();
const MINUTE = 60_000;

let store: Store;
let acme: Organization;
beforeEach(async () => {
  store = pg.openStore();
  acme = await Organization.open(store);
});

const figures = async (): Promise<Figures> => readFigures(store.database.lookUp, await store.now());
const rename = (by: string, name: string): Promise<string> =>
  acme.submit(by, 'user.modify', { userId: acme.idOf(by), name });
const sum = ({ waiting }: Figures, of: 'changes' | 'frozen' | 'unreachable' | 'stuck'): number =>
  waiting.reduce((total, row) => total + row[of], 0);

/** What has come to a figure since `before`: other tests of this file leave changes that wait. */
const risen = async (before: Figures, of: Parameters<typeof sum>[1]): Promise<number> =>
  sum(await figures(), of) - sum(before, of);

test('changes that wait are counted by kind and age, and those whose time is up wait no more (R32)', async () => {
  const before = await figures();
  await rename('ada', 'adele');
  pg.database.clock.advance(2 * HOUR);
  await acme.submit('ben', 'policy.set', { changeExpiryHours: 100 });
  const now = await figures();
  expect(now.waiting).toContainEqual(expect.objectContaining({ kind: 'user.modify', age: 'under_1d' }));
  expect(now.waiting).toContainEqual(
    expect.objectContaining({ kind: 'policy.set', age: 'under_1h', changes: 1, oldestSeconds: 0 }),
  );
  expect(await risen(before, 'changes')).toBe(2);
  pg.database.clock.advance(8 * DAY);
  expect(sum(await figures(), 'changes')).toBe(0);
});

test('R35 what is approved and not applied after a minute is stuck, and no more once it is applied', async () => {
  const before = await figures();
  const id = await rename('ada', 'adele');
  await acme.decide(id, 'ben');
  pg.database.clock.advance(HOUR);
  await acme.decide(id, 'cleo');
  expect(await risen(before, 'stuck')).toBe(0);
  pg.database.clock.advance(MINUTE + 1_000);
  expect(await risen(before, 'stuck')).toBe(1);
  await acme.settle(id);
  expect(await risen(before, 'stuck')).toBe(0);
});

test('R50 what a flag stops is frozen and not stuck, until the flag is over and nothing has moved it for a minute', async () => {
  const before = await figures();
  const id = await rename('ada', 'adele');
  await acme.decide(id, 'ben');
  await acme.decide(id, 'cleo');
  const { accountId } = acme;
  await flag(store, { accountId, changeId: id, officerId: acme.idOf('dev'), comment: null, proven: 'session' });
  await acme.settle(id);
  pg.database.clock.advance(2 * MINUTE);
  expect([await risen(before, 'frozen'), await risen(before, 'stuck')]).toEqual([1, 0]);
  pg.database.clock.advance(FLAG_MS);
  expect([await risen(before, 'frozen'), await risen(before, 'stuck')]).toEqual([0, 1]);
});

test('R44 a change that can no longer be approved counts as unreachable as soon as it was settled', async () => {
  const before = await figures();
  const id = await acme.submit('ada', 'user.modify', { userId: acme.idOf('ben'), name: 'benedict' });
  await acme.carry('ada', 'user.suspend', { userId: acme.idOf('cleo') }, ['ben', 'dev']);
  await acme.carry('ada', 'user.suspend', { userId: acme.idOf('dev') }, ['ben', 'dev']);
  await acme.settle(id);
  expect(await risen(before, 'unreachable')).toBe(1);
});

test('letters that are owed are counted, and how long the oldest is overdue; a trail is unsigned since its first event', async () => {
  const before = await figures();
  const id = await rename('ada', 'adele');
  await acme.settle(id);
  pg.database.clock.advance(HOUR);
  const now = await figures();
  expect(now.lettersOwed - before.lettersOwed).toBe(3);
  expect(now.letterOverdueSeconds).toBeGreaterThanOrEqual(3_600);
  expect(now.unsignedSeconds).toBeGreaterThanOrEqual(3_600);
});
