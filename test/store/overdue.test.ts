import { expect, test } from '@jest/globals';
import { takeOverdueChanges } from '../../src/transactions/reconcile.ts';
import { usePostgres } from '../postgres.ts';
import { Organization } from '../transactions/organization.ts';

const pg = usePostgres();
const MINUTE = 60_000;

test('overdue changes are shared: each is taken by one reconciler, and put off', async () => {
  const database = await pg.server.database();
  const stores = [database.openStore(), database.openStore(), database.openStore()];
  const acme = await Organization.open(stores[0]!);
  for (let i = 0; i < 29; i++)
    await acme.submit(i < 15 ? 'ada' : 'cleo', 'user.modify', { userId: acme.idOf('ben'), name: `ben ${i}` });
  const asked = { graceMs: MINUTE, putOffMs: 5 * MINUTE, limit: 6 };
  expect(await takeOverdueChanges(stores[0]!, asked)).toEqual([]);
  database.clock.advance(MINUTE + 1);
  const rounds = await Promise.all(Array.from({ length: 9 }, (_, i) => takeOverdueChanges(stores[i % 3]!, asked)));
  for (const taken of rounds) expect(taken.length).toBeLessThanOrEqual(6);
  const rest = await takeOverdueChanges(stores[0]!, { ...asked, limit: 100 });
  const taken = [...rounds.flat(), ...rest].map(({ input }) => input.changeId);
  expect(taken).toHaveLength(30);
  expect(new Set(taken).size).toBe(30);
  expect(await takeOverdueChanges(stores[0]!, asked)).toEqual([]);
  database.clock.advance(6 * MINUTE + 1);
  expect(await takeOverdueChanges(stores[0]!, { ...asked, limit: 100 })).toHaveLength(30);
});

test('a change that somebody is deciding on is left to them, without waiting', async () => {
  const database = await pg.server.database();
  const acme = await Organization.open(database.openStore());
  const id = await acme.submit('ada', 'user.modify', { userId: acme.idOf('ben'), name: 'benedict' });
  database.clock.advance(MINUTE);
  const holder = await database.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM changes WHERE id = $1 FOR UPDATE', [id]);
  const taken = await takeOverdueChanges(acme.store, { graceMs: 0, putOffMs: MINUTE, limit: 10 });
  expect(taken.map(({ input }) => input.number)).toEqual([0]);
  await holder.query('ROLLBACK');
  holder.release();
});
