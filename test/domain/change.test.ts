import { describe, expect, test } from '@jest/globals';
import { canonicalJson, deriveId, sha256 } from '../../src/domain/canonical.ts';
import {
  changeStates,
  digestDocument,
  hasEnded,
  moves,
  reminderTimes,
  subjectsOf,
  type Change,
} from '../../src/domain/change.ts';
import { kindOf } from '../../src/changes/index.ts';
import { evaluate } from '../../src/domain/admission.ts';
import { ACME, acme, canMove, DAY, HOUR, idOf, MONDAY, Script } from './acme.ts';

const granted = (): Change => {
  const script = new Script();
  return script.change(
    script.submit('ada', 'rights.grant', { userId: idOf('fred'), rights: ['funding.withdraw'] }, 'He pays the rent.'),
  );
};

describe('the digest', () => {
  test('R28 is the SHA-256 of exactly these fields, as RFC 8785 JSON', () => {
    const change = granted();
    expect(JSON.parse(change.document)).toEqual({
      format: 1,
      account: ACME,
      change: 'chg_1',
      kind: 'rights.grant',
      payload: { userId: 'usr_fred', rights: ['funding.withdraw'] },
      reason: 'He pays the rent.',
      initiator: 'usr_ada',
      edits: [
        {
          entity: 'grants',
          id: 'usr_fred:funding.withdraw',
          before: null,
          after: { userId: 'usr_fred', function: 'funding.withdraw' },
        },
      ],
      effect: [{ gained: ['funding.withdraw'], lost: [], userIds: ['usr_fred'] }],
      roles: [],
      warnings: [],
      requiredApprovals: 2,
      expiresAt: '2026-02-09T09:00:00.000Z',
    });
    expect(canonicalJson(JSON.parse(change.document))).toBe(change.document);
    expect(sha256(change.document)).toBe(change.digest);
  });

  test('R28 golden: what was approved once stays approved', () => {
    const { document, digest } = granted();
    expect(document).toBe(
      '{"account":"acc_acme","change":"chg_1","edits":[{"after":{"function":"funding.withdraw","userId":"usr_fred"},"before":null,"entity":"grants","id":"usr_fred:funding.withdraw"}],"effect":[{"gained":["funding.withdraw"],"lost":[],"userIds":["usr_fred"]}],"expiresAt":"2026-02-09T09:00:00.000Z","format":1,"initiator":"usr_ada","kind":"rights.grant","payload":{"rights":["funding.withdraw"],"userId":"usr_fred"},"reason":"He pays the rent.","requiredApprovals":2,"roles":[],"warnings":[]}',
    );
    expect(digest).toBe('640e395990735841c3a7e83440b21a2fd51d29ee52b880dd8ee973afc54bd45b');
  });

  test.each<[string, Partial<Change>]>([
    ['the account', { accountId: 'acc_other' }],
    ['the change', { id: 'chg_2' }],
    ['the kind', { kind: 'rights.revoke' }],
    ['the payload', { payload: { userId: 'usr_fred', rights: [] } }],
    ['the reason', { reason: 'He pays the rent' }],
    ['no reason', { reason: null }],
    ['the initiator', { initiatorId: idOf('ben') }],
    ['the edits', { edits: [] }],
    ['the effect', { impact: [] }],
    ['the warnings', { warnings: [{ code: 'right_orphaned', message: '' }] }],
    ['the required approvals', { requiredApprovals: 1 }],
    ['the expiry', { expiresAt: MONDAY }],
  ])('R28 another one for %s', (_what, other) => {
    expect(digestDocument({ ...granted(), ...other }).digest).not.toBe(granted().digest);
  });

  test('R28 the same for all else, and for the words and the order of warnings', () => {
    const change = granted();
    const same: Partial<Change> = {
      state: 'approved',
      baseVersion: 99,
      submittedAt: 0,
      sensitive: true,
      kindVersion: 9,
    };
    expect(digestDocument({ ...change, ...same })).toEqual({ document: change.document, digest: change.digest });
    const a = { code: 'right_orphaned', message: 'one' } as const;
    const b = { code: 'not_operable', message: 'two' } as const;
    expect(digestDocument({ ...change, warnings: [a, b] })).toEqual(
      digestDocument({ ...change, warnings: [b, { ...a, message: 'other words' }] }),
    );
    expect(JSON.parse(digestDocument({ ...change, warnings: [a, b] }).document)).toMatchObject({
      warnings: ['not_operable', 'right_orphaned'],
    });
  });

  test('R28 the payload that is kept is the one that the digest binds, whatever becomes of what was handed in', () => {
    const payload = { userId: idOf('fred'), rights: ['reports.tax'] };
    const script = new Script();
    const id = script.submit('ada', 'rights.grant', payload);
    payload.rights.push('reports.flex');
    expect(script.change(id).payload).toEqual({ userId: idOf('fred'), rights: ['reports.tax'] });
  });

  test('R28 canonical JSON refuses what JSON cannot hold', () => {
    expect(() => canonicalJson(undefined)).toThrow(new TypeError('a value without a JSON form has no canonical form'));
    expect(canonicalJson({ b: 1, a: [true, null, 'é'] })).toBe('{"a":[true,null,"é"],"b":1}');
  });

  test('ids follow from what made them', () => {
    expect(deriveId('usr', 'chg_1', 0)).toBe(deriveId('usr', 'chg_1', 0));
    expect(
      new Set([deriveId('usr', 'a', 0), deriveId('usr', 'a', 1), deriveId('usr', 'b', 0), deriveId('cmp', 'a', 0)])
        .size,
    ).toBe(4);
    expect(deriveId('usr', 'chg_1', 0)).toMatch(/^usr_[0-9a-z]{25}$/);
  });

  test('an id has 25 characters after its prefix, however small the number is that it is made from', () => {
    expect(deriveId('usr', 'chg_1', 15)).toBe('usr_0xoypamnchi920ulm134r8ywl');
    expect(deriveId('usr', 'chg_1', 52)).toBe('usr_03ddrqcy1z07udb512itav97h');
  });

  test('SHA-256 is that of the UTF-8 bytes, in hexadecimal', () => {
    expect(sha256('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
  });
});

describe('the states', () => {
  test('R31 the moves, all of them', () => {
    expect(moves).toEqual({
      pending: ['approved', 'rejected', 'withdrawn', 'expired', 'conflicted'],
      approved: ['pending', 'applied', 'rejected', 'withdrawn', 'expired', 'conflicted', 'failed'],
      applied: [],
      rejected: [],
      withdrawn: [],
      expired: [],
      conflicted: [],
      failed: [],
    });
  });

  test('R31 nothing is applied but what is approved, and nothing leaves an end', () => {
    expect(changeStates.filter((from) => canMove(from, 'applied'))).toEqual(['approved']);
    expect(changeStates.filter((from) => canMove(from, 'failed'))).toEqual(['approved']);
    for (const from of changeStates.filter(hasEnded))
      expect(changeStates.filter((to) => canMove(from, to))).toEqual([]);
    expect(changeStates.filter((state) => !hasEnded(state))).toEqual(['pending', 'approved']);
  });
});

describe('reminders', () => {
  const after = (hours: number) =>
    reminderTimes({ submittedAt: MONDAY, expiresAt: MONDAY + hours * HOUR }).map((at) => (at - MONDAY) / HOUR);

  test.each([
    [168, [84, 144]],
    [72, [36, 48]],
    [48, [24]],
    [36, [12, 18]],
    [24, [12]],
    [1, [0.5]],
  ])('R32 of %i hours: at half time and a day before the end, each once: %j', (hours, at) => {
    expect(after(hours)).toEqual(at);
  });

  test('R32 a change expires after seven days unless the account says otherwise', () => {
    const expiry = (script: Script) =>
      script.change(script.submit('ada', 'officer.designate', { userId: idOf('fred') })).expiresAt - MONDAY;
    expect(expiry(new Script())).toBe(7 * DAY);
    expect(expiry(new Script(acme({ account: { changeExpiryHours: 5 } })))).toBe(5 * HOUR);
  });
});

describe('whom a change is about', () => {
  const subjects = (kind: string, payload: unknown) => {
    const { edits } = evaluate(acme({ requiredApprovals: 1, withRoles: true }), kindOf(kind)!, payload, {
      initiatorId: idOf('ada'),
      changeId: 'chg_1',
    });
    return Object.fromEntries([...subjectsOf(edits)].map(([id, { taken }]) => [id, taken]));
  };
  const eva = { userId: idOf('eva') };

  test.each<[string, object, boolean]>([
    ['officer.remove', {}, true],
    ['user.suspend', {}, true],
    ['user.remove', {}, true],
    ['user.modify', { email: 'eva2@acme.example' }, true],
    ['identity.reset', {}, true],
    ['authenticator.add', {}, false],
    ['user.modify', { name: 'Eva Other' }, false],
    ['user.modify', { companyId: 'cmp_branch' }, false],
    ['rights.grant', { rights: ['reports.tax'] }, false],
    ['rights.revoke', { rights: ['billing.invoices'] }, false],
    ['authorizer.assign', { area: 'funding', level: 'primary' }, false],
    ['authorizer.unassign', { area: 'portal', level: 'primary' }, false],
  ])('R46 %s %j: takes her own designation, access, address or identity: %p', (kind, payload, taken) => {
    expect(subjects(kind, { ...eva, ...payload })).toEqual({ [eva.userId]: taken });
  });

  test('R46 giving is no taking, and an account-wide change has no subject', () => {
    expect(subjects('officer.designate', { userId: idOf('fred') })).toEqual({ [idOf('fred')]: false });
    expect(subjects('user.reinstate', { userId: idOf('sam') })).toEqual({ [idOf('sam')]: false });
    expect(subjects('approvals.set', { requiredApprovals: 2 })).toEqual({});
    expect(subjects('authorizers.set', { area: 'funding', primary: 1, secondary: 0 })).toEqual({});
    expect(subjects('role.delete', { roleId: 'rol_spare' })).toEqual({});
  });

  test('R46 who is added is a subject, and nothing is taken from them', () => {
    const newcomer = { name: 'Gus', email: 'gus@acme.example', officer: true, rights: ['reports.tax'] };
    expect(Object.values(subjects('user.add', newcomer))).toEqual([false]);
  });

  test('R46 a set is about everybody in it', () => {
    const members = [
      { kind: 'officer.remove', payload: eva },
      { kind: 'rights.grant', payload: { userId: idOf('eva'), rights: ['reports.tax'] } },
      { kind: 'rights.grant', payload: { userId: idOf('fred'), rights: ['reports.tax'] } },
    ];
    expect(subjects('change-set', { changes: members })).toEqual({ [eva.userId]: true, [idOf('fred')]: false });
  });
});
