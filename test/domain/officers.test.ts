import { describe, expect, test } from '@jest/globals';
import { modifyEdit } from '../../src/domain/account-state.ts';
import { floorOf, isActiveOfficer, isOperable, officerCount, officerIds } from '../../src/domain/officers.ts';
import { acme, BRANCH, HEADQUARTERS, idOf, jointAccount, Script, type Person } from './acme.ts';

const account = (officers: readonly Person[], requiredApprovals: 0 | 1 | 2, more: Parameters<typeof acme>[0] = {}) =>
  new Script(acme({ people: [...officers, 'fred'], requiredApprovals, ...more }));

const warningsOf = (script: Script, by: Person, kind: string, payload: unknown) =>
  script.change(script.submit(by, kind, payload)).warnings.map((w) => w.code);

const removals: readonly (readonly [kind: string, payload: (userId: string) => unknown])[] = [
  ['officer.remove', (userId) => ({ userId })],
  ['user.suspend', (userId) => ({ userId })],
  ['user.remove', (userId) => ({ userId })],
  ['change-set', (userId) => ({ changes: [{ kind: 'officer.remove', payload: { userId } }] })],
];

describe.each(removals)('taken away by %s', (kind, payload) => {
  test('R9 three officers and two required: one can go', () => {
    const script = account(['ada', 'ben', 'cleo'], 2);
    script.carry('ada', kind, payload(idOf('cleo')), ['ben', 'cleo']);
    expect(officerIds(script.state)).toEqual([idOf('ada'), idOf('ben')]);
  });

  test('R9 two and two: none', () => {
    const script = account(['ada', 'ben'], 2);
    expect(script.refusals('ada', kind, payload(idOf('ben')))).toContain('quorum_floor');
    expect(script.refusals('ada', kind, payload(idOf('ada')))).toContain('quorum_floor');
  });

  test('R9 one and one: none', () => {
    expect(account(['ada'], 1).refusals('ada', kind, payload(idOf('ada')))).toContain('last_officer');
  });

  test('R9 never the last one, whatever is required', () => {
    const script = account(['ada'], 0);
    expect(script.trySubmit('ada', kind, payload(idOf('ada')))).toEqual({
      problems: [{ code: 'last_officer', message: 'The account would be left without a Security Officer.' }],
    });
  });

  test('R9 never the last one at headquarters', () => {
    const script = account(['ada', 'ben', 'cleo'], 0, { atBranch: ['ben', 'cleo'] });
    expect(script.refusals('ada', kind, payload(idOf('ada')))).toEqual(['last_officer']);
    expect(script.refusals('ben', kind, payload(idOf('cleo')))).toEqual([]);
  });

  test('R9 two removals that each pass alone do not both land', () => {
    const script = account(['ada', 'ben', 'cleo'], 2);
    const first = script.submit('ada', kind, payload(idOf('cleo')));
    const second = script.submit('ada', kind, payload(idOf('ben')));
    for (const id of [first, second]) {
      script.decide(id, 'ben');
      script.decide(id, 'cleo');
    }
    expect(script.settle(first).do).toBe('apply');
    expect(script.settle(second).do).toBe('wait');
    expect(officerCount(script.state)).toBe(2);
  });

  test('R9 the floor is checked again when applied', () => {
    const script = account(['ada', 'ben'], 0);
    const first = script.submit('ada', kind, payload(idOf('ben')));
    const second = script.submit('ben', kind, payload(idOf('ben')));
    script.land(modifyEdit(script.state, 'users', idOf('ada'), { officer: false }));
    expect(script.settle(first)).toMatchObject({ do: 'end', reason: { code: 'initiator_left' } });
    expect(script.settle(second)).toMatchObject({ do: 'end', state: 'conflicted', reason: { code: 'last_officer' } });
    expect(officerIds(script.state)).toEqual([idOf('ben')]);
  });

  test('R10 a removal that leaves fewer than required + 1 carries a warning', () => {
    const script = account(['ada', 'ben', 'cleo', 'dev'], 2);
    expect(warningsOf(script, 'ada', kind, payload(idOf('dev')))).toEqual([]);
    script.carry('ada', kind, payload(idOf('dev')), ['ben', 'cleo']);
    expect(warningsOf(script, 'ada', kind, payload(idOf('cleo')))).toEqual(['not_operable']);
  });

  test('R10 keep-operable refuses it instead', () => {
    const script = account(['ada', 'ben', 'cleo', 'dev'], 2, { account: { officerRemoval: 'keep-operable' } });
    script.carry('ada', kind, payload(idOf('dev')), ['ben', 'cleo']);
    expect(script.refusals('ada', kind, payload(idOf('cleo')))).toEqual(['quorum_floor']);
  });
});

describe('other routes to the floor', () => {
  test('R9 moving the last officer of headquarters away', () => {
    const script = account(['ada', 'ben'], 0, { atBranch: ['ben'] });
    const move = { userId: idOf('ada'), companyId: BRANCH };
    expect(script.refusals('ada', 'user.modify', move)).toEqual(['last_officer']);
    script.carry('ada', 'user.modify', { userId: idOf('ben'), companyId: HEADQUARTERS }, []);
    expect(script.refusals('ada', 'user.modify', move)).toEqual([]);
  });

  test('R9 the required approvals cannot rise above the officers', () => {
    const script = account(['ada', 'ben', 'cleo'], 1);
    expect(script.refusals('ada', 'approvals.set', { requiredApprovals: 2 })).toEqual([]);
    expect(account(['ada'], 0).refusals('ada', 'approvals.set', { requiredApprovals: 2 })).toContain('quorum_floor');
  });

  test('R9 a set that takes two is held to the floor of the time when it is applied', () => {
    const script = account(['ada', 'ben', 'cleo', 'dev'], 1);
    const member = (person: Person) => ({ kind: 'officer.remove', payload: { userId: idOf(person) } });
    const id = script.submit('ada', 'change-set', { changes: [member('ben'), member('cleo')] });
    script.land(modifyEdit(script.state, 'account', script.state.accountId, { requiredApprovals: 2 }));
    script.land(modifyEdit(script.state, 'users', idOf('dev'), { officer: false }));
    script.decide(id, 'ben');
    script.decide(id, 'cleo');
    expect(script.settle(id)).toMatchObject({ do: 'end', state: 'conflicted', reason: { code: 'quorum_floor' } });
  });

  test('R9 a designated but suspended user is no officer of those who remain', () => {
    const script = account(['ada', 'ben', 'cleo', 'dev'], 2);
    script.carry('ada', 'user.suspend', { userId: idOf('dev') }, ['ben', 'cleo']);
    script.carry('ada', 'user.suspend', { userId: idOf('cleo') }, ['ben', 'cleo']);
    expect(script.refusals('ada', 'officer.remove', { userId: idOf('ben') })).toContain('quorum_floor');
  });

  test('R9 an owner’s designation can go like any other', () => {
    const script = account(['ada', 'ben', 'cleo'], 1);
    script.carry('ben', 'officer.remove', { userId: idOf('ada') }, ['cleo']);
    expect(script.state.get('users', idOf('ada'))).toMatchObject({ owner: true, officer: false });
  });

  test('R10 lowering the required approvals carries no warning', () => {
    const script = account(['ada', 'ben', 'cleo'], 2);
    expect(warningsOf(script, 'ada', 'approvals.set', { requiredApprovals: 1 })).toEqual([]);
  });

  test('R10 a warning that was not shown keeps a removal back', () => {
    const script = account(['ada', 'ben', 'cleo', 'dev'], 2);
    const first = script.submit('ada', 'officer.remove', { userId: idOf('dev') });
    const second = script.submit('ada', 'officer.remove', { userId: idOf('cleo') });
    for (const officer of ['ben', 'cleo'] as const) script.decide(first, officer);
    for (const officer of ['ben', 'dev', 'cleo'] as const) script.decide(second, officer);
    expect(script.settle(first).do).toBe('apply');
    expect(script.settle(second)).toMatchObject({ do: 'end', state: 'conflicted', reason: { code: 'new_warning' } });
  });
});

describe('the words of R9', () => {
  test.each([
    [0, 1],
    [1, 1],
    [2, 2],
  ] as const)('R9 %i required: the floor is %i', (requiredApprovals, floor) => {
    expect(floorOf(acme({ requiredApprovals }))).toBe(floor);
  });

  test('R3 what is no organization has no floor, and is operable', () => {
    expect(floorOf(jointAccount())).toBe(0);
    expect(isOperable(jointAccount())).toBe(true);
  });

  test.each([
    [2, ['ada', 'ben', 'cleo'], true],
    [2, ['ada', 'ben'], false],
    [1, ['ada', 'ben'], true],
    [0, ['ada'], true],
  ] as const)('R10 with %i required, %j are operable: %p', (requiredApprovals, people, operable) => {
    expect(isOperable(acme({ requiredApprovals, people }))).toBe(operable);
  });

  test('officers come in the order of their ids, whenever they were designated', () => {
    const officers = ['eva', 'cleo', 'ada', 'dev', 'ben'] as const;
    expect(officerIds(acme({ people: officers }))).toEqual([...officers].sort().map(idOf));
  });

  test('an officer is designated, active, and since a version', () => {
    const user = acme().get('users', idOf('ben'))!;
    expect(isActiveOfficer(user)).toBe(true);
    expect(isActiveOfficer(undefined)).toBe(false);
    expect(isActiveOfficer({ ...user, status: 'suspended' })).toBe(false);
    expect(isActiveOfficer({ ...user, officer: false })).toBe(false);
    expect(isActiveOfficer({ ...user, officerSince: null })).toBe(false);
  });
});
