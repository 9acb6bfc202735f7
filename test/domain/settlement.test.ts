import { describe, expect, test } from '@jest/globals';
import { createEdit, deleteEdit, modifyEdit, type Edit } from '../../src/domain/account-state.ts';
import { grantId } from '../../src/domain/entities/grants.ts';
import { settle, type Settled } from '../../src/domain/settlement.ts';
import { kindOf } from '../../src/changes/index.ts';
import { ACME, acme, DAY, idOf, MONDAY, Script, type Person } from './acme.ts';

const grantFred = { userId: idOf('fred'), rights: ['reports.tax'] };

const grant = (person: Person, code: string): Edit =>
  createEdit('grants', grantId(idOf(person), code), { userId: idOf(person), function: code });

const reasonOf = (settled: Settled) => ('reason' in settled ? settled.reason.code : settled.do);

/** Approved by two; then something else lands; then it is settled. */
const approvedThen = (kind: string, payload: unknown, meanwhile: (script: Script) => void): Settled => {
  const script = new Script();
  const id = script.submit('ada', kind, payload);
  script.decide(id, 'ben');
  script.decide(id, 'cleo');
  meanwhile(script);
  const before = script.state;
  const settled = script.settle(id);
  if (settled.do !== 'apply') expect(script.state).toBe(before);
  return settled;
};

describe('fresh or stale', () => {
  test.each<[string, string, unknown, (script: Script) => void, string]>([
    [
      'its check no longer passes',
      'user.suspend',
      { userId: idOf('fred') },
      (s) => s.carry('ada', 'user.remove', { userId: idOf('fred') }, ['ben', 'cleo']),
      'not_found',
    ],
    [
      'what it makes is there already',
      'rights.grant',
      grantFred,
      (s) => s.carry('ada', 'rights.grant', grantFred, ['ben', 'cleo']),
      'no_change',
    ],
    [
      'its edits come out otherwise',
      'rights.grant',
      { userId: idOf('fred'), rights: ['reports.tax', 'reports.flex'] },
      (s) => s.carry('ada', 'rights.grant', grantFred, ['ben', 'cleo']),
      'edits_moved',
    ],
    [
      'the field that it alters has moved',
      'user.modify',
      { userId: idOf('fred'), name: 'Frederick' },
      (s) => s.land(modifyEdit(s.state, 'users', idOf('fred'), { name: 'Freddy' })),
      'edits_moved',
    ],
    [
      'somebody loses more than was shown',
      'user.suspend',
      { userId: idOf('fred') },
      (s) => s.land([grant('fred', 'reports.flex')]),
      'effect_moved',
    ],
    [
      'somebody gains more than was shown',
      'user.reinstate',
      { userId: idOf('sam') },
      (s) => s.land([grant('sam', 'reports.flex')]),
      'effect_moved',
    ],
    [
      'a warning appears that was not shown',
      'rights.revoke',
      { userId: idOf('ben'), rights: ['reports.statements'] },
      (s) => s.land([deleteEdit(s.state, 'grants', grantId(idOf('ada'), 'reports.statements'))]),
      'new_warning',
    ],
    [
      'it has become one that officers on probation stay away from',
      'user.modify',
      { userId: idOf('fred'), email: 'fred2@acme.example' },
      (s) => s.carry('ada', 'officer.designate', { userId: idOf('fred') }, ['ben', 'cleo']),
      'sensitive_now',
    ],
    [
      'the address is taken by now',
      'user.add',
      { name: 'X', email: 'x@acme.example' },
      (s) => s.carry('ada', 'user.add', { name: 'Y', email: 'X+y@acme.example' }, ['ben', 'cleo']),
      'email_taken',
    ],
    [
      'the initiator lost the right that it gives',
      'rights.grant',
      grantFred,
      (s) => s.land([deleteEdit(s.state, 'grants', grantId(idOf('ada'), 'reports.tax'))]),
      'exceeds_own_rights',
    ],
    [
      'the initiator has moved out of headquarters',
      'policy.set',
      { probationHours: 1 },
      (s) => s.land(modifyEdit(s.state, 'users', idOf('ada'), { companyId: 'cmp_branch' })),
      'out_of_scope',
    ],
  ])('R30 %s', (_what, kind, payload, meanwhile, expected) => {
    const settled = approvedThen(kind, payload, meanwhile);
    expect(settled).toMatchObject({ do: 'end', state: 'conflicted', reason: { code: expected } });
    expect('reason' in settled && settled.reason.text).toMatch(/^["A-Z].*\.$/);
  });

  test.each<[string, string, unknown, (script: Script) => void]>([
    [
      'user Freddy',
      'user.modify',
      { userId: idOf('fred'), name: 'Frederick' },
      (s) => s.land(modifyEdit(s.state, 'users', idOf('fred'), { name: 'Freddy' })),
    ],
    [
      'right Tax documents',
      'rights.grant',
      { userId: idOf('fred'), rights: ['reports.tax', 'reports.flex'] },
      (s) => s.land([grant('fred', 'reports.tax')]),
    ],
    ['right Tax documents', 'user.remove', { userId: idOf('fred') }, (s) => s.land([grant('fred', 'reports.tax')])],
    [
      'right Tax documents, right Account statements',
      'user.remove',
      { userId: idOf('fred') },
      (s) =>
        s.land([
          grant('fred', 'reports.tax'),
          deleteEdit(s.state, 'grants', grantId(idOf('fred'), 'reports.statements')),
        ]),
    ],
    [
      'user Hal Hart',
      'user.add',
      { name: 'Hal Hart', email: 'hal@acme.example' },
      (s) => s.land(modifyEdit(s.state, 'users', idOf('ada'), { companyId: 'cmp_branch' })),
    ],
  ])('R30 what moved, and that alone, is said by name: %s', (moved, kind, payload, meanwhile) => {
    expect(approvedThen(kind, payload, meanwhile)).toMatchObject({
      reason: { text: `What it would alter is no longer what was shown: ${moved}.` },
    });
  });

  test('R30 everything that keeps it back is said', () => {
    const removals = (['fred', 'gina'] as const).map((p) => ({ kind: 'user.suspend', payload: { userId: idOf(p) } }));
    const settled = approvedThen('change-set', { changes: removals }, (s) => {
      for (const { payload } of removals) s.carry('ada', 'user.remove', payload, ['ben', 'cleo']);
    });
    expect(settled).toMatchObject({
      reason: {
        code: 'not_found',
        text: 'The account has no user usr_fred. The account has no user usr_gina.',
      },
    });
  });

  test('R30 a warning that was shown does not stand for another', () => {
    const script = new Script();
    const id = script.submit('ben', 'officer.remove', { userId: idOf('ada') });
    expect(script.change(id).warnings.map((w) => w.code)).toEqual(['right_orphaned']);
    for (const officer of ['dev', 'eva'] as const)
      script.land(modifyEdit(script.state, 'users', idOf(officer), { officer: false }));
    for (const officer of ['ada', 'cleo'] as const) script.decide(id, officer);
    expect(script.settle(id)).toMatchObject({
      state: 'conflicted',
      reason: { code: 'new_warning', text: expect.stringContaining('and 2 would remain') },
    });
  });

  test.each<[string, string, unknown, (script: Script) => void]>([
    ['another right for the same user', 'rights.grant', grantFred, (s) => s.land([grant('fred', 'reports.flex')])],
    [
      'another right taken from the same user',
      'rights.grant',
      grantFred,
      (s) => s.carry('ada', 'rights.revoke', { userId: idOf('fred'), rights: ['reports.statements'] }, ['ben', 'cleo']),
    ],
    [
      'another field of the same user',
      'user.modify',
      { userId: idOf('fred'), name: 'F' },
      (s) => s.carry('ada', 'user.modify', { userId: idOf('fred'), email: 'f@acme.example' }, ['ben', 'cleo']),
    ],
    [
      'another user',
      'user.remove',
      { userId: idOf('fred') },
      (s) => s.carry('ada', 'user.remove', { userId: idOf('gina') }, ['ben', 'cleo']),
    ],
    [
      'another officer',
      'officer.designate',
      { userId: idOf('fred') },
      (s) => s.carry('ada', 'officer.remove', { userId: idOf('dev') }, ['ben', 'cleo']),
    ],
    [
      'another policy value',
      'policy.set',
      { probationHours: 1 },
      (s) => s.carry('ada', 'policy.set', { changeExpiryHours: 1 }, ['ben', 'cleo']),
    ],
    [
      'another area',
      'authorizers.set',
      { area: 'funding', primary: 1, secondary: 1 },
      (s) => s.carry('ada', 'authorizers.set', { area: 'portal', primary: 1, secondary: 0 }, ['ben', 'cleo']),
    ],
    [
      'another ceiling',
      'user.modify',
      { userId: idOf('fred'), name: 'F' },
      (s) => s.land(modifyEdit(s.state, 'account', ACME, { rights: [] })),
    ],
    [
      'a lesser effect than was shown',
      'user.suspend',
      { userId: idOf('gina') },
      (s) => s.carry('ada', 'rights.revoke', { userId: idOf('gina'), rights: ['funding.deposit'] }, ['ben', 'cleo']),
    ],
    [
      'a change that officers on probation need not stay away from any more',
      'user.modify',
      { userId: idOf('eva'), email: 'eva2@acme.example' },
      (s) => s.land(modifyEdit(s.state, 'users', idOf('eva'), { officer: false })),
    ],
    [
      'a warning that went away',
      'rights.revoke',
      { userId: idOf('ada'), rights: ['reports.flex'] },
      (s) => s.carry('ada', 'rights.grant', { userId: idOf('ben'), rights: ['reports.flex'] }, ['dev', 'cleo']),
    ],
  ])('R30 unrelated changes never make each other stale: %s', (_what, kind, payload, meanwhile) => {
    expect(approvedThen(kind, payload, meanwhile).do).toBe('apply');
  });

  test('R30 what conflicted can be resubmitted as it is', () => {
    const payload = { userId: idOf('fred'), rights: ['reports.tax', 'reports.flex'] };
    const script = new Script();
    const first = script.submit('ada', 'rights.grant', payload);
    script.carry('ada', 'rights.grant', grantFred, ['ben', 'cleo']);
    script.decide(first, 'ben');
    script.decide(first, 'cleo');
    expect(reasonOf(script.settle(first))).toBe('edits_moved');
    const { kind, payload: stored } = script.change(first);
    script.carry('ada', kind, stored, ['ben', 'cleo']);
    expect(script.state.get('grants', grantId(idOf('fred'), 'reports.flex'))).toBeDefined();
  });

  test('R30 staleness is judged when it is applied, not before', () => {
    const script = new Script();
    const id = script.submit('ada', 'user.modify', { userId: idOf('fred'), name: 'Frederick' });
    script.land(modifyEdit(script.state, 'users', idOf('fred'), { name: 'Freddy' }));
    expect(script.settle(id).do).toBe('wait');
    script.land(modifyEdit(script.state, 'users', idOf('fred'), { name: 'Fred Gale' }));
    script.decide(id, 'ben');
    script.decide(id, 'cleo');
    expect(script.settle(id).do).toBe('apply');
  });
});

describe('ends', () => {
  test('R32 a rejection, by whom', () => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.decide(id, 'ben', 'reject');
    const pending = { ...script.change(id), state: 'pending' as const };
    const settled = settle(script.state, kindOf('rights.grant')!, pending, script.decisions(id), {
      now: MONDAY,
      canMeet: () => true,
      stop: undefined,
    });
    expect(settled).toEqual({
      do: 'end',
      state: 'rejected',
      reason: { code: 'rejected', text: 'Ben Cole rejected it.' },
    });
  });

  test('R32 undecided in time it expires, not a moment earlier', () => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.decide(id, 'ben');
    script.now = MONDAY + 7 * DAY - 1;
    expect(script.settle(id)).toMatchObject({ do: 'wait', wakeAt: MONDAY + 7 * DAY });
    script.now = MONDAY + 7 * DAY;
    expect(script.settle(id)).toMatchObject({
      do: 'end',
      state: 'expired',
      reason: { code: 'expired', text: 'It was not decided by 2026-02-09T09:00:00.000Z.' },
    });
  });

  test('R32 decisions before expiresAt count, however late the applying', () => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.now = MONDAY + 7 * DAY - 1;
    script.decide(id, 'ben');
    script.decide(id, 'cleo');
    script.now += 30 * DAY;
    expect(script.settle(id).do).toBe('apply');
  });

  test('R32 a decision row from expiresAt on counts for nothing', () => {
    const script = new Script(acme({ requiredApprovals: 1 }));
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.decide(id, 'ben');
    const late = script.decisions(id).map((d) => ({ ...d, at: script.change(id).expiresAt }));
    const settled = settle(script.state, kindOf('rights.grant')!, script.change(id), late, {
      now: script.change(id).expiresAt,
      canMeet: () => true,
      stop: undefined,
    });
    expect(settled).toMatchObject({ do: 'end', state: 'expired' });
  });

  test('R34 an initiator who has stopped being an officer ends it, approved or not', () => {
    for (const approvers of [[], ['ben', 'cleo']] as const) {
      const script = new Script();
      const id = script.submit('dev', 'rights.revoke', { userId: idOf('fred'), rights: ['reports.statements'] });
      for (const officer of approvers) script.decide(id, officer);
      script.carry('ada', 'officer.remove', { userId: idOf('dev') }, ['ben', 'cleo']);
      expect(script.settle(id)).toMatchObject({
        do: 'end',
        state: 'conflicted',
        reason: { code: 'initiator_left', text: 'Dev Ekman, who asked for it, may no longer start changes.' },
      });
    }
  });

  test('R34 being designated again does not bring it back', () => {
    const script = new Script();
    const id = script.submit('dev', 'rights.revoke', { userId: idOf('fred'), rights: ['reports.statements'] });
    script.decide(id, 'ben');
    script.decide(id, 'cleo');
    script.carry('ada', 'user.suspend', { userId: idOf('dev') }, ['ben', 'cleo']);
    script.carry('ada', 'user.reinstate', { userId: idOf('dev') }, ['ben', 'cleo']);
    expect(reasonOf(script.settle(id))).toBe('initiator_left');
  });

  test('R31 what has ended does nothing more', () => {
    const script = new Script();
    const id = script.carry('ada', 'approvals.set', { requiredApprovals: 1 }, ['ben', 'cleo']);
    script.carry('ada', 'approvals.set', { requiredApprovals: 2 }, ['ben', 'cleo']);
    expect(script.settle(id)).toEqual({ do: 'nothing', state: 'applied' });
  });

  test('R31 approved falls back to pending when an approval becomes void, and waits on', () => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.decide(id, 'ben');
    script.decide(id, 'eva');
    expect(script.change(id).state).toBe('approved');
    script.carry('ada', 'officer.remove', { userId: idOf('eva') }, ['ben', 'cleo']);
    expect(script.settle(id)).toMatchObject({ do: 'wait', tally: { missing: 1 } });
    expect(script.change(id).state).toBe('pending');
    script.decide(id, 'dev');
    expect(script.settle(id).do).toBe('apply');
  });

  test.each([
    ['raised', 1, 2, 'wait'],
    ['lowered', 2, 1, 'wait'],
    ['left alone', 1, 1, 'apply'],
  ] as const)('R34 the required approvals are %s meanwhile', (_what, was, is, expected) => {
    const script = new Script(acme({ requiredApprovals: was }));
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.land(modifyEdit(script.state, 'account', ACME, { requiredApprovals: is }));
    script.decide(id, 'ben');
    expect(script.settle(id).do).toBe(expected);
    script.decide(id, 'dev');
    expect(script.settle(id).do).toBe(expected === 'wait' ? 'apply' : 'nothing');
  });

  test('R33 the change’s own word is not enough: approved without approvals waits', () => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    const claimed = { ...script.change(id), state: 'approved' as const };
    const settled = settle(script.state, kindOf('rights.grant')!, claimed, [], {
      now: MONDAY,
      canMeet: () => true,
      stop: undefined,
    });
    expect(settled.do).toBe('wait');
  });
});
