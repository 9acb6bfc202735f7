import { beforeEach, describe, expect, test } from '@jest/globals';
import { endSession, IDLE_MS, insertSession, renewSession, SESSION_MS, useSession } from '../../src/store/sessions.ts';
import type { Store } from '../../src/store/store.ts';
import { usePostgres } from '../postgres.ts';

const pg = usePostgres();
const owner = { issuer: 'i', subject: 's', email: null, emailVerified: false };
const begun = Date.parse('2026-02-02T09:00:00.000Z');
const [hash, other] = ['a'.repeat(64), 'b'.repeat(64)];
let store: Store;

const use = (which: string, now: number) => useSession(store.database.lookUp, which, now);
const lastUsed = async (): Promise<number> =>
  (
    await pg.database.sql<{ at: Date }>('SELECT last_used_at AS at FROM sessions WHERE hash = $1', [hash])
  )[0]!.at.getTime();

/** Uses the session as often as it takes to keep it until a time. */
const keptUntil = async (which: string, from: number, until: number): Promise<void> => {
  for (let now = from; now < until; now += IDLE_MS - 1) expect(await use(which, now)).toEqual(owner);
};

beforeEach(async () => {
  store ??= pg.openStore();
  await pg.database.sql('DELETE FROM sessions');
  await insertSession(store.database.lookUp, hash, owner, begun);
});

describe('a session', () => {
  test('is found by its hash alone, until it ends', async () => {
    expect(await use(hash, begun)).toEqual(owner);
    expect(await use(other, begun)).toBeUndefined();
    await endSession(store.database.lookUp, hash, begun);
    expect(await use(hash, begun)).toBeUndefined();
  });

  test('that nobody uses for 15 minutes is over', async () => {
    expect(await use(hash, begun + IDLE_MS)).toBeUndefined();
    expect(await use(hash, begun + IDLE_MS - 1)).toEqual(owner);
    expect(await use(hash, begun + 2 * IDLE_MS - 2)).toEqual(owner);
  });

  test('is over after 8 hours, however much it is used', async () => {
    await keptUntil(hash, begun, begun + SESSION_MS);
    expect(await use(hash, begun + SESSION_MS - 1)).toEqual(owner);
    expect(await use(hash, begun + SESSION_MS)).toBeUndefined();
  });

  test('is not written at each use', async () => {
    await use(hash, begun + 59_999);
    expect(await lastUsed()).toBe(begun);
    await use(hash, begun + 60_000);
    expect(await lastUsed()).toBe(begun + 60_000);
  });
});

describe('another secret for a session', () => {
  const renew = (now: number) => renewSession(store.database.lookUp, { before: hash, hash: other }, now);

  test('opens it for the time that it had left, and the one before opens nothing', async () => {
    expect(await renew(begun + 60_000)).toBe(begun + SESSION_MS);
    expect(await use(hash, begun + 60_000)).toBeUndefined();
    await keptUntil(other, begun + 60_000, begun + SESSION_MS);
    expect(await use(other, begun + SESSION_MS)).toBeUndefined();
  });

  test.each<[string, () => Promise<unknown>]>([
    ['has ended', () => endSession(store.database.lookUp, hash, begun)],
    ['has expired', () => pg.database.sql('UPDATE sessions SET expires_at = $1', [new Date(begun)])],
    ['never was', () => pg.database.sql('DELETE FROM sessions')],
  ])('is not made where the session %s', async (_what, over) => {
    await over();
    expect(await renew(begun)).toBeUndefined();
    expect(await use(other, begun)).toBeUndefined();
  });

  test('is made once, however many ask at once', async () => {
    const hashes = ['c', 'd', 'e', 'f'].map((letter) => letter.repeat(64));
    const made = await Promise.all(
      hashes.map((next) => renewSession(store.database.lookUp, { before: hash, hash: next }, begun)),
    );
    expect(made.filter((expiresAt) => expiresAt !== undefined)).toHaveLength(1);
    expect(await pg.database.sql('SELECT hash FROM sessions WHERE ended_at IS NULL')).toHaveLength(1);
  });
});
