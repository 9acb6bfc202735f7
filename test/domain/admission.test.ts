import { describe, expect, test } from '@jest/globals';
import { createEdit, modifyEdit, type AccountState, type Edit } from '../../src/domain/account-state.ts';
import { admit } from '../../src/domain/admission.ts';
import { kinds, kindOf } from '../../src/changes/index.ts';
import { inOrder, Refused, statusOf, titleOf } from '../../src/domain/problems.ts';
import { settle } from '../../src/domain/settlement.ts';
import { ACME, acme, DAY, idOf, jointAccount, MONDAY, Script, submissionContext } from './acme.ts';

const grantFred = { userId: idOf('fred'), rights: ['reports.tax'] };

/** The codes for which a kind that checks nothing itself is refused: what follows from its edits alone. */
const refusedEdits = (state: AccountState, ...edits: Edit[]): string[] => {
  const kind = kindOf('rights.grant')!;
  const careless = { ...kind, plan: () => ({ problems: [], steps: [edits], kinds: [kind] }) };
  const result = admit(state, careless, grantFred, submissionContext());
  return 'problems' in result ? result.problems.map((p) => p.code) : [];
};

describe('who starts changes', () => {
  test.each([
    ['fred', 'not_an_officer'],
    ['sam', 'suspended'],
  ] as const)('R12 %s starts none: %s', (person, code) => {
    expect(new Script().refusals(person, 'rights.grant', grantFred)).toEqual([code]);
  });

  test('R12 nor does somebody who is not there', () => {
    const result = admit(acme(), kindOf('rights.grant')!, grantFred, submissionContext({ initiatorId: 'usr_nobody' }));
    expect(result).toMatchObject({ problems: [{ code: 'not_an_officer' }] });
  });

  test('R12 nor a suspended officer', () => {
    const script = new Script();
    script.carry('ada', 'user.suspend', { userId: idOf('eva') }, ['ben', 'cleo']);
    expect(script.refusals('eva', 'rights.grant', grantFred)).toEqual(['suspended']);
  });

  test('R12 nor somebody removed, whatever is still written of them', () => {
    const script = new Script();
    script.land(modifyEdit(script.state, 'users', idOf('eva'), { status: 'removed' }));
    expect(script.refusals('eva', 'rights.grant', grantFred)).toEqual(['not_an_officer']);
    const joint = new Script(jointAccount());
    joint.land(modifyEdit(joint.state, 'users', idOf('ben'), { status: 'removed' }));
    expect(joint.refusals('ben', 'rights.grant', grantFred)).toEqual(['not_an_owner']);
  });

  test('R25 account-wide kinds are started by officers of headquarters', () => {
    const script = new Script(acme({ atBranch: ['ben'] }));
    for (const [kind, payload] of [
      ['approvals.set', { requiredApprovals: 1 }],
      ['policy.set', { probationHours: 1 }],
      ['authorizers.set', { area: 'funding', primary: 1, secondary: 1 }],
    ] as const)
      expect([kind, script.refusals('ben', kind, payload), script.refusals('ada', kind, payload)]).toEqual([
        kind,
        ['out_of_scope'],
        [],
      ]);
  });
});

describe('required approvals', () => {
  test.each([0, 1, 2] as const)('R6 %i required: the change waits for as many, or is applied at once', (required) => {
    const script = new Script(acme({ requiredApprovals: required }));
    const id = script.submit('ada', 'rights.grant', grantFred);
    expect(script.change(id)).toMatchObject({
      requiredApprovals: required,
      state: required === 0 ? 'approved' : 'pending',
    });
    for (const officer of (['ben', 'cleo'] as const).slice(0, required)) {
      expect(script.settle(id).do).toBe('wait');
      script.decide(id, officer);
    }
    expect(script.settle(id).do).toBe('apply');
  });

  test.each([
    [0, 1, 1],
    [0, 2, 2],
    [1, 2, 2],
    [1, 0, 1],
    [2, 0, 2],
    [2, 1, 2],
  ] as const)('R11 from %i to %i needs %i', (was, requiredApprovals, needed) => {
    const script = new Script(acme({ requiredApprovals: was }));
    const id = script.submit('ada', 'approvals.set', { requiredApprovals });
    expect(script.change(id).requiredApprovals).toBe(needed);
  });

  test('R11 raising proves that the approvers are there', () => {
    const script = new Script(acme({ people: ['ada', 'ben'], requiredApprovals: 1 }));
    expect(script.refusals('ada', 'approvals.set', { requiredApprovals: 2 })).toEqual(['quorum_unsatisfiable']);
  });

  test.each([[3], [-1], [1.5], ['1'], [null], [undefined], [true]])('R4 0, 1 or 2, nothing else: %p', (value) => {
    expect(new Script().refusals('ada', 'approvals.set', { requiredApprovals: value })).toEqual(['invalid_payload']);
  });
});

describe('accounts without officers', () => {
  test.each([
    ['officer.designate', { userId: idOf('fred') }],
    ['officer.remove', { userId: idOf('ben') }],
    ['approvals.set', { requiredApprovals: 1 }],
    ['user.add', { name: 'X', email: 'x@acme.example', officer: true }],
  ])('R3 every officer change is refused: %s', (kind, payload) => {
    expect(new Script(jointAccount()).refusals('ada', kind, payload)).toEqual(['not_an_organization']);
  });

  test('R13 owners add, modify and remove users and assign rights, applied at once', () => {
    const script = new Script(jointAccount());
    script.carry('ada', 'user.add', { name: 'Gus', email: 'gus@acme.example', rights: ['reports.tax'] }, []);
    script.carry('ada', 'rights.grant', grantFred, []);
    script.carry('ada', 'rights.revoke', grantFred, []);
    script.carry('ada', 'user.modify', { userId: idOf('fred'), name: 'F' }, []);
    script.carry('ada', 'user.suspend', { userId: idOf('fred') }, []);
    script.carry('ada', 'user.remove', { userId: idOf('fred') }, []);
    expect(script.state.get('users', idOf('fred'))?.status).toBe('removed');
  });

  test('R13 who is no owner starts nothing', () => {
    expect(new Script(jointAccount()).refusals('fred', 'rights.grant', grantFred)).toEqual(['not_an_owner']);
  });

  test.each([
    ['user.remove', {}],
    ['user.suspend', {}],
    ['rights.revoke', { rights: ['reports.statements'] }],
    ['user.modify', { email: 'ben2@acme.example' }],
  ])('R13 an owner is not removed, suspended or cut back by a change: %s', (kind, payload) => {
    const refusals = new Script(jointAccount()).refusals('ada', kind, { userId: idOf('ben'), ...payload });
    expect(refusals).toEqual(['out_of_scope']);
  });

  test('R13 an owner cannot take from themselves either, nor by a set', () => {
    const script = new Script(jointAccount());
    const own = { userId: idOf('ada'), rights: ['reports.tax'] };
    expect(script.refusals('ada', 'rights.revoke', own)).toEqual(['out_of_scope']);
    const changes = [{ kind: 'user.suspend', payload: { userId: idOf('ben') } }];
    expect(script.refusals('ada', 'change-set', { changes })).toEqual(['out_of_scope']);
  });

  test('R13 an owner is held by what is written, also where it has no effect now', () => {
    const script = new Script(jointAccount());
    script.land(modifyEdit(script.state, 'account', ACME, { rights: [] }));
    const ben = { userId: idOf('ben') };
    expect(script.refusals('ada', 'rights.revoke', { ...ben, rights: ['trading.orders'] })).toEqual(['out_of_scope']);
    expect(script.refusals('ada', 'user.suspend', ben)).toEqual(['out_of_scope']);
  });

  test('R13 an owner loses nothing by whatever else a change alters', () => {
    const joint = jointAccount();
    const cut = modifyEdit(joint, 'account', ACME, { rights: ['reports.statements'] });
    expect(refusedEdits(joint, ...cut)).toEqual(['out_of_scope', 'out_of_scope']);
  });

  test('R13 owners give each other names and rights, and themselves another address', () => {
    const script = new Script(jointAccount());
    expect(script.refusals('ada', 'user.modify', { userId: idOf('ben'), name: 'Benjamin' })).toEqual([]);
    expect(script.refusals('ada', 'user.modify', { userId: idOf('ada'), email: 'ada2@acme.example' })).toEqual([]);
    expect(script.refusals('ada', 'rights.grant', { userId: idOf('ben'), rights: ['reports.tax'] })).toEqual([]);
  });
});

describe('rights', () => {
  test.each([
    ['a grant', 'rights.grant', grantFred],
    ['a new user', 'user.add', { name: 'X', email: 'x@acme.example', rights: ['reports.tax'] }],
    ['a reinstatement', 'user.reinstate', { userId: idOf('sam') }],
    ['a grant to oneself', 'rights.grant', { userId: idOf('ben'), rights: ['reports.tax'] }],
  ])('R16 nobody can give rights that they do not have: %s', (_what, kind, payload) => {
    expect(new Script().refusals('ben', kind, payload)).toEqual(['exceeds_own_rights']);
    expect(new Script().refusals('ada', kind, payload)).toEqual([]);
  });

  test('R16 what one has is what one effectively has', () => {
    const script = new Script(acme({ account: { rights: ['reports.risk', 'reports.statements'] } }));
    expect(script.refusals('ada', 'rights.grant', grantFred)).toEqual(['exceeds_company_rights']);
    expect(script.refusals('ben', 'rights.grant', { userId: idOf('dev'), rights: ['reports.statements'] })).toEqual([]);
  });

  test('R16 one’s rights are checked again when applied', () => {
    const script = new Script();
    const give = script.submit('ada', 'rights.grant', grantFred);
    script.carry('ben', 'rights.revoke', { userId: idOf('ada'), rights: ['reports.tax'] }, ['cleo', 'dev']);
    script.decide(give, 'ben');
    script.decide(give, 'cleo');
    expect(script.settle(give)).toMatchObject({
      do: 'end',
      state: 'conflicted',
      reason: { code: 'exceeds_own_rights' },
    });
  });

  test('R16 rights of a suspended user are given by whoever reinstates them', () => {
    const script = new Script();
    expect(script.refusals('ben', 'rights.grant', { userId: idOf('sam'), rights: ['reports.tax'] })).toEqual([]);
    script.carry('ada', 'rights.grant', { userId: idOf('sam'), rights: ['trading.fx'] }, ['ben', 'cleo']);
    expect(script.refusals('cleo', 'user.reinstate', { userId: idOf('sam') })).toEqual(['exceeds_own_rights']);
  });

  test('R16 taking needs no right of one’s own', () => {
    expect(new Script().refusals('dev', 'rights.revoke', { userId: idOf('ben'), rights: ['trading.orders'] })).toEqual(
      [],
    );
  });

  test.each(['rights.grant', 'rights.revoke'])('R17 no %s touches an officer-only function', (kind) => {
    const payload = { userId: idOf('fred'), rights: ['security.users'] };
    expect(new Script().refusals('ada', kind, payload)).toEqual(['officer_only_right']);
  });

  test('R17 an officer-only grant that a kind let through is refused by its edits', () => {
    const grant = createEdit('grants', 'x', { userId: idOf('fred'), function: 'security.users' });
    expect(refusedEdits(acme(), grant)).toEqual(['officer_only_right']);
  });

  test('R22 nobody is granted a right above the ceiling', () => {
    const script = new Script(acme({ account: { rights: ['reports.statements'] } }));
    expect(script.refusals('ada', 'rights.grant', grantFred)).toEqual(['exceeds_company_rights']);
  });
});

describe('refusing', () => {
  test('R29 every problem is listed, and nothing comes of it', () => {
    const script = new Script(acme({ people: ['ada', 'ben', 'fred'], account: { rights: ['reports.statements'] } }));
    const before = script.state;
    const changes = [
      { kind: 'officer.remove', payload: { userId: idOf('ben') } },
      { kind: 'rights.grant', payload: grantFred },
    ];
    expect(script.refusals('ada', 'change-set', { changes })).toEqual([
      'exceeds_company_rights',
      'quorum_floor',
      'quorum_unsatisfiable',
    ]);
    expect(script.state).toBe(before);
  });

  test('R29 what cannot be worked out is not weighed against the approvals as well', () => {
    const state = acme({ people: ['ada', 'ben', 'fred'], requiredApprovals: 2 });
    const script = new Script(state);
    expect(script.refusals('fred', 'rights.grant', grantFred)).toEqual(['not_an_officer']);
    expect(script.refusals('ada', 'rights.grant', { ...grantFred, rights: [] })).toEqual(['invalid_payload']);
    const refused = admit(state, kindOf('rights.grant')!, {}, submissionContext());
    expect(refused.evaluation).toMatchObject({ edits: [], after: state, requiredApprovals: 2 });
  });

  test('R29 every fault of a payload is listed with its path', () => {
    const submitted = new Script().trySubmit('ada', 'user.add', { email: 'x', name: 'a\u0000b', rights: [1], more: 1 });
    expect('problems' in submitted && submitted.problems.map((p) => p.path ?? '')).toEqual([
      'name',
      'email',
      'rights.0',
      '',
    ]);
  });

  test('R29 the same change pending is named', () => {
    const result = admit(acme(), kindOf('rights.grant')!, grantFred, submissionContext({ identicalPending: 'chg_7' }));
    expect(result).toMatchObject({ problems: [{ code: 'conflicting_change', id: 'chg_7' }] });
  });

  test('R29 a retired kind takes no new changes, and those that wait go on', () => {
    const retired = { ...kindOf('rights.grant')!, retired: true };
    expect(admit(acme(), retired, grantFred, submissionContext())).toMatchObject({
      problems: [{ code: 'invalid_payload', path: 'kind' }],
    });
    const waiting = new Script(acme({ requiredApprovals: 0 }));
    const change = waiting.change(waiting.submit('ada', 'rights.grant', grantFred));
    const settled = settle(waiting.state, retired, change, [], { now: MONDAY, canMeet: () => true, stop: undefined });
    expect(settled.do).toBe('apply');
  });

  test('problems come in the order in which a client learns of them', () => {
    const codes = ['quorum_floor', 'invalid_payload', 'not_an_officer', 'not_found_here', 'unauthenticated'] as const;
    const problems = codes.map((code) => ({ code, message: code }));
    expect(inOrder(problems).map((p) => statusOf(p.code))).toEqual([401, 404, 403, 422, 409]);
    expect(new Refused(problems)).toMatchObject({ message: 'unauthenticated', problems: inOrder(problems) });
    expect(() => new Refused([])).toThrow(TypeError);
    expect(Refused.because('not_found', 'Nothing there.', 'userId').problems).toEqual([
      { code: 'not_found', message: 'Nothing there.', path: 'userId' },
    ]);
    expect(titleOf('quorum_floor')).toBe('Too few officers would remain');
  });
});

describe('reaching the approvals', () => {
  test('R44 too few officers who may decide: refused, with the way out', () => {
    const script = new Script(acme({ people: ['ada', 'ben', 'fred'], requiredApprovals: 2 }));
    const submitted = script.trySubmit('ada', 'rights.grant', grantFred);
    expect(submitted).toMatchObject({
      problems: [
        {
          code: 'quorum_unsatisfiable',
          message:
            'This change needs the approval of 2 other officers; 1 can. Designate another officer, wait for a probation to end, or ask the support desk to add one.',
        },
      ],
    });
  });

  test('R44 officers who cannot meet the assurance are not counted', () => {
    const script = new Script();
    script.canMeet = (id) => id === idOf('ben');
    expect(script.refusals('ada', 'rights.grant', grantFred)).toEqual(['quorum_unsatisfiable']);
    script.canMeet = (id, assurance) => assurance === 'session' && id !== idOf('ben');
    expect(script.refusals('ada', 'rights.grant', grantFred)).toEqual([]);
  });

  test('R44 an officer on probation counts where it ends before the change does', () => {
    const state = acme({ people: ['ada', 'ben', 'fred'], requiredApprovals: 1, account: { changeExpiryHours: 30 } });
    const script = new Script(state);
    script.carry('ada', 'officer.designate', { userId: idOf('fred') }, ['ben']);
    script.carry('ada', 'user.suspend', { userId: idOf('ben') }, ['ben']);
    const policy = { probationHours: 25 };
    expect(script.refusals('ada', 'policy.set', policy)).toEqual([]);
    script.land(modifyEdit(script.state, 'account', ACME, { changeExpiryHours: 24 }));
    expect(script.refusals('ada', 'policy.set', policy)).toEqual(['quorum_unsatisfiable']);
    expect(script.refusals('ada', 'rights.grant', { userId: idOf('fred'), rights: ['reports.tax'] })).toEqual([]);
    script.now += DAY;
    expect(script.refusals('ada', 'policy.set', policy)).toEqual([]);
  });

  test('R39 raising what decisions ask for needs required + 1 officers who can bring it', () => {
    const script = new Script(acme({ requiredApprovals: 1 }));
    const passkeys = new Set([idOf('ben')]);
    script.canMeet = (id, assurance) => assurance !== 'passkey' || passkeys.has(id);
    expect(script.refusals('ada', 'policy.set', { approvalAssurance: 'passkey' })).toEqual(['quorum_unsatisfiable']);
    passkeys.add(idOf('cleo'));
    expect(script.refusals('ada', 'policy.set', { approvalAssurance: 'passkey' })).toEqual([]);
  });

  test('R39 they are counted, and required, as a set leaves them', () => {
    const script = new Script(acme({ requiredApprovals: 1 }));
    script.canMeet = (id, assurance) => assurance !== 'passkey' || [idOf('ben'), idOf('cleo')].includes(id);
    const raise = { kind: 'policy.set', payload: { approvalAssurance: 'passkey' } };
    for (const other of [
      { kind: 'officer.remove', payload: { userId: idOf('cleo') } },
      { kind: 'approvals.set', payload: { requiredApprovals: 2 } },
    ])
      expect(script.refusals('ada', 'change-set', { changes: [raise, other] })).toEqual(['quorum_unsatisfiable']);
  });

  test('R39 that they can bring it is checked again when applied', () => {
    const script = new Script(acme({ requiredApprovals: 1 }));
    const id = script.submit('ada', 'policy.set', { approvalAssurance: 'passkey' });
    script.decide(id, 'ben');
    script.canMeet = (_id, assurance) => assurance !== 'passkey';
    expect(script.settle(id)).toMatchObject({
      do: 'end',
      state: 'conflicted',
      reason: { code: 'quorum_unsatisfiable' },
    });
  });

  test('R39 lowering is refused to nobody, and decided under the old one', () => {
    const script = new Script(acme({ requiredApprovals: 1, account: { approvalAssurance: 'passkey' } }));
    script.canMeet = (_id, assurance) => assurance === 'passkey';
    const id = script.submit('ada', 'policy.set', { approvalAssurance: 'link' });
    expect(script.outcome(id, 'ben', 'approve', { proven: 'session' })).toBe('assurance_required');
    expect(script.outcome(id, 'ben', 'approve', { proven: 'passkey' })).toBe('recorded');
  });
});

test('the registry’s kinds say which accounts know them', () => {
  const of = (accounts: string) => kinds.filter((k) => k.accounts === accounts).map((k) => k.kind);
  expect(of('organization')).toEqual(['officer.designate', 'officer.remove', 'approvals.set']);
  expect(of('institutional').filter((kind) => !/^(company|role|employee-(role|group))\./.test(kind))).toEqual([
    'identity.reset',
    'authenticator.add',
    'policy.set',
    'authorizers.set',
    'authorizer.assign',
    'authorizer.unassign',
    'service-token.create',
    'service-token.revoke',
    'webhook.set',
    'webhook.remove',
  ]);
});
