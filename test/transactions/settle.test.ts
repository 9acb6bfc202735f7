import { expect, test } from '@jest/globals';
import { resubmit } from '../../src/transactions/submit.ts';
import { readChange } from '../../src/transactions/read-change.ts';
import { workflowIdOf } from '../../src/domain/settle-report.ts';
import { usePostgres } from '../postgres.ts';
import { addressOf, DAY, HOUR, Organization, outcomeOf, type OrganizationOptions } from './organization.ts';

const pg = usePostgres();
const open = (options?: OrganizationOptions): Promise<Organization> => Organization.open(pg.openStore(), options);

const wakeOf = async (changeId: string): Promise<number | null> => {
  const [row] = await pg.database.sql<{ next_wake_at: Date | null }>('SELECT next_wake_at FROM changes WHERE id = $1', [
    changeId,
  ]);
  return row!.next_wake_at?.getTime() ?? null;
};

test('R33 it waits until the approvals are there, then applies, and says the same when asked again', async () => {
  const acme = await open();
  const id = await acme.submit('ada', 'user.suspend', { userId: acme.idOf('dev') });
  await acme.decide(id, 'ben');
  expect(await acme.settle(id, [acme.idOf('ben')])).toMatchObject({
    state: 'pending',
    ended: false,
    required: 2,
    missing: 1,
    mayStillDecide: [acme.idOf('cleo'), acme.idOf('dev')].sort(),
  });
  expect((await acme.user('dev')).status).toBe('active');
  await acme.decide(id, 'cleo');
  expect(await acme.settle(id)).toMatchObject({ state: 'applied', ended: true, version: 2 });
  expect((await acme.user('dev')).status).toBe('suspended');
  const before = await acme.events();
  expect(await acme.settle(id)).toMatchObject({ state: 'applied', ended: true, version: 2 });
  expect(await acme.events()).toEqual(before);
});

test('R35 many who settle at once apply it once', async () => {
  const acme = await open();
  const id = await acme.submit('ada', 'user.suspend', { userId: acme.idOf('dev') });
  await acme.decide(id, 'ben');
  await acme.decide(id, 'cleo');
  const stores = [pg.openStore(), pg.openStore(), pg.openStore()];
  const reports = await Promise.all(Array.from({ length: 15 }, (_, i) => acme.through(stores[i % 3]!).settle(id)));
  expect(new Set(reports.map(({ state, version }) => `${state} ${version}`))).toEqual(new Set(['applied 2']));
  expect(await acme.events('change.applied')).toHaveLength(1);
});

test('R33 a claim that nobody has decided on applies nothing and leaves an event', async () => {
  const acme = await open();
  const id = await acme.submit('ada', 'user.suspend', { userId: acme.idOf('dev') });
  const report = await acme.settle(id, [acme.idOf('ben'), acme.idOf('cleo'), acme.idOf('ben'), 'ben@acme.example']);
  expect(report).toMatchObject({ state: 'pending', missing: 2 });
  expect((await acme.user('dev')).status).toBe('active');
  expect((await acme.events('signal.ignored')).map(({ data }) => data)).toEqual([
    { claimed: acme.idOf('ben') },
    { claimed: acme.idOf('cleo') },
    { claimed: 'unknown' },
  ]);
});

test('R33 what was rewritten after its approvals is not applied, though it agrees with itself', async () => {
  const acme = await open({ requiredApprovals: 1 });
  const id = await acme.submit('ada', 'rights.grant', { userId: acme.idOf('dev'), rights: ['reports.tax'] });
  await acme.decide(id, 'ben');
  await pg.database.tamper(
    `UPDATE changes SET payload = replace(payload, 'reports.tax', 'funding.withdraw'), document = replace(document, 'reports.tax', 'funding.withdraw') WHERE id = $1`,
    [id],
  );
  expect(await acme.settle(id)).toMatchObject({ state: 'conflicted', ended: true });
  expect((await acme.stored(id)).change.stateReason?.code).toBe('not_as_submitted');
  expect(
    await pg.database.sql('SELECT 1 FROM grants WHERE account_id = $1 AND user_id = $2', [
      acme.accountId,
      acme.idOf('dev'),
    ]),
  ).toEqual([]);
});

test('R33 nor is it decided on', async () => {
  const acme = await open({ requiredApprovals: 1 });
  const id = await acme.submit('ada', 'rights.grant', { userId: acme.idOf('dev'), rights: ['reports.tax'] });
  await pg.database.tamper(
    `UPDATE changes SET document = replace(document, 'reports.tax', 'funding.withdraw') WHERE id = $1`,
    [id],
  );
  expect(await outcomeOf(acme.decide(id, 'ben'))).toBe('digest_mismatch');
  expect(await acme.events('decision.refused')).toEqual([
    { type: 'decision.refused', changeId: id, data: { verdict: 'approve', code: 'digest_mismatch' } },
  ]);
});

test('R30 what moved since makes it conflicted, and one step submits it again', async () => {
  const acme = await open({ requiredApprovals: 1 });
  const stale = await acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'devin' });
  const unrelated = await acme.submit('ada', 'user.modify', { userId: acme.idOf('cleo'), name: 'cleopatra' });
  await acme.carry('ben', 'user.modify', { userId: acme.idOf('dev'), name: 'devon' }, ['cleo']);
  await acme.decide(stale, 'ben');
  await acme.decide(unrelated, 'ben');
  expect((await acme.settle(unrelated)).state).toBe('applied');
  expect((await acme.settle(stale)).state).toBe('conflicted');
  expect((await acme.stored(stale)).change.stateReason).toMatchObject({ code: 'edits_moved' });
  expect((await acme.user('dev')).name).toBe('devon');
  const again = await resubmit(acme.store, {
    accountId: acme.accountId,
    changeId: stale,
    initiatorId: acme.idOf('cleo'),
  });
  expect((await acme.stored(again.changeId)).change).toMatchObject({
    resubmits: stale,
    initiatorId: acme.idOf('cleo'),
    state: 'pending',
  });
  await acme.decide(again.changeId, 'ada');
  expect((await acme.settle(again.changeId)).state).toBe('applied');
  expect((await acme.user('dev')).name).toBe('devin');
  expect(
    await outcomeOf(
      resubmit(acme.store, { accountId: acme.accountId, changeId: again.changeId, initiatorId: acme.idOf('ada') }),
    ),
  ).toBe('conflicting_change');
});

test('R32 undecided in time it expires, by the clock of the service', async () => {
  const acme = await open();
  const id = await acme.submit('ada', 'user.suspend', { userId: acme.idOf('dev') });
  await acme.decide(id, 'ben');
  pg.database.clock.advance(7 * DAY - 1);
  expect((await acme.settle(id)).state).toBe('pending');
  pg.database.clock.advance(1);
  expect(await outcomeOf(acme.decide(id, 'cleo'))).toBe('change_ended');
  expect(await outcomeOf(acme.withdraw(id, 'ada'))).toBe('change_ended');
  expect((await acme.settle(id)).state).toBe('expired');
  expect(await acme.events('change.ended')).toEqual([
    {
      type: 'change.ended',
      changeId: id,
      data: { state: 'expired', code: 'expired', ending: expect.stringMatching(/^[0-9a-f]{64}$/) },
    },
  ]);
});

test('R32 a decision before the end counts, however late it is applied', async () => {
  const acme = await open();
  const id = await acme.submit('ada', 'user.suspend', { userId: acme.idOf('dev') });
  await acme.decide(id, 'ben');
  pg.database.clock.advance(7 * DAY - 1);
  await acme.decide(id, 'cleo');
  pg.database.clock.advance(30 * DAY);
  expect((await acme.settle(id)).state).toBe('applied');
});

test('R31 one rejection ends it, and tells its officers; withdrawing does', async () => {
  const acme = await open();
  const rejected = await acme.submit('ada', 'user.suspend', { userId: acme.idOf('dev') });
  expect(await acme.decide(rejected, 'ben', 'reject')).toMatchObject({ state: 'rejected', recorded: true });
  expect(await acme.settle(rejected, [acme.idOf('ben')])).toMatchObject({ state: 'rejected', lettersOwed: true });
  const withdrawn = await acme.submit('ada', 'user.suspend', { userId: acme.idOf('dev') });
  await acme.withdraw(withdrawn, 'ada');
  await acme.withdraw(withdrawn, 'ada');
  expect(await acme.settle(withdrawn)).toMatchObject({ state: 'withdrawn', lettersOwed: true });
  expect(await outcomeOf(acme.decide(withdrawn, 'ben'))).toBe('change_ended');
  expect(await acme.events('signal.ignored')).toEqual([]);
});

test('R34 an approval is void when its officer is suspended, and the change waits on; reinstating does not revive it', async () => {
  const acme = await open({ requiredApprovals: 2, officers: ['ben', 'cleo', 'dev', 'eve'] });
  const id = await acme.submit('ada', 'user.modify', { userId: acme.idOf('ben'), name: 'benedict' });
  await acme.decide(id, 'cleo');
  expect((await acme.decide(id, 'dev')).state).toBe('approved');
  const suspended = await acme.carry('ada', 'user.suspend', { userId: acme.idOf('dev') }, ['ben', 'cleo']);
  expect(suspended.alsoWake).toEqual([workflowIdOf(acme.accountId, 1)]);
  expect(await wakeOf(id)).toBe(pg.database.clock.now);
  const report = await acme.settle(id);
  expect(report).toMatchObject({ state: 'pending', missing: 1, lettersOwed: true });
  expect((await acme.stored(id)).change.state).toBe('pending');
  expect(await acme.events('change.reopened')).toEqual([
    { type: 'change.reopened', changeId: id, data: { missing: 1 } },
  ]);
  await acme.carry('ada', 'user.reinstate', { userId: acme.idOf('dev') }, ['ben', 'cleo']);
  expect(await acme.settle(id)).toMatchObject({ state: 'pending', missing: 1 });
  await acme.decide(id, 'eve');
  expect((await acme.settle(id)).state).toBe('applied');
});

test('R39 what asks for more by then has the approvals alone that were made with it, and says so when it has ended', async () => {
  const acme = await open({ officers: ['ben', 'cleo', 'dev', 'eva'] });
  await acme.carry('ada', 'policy.set', { approvalAssurance: 'link' }, ['ben', 'cleo']);
  const id = await acme.submit('ada', 'rights.grant', { userId: acme.idOf('eva'), rights: ['reports.tax'] });
  await acme.decide(id, 'ben', 'approve', { proven: 'link' });
  await acme.carry('ada', 'policy.set', { approvalAssurance: 'session' }, ['ben', 'cleo']);
  await acme.decide(id, 'cleo');
  const counted = async () => {
    const { view } = (await readChange(acme.store, acme.accountId, id))!;
    return {
      received: view.approvals.received,
      by: view.decisions.flatMap((d) => (d.counts ? [d.officer.name] : [])).sort(),
    };
  };
  expect(await acme.settle(id)).toMatchObject({ state: 'pending', missing: 1 });
  expect(await counted()).toEqual({ received: 1, by: ['cleo'] });
  expect(await outcomeOf(acme.decide(id, 'ben'))).toBe('done');
  expect(await acme.settle(id)).toMatchObject({ state: 'pending', missing: 1 });
  await acme.decide(id, 'dev');
  expect(await acme.settle(id)).toMatchObject({ state: 'applied' });
  await acme.carry('ada', 'policy.set', { approvalAssurance: 'link' }, ['ben', 'cleo']);
  expect(await counted()).toEqual({ received: 2, by: ['cleo', 'dev'] });
});

test('R34 who has stopped being an officer has started nothing, designated again or not', async () => {
  const acme = await open({ requiredApprovals: 1 });
  const id = await acme.submit('dev', 'user.modify', { userId: acme.idOf('ben'), name: 'benedict' });
  await acme.carry('ada', 'officer.remove', { userId: acme.idOf('dev') }, ['ben']);
  await acme.carry('ada', 'officer.designate', { userId: acme.idOf('dev') }, ['ben']);
  expect((await acme.settle(id)).state).toBe('conflicted');
  expect((await acme.stored(id)).change.stateReason?.code).toBe('initiator_left');
});

test('R34 the requirement of now asks for more of what was asked for less', async () => {
  const acme = await open({ requiredApprovals: 0 });
  const id = await acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'devin' });
  const raising = await acme.submit('cleo', 'approvals.set', { requiredApprovals: 1 });
  await acme.decide(raising, 'ben');
  expect((await acme.settle(raising)).state).toBe('applied');
  expect(await acme.settle(id)).toMatchObject({ state: 'pending', required: 1, missing: 1, lettersOwed: true });
  await acme.decide(id, 'cleo');
  expect((await acme.settle(id)).state).toBe('applied');
});

test('R6 without required approvals it is applied at once, and every other officer is told', async () => {
  const acme = await open({ requiredApprovals: 0 });
  const { id, state } = await acme.carry('ada', 'user.suspend', { userId: acme.idOf('dev') }, []);
  expect(state).toBe('applied');
  const told = await pg.database.sql<{ user_id: string; kind: string }>(
    'SELECT user_id, kind FROM notices WHERE change_id = $1 ORDER BY user_id',
    [id],
  );
  expect(told).toEqual(
    ['ada', 'ben', 'cleo', 'dev']
      .map((name) => ({ user_id: acme.idOf(name), kind: 'ended-applied' }))
      .sort((a, b) => (a.user_id < b.user_id ? -1 : 1)),
  );
  expect((await acme.events('change.submitted', 'change.applied')).map(({ type }) => type)).toEqual([
    'change.submitted',
    'change.applied',
  ]);
});

test('R8 an officer comes by a new user who is designated, or by the designation of one', async () => {
  const acme = await open({ requiredApprovals: 1 });
  await acme.carry('ada', 'user.add', { name: 'eve', email: addressOf('eve'), officer: true }, ['ben']);
  await acme.carry('ada', 'user.add', { name: 'fred', email: addressOf('fred') }, ['ben']);
  await acme.learnNames();
  expect(await acme.user('eve')).toMatchObject({ officer: true, officerSince: 2, status: 'active' });
  expect(await acme.user('fred')).toMatchObject({ officer: false, officerSince: null });
  await acme.carry('ada', 'officer.designate', { userId: acme.idOf('fred') }, ['ben']);
  expect(await acme.user('fred')).toMatchObject({ officer: true, officerSince: 4 });
});

test('R44 after a change of officers, policy or requirement every open change is looked at again, and no other is', async () => {
  const acme = await open({ requiredApprovals: 1 });
  const waiting = await acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'devin' });
  await acme.settle(waiting);
  await pg.database.sql(`UPDATE changes SET next_wake_at = now() + interval '1 year' WHERE id = $1`, [waiting]);
  const put = await wakeOf(waiting);
  expect(
    (await acme.carry('ada', 'user.modify', { userId: acme.idOf('ben'), name: 'benedict' }, ['cleo'])).alsoWake,
  ).toEqual([]);
  expect(await wakeOf(waiting)).toBe(put);
  pg.database.clock.advance(HOUR);
  const moved = await acme.carry('ada', 'policy.set', { changeExpiryHours: 100 }, ['cleo']);
  expect(moved.alsoWake).toEqual([workflowIdOf(acme.accountId, 1)]);
  expect(await wakeOf(waiting)).toBe(pg.database.clock.now);
});

test('R44 a change that can no longer be approved says so once, to everyone concerned', async () => {
  const acme = await open({ requiredApprovals: 2 });
  const id = await acme.submit('ada', 'user.modify', { userId: acme.idOf('ben'), name: 'benedict' });
  await acme.carry('ada', 'user.suspend', { userId: acme.idOf('cleo') }, ['ben', 'dev']);
  expect((await acme.settle(id)).next.what).toBe('awaiting_approvals');
  await acme.carry('ada', 'user.suspend', { userId: acme.idOf('dev') }, ['ben', 'dev']);
  for (let i = 0; i < 2; i++)
    expect((await acme.settle(id)).next).toEqual({ what: 'unreachable', at: expect.any(String) });
  const told = await pg.database.sql<{ user_id: string }>(
    `SELECT user_id FROM notices WHERE change_id = $1 AND kind = 'unreachable'`,
    [id],
  );
  expect(told.map((row) => row.user_id).sort()).toEqual([acme.idOf('ada'), acme.idOf('ben')].sort());
});

test('a kind that this version does not know is left alone, for one that does', async () => {
  const acme = await open({ requiredApprovals: 1 });
  const id = await acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'devin' });
  await pg.database.tamper(`UPDATE changes SET kind = 'user.teleport' WHERE id = $1`, [id]);
  await expect(acme.settle(id)).rejects.toThrow('does not know the kind user.teleport');
  expect((await acme.stored(id)).change.state).toBe('pending');
});

test('a look is due at once where something new is owed, and then when it waits for something', async () => {
  const { clock } = pg.database;
  const acme = await open({ requiredApprovals: 2 });
  const id = await acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'devin' });
  const submittedAt = clock.now;
  expect(await wakeOf(id)).toBe(submittedAt);
  await acme.settle(id);
  expect(await wakeOf(id)).toBe(clock.now + 60_000);
  await pg.database.sql('UPDATE notices SET sent_at = now() WHERE change_id = $1', [id]);
  await acme.settle(id);
  expect(await wakeOf(id)).toBe(submittedAt + 3.5 * DAY);
  clock.advance(4 * DAY);
  const reminding = await acme.settle(id);
  expect(reminding).toMatchObject({ lettersOwed: true, wakeAt: new Date(submittedAt + 6 * DAY).toISOString() });
  expect(await wakeOf(id)).toBe(clock.now);
  await acme.decide(id, 'ben');
  clock.advance(1);
  await acme.decide(id, 'cleo');
  expect(await wakeOf(id)).toBe(clock.now);
});
