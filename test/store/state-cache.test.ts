import { expect, test } from '@jest/globals';
import type { AccountState } from '../../src/domain/account-state.ts';
import { entityNames } from '../../src/domain/entities/index.ts';
import { StateCache } from '../../src/store/state-cache.ts';
import { usePostgres } from '../postgres.ts';
import { addressOf, DAY, Organization } from '../transactions/organization.ts';

const pg = usePostgres();

const rowsOf = (state: AccountState | undefined) =>
  Object.fromEntries(
    entityNames.map((entity) => [
      entity,
      Object.fromEntries([...state!.all(entity)].sort(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  );

/** A life with every sort of row in it. */
const live = async (acme: Organization): Promise<void> => {
  const { clock } = pg.database;
  for (const [kind, payload] of [
    ['user.add', { name: 'eve', email: addressOf('eve'), rights: ['reports.tax', 'funding.deposit'], officer: true }],
    ['authorizers.set', { area: 'funding', primary: 1, secondary: 0 }],
    ['user.modify', { userId: acme.idOf('ben'), email: 'ben.new@acme.example', name: 'benedict' }],
    ['policy.set', { probationHours: 0 }],
    ['user.suspend', { userId: acme.idOf('dev') }],
    ['user.reinstate', { userId: acme.idOf('dev') }],
    ['user.remove', { userId: acme.idOf('cleo') }],
  ] as const) {
    clock.advance(DAY);
    const { state } = await acme.carry('ada', kind, payload, ['ben']);
    if (state !== 'applied') throw new Error(`${kind} ended as ${state}`);
  }
};

test('a state brought forward by the changes since equals one that is loaded whole', async () => {
  const [first, second] = [pg.openStore(), pg.openStore()];
  const acme = await Organization.open(first, { requiredApprovals: 1 });
  const early = await second.stateOf(acme.accountId);
  expect(early!.version).toBe(1);
  await live(acme);
  const caughtUp = await second.stateOf(acme.accountId);
  const loaded = await pg.openStore().stateOf(acme.accountId);
  const written = await first.stateOf(acme.accountId);
  expect(caughtUp!.version).toBe(8);
  expect(rowsOf(caughtUp)).toEqual(rowsOf(loaded));
  expect(rowsOf(written)).toEqual(rowsOf(loaded));
  for (const index of ['officers', 'designated'])
    expect([...caughtUp!.find('users', index, index)].sort()).toEqual([...loaded!.find('users', index, index)].sort());
});

test('R35 two stores see each other’s changes at once', async () => {
  const [first, second] = [pg.openStore(), pg.openStore()];
  const acme = await Organization.open(first, { requiredApprovals: 0 });
  const mirror = acme.through(second);
  for (let i = 0; i < 6; i++) {
    const [writer, reader] = i % 2 === 0 ? [acme, mirror] : [mirror, acme];
    await writer.carry('ada', 'user.modify', { userId: acme.idOf('ben'), name: `ben ${i}` }, []);
    expect((await reader.user('ben')).name).toBe(`ben ${i}`);
  }
});

test('readers of now share one read of the version, and none is answered by a read that began before it asked', async () => {
  const store = pg.openStore();
  const acme = await Organization.open(store, { requiredApprovals: 0 });
  const begun: (() => void)[] = [];
  let reads = 0;
  const slow = {
    ...store.database,
    prisma: new Proxy(store.database.prisma, {
      get: (target, name) => {
        if (name !== '$queryRawUnsafe') return Reflect.get(target, name) as unknown;
        return async (sql: string, ...values: unknown[]) => {
          reads++;
          const rows: unknown = await target.$queryRawUnsafe(sql, ...values);
          await new Promise<void>((resolve) => begun.push(resolve));
          return rows;
        };
      },
    }),
  };
  const cache = new StateCache(slow);
  const finishOne = async (): Promise<void> => {
    while (begun.length === 0) await new Promise(setImmediate);
    begun.shift()!();
  };
  const early = cache.current(acme.accountId);
  while (begun.length === 0) await new Promise(setImmediate);
  await acme.carry('ada', 'user.modify', { userId: acme.idOf('ben'), name: 'benedict' }, []);
  const late = Array.from({ length: 25 }, () => cache.current(acme.accountId));
  await finishOne();
  await finishOne();
  const states = await Promise.all(late);
  await early;
  expect(reads).toBe(2);
  expect(new Set(states.map((state) => state!.version))).toEqual(new Set([2]));
});

test('a version read that fails is the failure of those who shared it alone', async () => {
  const store = pg.openStore();
  const acme = await Organization.open(store);
  let failing = true;
  const cache = new StateCache({
    ...store.database,
    prisma: new Proxy(store.database.prisma, {
      get: (target, name) => {
        if (name !== '$queryRawUnsafe' || !failing) return Reflect.get(target, name) as unknown;
        return () => Promise.reject(new Error('the line is dead'));
      },
    }),
  });
  const shared = [cache.current(acme.accountId), cache.current(acme.accountId)];
  for (const read of shared) await expect(read).rejects.toThrow('the line is dead');
  failing = false;
  expect((await cache.current(acme.accountId))!.version).toBe(1);
});

test('an account that is not there has no state, and is not remembered', async () => {
  const store = pg.openStore();
  expect(await store.stateOf('acc_none')).toBeUndefined();
  expect(await store.stateOf('acc_none')).toBeUndefined();
});

test('a state that does not lead to the locked version is dropped, and the next writer loads it whole', async () => {
  const store = pg.openStore();
  const acme = await Organization.open(store, { requiredApprovals: 0 });
  await acme.carry('ada', 'user.modify', { userId: acme.idOf('ben'), name: 'benedict' }, []);
  await pg.database.tamper('UPDATE accounts SET version = 1 WHERE id = $1', [acme.accountId]);
  const version = () => store.inAccount(acme.accountId, ({ state }) => Promise.resolve(state.version));
  await expect(version()).rejects.toThrow('is at version 1, its changes lead to 2');
  expect(await version()).toBe(1);
});
