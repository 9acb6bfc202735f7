import { describe, expect, test } from '@jest/globals';
import { AccountState, modifyEdit } from '../../src/domain/account-state.ts';
import type { Decision } from '../../src/domain/change.ts';
import { assuranceFor, requiredFor, standingOf, standings, stricter, tally } from '../../src/domain/deciding.ts';
import type { Assurance } from '../../src/domain/entities/account.ts';
import { entityNames, type EntityName } from '../../src/domain/entities/index.ts';
import type { Fields } from '../../src/domain/entity.ts';
import { ACME, acme, DAY, HOUR, idOf, MONDAY, Script } from './acme.ts';

const grantFred = { userId: idOf('fred'), rights: ['reports.tax'] };
const context = { now: MONDAY, canMeet: () => true, stop: undefined };

describe('deciding', () => {
  test('R28 what was shown is what is decided: another digest is refused', () => {
    const script = new Script();
    const [one, other] = [
      script.submit('ada', 'rights.grant', grantFred),
      script.submit('ada', 'approvals.set', { requiredApprovals: 1 }),
    ];
    const { digest } = script.change(other);
    expect(script.outcome(one, 'ben', 'approve', { digest })).toBe('digest_mismatch');
    expect(script.outcome(one, 'ben', 'approve', { digest: '' })).toBe('digest_mismatch');
    expect(script.decisions(one)).toEqual([]);
    expect(script.outcome(one, 'ben')).toBe('recorded');
    expect(script.outcome(one, 'ben', 'approve', { digest })).toBe('already_decided');
  });

  test.each<[string, (script: Script, id: string) => void]>([
    ['withdrawn', (script, id) => script.withdraw(id)],
    [
      'applied',
      (script, id) => {
        script.decide(id, 'ben');
        script.decide(id, 'cleo');
        script.settle(id);
      },
    ],
    [
      'expired',
      (script, id) => {
        script.now += 8 * DAY;
        script.settle(id);
      },
    ],
  ])('R31 a decision on what is %s is refused', (state, end) => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    end(script, id);
    expect(script.change(id).state).toBe(state);
    expect(script.outcome(id, 'dev')).toBe('change_ended');
  });

  test('R40 the same decision again is answered as it was, also after the end', () => {
    const script = new Script();
    const id = script.carry('ada', 'rights.grant', grantFred, ['ben', 'cleo']);
    expect(script.outcome(id, 'ben')).toBe('repeated');
    expect(script.outcome(id, 'ben', 'reject')).toBe('already_decided');
  });

  test('R32 from expiresAt on every answer says expired; a moment before counts', () => {
    const script = new Script(acme({ requiredApprovals: 1 }));
    const id = script.submit('ada', 'rights.grant', grantFred);
    const { expiresAt } = script.change(id);
    script.now = expiresAt;
    expect(script.decide(id, 'ben')).toMatchObject({
      outcome: 'refused',
      problem: { code: 'change_ended', message: 'The change has ended: it is expired.' },
    });
    script.now = expiresAt - 1;
    expect(script.outcome(id, 'ben')).toBe('recorded');
  });

  test('R34 an approval is void with the designation, and a later one does not revive it', () => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.decide(id, 'eva');
    const count = () => tally(script.state, script.change(id), script.decisions(id)).approvals.length;
    expect(count()).toBe(1);
    script.carry('ada', 'user.suspend', { userId: idOf('eva') }, ['ben', 'cleo']);
    expect(count()).toBe(0);
    script.carry('ada', 'user.reinstate', { userId: idOf('eva') }, ['ben', 'cleo']);
    expect(count()).toBe(0);
    expect(script.outcome(id, 'eva')).toBe('repeated');
    expect(count()).toBe(0);
  });

  test('R43 who became an officer after the submission does not decide on it', () => {
    const script = new Script();
    const before = script.submit('ada', 'rights.grant', grantFred);
    script.carry('ada', 'officer.designate', { userId: idOf('gina') }, ['ben', 'cleo']);
    const after = script.submit('ada', 'rights.revoke', { userId: idOf('fred'), rights: ['reports.statements'] });
    expect(script.outcome(before, 'gina')).toBe('not_eligible');
    expect(script.outcome(after, 'gina')).toBe('recorded');
  });

  test('R43 nor does a decision of theirs count that got in by another way', () => {
    const script = new Script(acme({ requiredApprovals: 1 }));
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.carry('ada', 'officer.designate', { userId: idOf('gina') }, ['ben']);
    const change = script.change(id);
    const forged: Decision = {
      officerId: idOf('gina'),
      verdict: 'approve',
      digest: change.digest,
      designation: script.state.get('users', idOf('gina'))!.officerSince!,
      assurance: 'passkey',
      bySubject: false,
      at: MONDAY,
      comment: null,
    };
    expect(tally(script.state, change, [forged])).toMatchObject({ missing: 1, uncounted: [forged] });
  });

  test('R33 nor an approval of a suspended user whose row still claims a designation', () => {
    const script = new Script(acme({ requiredApprovals: 1 }));
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.decide(id, 'ben');
    const rows = entityNames.flatMap((name) =>
      [...script.state.all(name)].map(([rowId, row]): [EntityName, string, Fields] => [
        name,
        rowId,
        rowId === idOf('ben') ? { ...row, status: 'suspended' } : row,
      ]),
    );
    const altered = AccountState.ofRows(ACME, script.state.version, rows);
    expect(tally(script.state, script.change(id), script.decisions(id)).missing).toBe(0);
    expect(tally(altered, script.change(id), script.decisions(id)).missing).toBe(1);
  });

  test('R7 what is said twice is recorded as counted once', () => {
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', grantFred);
    script.decide(id, 'ben');
    const [once] = script.decisions(id);
    expect(tally(script.state, script.change(id), [once!, once!])).toMatchObject({
      approvals: [once],
      uncounted: [once],
      missing: 1,
    });
  });

  test.each<[string, unknown, boolean]>([
    ['officer.designate', { userId: idOf('fred') }, true],
    ['officer.remove', { userId: idOf('eva') }, true],
    ['user.suspend', { userId: idOf('eva') }, true],
    ['user.remove', { userId: idOf('eva') }, true],
    ['user.modify', { userId: idOf('eva'), email: 'eva2@acme.example' }, true],
    ['user.modify', { userId: idOf('eva'), companyId: 'cmp_branch' }, true],
    ['user.add', { name: 'X', email: 'x@acme.example', officer: true }, true],
    ['authorizers.set', { area: 'funding', primary: 1, secondary: 0 }, true],
    ['authorizer.assign', { userId: idOf('fred'), area: 'funding', level: 'primary' }, true],
    ['authorizer.unassign', { userId: idOf('eva'), area: 'portal', level: 'primary' }, true],
    ['approvals.set', { requiredApprovals: 1 }, true],
    ['policy.set', { probationHours: 1 }, true],
    ['policy.set', { changeExpiryHours: 1 }, true],
    ['user.modify', { userId: idOf('eva'), name: 'Eva Other' }, false],
    ['user.modify', { userId: idOf('fred'), email: 'fred2@acme.example', companyId: 'cmp_branch' }, false],
    ['user.suspend', { userId: idOf('fred') }, false],
    ['user.remove', { userId: idOf('fred') }, false],
    ['user.add', { name: 'X', email: 'x@acme.example' }, false],
    ['rights.grant', { userId: idOf('eva'), rights: ['reports.tax'] }, false],
    ['rights.revoke', { userId: idOf('eva'), rights: ['billing.invoices'] }, false],
  ])('R43 %s %j: an officer on probation stays away: %p', (kind, payload, staysAway) => {
    const script = new Script();
    script.carry('ada', 'officer.designate', { userId: idOf('gina') }, ['ben', 'cleo']);
    const id = script.submit('ada', kind, payload);
    expect(script.outcome(id, 'gina')).toBe(staysAway ? 'probation' : 'recorded');
    script.now += DAY - 1;
    if (staysAway) expect(script.outcome(id, 'gina')).toBe('probation');
    script.now += 1;
    expect(script.outcome(id, 'gina')).toBe(staysAway ? 'recorded' : 'repeated');
  });

  test('R43 officers of the opening have no probation; the account says how long it is', () => {
    const script = new Script(acme({ account: { probationHours: 2 } }));
    script.now = Date.parse(script.state.get('users', idOf('ben'))!.officerSinceAt!);
    script.carry('ada', 'officer.designate', { userId: idOf('gina') }, ['ben', 'cleo']);
    const id = script.submit('ada', 'officer.remove', { userId: idOf('eva') });
    script.now += 2 * HOUR - 1;
    expect(script.outcome(id, 'gina')).toBe('probation');
    script.now += 1;
    expect(script.outcome(id, 'gina')).toBe('recorded');
  });
});

describe('assurance', () => {
  const proofs: readonly Assurance[] = ['link', 'session', 'passkey'];

  test.each<[Assurance, readonly string[]]>([
    ['link', ['recorded', 'recorded', 'recorded']],
    ['session', ['assurance_required', 'recorded', 'recorded']],
    ['passkey', ['assurance_required', 'assurance_required', 'recorded']],
  ])('R39 an account that asks for %s takes it and what is stricter', (approvalAssurance, outcomes) => {
    const seen = proofs.map((proven) => {
      const script = new Script(acme({ account: { approvalAssurance } }));
      return script.outcome(script.submit('ada', 'rights.grant', grantFred), 'ben', 'approve', { proven });
    });
    expect(seen).toEqual(outcomes);
  });

  test.each(proofs.flatMap((then) => proofs.map((now) => [then, now] as const)))(
    'R39 a pending change needs the stricter of then and now: %s, then %s',
    (then, now) => {
      const script = new Script(acme({ account: { approvalAssurance: then } }));
      const id = script.submit('ada', 'rights.grant', grantFred);
      script.land(modifyEdit(script.state, 'account', ACME, { approvalAssurance: now }));
      const asked = proofs[Math.max(proofs.indexOf(then), proofs.indexOf(now))];
      expect(assuranceFor(script.state, script.change(id))).toBe(asked);
      expect(stricter(then, now)).toBe(asked);
      const enough = proofs.map((proven) => script.outcome(id, 'ben', 'approve', { proven }) !== 'assurance_required');
      expect(enough).toEqual(proofs.map((proven) => proofs.indexOf(proven) >= proofs.indexOf(asked!)));
    },
  );

  test.each(proofs.flatMap((proven) => proofs.map((now) => [proven, now] as const)))(
    'R39 an approval by %s, in an account that asks for %s by then, counts where it is as strict',
    (proven, now) => {
      const script = new Script(acme({ requiredApprovals: 1, account: { approvalAssurance: 'link' } }));
      const id = script.submit('ada', 'rights.grant', grantFred);
      expect(script.outcome(id, 'ben', 'approve', { proven })).toBe('recorded');
      script.land(modifyEdit(script.state, 'account', ACME, { approvalAssurance: now }));
      const counts = proofs.indexOf(proven) >= proofs.indexOf(now);
      expect(tally(script.state, script.change(id), script.decisions(id))).toMatchObject({
        approvals: counts ? script.decisions(id) : [],
        uncounted: counts ? [] : script.decisions(id),
        missing: counts ? 0 : 1,
      });
      expect(script.settle(id).do).toBe(counts ? 'apply' : 'wait');
    },
  );
});

describe('who may decide', () => {
  const script = new Script();
  script.carry('ada', 'officer.designate', { userId: idOf('gina') }, ['ben', 'cleo']);
  const change = script.change(script.submit('ada', 'officer.remove', { userId: idOf('eva') }));

  test('R45 everybody who is an officer, from when, or why not', () => {
    const canMeet = (id: string) => id !== idOf('cleo');
    expect(standings(script.state, change, { now: MONDAY, canMeet })).toEqual([
      { officerId: idOf('ada'), may: false, code: 'self_approval', text: 'asked for the change' },
      { officerId: idOf('ben'), may: true, from: null },
      {
        officerId: idOf('cleo'),
        may: false,
        code: 'assurance_required',
        text: 'cannot bring what a decision asks for (session)',
      },
      { officerId: idOf('dev'), may: true, from: null },
      { officerId: idOf('eva'), may: true, from: null },
      { officerId: idOf('gina'), may: true, from: MONDAY + DAY },
    ]);
  });

  test('R43 a probation that outlasts the change excludes', () => {
    const short = { ...change, expiresAt: MONDAY + DAY };
    expect(standingOf(script.state, short, idOf('gina'), context)).toMatchObject({ may: false, code: 'probation' });
  });

  test.each(['fred', 'sam'] as const)('R7 default: no (%s)', (person) => {
    expect(standingOf(script.state, change, idOf(person), context)).toMatchObject({
      may: false,
      code: 'not_an_officer',
    });
  });

  test.each([
    [0, 0, 0],
    [0, 2, 2],
    [2, 0, 2],
    [1, 2, 2],
    [2, 2, 2],
  ] as const)('R34 required is the greatest of then and now: %i, then %i', (then, now, required) => {
    expect(requiredFor(acme({ requiredApprovals: now }), { requiredApprovals: then })).toBe(required);
  });
});
