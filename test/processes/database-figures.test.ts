import { expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { registerDatabaseFigures } from '../../src/processes/database-figures.ts';
import type { Store } from '../../src/store/store.ts';
import { usePostgres } from '../postgres.ts';
import { silent } from '../temporal.ts';
import { Organization } from '../transactions/organization.ts';

const pg = usePostgres();

/** A registry of the figures of a store, with how often the database was asked. */
const registered = (store: Store, keptMs?: number) => {
  const asked = { times: 0 };
  const counting: Store = {
    ...store,
    lookUp: (work) => {
      asked.times += 1;
      return store.lookUp(work);
    },
  };
  const metrics = new Registry();
  registerDatabaseFigures({ store: counting, log: silent, metrics, ...(keptMs !== undefined && { keptMs }) });
  return { metrics, asked };
};

test('however many read the figures at once, the database is asked once', async () => {
  const store = pg.openStore();
  const acme = await Organization.open(store);
  await acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'devin' });
  const { metrics, asked } = registered(store);
  const texts = await Promise.all([1, 2, 3].map(() => metrics.metrics()));
  expect(new Set(texts).size).toBe(1);
  expect(texts[0]).toContain('countersign_waiting_changes{kind="user.modify",age="under_1h"} 1\n');
  expect(texts[0]).toMatch(/\ncountersign_figures_up 1\n/);
  expect(asked.times).toBe(1);
});

test('no figure names an account or a person', async () => {
  const store = pg.openStore();
  const acme = await Organization.open(store, { name: 'Canary Ltd' });
  await acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'devin' });
  const text = await registered(store).metrics.metrics();
  expect(text).not.toMatch(/acc_|usr_|chg_|Canary|@/);
  const labels = [...text.matchAll(/[{,](\w+)="/g)].map(([, name]) => name);
  expect([...new Set(labels)].sort()).toEqual(['age', 'kind']);
});

test('while the database does not answer the figures are absent, and one says so', async () => {
  const store = pg.openStore();
  const down: Store = { ...store, now: () => Promise.reject(new Error('the database is away')) };
  const text = await registered(down).metrics.metrics();
  expect(text).toMatch(/\ncountersign_figures_up 0\n/);
  expect(text).not.toMatch(/^countersign_(stuck|letters|frozen|waiting|trail)\w* /m);
});

test('what was counted is counted anew once it is old', async () => {
  const { metrics, asked } = registered(pg.openStore(), 0);
  await metrics.metrics();
  const once = asked.times;
  await metrics.metrics();
  expect(asked.times).toBeGreaterThan(once);
});
