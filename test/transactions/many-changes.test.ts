import { expect, test } from '@jest/globals';
import { preview, resubmit, submit } from '../../src/transactions/submit.ts';
import { Refused } from '../../src/domain/problems.ts';
import { usePostgres } from '../postgres.ts';
import { DAY, Organization, outcomeOf, type OrganizationOptions } from './organization.ts';

const pg = usePostgres();
const open = (options?: OrganizationOptions): Promise<Organization> => Organization.open(pg.openStore(), options);

let names = 0;
const rename = (acme: Organization, by: string): Promise<string> =>
  acme.submit(by, 'user.modify', { userId: acme.idOf(by), name: `${by} the ${++names}th` });

const fill = async (acme: Organization, by: string, count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push(await rename(acme, by));
  return ids;
};

const openOf = async (acme: Organization): Promise<number> =>
  (
    await pg.database.sql("SELECT 1 FROM changes WHERE account_id = $1 AND state IN ('pending', 'approved')", [
      acme.accountId,
    ])
  ).length;

test('R48 the twenty-first pending change of an initiator is refused with the numbers, previewed too', async () => {
  const acme = await open();
  const ids = await fill(acme, 'ada', 20);
  const request = {
    accountId: acme.accountId,
    initiatorId: acme.idOf('ada'),
    kind: 'user.modify',
    payload: { userId: acme.idOf('dev'), name: 'devin' },
    reason: null,
  };
  const error = await submit(acme.store, request).catch((found: unknown) => found);
  expect(error).toBeInstanceOf(Refused);
  expect((error as Refused).problems).toEqual([
    {
      code: 'too_many_changes',
      message: expect.stringMatching(/^At most 20 .*; 20 of yours are\./) as unknown as string,
    },
  ]);
  expect((await preview(acme.store, request)).problems.map(({ code }) => code)).toEqual(['too_many_changes']);
  expect(await openOf(acme)).toBe(20);
  // Another officer is not held up.
  await rename(acme, 'ben');
  // An end makes room, and so does a time that is up.
  await acme.withdraw(ids[0]!, 'ada');
  await submit(acme.store, request);
  expect(await outcomeOf(rename(acme, 'ada'))).toBe('too_many_changes');
  pg.database.clock.advance(8 * DAY);
  await rename(acme, 'ada');
}, 60_000);

test('R48 submissions side by side don’t pass the limit', async () => {
  const acme = await open();
  await fill(acme, 'ada', 15);
  const others = [acme, acme.through(pg.openStore()), acme.through(pg.openStore())];
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, (_, i) => outcomeOf(rename(others[i % others.length]!, 'ada'))),
  );
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(5);
  expect(outcomes.filter((outcome) => outcome === 'too_many_changes')).toHaveLength(7);
  expect(await openOf(acme)).toBe(20);
}, 60_000);

test('R48 the account has a hundred pending changes and no more, whoever asks', async () => {
  const officers = ['ben', 'cleo', 'dev', 'eva', 'fay'];
  const acme = await open({ officers });
  for (const officer of officers) await fill(acme, officer, 20);
  expect(await outcomeOf(rename(acme, 'ada'))).toBe('too_many_changes');
  expect(await openOf(acme)).toBe(100);
}, 120_000);

test('R48 submitting again counts like submitting', async () => {
  const acme = await open();
  const [first] = await fill(acme, 'ada', 20);
  await acme.withdraw(first!, 'ada');
  await rename(acme, 'ada');
  const again = (by: string) =>
    outcomeOf(resubmit(acme.store, { accountId: acme.accountId, changeId: first!, initiatorId: acme.idOf(by) }));
  expect(await again('ada')).toBe('too_many_changes');
  expect(await again('ben')).toBe('done');
}, 60_000);
