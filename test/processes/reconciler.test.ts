import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pino from 'pino';
import { Registry } from 'prom-client';
import { startReconciler, type Reconciler } from '../../src/processes/reconciler.ts';
import type { Found } from '../../src/processes/temporal.ts';
import { TestClock, usePostgres } from '../postgres.ts';
import { Organization } from '../transactions/organization.ts';
import type { Store } from '../../src/store/store.ts';

const postgres = usePostgres();

/** A Temporal that finds every workflow as it is told, and remembers what it was asked for, by the changes' numbers. */
class ScriptedTemporal {
  readonly found = new Map<number, Found | Error>();
  woken: number[] = [];
  down = false;
  /** What happens while the reconciler looks. */
  meanwhile: () => Promise<unknown> = () => Promise.resolve();

  check(): Promise<void> {
    return this.down ? Promise.reject(new Error('14 UNAVAILABLE')) : Promise.resolve();
  }

  async find({ number }: { number: number }): Promise<Found> {
    await this.meanwhile();
    const found = this.found.get(number) ?? 'running';
    if (found instanceof Error) throw found;
    return found;
  }

  wake({ number }: { number: number }): Promise<void> {
    this.woken.push(number);
    return Promise.resolve();
  }
}

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly changeId?: string;
}

const ERROR = 50;
const OVERDUE_AFTER_MS = 6_000;
const PUT_OFF_MS = 3 * 3_600 * 1_000;

let clock: TestClock;
let store: Store;
let organization: Organization;
let temporal: ScriptedTemporal;
let lines: Line[];
let metrics: Registry;
let running: Reconciler[];

/** A reconciler that beats when it is told to. */
const reconciler = (own: { metrics?: Registry; temporal?: ScriptedTemporal } = {}): Reconciler => {
  const started = startReconciler({
    store,
    temporal: own.temporal ?? temporal,
    everySeconds: 3_600,
    log: pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line) as Line) }),
    metrics: own.metrics ?? metrics,
  });
  running.push(started);
  return started;
};

const repairs = async (): Promise<Record<string, number>> => {
  const { values } = await metrics.getSingleMetric('countersign_reconciler_repairs_total')!.get();
  return Object.fromEntries(
    values.filter(({ value }) => value > 0).map(({ labels, value }) => [String(labels['found']), value]),
  );
};

const submit = (name: string): Promise<string> =>
  organization.submit('ada', 'user.add', { name, email: `${name}@acme.example` });

beforeEach(async () => {
  clock = new TestClock();
  store = postgres.openStore(clock.read);
  await postgres.database.sql('UPDATE changes SET next_wake_at = NULL');
  organization = await Organization.open(store, { name: `Acme ${Math.random()}` });
  await postgres.database.sql('UPDATE changes SET next_wake_at = NULL');
  temporal = new ScriptedTemporal();
  lines = [];
  metrics = new Registry();
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((one) => one.stop()));
});

test('R35 a change that is overdue has its running workflow woken, and nothing is written down', async () => {
  await submit('noor');
  clock.advance(OVERDUE_AFTER_MS);
  await reconciler().beat();
  expect(temporal.woken).toEqual([1]);
  expect(await repairs()).toEqual({ running: 1 });
  expect(await organization.events('workflow.restarted')).toEqual([]);
  expect(lines).toEqual([]);
});

test('a change that was only just due is left to its own workflow', async () => {
  await submit('noor');
  clock.advance(OVERDUE_AFTER_MS - 2_000);
  await reconciler().beat();
  expect(temporal.woken).toEqual([]);
});

test('R35 a change without a workflow gets one, with an event', async () => {
  const changeId = await submit('noor');
  temporal.found.set(1, 'missing');
  clock.advance(OVERDUE_AFTER_MS);
  await reconciler().beat();
  expect(temporal.woken).toEqual([1]);
  expect(await repairs()).toEqual({ missing: 1 });
  expect(await organization.events('workflow.restarted')).toEqual([
    { type: 'workflow.restarted', changeId, data: { found: 'missing' } },
  ]);
});

test('a workflow that has ended before its change is alarmed about: log, counter and event; and started again', async () => {
  const changeId = await submit('noor');
  temporal.found.set(1, 'closed');
  clock.advance(OVERDUE_AFTER_MS);
  await reconciler().beat();
  expect(temporal.woken).toEqual([1]);
  expect(await repairs()).toEqual({ closed: 1 });
  expect(await organization.events('workflow.restarted')).toEqual([
    { type: 'workflow.restarted', changeId, data: { found: 'closed' } },
  ]);
  expect(lines).toEqual([expect.objectContaining({ level: ERROR, changeId })]);
  expect(lines[0]?.msg).toContain('a workflow has ended though its change has work left');
});

test('a change that stays overdue though its workflow runs and is woken is alarmed about once, the third time', async () => {
  const changeId = await submit('noor');
  const one = reconciler();
  for (const alarms of [0, 0, 1, 1]) {
    clock.advance(PUT_OFF_MS + OVERDUE_AFTER_MS);
    await one.beat();
    expect(lines.filter((line) => line.level === ERROR && line.changeId === changeId)).toHaveLength(alarms);
  }
  expect(temporal.woken).toEqual([1, 1, 1, 1]);
  expect(await repairs()).toEqual({ running: 2, unmoved: 2 });
  expect(await organization.events('workflow.restarted')).toEqual([]);
});

test.each(['closed', 'missing'] as const)(
  'a workflow that sends its last letters while it is looked for, and is %s then, is no cause for alarm',
  async (found) => {
    await submit('noor');
    temporal.found.set(1, found);
    temporal.meanwhile = () => postgres.database.sql('UPDATE changes SET next_wake_at = NULL');
    clock.advance(OVERDUE_AFTER_MS);
    await reconciler().beat();
    expect(lines).toEqual([]);
    expect(temporal.woken).toEqual([]);
    expect(await organization.events('workflow.restarted')).toEqual([]);
  },
);

test('a change that moves while it is looked at is not alarmed about, however often it was overdue before', async () => {
  await submit('noor');
  const one = reconciler();
  for (const moves of [false, false, true, false, false]) {
    clock.advance(PUT_OFF_MS + OVERDUE_AFTER_MS);
    const settledAt = new Date(clock.now);
    temporal.meanwhile = () =>
      moves
        ? postgres.database.sql('UPDATE changes SET next_wake_at = $1 WHERE account_id = $2 AND number = 1', [
            settledAt,
            organization.accountId,
          ])
        : Promise.resolve();
    await one.beat();
  }
  expect(lines).toEqual([]);
  expect(temporal.woken).toEqual([1, 1, 1, 1]);
});

test('a workflow that knows its end and sends the last letters is not woken, so that its history does not grow', async () => {
  await submit('noor');
  temporal.found.set(1, 'ending');
  clock.advance(OVERDUE_AFTER_MS);
  await reconciler().beat();
  expect(temporal.woken).toEqual([]);
  expect(await organization.events('workflow.restarted')).toEqual([]);
});

test('while Temporal is down nothing is taken, so that all is due at once when it is back', async () => {
  await submit('noor');
  clock.advance(OVERDUE_AFTER_MS);
  temporal.down = true;
  const one = reconciler();
  await expect(one.beat()).rejects.toThrow('UNAVAILABLE');
  temporal.down = false;
  await one.beat();
  expect(temporal.woken).toEqual([1]);
});

test('a change that can’t be repaired stands in no other’s way, and is tried again when its time has passed', async () => {
  for (const name of ['noor', 'omar', 'pia']) await submit(name);
  temporal.found.set(2, new Error('3 INVALID_ARGUMENT'));
  clock.advance(OVERDUE_AFTER_MS);
  const one = reconciler();
  await one.beat();
  expect(temporal.woken.sort()).toEqual([1, 3]);
  temporal.found.delete(2);
  await one.beat();
  expect(temporal.woken).toHaveLength(2);
  clock.advance(PUT_OFF_MS + OVERDUE_AFTER_MS);
  await one.beat();
  expect(temporal.woken.filter((number) => number === 2)).toHaveLength(1);
});

test('idempotency keys whose day is over are removed, also while Temporal is down', async () => {
  await submit('noor');
  const write = (age: number) =>
    postgres.database.sql(
      `INSERT INTO idempotency_keys SELECT 'ada', account_id, 'k' || n || $1, 'f', account_id, id, 202, '{}', $2
       FROM changes, generate_series(1, 1500) n WHERE account_id = $3 AND number = 1`,
      [age, new Date(clock.now - age), organization.accountId],
    );
  await write(24 * 3_600_000 + 1);
  await write(24 * 3_600_000 - 1);
  temporal.down = true;
  await expect(reconciler().beat()).rejects.toThrow('UNAVAILABLE');
  expect(await postgres.database.sql('SELECT created_at, count(*) FROM idempotency_keys GROUP BY 1')).toEqual([
    { created_at: new Date(clock.now - 24 * 3_600_000 + 1), count: '1500' },
  ]);
});

test('two reconcilers share what is overdue: each change is taken once, however many there are', async () => {
  await submit('noor');
  const copies = 230;
  await postgres.database.tamper(
    `INSERT INTO changes SELECT (jsonb_populate_record(c, jsonb_build_object('id', 'chg_copy' || n, 'number', n))).*
     FROM changes c, generate_series(2, $2) n WHERE c.account_id = $1 AND c.number = 1`,
    [organization.accountId, copies],
  );
  clock.advance(OVERDUE_AFTER_MS);
  const other = new ScriptedTemporal();
  await Promise.all([reconciler().beat(), reconciler({ metrics: new Registry(), temporal: other }).beat()]);
  const taken = [...temporal.woken, ...other.woken];
  expect(taken).toHaveLength(copies);
  expect(new Set(taken).size).toBe(copies);
});

test('it beats by itself, and stops when it is told to', async () => {
  await submit('noor');
  clock.advance(OVERDUE_AFTER_MS);
  const woken = new Promise<number>((resolve) => {
    temporal.wake = ({ number }) => {
      resolve(number);
      return Promise.resolve();
    };
  });
  const beating = startReconciler({
    store,
    temporal,
    everySeconds: 0.02,
    log: pino({ level: 'silent' }),
    metrics,
  });
  expect(await woken).toBe(1);
  await beating.stop();
});
