import { describe, expect, test } from '@jest/globals';
import { modifyEdit } from '../../src/domain/account-state.ts';
import { planContext, type ChangeKind } from '../../src/domain/change-kind.ts';
import { effectiveRights } from '../../src/domain/effective.ts';
import { changeSet } from '../../src/changes/change-set.ts';
import { kindOf } from '../../src/changes/index.ts';
import { acme, addressOf, BRANCH, cast, idOf, Script, type Person } from '../domain/acme.ts';

type Members = readonly (readonly [kind: string, payload: unknown])[];
const set = (...members: Members) => ({
  changes: members.map(([kind, payload]) => ({ kind, payload })),
});
const grant = (person: Person, ...rights: string[]) => ['rights.grant', { userId: idOf(person), rights }] as const;
const remove = (person: Person) => ['officer.remove', { userId: idOf(person) }] as const;
const designate = (person: Person) => ['officer.designate', { userId: idOf(person) }] as const;
const approvals = (requiredApprovals: number) => ['approvals.set', { requiredApprovals }] as const;

const problemsOf = (script: Script, by: Person, payload: unknown) => {
  const submitted = script.trySubmit(by, 'change-set', payload);
  return 'problems' in submitted ? submitted.problems : [];
};

describe('what a set is', () => {
  test('R36 one digest, one quorum, one application: both members land in one version', () => {
    const script = new Script();
    const version = script.state.version;
    script.carry('ada', 'change-set', set(grant('fred', 'reports.tax'), designate('gina')), ['ben', 'cleo']);
    expect(script.state.version).toBe(version + 1);
    expect(effectiveRights(script.state, idOf('fred')).has('reports.tax')).toBe(true);
    expect(script.state.get('users', idOf('gina'))?.officer).toBe(true);
  });

  test('R36 not at all: one member that cannot be refuses the whole', () => {
    const script = new Script();
    const payload = set(grant('fred', 'reports.tax'), ['user.remove', { userId: 'usr_nobody' }]);
    expect(problemsOf(script, 'ada', payload)).toMatchObject([{ code: 'not_found', path: 'changes.1.payload.userId' }]);
  });

  test('R36 not at all: one member that has gone stale keeps back the others', () => {
    const script = new Script();
    const id = script.submit('ada', 'change-set', set(grant('fred', 'reports.tax'), designate('gina')));
    script.land(modifyEdit(script.state, 'users', idOf('gina'), { officer: true }));
    script.decide(id, 'ben');
    script.decide(id, 'cleo');
    expect(script.settle(id)).toMatchObject({ do: 'end', state: 'conflicted', reason: { code: 'edits_moved' } });
    expect(effectiveRights(script.state, idOf('fred')).has('reports.tax')).toBe(false);
  });

  test.each([
    ['none', 0],
    ['501', 501],
  ])('R36 1 to 500 members: %s is refused', (_name, count) => {
    const changes = Array.from({ length: count }, (_, i) => ({
      kind: 'user.add',
      payload: { name: `N${i}`, email: `n${i}@acme.example` },
    }));
    expect(problemsOf(new Script(), 'ada', { changes })).toMatchObject([{ code: 'invalid_payload', path: 'changes' }]);
  });

  test('R36 500 members are admitted', () => {
    const changes = Array.from({ length: 500 }, (_, i) => ({
      kind: 'user.add',
      payload: { name: `N${i}`, email: `n${i}@acme.example` },
    }));
    const script = new Script();
    expect(script.change(script.submit('ada', 'change-set', { changes })).edits).toHaveLength(500);
  });

  test.each([['change-set'], ['user.promote'], ['__proto__']])('R36 no nesting, no unknown kind: %s', (kind) => {
    expect(problemsOf(new Script(), 'ada', set([kind, set(grant('fred', 'reports.tax'))]))).toMatchObject([
      { code: 'invalid_payload', path: 'changes.0.kind' },
    ]);
  });

  test('R36 no retired kind stands in a set', () => {
    const retired = changeSet((kind) => ({ ...kindOf(kind)!, retired: true }));
    const { problems } = retired.plan(set(designate('fred')), acme(), planContext(idOf('ada'), 'chg_1'));
    expect(problems).toMatchObject([{ code: 'invalid_payload', path: 'changes.0.kind' }]);
  });

  test('R36 a member is a kind and a payload, and nothing else', () => {
    const [member] = set(designate('fred')).changes;
    expect(problemsOf(new Script(), 'ada', { changes: [{ ...member, reason: 'x' }] })).toMatchObject([
      { code: 'invalid_payload', path: 'changes.0' },
    ]);
    const [problem] = problemsOf(new Script(), 'ada', set(['x'.repeat(101), {}]));
    expect(problem).toMatchObject({ code: 'invalid_payload', path: 'changes.0.kind' });
    expect(problem?.message).not.toContain('xx');
  });

  test('R36 what comes to nothing is no_change', () => {
    const script = new Script();
    const [give, take] = [grant('fred', 'reports.tax'), { userId: idOf('fred'), rights: ['reports.tax'] }];
    expect(script.refusals('ada', 'change-set', set(give, ['rights.revoke', take]))).toEqual(['no_change']);
    expect(script.refusals('ada', 'change-set', set(remove('eva'), designate('eva')))).toEqual(['no_change']);
  });
});

describe('members in order, on the folded state', () => {
  test('R36 #<index> is what an earlier member makes', () => {
    const script = new Script();
    const add = ['user.add', { name: 'Hal Hart', email: 'hal@acme.example' }] as const;
    const members = set(
      add,
      ['rights.grant', { userId: '#0', rights: ['reports.tax'] }],
      ['officer.designate', { userId: '#0' }],
    );
    script.carry('ada', 'change-set', members, ['ben', 'cleo']);
    const [id, hal] = [...script.state.all('users')].find(([, user]) => user.name === 'Hal Hart')!;
    expect(hal.officer).toBe(true);
    expect(effectiveRights(script.state, id).codes()).toEqual(['reports.tax']);
  });

  test.each([['#0'], ['#1'], ['#7'], ['#-1'], ['#x']])(
    'R36 %s where nothing earlier is made is not_found',
    (userId) => {
      const members = set(['rights.grant', { userId, rights: ['reports.tax'] }], grant('fred', 'reports.tax'));
      expect(problemsOf(new Script(), 'ada', members)).toMatchObject([
        { code: 'not_found', path: 'changes.0.payload.userId' },
      ]);
    },
  );

  test.each([['x#0'], ['#0x'], ['#0 '], ['#1']])('R36 %s names nothing that is made', (userId) => {
    const add = ['user.add', { name: 'Hal Hart', email: 'hal@acme.example' }] as const;
    const rename = ['user.modify', { userId: idOf('fred'), name: 'Frederick' }] as const;
    expect(problemsOf(new Script(), 'ada', set(add, rename, ['officer.designate', { userId }]))).toMatchObject([
      { code: 'not_found', path: 'changes.2.payload.userId' },
    ]);
  });

  test('R36 the keys of ids are id, those that end with Id and with Ids, at any depth', () => {
    const seen: unknown[] = [];
    const listening: ChangeKind = {
      ...kindOf('officer.designate')!,
      parse(payload) {
        seen.push(payload);
        return { payload };
      },
      plan: () => ({ problems: [], steps: [], kinds: [] }),
    };
    const listens = changeSet((kind) => (kind === 'listen' ? listening : kindOf(kind)));
    const keys = (id: string) => ({ id, userId: id, userIds: [id, 'usr_1'], to: { id }, list: [{ userId: id }] });
    const others = { Id2: '#0', idle: '#0', userIdOf: '#0', ids: ['#0'], text: null };
    const members = set(
      ['user.add', { name: 'Hal Hart', email: 'hal@acme.example' }],
      ['listen', { ...keys('#0'), ...others }],
    );
    const { steps } = listens.plan(members, acme(), planContext(idOf('ada'), 'chg_1'));
    expect(seen).toEqual([{ ...keys(steps[0]![0]!.id), ...others }]);
  });

  test('R36 #<index> outside a key of an id is plain text', () => {
    const script = new Script();
    const add = (name: string, email: string) => ['user.add', { name, email }] as const;
    const id = script.submit('ada', 'change-set', set(add('One', 'one@acme.example'), add('#0', 'two@acme.example')));
    expect(
      script
        .change(id)
        .edits.map((edit) => edit.after?.['name'])
        .sort(),
    ).toEqual(['#0', 'One']);
  });

  test('R36 an address that an earlier member frees can be taken by a later one', () => {
    const script = new Script();
    const add = ['user.add', { name: 'Fred Other', email: addressOf('fred') }] as const;
    expect(script.refusals('ada', 'change-set', set(add))).toEqual(['email_taken']);
    expect(script.refusals('ada', 'change-set', set(add, add))).toEqual(['email_taken', 'email_taken']);
    const members = set(['user.remove', { userId: idOf('fred') }], add);
    expect(script.refusals('ada', 'change-set', members)).toEqual([]);
  });

  test('R29 every problem of every member is listed, each with its path', () => {
    const members = set(
      ['user.remove', { userId: 'usr_nobody' }],
      ['rights.grant', { userId: idOf('fred'), rights: ['reports.nothing', 'security.users'] }],
      ['user.add', { name: '', email: 'no address', surprise: 1 }],
    );
    expect(problemsOf(new Script(), 'ada', members).map((p) => [p.code, p.path])).toEqual([
      ['not_found', 'changes.0.payload.userId'],
      ['unknown_function', 'changes.1.payload.rights.0'],
      ['officer_only_right', 'changes.1.payload.rights.1'],
      ['invalid_payload', 'changes.2.payload.name'],
      ['invalid_payload', 'changes.2.payload.email'],
      ['invalid_payload', 'changes.2.payload'],
    ]);
  });
});

describe('what binds the whole', () => {
  test('R36 authority is that of the state before: rights given to oneself in the set give nothing', () => {
    const members = set(grant('ben', 'funding.withdraw'), grant('fred', 'funding.withdraw'));
    expect(new Script().refusals('ben', 'change-set', members)).toEqual(['exceeds_own_rights']);
  });

  test('R36 authority of headquarters is that of the state before', () => {
    const script = new Script(acme({ atBranch: ['ben'] }));
    const members = set(['user.modify', { userId: idOf('ben'), companyId: 'cmp_hq' }], approvals(1));
    expect(script.refusals('ben', 'change-set', members)).toEqual(['out_of_scope']);
  });

  test('R36 the policy that keeps the account operable is that of the state before', () => {
    const state = acme({ people: ['ada', 'ben', 'cleo'], account: { officerRemoval: 'keep-operable' } });
    const members = set(['policy.set', { officerRemoval: 'floor' }], remove('cleo'));
    expect(new Script(state).refusals('ada', 'change-set', members)).toEqual(['quorum_floor']);
  });

  test('R36 floors are those of the state after: two removals that each pass alone', () => {
    const script = new Script(acme({ people: ['ada', 'ben', 'cleo'] }));
    expect(script.refusals('ada', 'change-set', set(remove('cleo')))).toEqual([]);
    expect(script.refusals('ada', 'change-set', set(remove('cleo'), remove('ben')))).toEqual(['quorum_floor']);
  });

  test('R36 floors are those of the state after: a removal that a designation makes good', () => {
    const script = new Script(acme({ people: ['ada', 'ben', 'cleo', 'fred'], officers: ['ada', 'ben', 'cleo'] }));
    const members = set(remove('ben'), remove('cleo'), designate('fred'));
    expect(script.refusals('ada', 'change-set', members)).toEqual([]);
  });

  test('R36 the last officer of headquarters is missed after the whole set', () => {
    const script = new Script(acme({ atBranch: ['ben', 'cleo', 'dev', 'eva'] }));
    expect(script.refusals('ada', 'change-set', set(remove('ada')))).toEqual(['last_officer']);
    const members = set(remove('ada'), ['user.modify', { userId: idOf('cleo'), companyId: 'cmp_hq' }]);
    expect(script.refusals('ada', 'change-set', members)).toEqual([]);
  });

  test.each([
    ['raising and lowering again', 1, [approvals(2), approvals(1), designate('fred')], 2],
    ['lowering', 2, [approvals(0), designate('fred')], 2],
    ['raising', 0, [approvals(1), designate('fred')], 1],
    ['none of it', 0, [designate('fred')], 0],
  ] as const)('R36 required approvals are the strictest of the members: %s', (_name, was, members, expected) => {
    const script = new Script(acme({ requiredApprovals: was }));
    const id = script.submit('ada', 'change-set', set(...members));
    expect(script.change(id).requiredApprovals).toBe(expected);
  });

  test('R36 probation is the strictest of the members, also where the net edits would not tell', () => {
    const script = new Script();
    const sensitive = (...members: Members) =>
      script.change(script.submit('ada', 'change-set', set(...members))).sensitive;
    expect(sensitive(grant('fred', 'reports.tax'))).toBe(false);
    expect(sensitive(grant('fred', 'reports.tax'), designate('fred'))).toBe(true);
    expect(sensitive(designate('fred'), grant('fred', 'reports.tax'))).toBe(true);
    expect(sensitive(grant('fred', 'reports.tax'), remove('eva'), designate('eva'))).toBe(true);
  });

  test('R3 a set brings no kind into an account that does not know it', () => {
    const script = new Script(acme({ requiredApprovals: 0, officers: [], account: { clientType: 'trust' } }));
    expect(script.refusals('ada', 'change-set', set(designate('fred')))).toEqual(['not_an_organization']);
    expect(script.refusals('ada', 'change-set', set(remove('fred'), remove('gina')))).toEqual(['not_an_organization']);
    const faulty = set(['officer.remove', {}], ['user.remove', { userId: 'usr_nobody' }]);
    expect(script.refusals('ada', 'change-set', faulty)).toEqual([
      'not_an_organization',
      'invalid_payload',
      'not_found',
    ]);
  });
});

describe('its words', () => {
  const kind = kindOf('change-set')!;

  test('name what a member makes, where a later one touches it', () => {
    const add = ['user.add', { name: 'Hal Hart', email: 'hal@acme.example' }] as const;
    const members = set(add, ['officer.designate', { userId: '#0' }]);
    expect(kind.describe(members, acme())).toBe(
      '2 modifications: Add Hal Hart (hal@acme.example); Designate Hal Hart as a Security Officer',
    );
  });

  test('keep apart what two members make', () => {
    const add = (name: string) => ['user.add', { name, email: `${name}@acme.example` }] as const;
    expect(kind.describe(set(add('one'), add('two'), ['officer.designate', { userId: '#1' }]), acme())).toBe(
      '3 modifications: Add one (one@acme.example); Add two (two@acme.example); Designate two as a Security Officer',
    );
  });

  test('can be read on a state on which it could not be submitted any more', () => {
    const members = set(grant('fred', 'reports.tax'), ['user.gone', {}], ['user.remove', {}], remove('dev'));
    const state = acme();
    expect(kind.describe(members, state.after(modifyEdit(state, 'users', idOf('dev'), { officer: false })))).toBe(
      `4 modifications: Grant ${cast.fred.name}: Tax documents; user.gone; user.remove; Remove ${cast.dev.name} as a Security Officer`,
    );
  });

  test('are cut after five', () => {
    const members = (length: number) => set(...Array.from({ length }, () => remove('dev')));
    expect(kind.describe(members(7), acme())).toMatch(/^7 modifications: (Remove Dev Ekman.*){5} and 2 more$/);
    expect(kind.describe(members(5), acme())).toMatch(
      /^5 modifications: (Remove Dev Ekman as a Security Officer(; )?){5}$/,
    );
  });

  test('name the company that somebody is moved to', () => {
    const members = set(['user.modify', { userId: idOf('fred'), companyId: BRANCH }]);
    expect(kind.describe(members, acme())).toContain('moved to Acme North');
  });
});
