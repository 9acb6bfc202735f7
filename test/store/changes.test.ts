import { beforeAll, expect, test } from '@jest/globals';
import { accountNamed } from '../../src/store/before-account.ts';
import { decisionsOf, findOpenBeside, listChanges, type ChangeFilter } from '../../src/store/changes.ts';
import { usePostgres } from '../postgres.ts';
import { DAY, HOUR, Organization } from '../transactions/organization.ts';

const pg = usePostgres();

let acme: Organization;
/** By number: 1 expired undecided, 2 applied, 3 rejected, 4 pending with Ben's approval, 5 pending by Ben. */
const ids: string[] = [];

beforeAll(async () => {
  acme = await Organization.open(pg.openStore(), { requiredApprovals: 2 });
  const rename = (by: string, name: string) => acme.submit(by, 'user.modify', { userId: acme.idOf('dev'), name });
  ids.push('', await rename('ada', 'one'));
  pg.database.clock.advance(8 * DAY);
  ids.push((await acme.carry('ada', 'user.modify', { userId: acme.idOf('cleo'), name: 'two' }, ['ben', 'dev'])).id);
  ids.push(await rename('ada', 'three'));
  await acme.decide(ids[3]!, 'ben', 'reject');
  ids.push(await rename('ada', 'four'));
  await acme.decide(ids[4]!, 'ben');
  pg.database.clock.advance(HOUR);
  ids.push(await rename('ben', 'five'));
}, 60_000);

const numbers = async (filter: Partial<ChangeFilter>): Promise<number[]> =>
  (
    await acme.store.read(acme.accountId, (tx) =>
      listChanges(tx, acme.accountId, { limit: 50, now: pg.database.clock.now, ...filter }),
    )
  ).map(({ number }) => number);

test('R32 a list has an undecided change whose time is up as expired, whatever its row says', async () => {
  expect(await numbers({ state: 'pending' })).toEqual([5, 4]);
  expect(await numbers({ state: 'expired' })).toEqual([1]);
});

test('R48 beside a submission, what is open is counted without what is over, and the same one is found', async () => {
  const { now } = pg.database.clock;
  const openBeside = (by: string, payload: unknown) =>
    acme.store.read(acme.accountId, (tx) =>
      findOpenBeside(tx, acme.accountId, { initiatorId: acme.idOf(by), kind: 'user.modify', payload, now }),
    );
  const userId = acme.idOf('dev');
  const counts = { ofAccount: 2, byInitiator: 1 };
  expect(await openBeside('ada', { userId, name: 'four' })).toEqual({ ...counts, identical: ids[4] });
  expect(await openBeside('ada', { userId, name: 'one' })).toEqual({ ...counts, identical: undefined });
  expect(await openBeside('ben', { userId, name: 'four' })).toEqual({ ...counts, identical: undefined });
  expect(await openBeside('cleo', {})).toEqual({ ofAccount: 2, byInitiator: 0, identical: undefined });
});

test('a list is newest first, without the opening, by state, kind and initiator, in pages', async () => {
  expect(await numbers({})).toEqual([5, 4, 3, 2, 1]);
  expect(await numbers({ state: 'applied' })).toEqual([2]);
  expect(await numbers({ kind: 'user.suspend' })).toEqual([]);
  expect(await numbers({ initiatorId: acme.idOf('ben') })).toEqual([5]);
  expect(await numbers({ limit: 2 })).toEqual([5, 4]);
  expect(await numbers({ limit: 2, below: 4 })).toEqual([3, 2]);
});

test('R45 what waits on an officer: open, of others, and undecided by them', async () => {
  expect(await numbers({ waitingOn: acme.idOf('ada') })).toEqual([5]);
  expect(await numbers({ waitingOn: acme.idOf('ben') })).toEqual([]);
  expect(await numbers({ waitingOn: acme.idOf('cleo') })).toEqual([5, 4]);
});

test('decisions are found for a page of changes, in the order in which they were made', async () => {
  const found = await acme.store.read(acme.accountId, (tx) => decisionsOf(tx, acme.accountId, ids.slice(1)));
  expect([...found.keys()].sort()).toEqual([ids[2], ids[3], ids[4]].sort());
  expect(new Set(found.get(ids[2]!)!.map(({ officerId }) => officerId))).toEqual(
    new Set([acme.idOf('ben'), acme.idOf('dev')]),
  );
});

test('an account is found by its id and by its slug', async () => {
  const named = (segment: string) => acme.store.lookUp((db) => accountNamed(db, segment));
  const byId = await named(acme.accountId);
  expect(byId?.id).toBe(acme.accountId);
  expect(await named(byId!.slug)).toEqual(byId);
  expect(await named('nobody')).toBeUndefined();
});
