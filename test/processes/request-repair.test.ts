import { beforeEach, expect, test } from '@jest/globals';
import pino from 'pino';
import { createRequestRepair } from '../../src/processes/request-repair.ts';
import type { SupportClient } from '../../src/processes/temporal-support.ts';
import { TestClock, usePostgres } from '../postgres.ts';
import { Desk } from '../transactions/desk.ts';
import { addressOf, Organization } from '../transactions/organization.ts';

const postgres = usePostgres();
const OVERDUE_AFTER_MS = 6_000;

let clock: TestClock;
let acme: Organization;
let desk: Desk;
let lines: { level: number; msg: string }[];
let looked: string[];
let found: Awaited<ReturnType<SupportClient['find']>>;
let down: boolean;

beforeEach(async () => {
  clock = new TestClock();
  const store = postgres.openStore(clock.read);
  acme = await Organization.open(store);
  desk = new Desk(store, acme.accountId);
  await postgres.database.sql('UPDATE support_requests SET next_wake_at = NULL');
  [lines, looked, found, down] = [[], [], 'running', false];
});

const repair = () =>
  createRequestRepair({
    store: acme.store,
    temporal: {
      look: ({ requestId }) => {
        if (down) return Promise.reject(new Error('14 UNAVAILABLE'));
        looked.push(requestId);
        return Promise.resolve();
      },
      find: () => Promise.resolve(found),
    },
    everySeconds: 10,
    log: pino(
      { level: 'info' },
      { write: (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number]) },
    ),
  });

const file = () => desk.file({ userId: acme.idOf('ada') }, 'officer.add', { name: 'gus', email: addressOf('gus') });

test('R35 a request that is overdue has its workflow look, once for each putting off', async () => {
  const id = await file();
  const beat = repair();
  await beat();
  expect(looked).toEqual([]);
  clock.advance(OVERDUE_AFTER_MS);
  await beat();
  await beat();
  expect(looked).toEqual([id]);
  expect(await acme.events('workflow.restarted')).toEqual([]);
  clock.advance(36_000);
  await beat();
  expect(looked).toEqual([id, id]);
});

test.each(['missing', 'closed'] as const)(
  'a workflow that is %s is started again, and that is written down',
  async (how) => {
    const id = await file();
    clock.advance(OVERDUE_AFTER_MS);
    found = how;
    await repair()();
    expect(looked).toEqual([id]);
    expect((await acme.events('workflow.restarted')).map(({ data }) => data)).toEqual([{ request: id, found: how }]);
    expect(lines.filter(({ level }) => level === 50)).toHaveLength(how === 'closed' ? 1 : 0);
  },
);

test('while Temporal does not answer it says so and goes on', async () => {
  await file();
  clock.advance(OVERDUE_AFTER_MS);
  down = true;
  await repair()();
  expect(lines).toMatchObject([{ level: 40, msg: 'a request could not be repaired' }]);
  down = false;
  clock.advance(36_000);
  await repair()();
  expect(looked).toHaveLength(1);
});
