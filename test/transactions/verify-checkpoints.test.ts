import { describe, expect, test } from '@jest/globals';
import { eventHash, GENESIS, type StoredEvent } from '../../src/store/trail.ts';
import { readFiled, signCheckpoints } from '../../src/transactions/sign-checkpoints.ts';
import { verify, type Verification } from '../../src/transactions/verify.ts';
import { keyringOf, newKeyring } from '../keyring.ts';
import { usePostgres } from '../postgres.ts';
import { newSigning, noteOf, type MemoryFiles } from './checkpoint-fixtures.ts';
import { eventsOf, restamp, useLivedAccount, type Lived } from './lived-account.ts';

const pg = usePostgres();
const live = useLivedAccount(pg);

interface Witnessed extends Lived {
  readonly signing: ReturnType<typeof newSigning>;
  readonly files: MemoryFiles;
  readonly accountId: string;
  /** Verifies as the command does, with the file; or as the route does, without. */
  verify(where?: 'table'): Promise<Verification>;
}

/** An account whose trail was signed after each of the last events: the last three sizes. */
const witnessed = async (): Promise<Witnessed & { sizes: readonly [number, number, number] }> => {
  const lived = await live();
  const { acme } = lived;
  const { accountId, store } = acme;
  const signing = newSigning();
  const sizes: number[] = [];
  for (let i = 0; i < 3; i++) {
    if (i > 0) await acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: `dev the ${i}` });
    expect(await signCheckpoints(store, accountId, signing)).toBe(1);
    sizes.push((await eventsOf(lived)).length);
  }
  return {
    ...lived,
    ...{ signing, accountId, files: signing.files },
    sizes: sizes as unknown as readonly [number, number, number],
    verify: async (where) => {
      const file = where === 'table' ? {} : { file: await readFiled(store, accountId, signing.files) };
      return verify(store, accountId, { keys: signing.keyring.trusted, ...file });
    },
  };
};

/** Makes rows, chain and head of all that is left fit each other again, as somebody does who owns the database. */
const restampAll = async (lived: Lived, alter: (event: StoredEvent) => StoredEvent): Promise<void> => {
  const events = await eventsOf(lived);
  const { database, acme } = lived;
  let prevHash = GENESIS;
  for (const [i, event] of events.entries()) {
    const altered = { ...alter(event), seq: i + 1, prevHash };
    prevHash = eventHash(acme.accountId, altered);
    await database.tamper(
      'UPDATE events SET seq = $3, data = $4, prev_hash = $5, hash = $6, type = $7, actor_id = $8 WHERE account_id = $1 AND seq = $2',
      [
        ...[acme.accountId, event.seq, altered.seq, altered.data],
        ...[altered.prevHash, prevHash, altered.type, altered.actorId],
      ],
    );
  }
  await database.tamper('UPDATE accounts SET event_count = $2, event_head = $3 WHERE id = $1', [
    acme.accountId,
    events.length,
    prevHash,
  ]);
};

const same = (event: StoredEvent): StoredEvent => event;

test('R41 a trail that was left alone has checkpoints that stand, by the table and by the file', async () => {
  const found = await witnessed();
  const whole = { ok: true, count: 3, upTo: found.sizes[2], contradictions: [] };
  expect(await found.verify('table')).toMatchObject({ ok: true, checkpoints: whole });
  expect(await found.verify()).toMatchObject({ ok: true, checkpoints: whole });
});

test('R41 checkpoints of a key that was replaced stand while it is listed, and not after', async () => {
  const found = await witnessed();
  const { signing, accountId, acme } = found;
  const rotated = keyringOf(newKeyring().signing, [signing.keyring.signing]);
  await acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'dev the last' });
  await signCheckpoints(acme.store, accountId, { ...signing, keyring: rotated });
  const file = await signing.files.read(accountId);
  expect(await verify(acme.store, accountId, { keys: rotated.trusted, file })).toMatchObject({
    ok: true,
    checkpoints: { count: 4 },
  });
  const [current] = rotated.trusted;
  const { ok, checkpoints } = await verify(acme.store, accountId, { keys: [current!] });
  expect(ok).toBe(false);
  expect(checkpoints.contradictions).toEqual(
    found.sizes.map((size) => ({ size, where: 'table', why: 'no key that is known has signed it' })),
  );
  expect((await verify(acme.store, accountId)).ok).toBe(false);
});

/*
 * What somebody does who owns the database, and makes the chain whole again behind them: the chain alone finds nothing,
 * and a checkpoint does.
 */
describe('a trail that was written anew, with every hash right', () => {
  test.each<[string, (found: Witnessed & { sizes: readonly number[] }) => Promise<void>]>([
    [
      'after an event was edited',
      (found) => restampAll(found, (event) => (event.seq === 7 ? { ...event, actorId: 'usr_mallory' } : event)),
    ],
    [
      'after an event was deleted',
      async (found) => {
        await found.database.tamper('DELETE FROM events WHERE seq = 7');
        await restampAll(found, same);
      },
    ],
    [
      'after two events were swapped',
      async (found) => {
        await found.database.tamper(
          'UPDATE events SET seq = 1007 WHERE seq = 7; UPDATE events SET seq = 7 WHERE seq = 8; UPDATE events SET seq = 8 WHERE seq = 1007',
        );
        await restampAll(found, same);
      },
    ],
    [
      'after an event was inserted',
      async (found) => {
        await found.database.tamper(
          `UPDATE events SET seq = seq + 1000 WHERE seq > 7; UPDATE events SET seq = seq - 999 WHERE seq > 1000;
           INSERT INTO events SELECT account_id, 8, at, 'signal.ignored', NULL, NULL, '{}', hash, hash FROM events WHERE seq = 7`,
        );
        await restampAll(found, same);
      },
    ],
    [
      'from its first event on',
      (found) => restampAll(found, (event) => ({ ...event, data: event.data.replace('}', ' }') })),
    ],
  ])('R41 %s contradicts the first checkpoint behind it, and each later one', async (_, tamper) => {
    const found = await witnessed();
    const before = (await eventsOf(found)).length;
    await tamper(found);
    const { ok, firstBroken, checkpoints, events } = await found.verify('table');
    expect({ ok, firstBroken }).toEqual({ ok: false, firstBroken: undefined });
    expect(checkpoints).toMatchObject({ ok: false, upTo: 0 });
    expect(checkpoints.contradictions).toEqual(
      found.sizes.map((size) => ({
        size,
        where: 'table',
        why:
          size > events
            ? `the trail has no event ${size}, which it was signed for`
            : expect.stringContaining('was written anew, there or before'),
      })),
    );
    expect(Math.abs(events - before)).toBeLessThanOrEqual(1);
  });

  test('R41 only behind a checkpoint leaves that one standing: it says up to where the trail is what it was', async () => {
    const found = await witnessed();
    const [first, second, third] = found.sizes;
    const head = await restamp(found, second, (event) => ({ ...event, data: '{}' }));
    await found.database.tamper('UPDATE accounts SET event_head = $1', [head]);
    const { firstBroken, checkpoints } = await found.verify();
    expect(firstBroken).toBeUndefined();
    expect(checkpoints).toMatchObject({ ok: false, upTo: first });
    expect(checkpoints.contradictions.map(({ size }) => size)).toEqual([second, third]);
  });
});

describe('a trail whose end was cut off, with the account’s count and head', () => {
  const cut = async ({ database, sizes: [first] }: Witnessed & { sizes: readonly [number, number, number] }) => {
    await database.tamper(
      `DELETE FROM events WHERE seq > ${first}; UPDATE accounts SET event_count = ${first}, event_head = (SELECT hash FROM events WHERE seq = ${first})`,
    );
  };

  test('R41 is told by the checkpoints of what it had', async () => {
    const found = await witnessed();
    await cut(found);
    const { firstBroken, checkpoints } = await found.verify('table');
    expect(firstBroken).toBeUndefined();
    const [first, second, third] = found.sizes;
    expect(checkpoints).toMatchObject({ ok: false, upTo: first });
    expect(checkpoints.contradictions).toEqual(
      [second, third].map((size) => ({
        size,
        where: 'table',
        why: `the trail has no event ${size}, which it was signed for`,
      })),
    );
  });

  test('R41 is told by the file where the checkpoints went with it', async () => {
    const found = await witnessed();
    const [first, second, third] = found.sizes;
    await cut(found);
    await found.database.tamper('DELETE FROM checkpoints WHERE size > $1', [first]);
    expect((await found.verify('table')).checkpoints).toMatchObject({ ok: true, count: 1 });
    const { ok, checkpoints } = await found.verify();
    expect(ok).toBe(false);
    expect(checkpoints.upTo).toBe(first);
    for (const size of [second, third])
      expect(checkpoints.contradictions.filter((each) => each.size === size)).toEqual(
        expect.arrayContaining([
          { size, where: 'table', why: 'the file has one that the table lacks, or has otherwise' },
          { size, where: 'file', why: `the trail has no event ${size}, which it was signed for` },
        ]),
      );
  });
});

describe('a checkpoint that was tampered with', () => {
  type Tamper = (found: Witnessed & { sizes: readonly [number, number, number] }) => Promise<void> | void;
  const altered: [string, Tamper, where: 'table' | 'file', why: string][] = [
    [
      'a row with another root',
      ({ database, sizes }) =>
        database.tamper(`UPDATE checkpoints SET root = repeat('a', 64) WHERE size = $1`, [sizes[1]]),
      'table',
      'its row does not say what was signed',
    ],
    [
      'a row with an altered note',
      ({ database, sizes }) =>
        database.tamper(
          `UPDATE checkpoints SET note = replace(note, E'\\n' || size, E'\\n9' || size) WHERE size = $1`,
          [sizes[1]],
        ),
      'table',
      'is not of this text',
    ],
    [
      'a row that another key has signed',
      async ({ database, sizes, accountId }) =>
        database.tamper('UPDATE checkpoints SET note = $2 WHERE size = $1', [
          sizes[1],
          noteOf(accountId, sizes[1], 'ab'.repeat(32), newKeyring().signing),
        ]),
      'table',
      'no key that is known has signed it',
    ],
    [
      'a row with the note of another account',
      async ({ database, sizes, signing }) =>
        database.tamper('UPDATE checkpoints SET note = $2 WHERE size = $1', [
          sizes[1],
          noteOf('acc_other', sizes[1], 'ab'.repeat(32), signing.keyring.signing),
        ]),
      'table',
      'it is of countersign/accounts/acc_other',
    ],
    [
      'a row that is deleted',
      ({ database, sizes }) => database.tamper('DELETE FROM checkpoints WHERE size = $1', [sizes[1]]),
      'table',
      'the file has one that the table lacks, or has otherwise',
    ],
    [
      'a note that is gone from the file',
      ({ files, accountId }) => files.alter(accountId, 1),
      'file',
      'the table has it; the file lacks it',
    ],
    [
      'notes of the file that are swapped',
      ({ files, accountId }) => {
        const [first, second] = files.notes(accountId);
        files.alter(accountId, 0, second!);
        files.alter(accountId, 1, first!);
      },
      'file',
      'it stands behind the one of',
    ],
    [
      'a note of the file that another key has signed',
      ({ files, accountId, sizes }) =>
        files.alter(accountId, 1, noteOf(accountId, sizes[1], 'ab'.repeat(32), newKeyring().signing)),
      'file',
      'no key that is known has signed it',
    ],
    [
      'something else in the file',
      ({ files, accountId }) => files.alter(accountId, 1, 'nothing of the sort\n'),
      'file',
      'it is no signed note',
    ],
  ];

  test.each(altered)('R41 is named: %s', async (_, tamper, where, why) => {
    const found = await witnessed();
    await tamper(found);
    const { ok, firstBroken, tables, checkpoints } = await found.verify();
    expect({ ok, firstBroken, tables: tables.ok }).toEqual({ ok: false, firstBroken: undefined, tables: true });
    expect(checkpoints.contradictions).toEqual(
      expect.arrayContaining([expect.objectContaining({ where, why: expect.stringContaining(why) })]),
    );
    const named = checkpoints.contradictions.map(({ size }) => size).filter((size) => size !== null);
    for (const size of named) expect(found.sizes.slice(0, 2)).toContain(size);
  });

  test('R41 signed with a stolen key for a trail that never was, it contradicts the trail', async () => {
    const found = await witnessed();
    const { database, accountId, signing, sizes } = found;
    const forged = noteOf(accountId, sizes[0] - 1, 'ab'.repeat(32), signing.keyring.signing);
    await database.tamper(`INSERT INTO checkpoints VALUES ($1, $2, $3, '00000000', $4, now())`, [
      accountId,
      sizes[0] - 1,
      'ab'.repeat(32),
      forged,
    ]);
    const { contradictions } = (await found.verify()).checkpoints;
    expect(contradictions).toEqual([
      expect.objectContaining({ size: sizes[0] - 1, where: 'file', why: expect.stringContaining('the file lacks it') }),
      expect.objectContaining({ size: sizes[0] - 1, where: 'table', why: expect.stringContaining('written anew') }),
    ]);
  });
});

test('R41 the database refuses to rewrite checkpoints, or what was kept of an end', async () => {
  const { database, rejected } = await witnessed();
  for (const sql of [
    `UPDATE checkpoints SET note = 'x'`,
    'DELETE FROM checkpoints',
    'TRUNCATE checkpoints',
    `UPDATE changes SET ending = '{}' WHERE id = '${rejected}'`,
    `UPDATE changes SET ending = NULL WHERE id = '${rejected}'`,
  ])
    await expect(database.sql(sql)).rejects.toThrow(/append-only/);
});

test('R41 what was kept of an end is held against its event', async () => {
  const found = await witnessed();
  await found.database.tamper(
    `UPDATE changes SET ending = replace(ending, '"required":1', '"required":0') WHERE id = $1`,
    [found.granted],
  );
  expect((await found.verify()).tables.differences).toEqual([
    { table: 'changes', id: found.granted, why: 'ending is not as the trail has it' },
  ]);
});
