import { expect, test } from '@jest/globals';
import { verify } from '../../src/transactions/verify.ts';
import { usePostgres } from '../postgres.ts';
import { Organization } from './organization.ts';

const pg = usePostgres();
const ROUNDS = 50;

const activeOfficers = async (accountId: string): Promise<number> =>
  (await pg.database.sql(`SELECT 1 FROM users WHERE account_id = $1 AND officer AND status = 'active'`, [accountId]))
    .length;

test('R9 R35 of removals that each pass alone, approved side by side, none takes the account below its floor', async () => {
  const stores = [pg.openStore(), pg.openStore(), pg.openStore(), pg.openStore()];
  const seen = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const acme = await Organization.open(stores[0]!, { requiredApprovals: 2, officers: ['ben', 'cleo'] });
    const through = (i: number): Organization => acme.through(stores[i % stores.length]!);
    const kinds = ['officer.remove', 'user.suspend', 'user.remove'];
    const removals = await Promise.all(
      (
        [
          ['ada', 'ben'],
          ['ben', 'cleo'],
          ['cleo', 'ada'],
        ] as const
      ).map(async ([by, subject], i) => {
        const id = await through(i).submit(by, kinds[(round + i) % 3]!, { userId: acme.idOf(subject) });
        return { id, deciders: ['ada', 'ben', 'cleo'].filter((name) => name !== by) };
      }),
    );
    await Promise.all(
      removals.flatMap(({ id, deciders }, i) =>
        deciders.map(async (name, j) => {
          // Who is removed in the meantime is refused; everybody else decides.
          await through(i + j)
            .decide(id, name)
            .catch(() => undefined);
          await through(i + j + 1).settle(id, [acme.idOf(name)]);
        }),
      ),
    );
    const states = await Promise.all(removals.map(async ({ id }) => (await acme.stored(id)).change.state));
    const officers = await activeOfficers(acme.accountId);
    expect(officers).toBe(3 - states.filter((state) => state === 'applied').length);
    expect(officers).toBeGreaterThanOrEqual(2);
    seen.set(`${officers}`, (seen.get(`${officers}`) ?? 0) + 1);
    if (round % 10 === 0) expect((await verify(acme.store, acme.accountId)).ok).toBe(true);
  }
  expect(seen.get('2')).toBe(ROUNDS);
}, 300_000);

test('R35 changes of one account are applied one after the other, each exactly once, through any store', async () => {
  const stores = [pg.openStore(), pg.openStore(), pg.openStore()];
  const acme = await Organization.open(stores[0]!, { requiredApprovals: 0 });
  const ids = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      acme
        .through(stores[i % 3]!)
        .submit('ada', 'user.add', { name: `person ${i}`, email: `person-${i}@acme.example` }),
    ),
  );
  await Promise.all(ids.flatMap((id) => stores.map((store) => acme.through(store).settle(id))));
  const applied = await acme.events('change.applied');
  expect(applied.map(({ data }) => data['version'])).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
  expect(new Set(applied.map(({ changeId }) => changeId)).size).toBe(20);
  expect(await verify(acme.store, acme.accountId)).toMatchObject({ ok: true });
});
