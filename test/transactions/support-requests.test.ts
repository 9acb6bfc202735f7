import { describe, expect, test } from '@jest/globals';
import { submit } from '../../src/transactions/submit.ts';
import { takeLetters } from '../../src/transactions/letters.ts';
import { newSecret } from '../../src/identity/secrets.ts';
import { readChange } from '../../src/transactions/read-change.ts';
import { resolvePerson } from '../../src/transactions/resolve-person.ts';
import { settle } from '../../src/transactions/settle.ts';
import { verify } from '../../src/transactions/verify.ts';
import { usePostgres } from '../postgres.ts';
import { COOLING, Desk, deskOf, gus, openJoint, operatorNamed, sound } from './desk.ts';
import { addressOf, DAY, HOUR, ISSUER, outcomeOf } from './organization.ts';

const pg = usePostgres();

const { open, pass, approved } = deskOf(pg);

describe('R8 (c) an officer is added by the support desk', () => {
  test('with two operators and after the time, as a change of the desk; trail, fold and digest hold', async () => {
    const { acme, desk, ada } = await open();
    const id = await desk.file(
      ada,
      'officer.add',
      { ...gus, rights: ['reports.tax'] },
      { comment: 'Ben has left us.' },
    );
    expect(await desk.settle(id)).toMatchObject({ state: 'filed', required: 2, missing: 2, lettersOwed: true });
    await desk.decide(id, 'olga');
    await desk.decide(id, 'omar');
    expect(await desk.settle(id)).toMatchObject({ state: 'cooling', missing: 0 });
    pass(COOLING - 1);
    expect(await desk.settle(id)).toMatchObject({ state: 'cooling', ended: false });
    pass(1);
    const report = await desk.settle(id);
    expect(report).toMatchObject({
      state: 'applied',
      ended: true,
      version: 2,
      change: { kind: 'officer.add', number: 1 },
    });
    await acme.learnNames();
    expect(await acme.user('gus')).toMatchObject({ officer: true, status: 'active', officerSince: 2 });
    const { changeId } = await desk.read(id);
    const { view } = (await readChange(acme.store, acme.accountId, changeId!, acme.idOf('ada')))!;
    expect(view).toMatchObject({
      authority: 'desk',
      state: 'applied',
      kind: 'officer.add',
      reason: 'Ben has left us.',
      initiator: { id, name: 'The support desk' },
      approvals: { required: 0 },
      appliedVersion: 2,
    });
    expect(await verify(acme.store, acme.accountId)).toMatchObject(sound);
    expect((await acme.events()).map(({ type }) => type).filter((type) => type.startsWith('support'))).toEqual([
      'support-request.filed',
      'support-request.decided',
      'support-request.decided',
      'support-request.applied',
    ]);
  });

  test('R35 once, however many settle at once', async () => {
    const { acme, desk, ada } = await open();
    const id = await approved(desk, ada, 'officer.add', gus);
    const desks = [desk, new Desk(pg.openStore(), acme.accountId), new Desk(pg.openStore(), acme.accountId)];
    const reports = await Promise.all(Array.from({ length: 9 }, (_, i) => desks[i % 3]!.settle(id)));
    expect(new Set(reports.map(({ state, version }) => `${state} ${version}`))).toEqual(new Set(['applied 2']));
    expect(await acme.events('support-request.applied')).toHaveLength(1);
    const after = await acme.events();
    expect(await desk.settle(id)).toMatchObject({ state: 'applied', change: { number: 1 } });
    expect(await acme.events()).toEqual(after);
  });

  test('R51 the new officer is invited and binds; R43 they are on probation', async () => {
    const { acme, desk, ada } = await open({ requiredApprovals: 1 });
    const id = await approved(desk, ada, 'officer.add', gus);
    const { change } = await desk.settle(id);
    const { letters } = await takeLetters(acme.store, change!, newSecret);
    expect(letters.map(({ notice }) => notice)).toEqual([
      expect.objectContaining({ kind: 'invitation', address: gus.email }),
    ]);
    expect(await settle(acme.store, { ...change!, claimed: [] })).toMatchObject({ state: 'applied', ended: true });
    const identity = { issuer: ISSUER, subject: 'subject-of-gus', verifiedEmail: gus.email };
    expect(await resolvePerson(acme.store, acme.accountId, identity)).toMatchObject({ isOfficer: true });
    await acme.learnNames();
    const sensitive = await acme.submit('ada', 'user.suspend', { userId: acme.idOf('dev') });
    expect(await outcomeOf(acme.decide(sensitive, 'gus'))).toBe('probation');
    const plain = await acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'devin' });
    expect(await outcomeOf(acme.decide(plain, 'gus'))).toBe('done');
  });

  test('who is a user of the account already is designated, and nothing else of them moves', async () => {
    const { acme, desk, ada } = await open({ requiredApprovals: 0 });
    await acme.carry('ada', 'user.add', { name: 'fred', email: addressOf('fred'), rights: ['reports.tax'] }, []);
    await acme.learnNames();
    const id = await approved(desk, ada, 'officer.add', { userId: acme.idOf('fred') });
    expect((await desk.read(id)).difference).toMatchObject([{ what: 'Security Officer', before: 'no', after: 'yes' }]);
    expect(await desk.settle(id)).toMatchObject({ state: 'applied' });
    expect(await acme.user('fred')).toMatchObject({ officer: true });
  });

  test('it breaks the tie of an account that can approve nothing any more', async () => {
    const { acme, desk, ada } = await open({ requiredApprovals: 2, officers: ['ben'] });
    expect(await outcomeOf(acme.submit('ada', 'user.add', gus))).toBe('quorum_unsatisfiable');
    expect(await desk.settle(await approved(desk, ada, 'officer.add', gus))).toMatchObject({ state: 'applied' });
    const later = await acme.submit('ada', 'user.add', { name: 'hal', email: addressOf('hal') }).then(
      () => 'done',
      () => 'refused',
    );
    expect(later).toBe('done');
  });

  test('R44 changes that wait are looked at again', async () => {
    const { acme, desk, ada } = await open();
    await acme.submit('ada', 'user.modify', { userId: acme.idOf('dev'), name: 'devin' });
    const report = await desk.settle(await approved(desk, ada, 'officer.add', gus));
    expect(report.alsoWake).toEqual([`change-${acme.accountId}-1`]);
  });
});

describe('R8 (c) who decides', () => {
  test('the filer of a paper form is none of the two', async () => {
    const { desk } = await open();
    const id = await desk.file({ operator: operatorNamed('olga') }, 'officer.add', gus);
    expect(await outcomeOf(desk.decide(id, 'olga'))).toBe('self_approval');
    expect(await outcomeOf(desk.decide(id, operatorNamed('twin', 'olga+two@desk.example')))).toBe('self_approval');
    await desk.decide(id, 'omar');
    expect(await desk.settle(id)).toMatchObject({ state: 'filed', missing: 1 });
    await desk.decide(id, 'otto');
    expect(await desk.settle(id)).toMatchObject({ state: 'cooling' });
  });

  test.each([
    ['by their bound identity', () => operatorNamed('x', 'x@desk.example', 'subject-of-ada')],
    ['by the address of a user', () => operatorNamed('y', 'BEN@acme.example'.toLowerCase())],
    ['by the address, with a tag', () => operatorNamed('z', 'ben+desk@acme.example')],
    ['by the address that the request would add', () => operatorNamed('gus', gus.email)],
  ])('a user of the account is nobody here: %s', async (_, operator) => {
    const { acme, desk, ada } = await open();
    const id = await desk.file(ada, 'officer.add', gus);
    expect(await outcomeOf(desk.decide(id, operator()))).toBe('not_eligible');
    expect(await outcomeOf(desk.decide(id, operator(), 'reject'))).toBe('not_eligible');
    expect(await desk.settle(id)).toMatchObject({ state: 'filed', missing: 2 });
    expect((await acme.events('support-request.refused')).map(({ data }) => data['code'])).toEqual([
      'not_eligible',
      'not_eligible',
    ]);
  });

  test('a user of the account files no paper form as an operator', async () => {
    const { desk } = await open();
    const operator = operatorNamed('x', addressOf('ben'));
    expect(await outcomeOf(desk.file({ operator }, 'officer.add', gus))).toBe('not_eligible');
  });

  test('an operator who became a user since counts no more when it is applied', async () => {
    const { acme, desk, ada } = await open({ requiredApprovals: 0 });
    const id = await approved(desk, ada, 'officer.add', gus);
    await acme.carry('ada', 'user.add', { name: 'olga', email: 'olga@desk.example' }, []);
    expect(await desk.settle(id)).toMatchObject({ state: 'cooling', missing: 1 });
    await desk.decide(id, 'otto');
    expect(await desk.settle(id)).toMatchObject({ state: 'applied' });
  });

  test('one rejection ends it, and everybody is told', async () => {
    const { acme, desk, ada } = await open();
    const id = await desk.file(ada, 'officer.add', gus);
    await desk.decide(id, 'olga');
    await desk.decide(id, 'omar', 'reject', 'The signature is not hers.');
    expect(await desk.settle(id)).toMatchObject({ state: 'rejected', ended: true });
    expect(await outcomeOf(desk.decide(id, 'otto'))).toBe('change_ended');
    expect((await acme.events('support-request.ended')).map(({ data }) => data)).toEqual([
      { request: id, state: 'rejected', code: 'rejected' },
    ]);
    const letters = await desk.letters(id);
    expect(letters.map(({ notice }) => notice.kind)).toEqual(Array(4).fill('ended-rejected'));
    expect(await verify(acme.store, acme.accountId)).toMatchObject(sound);
  });

  test('many approvals of one operator at once are one', async () => {
    const { desk, ada } = await open();
    const id = await desk.file(ada, 'officer.add', gus);
    const done = await Promise.all(Array.from({ length: 8 }, () => desk.decide(id, 'olga')));
    expect(done.filter(({ recorded }) => recorded)).toHaveLength(1);
    expect((await desk.read(id)).operators).toEqual({ required: 2, received: 1, missing: 1 });
  });
});

describe('R8 (c) objections and letters', () => {
  test('every officer is told when it is filed and when it is approved, each with a link while they can object', async () => {
    const { acme, desk, ada } = await open();
    const id = await desk.file(ada, 'officer.add', gus);
    const told = async () =>
      (await desk.letters(id)).map(({ notice, secret }) => [notice.userId, notice.kind, secret !== null]);
    const officers = ['ada', 'ben', 'cleo', 'dev'].map((name) => acme.idOf(name)).sort();
    expect((await told()).sort()).toEqual(officers.map((officer) => [officer, 'filed', true]));
    expect(await told()).toEqual([]);
    await desk.decide(id, 'olga');
    expect(await told()).toEqual([]);
    await desk.decide(id, 'omar');
    await desk.settle(id);
    expect((await told()).sort()).toEqual(officers.map((officer) => [officer, 'cooling', true]));
    pass(COOLING);
    await desk.settle(id);
    expect((await told()).sort()).toEqual(
      [
        ...officers,
        ...[...(await acme.store.stateOf(acme.accountId))!.all('users')].flatMap(([userId, user]) =>
          user.name === 'gus' ? [userId] : [],
        ),
      ]
        .sort()
        .map((officer) => [officer, 'ended-applied', false]),
    );
    expect(await desk.settle(id)).toMatchObject({ lettersOwed: false });
  });

  test('an officer who came after the filing is told too', async () => {
    const { acme, desk, ada } = await open({ requiredApprovals: 0, officers: ['ben'] });
    const id = await desk.file(ada, 'officer.add', gus);
    await desk.letters(id);
    await acme.carry('ada', 'user.add', { name: 'hal', email: addressOf('hal'), officer: true }, []);
    await acme.learnNames();
    await desk.settle(id);
    expect((await desk.letters(id)).map(({ notice }) => [notice.userId, notice.kind])).toEqual([
      [acme.idOf('hal'), 'filed'],
    ]);
  });

  test('an objection calls for a third operator and restarts the time once', async () => {
    const { acme, desk, ada } = await open();
    const id = await desk.file(ada, 'officer.add', gus);
    await desk.decide(id, 'olga');
    await desk.decide(id, 'omar');
    pass(70 * HOUR);
    await desk.object(id, acme.idOf('ben'), 'I know of no Gus.');
    pass(10 * HOUR);
    await desk.object(id, acme.idOf('cleo'));
    expect(await desk.settle(id)).toMatchObject({ state: 'cooling', required: 3, missing: 1 });
    await desk.decide(id, 'otto');
    const { wakeAt } = await desk.settle(id);
    expect(Date.parse(wakeAt!) - pg.database.clock.now).toBe(62 * HOUR);
    pass(62 * HOUR - 1);
    expect(await desk.settle(id)).toMatchObject({ state: 'cooling' });
    pass(1);
    expect(await desk.settle(id)).toMatchObject({ state: 'applied' });
    expect((await desk.read(id)).objections.map(({ counts }) => counts)).toEqual([true, false]);
    expect(await verify(acme.store, acme.accountId)).toMatchObject(sound);
  });

  test('nobody but an officer objects, and nobody to what has ended', async () => {
    const { acme, desk, ada } = await open({ requiredApprovals: 0 });
    await acme.carry('ada', 'user.add', { name: 'fred', email: addressOf('fred') }, []);
    await acme.learnNames();
    const id = await desk.file(ada, 'officer.add', gus);
    expect(await outcomeOf(desk.object(id, acme.idOf('fred')))).toBe('not_an_officer');
    await desk.decide(id, 'olga', 'reject');
    expect(await outcomeOf(desk.object(id, acme.idOf('ben')))).toBe('change_ended');
  });

  test('undecided for 30 days it lapses', async () => {
    const { acme, desk, ada } = await open();
    const id = await desk.file(ada, 'officer.add', gus);
    await desk.decide(id, 'olga');
    pass(30 * DAY - 1);
    expect(await desk.settle(id)).toMatchObject({ state: 'filed' });
    pass(1);
    expect((await desk.read(id)).state).toBe('lapsed');
    expect(await outcomeOf(desk.decide(id, 'omar'))).toBe('change_ended');
    expect(await desk.settle(id)).toMatchObject({ state: 'lapsed', ended: true });
    expect(await verify(acme.store, acme.accountId)).toMatchObject(sound);
  });
});

describe('R33 everything is checked again when it is applied', () => {
  test('an address that was taken meanwhile: it conflicts, says so, and nothing is applied', async () => {
    const { acme, desk, ada } = await open({ requiredApprovals: 0 });
    const id = await approved(desk, ada, 'officer.add', gus);
    await acme.carry('ada', 'user.add', gus, []);
    expect(await desk.settle(id)).toMatchObject({ state: 'conflicted' });
    expect((await desk.read(id)).stateReason).toMatchObject({ code: 'email_taken' });
    expect(await verify(acme.store, acme.accountId)).toMatchObject(sound);
  });

  test('a user who was removed meanwhile', async () => {
    const { acme, desk, ada } = await open({ requiredApprovals: 0 });
    await acme.carry('ada', 'user.add', { name: 'fred', email: addressOf('fred') }, []);
    await acme.learnNames();
    const id = await approved(desk, ada, 'officer.add', { userId: acme.idOf('fred') });
    await acme.carry('ada', 'user.remove', { userId: acme.idOf('fred') }, []);
    expect(await desk.settle(id)).toMatchObject({ state: 'conflicted' });
  });

  test('an effect beyond the one that was shown', async () => {
    const { acme, desk, ada } = await open({ requiredApprovals: 0 });
    const id = await approved(desk, ada, 'account-rights.set', { rights: ['reports.tax'] });
    await acme.carry('ada', 'rights.grant', { userId: acme.idOf('ben'), rights: ['funding.withdraw'] }, []);
    expect(await desk.settle(id)).toMatchObject({ state: 'conflicted' });
    expect((await desk.read(id)).stateReason).toMatchObject({ code: 'effect_moved' });
  });

  test('what was rewritten around the service is not applied', async () => {
    const { desk, ada } = await open();
    const id = await approved(desk, ada, 'officer.add', gus);
    await pg.database.tamper(`UPDATE support_requests SET payload = replace(payload, 'gus', 'eve') WHERE id = $1`, [
      id,
    ]);
    expect(await desk.settle(id)).toMatchObject({ state: 'conflicted' });
    expect((await desk.read(id)).stateReason).toMatchObject({ code: 'not_as_submitted' });
  });
});

describe('R14 the rights of the account', () => {
  test('are replaced: what everybody loses is shown, and is lost', async () => {
    const { acme, desk, ada } = await open();
    const id = await approved(desk, ada, 'account-rights.set', { rights: ['reports.tax', 'reports.risk'] });
    const { impact, difference } = await desk.read(id);
    expect(impact).toMatchObject({ gaining: 0, losing: 1 });
    expect(impact.groups[0]!.people).toEqual([{ id: ada.userId, name: 'ada' }]);
    expect(difference).toContainEqual({
      ...{ subject: 'Acme (account)', what: 'right: Withdraw' },
      ...{ before: 'yes', after: 'no' },
    });
    expect(await desk.settle(id)).toMatchObject({ state: 'applied' });
    expect((await acme.store.stateOf(acme.accountId))!.account.rights).toEqual(['reports.risk', 'reports.tax']);
    expect(await verify(acme.store, acme.accountId)).toMatchObject(sound);
  });

  test.each([
    [['security.users'], 'officer_only_right'],
    [['no.such'], 'unknown_function'],
  ])('%s: refused', async (rights, code) => {
    const { desk, ada } = await open();
    expect(await outcomeOf(desk.file(ada, 'account-rights.set', { rights }))).toBe(code);
  });
});

describe('R13 an owner of an individual account', () => {
  test('is removed with all that they hold; never the last', async () => {
    const store = pg.openStore();
    const { accountId, adaId, benId } = await openJoint(store);
    const desk = new Desk(store, accountId);
    const ask = (kind: string, payload: unknown) =>
      outcomeOf(submit(store, { accountId, initiatorId: adaId, kind, payload, reason: null }));
    expect(await ask('user.remove', { userId: benId })).toBe('out_of_scope');
    const id = await approved(desk, { userId: adaId }, 'owner.remove', { userId: benId });
    expect((await desk.read(id)).impact).toMatchObject({ losing: 1 });
    expect((await desk.letters(id)).map(({ notice }) => notice.userId).sort()).toEqual(
      [adaId, adaId, benId, benId].sort(),
    );
    expect(await desk.settle(id)).toMatchObject({ state: 'applied' });
    const state = (await store.stateOf(accountId))!;
    expect(state.get('users', benId)).toMatchObject({ status: 'removed', owner: false });
    expect(state.find('grants', 'byUser', benId)).toEqual([]);
    expect((await desk.letters(id)).map(({ to }) => to.email).sort()).toEqual([addressOf('ada'), addressOf('ben')]);
    expect(await outcomeOf(desk.file({ userId: adaId }, 'owner.remove', { userId: adaId }))).toBe('last_owner');
    expect(await verify(store, accountId)).toMatchObject(sound);
  });

  test('a user who is no owner is not the desk’s to remove', async () => {
    const store = pg.openStore();
    const { accountId, adaId } = await openJoint(store);
    const payload = { name: 'fred', email: addressOf('fred') };
    const { changeId } = await submit(store, {
      accountId,
      initiatorId: adaId,
      kind: 'user.add',
      payload,
      reason: null,
    });
    await settle(store, { accountId, changeId, claimed: [] });
    const [fred] = [...(await store.stateOf(accountId))!.all('users')].find(([, user]) => user.name === 'fred')!;
    const desk = new Desk(store, accountId);
    expect(await outcomeOf(desk.file({ userId: adaId }, 'owner.remove', { userId: fred }))).toBe('invalid_payload');
    expect(await outcomeOf(desk.file({ userId: adaId }, 'owner.remove', { userId: 'usr_x' }))).toBe('not_found');
  });

  test('two removals that each pass alone do not both land', async () => {
    const store = pg.openStore();
    const { accountId, adaId, benId } = await openJoint(store);
    const desk = new Desk(store, accountId);
    const one = await desk.file({ userId: adaId }, 'owner.remove', { userId: benId });
    const two = await desk.file({ userId: benId }, 'owner.remove', { userId: adaId });
    for (const id of [one, two]) for (const name of ['olga', 'omar']) await desk.decide(id, name);
    pass(COOLING);
    const states = (await Promise.all([desk.settle(one), desk.settle(two)])).map(({ state }) => state);
    expect(states.sort()).toEqual(['applied', 'conflicted']);
  });

  test('kinds are for the accounts that know them', async () => {
    const store = pg.openStore();
    const { accountId, adaId } = await openJoint(store);
    const joint = new Desk(store, accountId);
    const by = { userId: adaId };
    expect(await outcomeOf(joint.file(by, 'officer.add', gus))).toBe('not_an_organization');
    expect(await outcomeOf(joint.file(by, 'account-rights.set', { rights: [] }))).toBe('institutional_only');
    const { acme, desk, ada } = await open();
    expect(await outcomeOf(desk.file(ada, 'owner.remove', { userId: acme.idOf('ben') }))).toBe('individual_only');
  });
});
