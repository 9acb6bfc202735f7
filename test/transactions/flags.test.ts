import { expect, test } from '@jest/globals';
import { newSecret } from '../../src/identity/secrets.ts';
import { Refused } from '../../src/domain/problems.ts';
import { FLAG_MS } from '../../src/domain/flags.ts';
import { flag, unflag } from '../../src/transactions/flag.ts';
import { takeLetters } from '../../src/transactions/letters.ts';
import { readChange } from '../../src/transactions/read-change.ts';
import { verify } from '../../src/transactions/verify.ts';
import { usePostgres } from '../postgres.ts';
import { DAY, HOUR, Organization, outcomeOf, type OrganizationOptions } from './organization.ts';

const pg = usePostgres();
const open = (options?: OrganizationOptions): Promise<Organization> => Organization.open(pg.openStore(), options);

const flagIt = (acme: Organization, changeId: string, by: string, comment: string | null = null) =>
  flag(acme.store, { accountId: acme.accountId, changeId, officerId: acme.idOf(by), comment, proven: 'session' });
const lift = (acme: Organization, changeId: string, by: string) =>
  unflag(acme.store, { accountId: acme.accountId, changeId, officerId: acme.idOf(by), proven: 'session' });
const rename = (acme: Organization, by: string, name: string): Promise<string> =>
  acme.submit(by, 'user.modify', { userId: acme.idOf(by), name });
const view = async (acme: Organization, changeId: string) =>
  (await readChange(acme.store, acme.accountId, changeId))!.view;

test('R50 a flag stops what its initiator has pending, tells every officer, and ends by itself', async () => {
  const acme = await open();
  const [bad, other, bens] = [
    await rename(acme, 'ada', 'adele'),
    await acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'devin' }),
    await rename(acme, 'ben', 'benno'),
  ];
  await acme.decide(other, 'ben');
  await acme.decide(other, 'cleo');
  const { recorded, workflows } = await flagIt(acme, bad, 'dev', 'Ada is on holiday.');
  expect(recorded).toBe(true);
  expect(workflows.map(({ changeId }) => changeId)).toEqual([bad, other]);

  expect(await outcomeOf(acme.decide(bad, 'ben'))).toBe('account_frozen');
  expect(await outcomeOf(acme.decide(bens, 'cleo'))).toBe('done');
  const until = new Date(pg.database.clock.now + FLAG_MS).toISOString();
  expect(await acme.settle(other)).toMatchObject({
    state: 'approved',
    ended: false,
    missing: 0,
    next: { what: 'frozen', at: until },
    wakeAt: until,
  });
  expect((await acme.stored(other)).change.state).toBe('approved');
  expect(await acme.settle(bad)).toMatchObject({ state: 'pending', next: { what: 'frozen', at: until } });
  expect(await view(acme, bad)).toMatchObject({
    frozen: { by: { name: 'dev' }, comment: 'Ada is on holiday.', until, lifts: { required: 2, missing: 2 } },
    next: { what: 'frozen', at: until },
  });
  expect((await view(acme, bens)).frozen).toBeNull();

  const { letters } = await takeLetters(acme.store, { accountId: acme.accountId, changeId: bad }, newSecret);
  const told = letters.filter(({ notice }) => notice.kind.startsWith('flagged-'));
  expect(told.map(({ notice }) => notice.userId).sort()).toEqual(
    ['ada', 'ben', 'cleo', 'dev'].map((n) => acme.idOf(n)).sort(),
  );
  for (const { notice, secret } of told) expect(secret === null).toBe(notice.userId === acme.idOf('ada'));

  pg.database.clock.advance(FLAG_MS);
  expect(await acme.settle(other)).toMatchObject({ state: 'applied' });
  await acme.decide(bad, 'ben');
  expect((await verify(acme.store, acme.accountId)).ok).toBe(true);
});

test('R50 enough others lift it earlier: everybody is told, and what has its approvals is applied', async () => {
  const acme = await open();
  const id = await rename(acme, 'ada', 'adele');
  await acme.decide(id, 'ben');
  await acme.decide(id, 'cleo');
  await flagIt(acme, id, 'dev');
  expect(await outcomeOf(lift(acme, id, 'dev'))).toBe('not_eligible');
  expect(await outcomeOf(lift(acme, id, 'ada'))).toBe('not_eligible');
  expect(await lift(acme, id, 'ben')).toMatchObject({ recorded: true });
  expect(await lift(acme, id, 'ben')).toMatchObject({ recorded: false });
  expect(await acme.settle(id)).toMatchObject({ state: 'approved', next: { what: 'frozen' } });
  const { workflows } = await lift(acme, id, 'cleo');
  expect(workflows.map(({ changeId }) => changeId)).toEqual([id]);
  expect(await acme.settle(id)).toMatchObject({ state: 'applied' });
  const kinds = await pg.database.sql<{ kind: string }>(
    "SELECT kind FROM notices WHERE change_id = $1 AND kind LIKE 'lifted-%'",
    [id],
  );
  expect(kinds).toHaveLength(4);
  const events = await acme.events('change.flagged', 'change.unflagged');
  expect(events.map(({ type }) => type)).toEqual(['change.flagged', 'change.unflagged', 'change.unflagged']);
  expect(JSON.stringify(events)).not.toContain('example');
  expect((await verify(acme.store, acme.accountId)).ok).toBe(true);
});

test('R50 words of one lift side by side count once each; one officer’s two flags side by side are one', async () => {
  const acme = await open();
  const [id, other] = [await rename(acme, 'ada', 'adele'), await rename(acme, 'ben', 'benno')];
  const outcomes = await Promise.all([outcomeOf(flagIt(acme, id, 'dev')), outcomeOf(flagIt(acme, other, 'dev'))]);
  expect(outcomes.sort()).toEqual(['already_flagged', 'done']);
  const [first] = await acme.events('change.flagged');
  const by = first!.changeId === id ? 'ben' : 'ada';
  const lifts = await Promise.all([1, 2, 3].map(() => lift(acme, first!.changeId!, by)));
  expect(lifts.filter(({ recorded }) => recorded)).toHaveLength(1);
  expect((await view(acme, first!.changeId!)).frozen).toMatchObject({ lifts: { missing: 1 } });
});

test('R50 one that comes to its approvals while it is stopped, since fewer are required now, is approved and waits', async () => {
  const acme = await open({ requiredApprovals: 1, officers: ['ben', 'cleo', 'dev', 'eva'] });
  const id = await rename(acme, 'ada', 'adele');
  await acme.carry('cleo', 'approvals.set', { requiredApprovals: 2 }, ['ben', 'dev']);
  await acme.decide(id, 'ben');
  await flagIt(acme, id, 'dev');
  await acme.carry('cleo', 'approvals.set', { requiredApprovals: 1 }, ['ben', 'eva']);
  expect(await acme.settle(id)).toMatchObject({ state: 'approved', missing: 0, next: { what: 'frozen' } });
  expect((await acme.stored(id)).change.state).toBe('approved');
  pg.database.clock.advance(FLAG_MS);
  expect(await acme.settle(id)).toMatchObject({ state: 'applied' });
  expect((await verify(acme.store, acme.accountId)).ok).toBe(true);
});

test('R32 R50 its time runs on while it is stopped', async () => {
  const acme = await open();
  const id = await rename(acme, 'ada', 'adele');
  await acme.decide(id, 'ben');
  pg.database.clock.advance(7 * DAY - HOUR);
  await flagIt(acme, id, 'dev');
  expect(await acme.settle(id)).toMatchObject({ state: 'pending', missing: 1 });
  pg.database.clock.advance(HOUR);
  expect(await acme.settle(id)).toMatchObject({ state: 'expired' });
});

test('R44 R50 a stopped change that can’t be approved any more still tells everyone so', async () => {
  const acme = await open({ officers: ['ben', 'cleo', 'dev'] });
  const id = await rename(acme, 'ada', 'adele');
  await flagIt(acme, id, 'dev');
  await acme.carry('ben', 'user.suspend', { userId: acme.idOf('dev') }, ['ada', 'cleo']);
  await acme.carry('ben', 'approvals.set', { requiredApprovals: 1 }, ['ada', 'cleo']);
  expect(await acme.settle(id)).toMatchObject({ next: { what: 'frozen' } });
  await acme.carry('ben', 'officer.remove', { userId: acme.idOf('cleo') }, ['ada']);
  await acme.settle(id);
  const owed = await pg.database.sql("SELECT 1 FROM notices WHERE change_id = $1 AND kind = 'unreachable'", [id]);
  expect(owed.length).toBeGreaterThan(0);
  expect((await view(acme, id)).waiting).toMatch(/^It is stopped until .*can't be reached/);
});

test('R38 R50 a link that ended between the page and the post flags nothing and lifts nothing', async () => {
  const acme = await open();
  const id = await rename(acme, 'ada', 'adele');
  const by = (officer: string) => ({
    accountId: acme.accountId,
    changeId: id,
    officerId: acme.idOf(officer),
    linkHash: 'f'.repeat(64),
  });
  expect(await outcomeOf(flag(acme.store, { ...by('dev'), comment: null, proven: 'link' }))).toBe('link_ended');
  expect((await view(acme, id)).frozen).toBeNull();
  await flagIt(acme, id, 'dev');
  expect(await outcomeOf(unflag(acme.store, { ...by('ben'), proven: 'session' }))).toBe('link_ended');
  expect(await outcomeOf(unflag(acme.store, { ...by('ben'), proven: 'link' }))).toBe('assurance_required');
  expect((await view(acme, id)).frozen).toMatchObject({ lifts: { missing: 2 } });
});

test('a comment is held to the same rules as others, and what is not there can’t be flagged', async () => {
  const acme = await open();
  const id = await rename(acme, 'ada', 'adele');
  expect(await outcomeOf(flagIt(acme, id, 'ben', 'x'.repeat(1_001)))).toBe('invalid_payload');
  expect(await outcomeOf(flagIt(acme, 'chg_nothing', 'ben'))).toBe('not_found_here');
  expect(await outcomeOf(lift(acme, 'chg_nothing', 'ben'))).toBe('not_found_here');
  await expect(flagIt(acme, 'chg_nothing', 'ben')).rejects.toBeInstanceOf(Refused);
});

test('R50 the database itself refuses: a flag rewritten, a second within a day, one on an end, and a lift of one’s own', async () => {
  const acme = await open();
  const [id, other, ended] = [
    await rename(acme, 'ada', 'adele'),
    await rename(acme, 'ben', 'benno'),
    await rename(acme, 'cleo', 'clea'),
  ];
  await acme.withdraw(ended, 'cleo');
  await flagIt(acme, id, 'dev');
  const refusal = (text: string, values: unknown[] = []) =>
    pg.database.sql(text, values).then(
      () => 'nothing',
      (error: unknown) => (error as Error).message,
    );
  const insert = (changeId: string, flagger: string) =>
    refusal(`INSERT INTO flags SELECT account_id, 'flg_x', id, initiator_id, $2, NULL, $3 FROM changes WHERE id = $1`, [
      changeId,
      acme.idOf(flagger),
      new Date(pg.database.clock.now),
    ]);
  expect(await insert(other, 'dev')).toContain('has flagged a change within a day');
  expect(await insert(ended, 'ben')).toContain('is not open');
  const liftBy = (officer: string) =>
    refusal(
      `INSERT INTO flag_lifts SELECT account_id, id, $2, flagger_id, initiator_id, 1, now() FROM flags WHERE change_id = $1`,
      [id, acme.idOf(officer)],
    );
  expect(await liftBy('dev')).toContain('flag_lifts_never_by_the_flagger');
  expect(await liftBy('ada')).toContain('flag_lifts_never_by_the_initiator');
  for (const text of ["UPDATE flags SET comment = 'x'", 'DELETE FROM flags', 'TRUNCATE flags CASCADE'])
    expect(await refusal(text)).toContain('append-only');
  await lift(acme, id, 'ben');
  for (const text of ['UPDATE flag_lifts SET designation = 9', 'DELETE FROM flag_lifts', 'TRUNCATE flag_lifts CASCADE'])
    expect(await refusal(text)).toContain('append-only');
});

test.each([
  [
    'a flag taken away',
    'DELETE FROM flags WHERE account_id = $1',
    'flags',
    'the trail tells of it, the table lacks it',
  ],
  [
    'a flag of another',
    'UPDATE flags SET flagger_id = initiator_id WHERE account_id = $1',
    'flags',
    'flaggerId is not as the trail has it',
  ],
  [
    'a flag of another time',
    "UPDATE flags SET flagged_at = flagged_at - interval '1 day' WHERE account_id = $1",
    'flags',
    'flaggedAt is not as the trail has it',
  ],
  [
    'other words',
    "UPDATE flags SET comment = 'y' WHERE account_id = $1",
    'flags',
    'comment is not as the trail has it',
  ],
  [
    'a word for lifting taken away',
    'DELETE FROM flag_lifts WHERE account_id = $1',
    'flag_lifts',
    'the trail tells of it, the table lacks it',
  ],
  [
    'a word under another designation',
    'UPDATE flag_lifts SET designation = 9 WHERE account_id = $1',
    'flag_lifts',
    'designation is not as the trail has it',
  ],
  [
    'a word made up',
    "INSERT INTO flag_lifts SELECT account_id, flag_id, 'usr_x', flagger_id, initiator_id, 1, now() FROM flag_lifts WHERE account_id = $1",
    'flag_lifts',
    'the trail does not tell of it',
  ],
  [
    'a word for another flagger',
    "UPDATE flag_lifts SET flagger_id = 'usr_x' WHERE account_id = $1",
    'flag_lifts',
    'flagger and initiator are not those of its flag',
  ],
])('R41 R50 verifying names %s', async (_, tampering, table, why) => {
  const acme = await open();
  const id = await rename(acme, 'ada', 'adele');
  await flagIt(acme, id, 'dev', 'x');
  await lift(acme, id, 'ben');
  expect((await verify(acme.store, acme.accountId)).ok).toBe(true);
  await pg.database.tamper(tampering, [acme.accountId]);
  const { ok, tables } = await verify(acme.store, acme.accountId);
  expect(ok).toBe(false);
  expect(tables.differences).toEqual(expect.arrayContaining([expect.objectContaining({ table, why })]));
});
