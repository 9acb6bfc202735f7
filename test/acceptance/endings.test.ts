import { describe, expect, test } from '@jest/globals';
import { addressOf, type ChangeAnswer, type Problem, type TestAccount } from './test-account.ts';
import { until } from './until.ts';
import { Visitor, wordsOf } from './visitor.ts';
import { useWorld } from './world.ts';

const world = useWorld();
let people = 0;

const newUser = (rights: readonly string[] = []) => {
  const number = ++people;
  return { name: `Noor ${number}`, email: `noor.${number}@acme.example`, rights };
};

const userCalled = async (account: TestAccount, name: string) =>
  (await account.users()).find((user) => user.name === name);

const organization = (assurance?: 'link') =>
  world().openAccount({
    requiredApprovals: 2,
    officers: ['ada', 'ben', 'cleo', 'dev'],
    ...(assurance && { assurance }),
  });

const mustBeOver = async (account: TestAccount, change: ChangeAnswer, version: number): Promise<void> => {
  expect(await account.version()).toBe(version);
  expect(await account.decide<Problem>('dev', change)).toMatchObject({ status: 409, body: { code: 'change_ended' } });
  expect(await account.verify()).toMatchObject({ ok: true, tables: { differences: [] } });
};

describe('rejected', () => {
  test('R32 R37 one rejection from the letter ends it, with its comment, and everybody is told', async () => {
    const account = await organization('link');
    const version = await account.version();
    const change = await account.submit('user.add', newUser());
    await account.decide('cleo', change);
    const page = await new Visitor().decide(await account.link('ben', change), 'reject', 'Not before Monday.\nAsk me.');
    expect(wordsOf(page.text)).toContain('You rejected this change');
    expect(await account.ended(change)).toMatchObject({
      state: 'rejected',
      stateReason: { code: 'rejected', text: 'Ben Lindqvist rejected it.' },
      decisions: [{ verdict: 'approve' }, { verdict: 'reject', comment: 'Not before Monday.\nAsk me.' }],
    });
    for (const officer of account.officers) {
      const { text } = await account.letter(officer, change, 'Rejected');
      expect(text).toContain('| Not before Monday.');
    }
    await mustBeOver(account, change, version);
  });

  test('R32 one rejection by the API ends it', async () => {
    const account = await organization();
    const version = await account.version();
    const change = await account.submit('user.add', newUser());
    expect(await account.decide('ben', change, 'reject', 'No.')).toMatchObject({
      status: 200,
      body: { state: 'rejected' },
    });
    await mustBeOver(account, change, version);
  });
});

describe('withdrawn', () => {
  test('R32 by its initiator alone', async () => {
    const account = await organization();
    const version = await account.version();
    const change = await account.submit('user.add', newUser());
    await account.decide('ben', change);
    expect(await account.withdraw('ben', change)).toMatchObject({ status: 403, body: { code: 'not_eligible' } });
    expect(await account.withdraw('ada', change)).toMatchObject({ status: 200 });
    expect(await account.ended(change)).toMatchObject({ state: 'withdrawn' });
    await account.letter('ben', change, 'Withdrawn');
    await mustBeOver(account, change, version);
  });
});

describe('not decided in time', () => {
  test('R32 reminders at half time and a day before; then it expires, and says so everywhere', async () => {
    const account = await organization('link');
    const version = await account.version();
    const change = await account.submit('user.add', newUser());
    const link = await account.link('ben', change);
    const reminders = async () =>
      (await account.lettersTo(addressOf('ben'), change)).filter(({ subject }) => subject.includes('Reminder: '));
    // The clock is moved once the service has noted that its letters are out.
    const sent = (kind: string) =>
      until(`${kind} is noted as sent`, async () =>
        (await account.events(change)).some(
          ({ type, data }) => type === 'notice.sent' && JSON.stringify(data['sent']).includes(`"${kind}"`),
        ),
      );
    await sent('approval-request');
    world().advance(85);
    await sent('reminder-1');
    expect(await reminders()).toHaveLength(1);
    world().advance(60);
    await sent('reminder-2');
    expect(await reminders()).toHaveLength(2);
    const [second] = await reminders();
    expect(second!.text).toContain('22 hours');

    world().advance(24);
    // Before anything has looked at it, every answer says so already.
    expect(await account.decide<Problem>('cleo', change)).toMatchObject({
      status: 409,
      body: { code: 'change_ended' },
    });
    expect(await account.ended(change)).toMatchObject({ state: 'expired', decisions: [] });
    expect((await new Visitor().open(link)).status).toBe(410);
    await account.letter('ada', change, 'Expired');
    await mustBeOver(account, change, version);
  });

  test('R32 what has expired can be submitted again in one step, by another officer too', async () => {
    const account = await organization();
    const person = newUser();
    const change = await account.submit('user.add', person);
    world().advance(169);
    await account.ended(change);
    const again = await world().get<ChangeAnswer>('ben', 'POST', `${account.path}/changes/${change.id}/resubmit`);
    expect(again).toMatchObject({ state: 'pending', resubmits: change.id, approvals: { required: 2, received: 0 } });
    expect(await account.decide<Problem>('ben', again)).toMatchObject({ status: 403, body: { code: 'self_approval' } });
    await account.decide('ada', again);
    await account.decide('cleo', again);
    expect(await account.ended(again)).toMatchObject({ state: 'applied' });
    expect(await userCalled(account, person.name)).toBeDefined();
  });
});

describe('in conflict', () => {
  test('R30 what no longer does what was approved is not applied, says what moved, and can be resubmitted', async () => {
    const account = await organization();
    const person = newUser();
    await account.enact('user.add', person);
    const userId = (await userCalled(account, person.name))!.id;

    const first = await account.submit('user.modify', { userId, name: `${person.name} the first` });
    const second = await account.submit('user.modify', { userId, name: `${person.name} the second` }, { by: 'dev' });
    for (const officer of ['ben', 'cleo']) await account.decide(officer, first);
    expect(await account.ended(first)).toMatchObject({ state: 'applied' });
    const version = await account.version();

    for (const officer of ['ben', 'cleo']) await account.decide(officer, second);
    const ended = await account.ended(second);
    expect(ended).toMatchObject({ state: 'conflicted', appliedVersion: null });
    expect(ended.stateReason!.text).toMatch(/\w/);
    expect(await account.version()).toBe(version);
    expect(await userCalled(account, `${person.name} the first`)).toBeDefined();
    expect((await account.letter('dev', second, 'Not applied')).text).toContain('You can submit it again');

    const again = await world().get<ChangeAnswer>('dev', 'POST', `${account.path}/changes/${second.id}/resubmit`);
    expect(again).toMatchObject({ state: 'pending', resubmits: second.id });
    expect(again.digest).not.toBe(second.digest);
    for (const officer of ['ben', 'cleo']) await account.decide(officer, again);
    expect(await account.ended(again)).toMatchObject({ state: 'applied', appliedVersion: version + 1 });
    expect(await userCalled(account, `${person.name} the second`)).toBeDefined();
    expect(await account.verify()).toMatchObject({ ok: true, tables: { differences: [] } });
  });

  test('R30 changes that do not touch each other never make each other stale', async () => {
    const account = await organization();
    const [one, other] = [newUser(), newUser(['reports.statements'])];
    const changes = [await account.submit('user.add', one), await account.submit('user.add', other, { by: 'dev' })];
    for (const change of changes) for (const officer of ['ben', 'cleo']) await account.decide(officer, change);
    for (const change of changes) expect(await account.ended(change)).toMatchObject({ state: 'applied' });
  });
});

describe('a change set', () => {
  test('R36 several modifications are approved together and applied together', async () => {
    const account = await organization('link');
    const version = await account.version();
    const person = newUser();
    const change = await account.submit('change-set', {
      changes: [
        { kind: 'user.add', payload: person },
        { kind: 'rights.grant', payload: { userId: '#0', rights: ['funding.withdraw', 'reports.statements'] } },
        { kind: 'authorizers.set', payload: { area: 'funding', primary: 1, secondary: 0 } },
        { kind: 'authorizer.assign', payload: { userId: '#0', area: 'funding', level: 'primary' } },
      ],
    });
    const { text } = await account.letter('ben', change, 'Approve');
    for (const said of [person.name, person.email]) expect(text).toContain(said);
    for (const officer of ['ben', 'cleo']) await new Visitor().decide(await account.link(officer, change), 'approve');
    expect(await account.ended(change)).toMatchObject({ state: 'applied', appliedVersion: version + 1 });
    const userId = (await userCalled(account, person.name))!.id;
    const { functions } = await world().get<{ functions: string[] }>(
      'ada',
      'GET',
      `${account.path}/users/${userId}/rights`,
    );
    expect(functions.toSorted()).toEqual(['funding.withdraw', 'reports.statements']);
    const { items } = await world().get<{ items: { area: string; active: object }[] }>(
      'ada',
      'GET',
      `${account.path}/authorizers`,
    );
    expect(items).toContainEqual(expect.objectContaining({ area: 'funding', active: { primary: 1, secondary: 0 } }));
  });

  test('R29 R36 one member that can never be valid refuses all of it, every problem listed, and stores nothing', async () => {
    const account = await organization();
    const before = await world().sql('SELECT count(*) FROM changes WHERE account_id = $1', [account.id]);
    const answer = await account.refusedSubmission('change-set', {
      changes: [
        { kind: 'user.add', payload: newUser() },
        { kind: 'rights.grant', payload: { userId: 'usr_nobody', rights: ['funding.withdraw'] } },
        { kind: 'rights.grant', payload: { userId: '#0', rights: ['no.such.function'] } },
      ],
    });
    expect(answer.status).toBe(422);
    const codes = answer.body.problems.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['not_found', 'unknown_function']));
    expect(await world().sql('SELECT count(*) FROM changes WHERE account_id = $1', [account.id])).toEqual(before);
  });
});
