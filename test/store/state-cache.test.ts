import { expect, test } from '@jest/globals';
import type { AccountState } from '../../src/domain/account-state.ts';
import { entityNames } from '../../src/domain/entities/index.ts';
import type { Database } from '../../src/store/database.ts';
import { OpenChanges } from '../../src/store/open-edits.ts';
import { StateCache } from '../../src/store/state-cache.ts';
import { usePostgres } from '../postgres.ts';
import { addressOf, DAY, ISSUER, Organization } from '../transactions/organization.ts';

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
    lookUp: new Proxy(store.database.lookUp, {
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
    lookUp: new Proxy(store.database.lookUp, {
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

/** A store's database whose loads are counted: each takes its snapshot, and reads, or fails, when the test lets it. */
class HeldLoads {
  readonly database: Database;
  begun = 0;
  versionsRead = 0;
  readonly #held: PromiseWithResolvers<void>[] = [];

  constructor(database: Database) {
    this.database = {
      ...database,
      snapshot: (accountId, work) =>
        database.snapshot(accountId, async (tx) => {
          this.begun++;
          await tx.$queryRawUnsafe('SELECT 1');
          const held = Promise.withResolvers<void>();
          this.#held.push(held);
          await held.promise;
          return work(tx);
        }),
      lookUp: new Proxy(database.lookUp, {
        get: (target, name) => {
          if (name !== '$queryRawUnsafe') return Reflect.get(target, name) as unknown;
          return async (sql: string, ...values: unknown[]) => {
            const rows: unknown = await target.$queryRawUnsafe(sql, ...values);
            this.versionsRead++;
            return rows;
          };
        },
      }),
    };
  }

  /** Waits until so many loads have their snapshot, and so many reads of the version are done. */
  async until({ held, versionsRead }: { held: number; versionsRead: number }): Promise<void> {
    while (this.#held.length < held || this.versionsRead < versionsRead) await tick();
    await tick();
  }

  release(): void {
    this.#held.shift()!.resolve();
  }

  fail(reason: string): void {
    this.#held.shift()!.reject(new Error(reason));
  }
}

const tick = (): Promise<void> => new Promise(setImmediate);

test('a state that is not cached is loaded once for all who ask at the same time', async () => {
  const acme = await Organization.open(pg.openStore());
  const loads = new HeldLoads(pg.openStore().database);
  const cache = new StateCache(loads.database);
  const together = Array.from({ length: 20 }, () => cache.current(acme.accountId));
  await loads.until({ held: 1, versionsRead: 1 });
  const later = Array.from({ length: 20 }, () => cache.current(acme.accountId));
  await loads.until({ held: 1, versionsRead: 2 });
  expect(loads.begun).toBe(1);
  loads.release();
  const states = await Promise.all([...together, ...later]);
  expect(new Set(states).size).toBe(1);
  expect(states[0]!.version).toBe(1);
  expect(states[0]!.size('users')).toBe(4);
  expect(loads.begun).toBe(1);
});

test('a load that fails is the failure of who began it: those who waited for it load once more, and together', async () => {
  const acme = await Organization.open(pg.openStore());
  const loads = new HeldLoads(pg.openStore().database);
  const cache = new StateCache(loads.database);
  const first = cache.current(acme.accountId);
  await loads.until({ held: 1, versionsRead: 1 });
  const crowd = Array.from({ length: 20 }, () => cache.current(acme.accountId));
  await loads.until({ held: 1, versionsRead: 2 });
  loads.fail('the line is dead');
  await expect(first).rejects.toThrow('the line is dead');
  await loads.until({ held: 1, versionsRead: 2 });
  expect(loads.begun).toBe(2);
  loads.release();
  expect((await Promise.all(crowd)).map((state) => state!.version)).toEqual(Array(20).fill(1));
  expect((await cache.current(acme.accountId))!.version).toBe(1);
  expect(loads.begun).toBe(2);
});

test('R35 a load that began before a commit is no answer to who asks after it', async () => {
  const acme = await Organization.open(pg.openStore(), { requiredApprovals: 0 });
  const loads = new HeldLoads(pg.openStore().database);
  const cache = new StateCache(loads.database);
  const early = cache.current(acme.accountId);
  await loads.until({ held: 1, versionsRead: 1 });
  await acme.carry('ada', 'user.modify', { userId: acme.idOf('ben'), name: 'benedict' }, []);
  const late = Array.from({ length: 20 }, () => cache.current(acme.accountId));
  await loads.until({ held: 1, versionsRead: 2 });
  expect(loads.begun).toBe(1);
  loads.release();
  expect((await early)!.version).toBe(1);
  await loads.until({ held: 1, versionsRead: 2 });
  loads.release();
  for (const state of await Promise.all(late)) {
    expect(state!.version).toBe(2);
    expect(state!.get('users', acme.idOf('ben'))!.name).toBe('benedict');
  }
  expect(loads.begun).toBe(2);
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

test('R45 which changes are open is read anew once anything has happened, in whichever process, and not before', async () => {
  const [first, second] = [pg.openStore(), pg.openStore()];
  const acme = await Organization.open(first, { requiredApprovals: 1, officers: ['ben', 'cleo'] });
  let reads = 0;
  const watched = new OpenChanges({
    ...second.database,
    read: (accountId, work) => {
      reads++;
      return second.database.read(accountId, work);
    },
  });
  const open = async (): Promise<readonly string[]> => {
    const asked = await second.boundUser(acme.accountId, { issuer: ISSUER, subject: 'subject-of-ada' });
    const moment = { id: acme.accountId, now: asked!.now, eventCount: asked!.eventCount };
    const ids = (await watched.edits(moment)).map(({ id }) => id);
    expect(await watched.count(moment)).toBe(ids.length);
    return ids;
  };
  const renamed = (name: string): Promise<string> =>
    acme.submit('ada', 'user.modify', { userId: acme.idOf('ben'), name });

  expect(await open()).toEqual([]);
  const [one, two] = [await renamed('Bennet'), await renamed('Benedict')];
  expect(await open()).toEqual([one, two]);
  const before = reads;
  expect(await open()).toEqual([one, two]);
  expect(reads).toBe(before);
  await acme.withdraw(two, 'ada');
  expect(await open()).toEqual([one]);
  await acme.decide(one, 'ben');
  expect(await open()).toEqual([one]);
  await acme.settle(one);
  expect(await open()).toEqual([]);
});
