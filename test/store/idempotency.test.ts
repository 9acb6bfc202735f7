import { beforeAll, expect, test } from '@jest/globals';
import {
  findUse,
  keepAnswer,
  keptAnswer,
  KeyUsed,
  removeOldKeys,
  useKey,
  type Answer,
} from '../../src/store/idempotency.ts';
import type { Store } from '../../src/store/store.ts';
import { usePostgres } from '../postgres.ts';
import { Organization } from '../transactions/organization.ts';

const pg = usePostgres();
const DAY = 24 * 3_600_000;

let store: Store;
let acme: Organization;
let changes: readonly string[];
let count = 0;

beforeAll(async () => {
  store = pg.openStore();
  acme = await Organization.open(store);
  changes = await Promise.all(
    ['noor', 'omar'].map((name) => acme.submit('ada', 'user.add', { name, email: `${name}@acme.example` })),
  );
}, 60_000);

const fresh = (fingerprint = 'f') => ({ caller: 'ada', scope: 'acc', key: `key-${++count}`, fingerprint });
type Request = ReturnType<typeof fresh>;

const use = (request: Request, changeId = changes[0]!, through = store): Promise<void> =>
  through.inAccount(acme.accountId, (account) => useKey(account, request, changeId));
const found = (request: Request) => findUse(store.database.lookUp, request, pg.database.clock.now);
const keep = (request: Request, answer: Answer): Promise<void> =>
  store.database.transaction(acme.accountId, (tx) => keepAnswer(tx, request, answer));
const kept = (request: Request): Promise<Answer | undefined> =>
  store.read(acme.accountId, (tx) => keptAnswer(tx, request));
const made = (changeId = changes[0]!) => ({ accountId: acme.accountId, changeId });

test('a key is used with the transaction that takes it, or not at all', async () => {
  const request = fresh();
  const failing = store.inAccount(acme.accountId, async (account) => {
    await useKey(account, request, changes[0]!);
    throw new Error('refused');
  });
  await expect(failing).rejects.toThrow('refused');
  expect(await found(request)).toBeUndefined();
  await use({ ...request, fingerprint: 'other' });
  expect(await found(request)).toEqual({ fingerprint: 'other', made: made() });
});

test('a key names a change that is there by the end of the transaction', async () => {
  const request = fresh();
  await expect(use(request, 'chg_none')).rejects.toThrow();
  expect(await found(request)).toBeUndefined();
});

test('of many who use a key at once, through several processes, one does', async () => {
  const request = fresh();
  const all = await Promise.allSettled(
    Array.from({ length: 12 }, (_, i) => use(request, changes[i % 2], i % 3 === 0 ? store : pg.openStore())),
  );
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of all) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(KeyUsed);
});

test('a kept answer is found again; the first one stays; another caller’s or scope’s key is another key', async () => {
  const request = fresh();
  await use(request);
  await keep({ ...request, fingerprint: 'other' }, { status: 200, body: {} });
  expect(await kept(request)).toBeUndefined();
  await keep(request, { status: 202, body: { id: 'chg_1' } });
  await keep(request, { status: 202, body: { id: 'chg_2' } });
  expect(await kept(request)).toEqual({ status: 202, body: { id: 'chg_1' } });
  expect(await found({ ...request, caller: 'ben' })).toBeUndefined();
  expect(await found({ ...request, scope: 'other' })).toBeUndefined();
});

test('a key is forgotten after a day: it is free, without the old answer, and what is older is removed', async () => {
  const request = fresh();
  await use(request);
  await keep(request, { status: 202, body: {} });
  pg.database.clock.advance(DAY);
  await expect(use(request, changes[1])).rejects.toBeInstanceOf(KeyUsed);
  expect(await found(request)).toBeDefined();
  pg.database.clock.advance(1);
  expect(await found(request)).toBeUndefined();
  await use(request, changes[1]);
  expect(await found(request)).toEqual({ fingerprint: 'f', made: made(changes[1]) });
  expect(await kept(request)).toBeUndefined();
  const remove = (limit: number) => removeOldKeys(store.database.lookUp, pg.database.clock.now, limit);
  const [row] = await pg.database.sql<{ n: number }>('SELECT count(*)::int AS n FROM idempotency_keys');
  expect(await remove(2)).toBe(2);
  expect(await remove(1_000)).toBe(row!.n - 3);
  expect(await found(request)).toBeDefined();
});
