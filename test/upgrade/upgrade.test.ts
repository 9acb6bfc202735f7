import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '../acceptance/until.ts';
import { Visitor, wordsOf } from '../acceptance/visitor.ts';
import { World } from '../acceptance/world.ts';

interface Left {
  readonly id: string;
  readonly number: number;
  readonly workflowId: string;
  readonly digest: string;
}

interface About {
  readonly at: string;
  readonly namespace: string;
  readonly account: string;
  readonly half: Left;
  readonly asked: Left;
  readonly owed: Left;
  /** The paths of the links in letters of then, by a change's number and an officer. */
  readonly links: Readonly<Record<string, string>>;
}

const read = (name: string): Buffer => readFileSync(new URL(`first-release/${name}`, import.meta.url));
const about = JSON.parse(read('about.json').toString()) as About;
const account = `/v1/accounts/${about.account}`;

let world: World;
beforeAll(async () => {
  world = await World.start({
    database: read('database.sql').toString(),
    temporalFile: gunzipSync(read('temporal.db.gz')),
    namespace: about.namespace,
    at: Date.parse(about.at) + 1_000,
  });
}, 120_000);
afterAll(() => world?.stop(), 60_000);

const approve = (officer: string, { id, digest }: Left): Promise<unknown> =>
  world.get(officer, 'POST', `${account}/changes/${id}/decisions`, { verdict: 'approve', digest });

const untilApplied = ({ id, number }: Left): Promise<unknown> =>
  until(`change #${number} ends`, async () => {
    const { state, stateReason } = await world.get<{ state: string; stateReason: { text: string } | null }>(
      'ben',
      'GET',
      `${account}/changes/${id}`,
    );
    if (state === 'pending' || state === 'approved') return false;
    expect({ number, state, stateReason }).toMatchObject({ state: 'applied' });
    return true;
  });

/** Whether a change's workflow has begun in the release of then, and has not been begun anew since. */
const isOfThen = async ({ workflowId }: Left): Promise<boolean> =>
  (await world.temporal.workflow.getHandle(workflowId).describe()).startTime.getTime() <= Date.parse(about.at);

const verify = (): Promise<{ ok: boolean; events: number; tables: { ok: boolean } }> =>
  world.get('ben', 'GET', `${account}/audit/verify`);

test('every migration since has been applied to the database of the first release', async () => {
  const applied = await world.sql<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations ORDER BY started_at, migration_name',
  );
  const known = readdirSync(new URL('../../prisma/migrations', import.meta.url)).filter((name) => /^\d/.test(name));
  expect(applied.map(({ name }) => name)).toEqual(known.sort());
  expect(read('database.sql').toString()).not.toContain(known[1]);
});

test('R41 what the first release has recorded verifies, and people who were invited then sign in', async () => {
  expect(await verify()).toMatchObject({ ok: true, tables: { ok: true } });
  expect(await world.get('cleo', 'GET', account)).toMatchObject({ requiredApprovals: 2, pendingChanges: 3 });
});

test('R38 a change that had one approval then gets its second by the link of the letter of then, in the same workflow', async () => {
  const link = `${world.publicUrl}${about.links[`${about.half.number} cleo`]!}`;
  expect(wordsOf((await new Visitor().decide(link, 'approve')).text)).toContain('You approved this change');
  await untilApplied(about.half);
  expect(await isOfThen(about.half)).toBe(true);
});

test('R30 R33 a change that nobody had decided is approved and applied, by what its approvers were shown then', async () => {
  for (const officer of ['ben', 'cleo']) await approve(officer, about.asked);
  await untilApplied(about.asked);
  expect(await isOfThen(about.asked)).toBe(true);
});

test('the letters that the first release owed go out, and their change comes to its end', async () => {
  await until('its officers are asked', async () => {
    const letters = await world.letters.list({ limit: 500 });
    const about7 = letters.filter(({ subject }) => subject.endsWith(` (#${about.owed.number})`));
    return new Set(about7.flatMap(({ to }) => to)).size === 3;
  });
  for (const officer of ['dev', 'cleo']) await approve(officer, about.owed);
  await untilApplied(about.owed);
});

test('R41 all of it together verifies, and what only later releases know can be done in the account', async () => {
  const { id } = await world.get<Left>('ben', 'POST', `${account}/changes`, {
    kind: 'employee-group.create',
    payload: { name: 'Dispatch' },
  });
  expect(await world.get('ben', 'GET', `${account}/changes/${id}`)).toMatchObject({ state: 'pending' });
  expect(await verify()).toMatchObject({ ok: true, tables: { ok: true } });
});
