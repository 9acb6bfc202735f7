import { describe, expect, test } from '@jest/globals';
import { createEdit, modifyEdit } from '../../src/domain/account-state.ts';
import { evaluate } from '../../src/domain/admission.ts';
import { evaluateForDesk } from '../../src/domain/desk-admission.ts';
import { differenceOf } from '../../src/domain/difference.ts';
import { entities } from '../../src/domain/entities/index.ts';
import { deskKindOf, kindOf, kinds } from '../../src/changes/index.ts';
import { acme, BRANCH, everyRight, idOf } from './acme.ts';

const state = acme({ requiredApprovals: 1, withRoles: true });

const evaluated = (kind: string, payload: unknown) =>
  evaluate(state, kindOf(kind)!, payload, { initiatorId: idOf('ada'), changeId: 'chg_1' });

const xor = <T>(a: readonly T[], b: readonly T[]): T[] => [
  ...a.filter((x) => !b.includes(x)),
  ...b.filter((x) => !a.includes(x)),
];

const lines = (kind: string, payload: unknown) =>
  differenceOf(evaluated(kind, payload).edits, state).map((l) => `${l.subject}: ${l.what}: ${l.before} → ${l.after}`);

describe('the difference, in people’s words', () => {
  test.each<[string, unknown, string[]]>([
    ['officer.remove', { userId: idOf('eva') }, ['Eva Falk (user, eva@acme.example): Security Officer: yes → no']],
    ['user.suspend', { userId: idOf('fred') }, ['Fred Gale (user, fred@acme.example): status: active → suspended']],
    ['user.modify', { userId: idOf('fred'), name: 'F' }, ['Fred Gale (user, fred@acme.example): name: Fred Gale → F']],
    [
      'user.modify',
      { userId: idOf('fred'), companyId: 'cmp_branch' },
      ['Fred Gale (user, fred@acme.example): company: Acme → Acme North'],
    ],
    [
      'rights.grant',
      { userId: idOf('fred'), rights: ['funding.withdraw'] },
      ['Fred Gale (user, fred@acme.example): right: Withdraw: no → yes'],
    ],
    [
      'rights.revoke',
      { userId: idOf('fred'), rights: ['reports.statements'] },
      ['Fred Gale (user, fred@acme.example): right: Account statements: yes → no'],
    ],
    ['approvals.set', { requiredApprovals: 2 }, ['Acme (account): required approvals: 1 → 2']],
    [
      'policy.set',
      { officerRemoval: 'keep-operable', approvalAssurance: 'link', changeExpiryHours: 72 },
      [
        'Acme (account): removal of officers: down to the required approvals → only while the account stays operable',
        'Acme (account): what a decision asks for: the link and a signed-in session → the link alone',
        'Acme (account): expiry of changes: 168 hours → 72 hours',
      ],
    ],
    [
      'authorizer.assign',
      { userId: idOf('fred'), area: 'funding', level: 'primary' },
      ['Fred Gale (user, fred@acme.example): primary authorizer for funding: no → yes'],
    ],
    [
      'employee-group.create',
      { name: 'Night shift', companyId: BRANCH },
      [
        'Night shift (employee group of Acme North): type: null → employee group',
        'Night shift (employee group of Acme North): name: null → Night shift',
        'Night shift (employee group of Acme North): company: null → Acme North',
      ],
    ],
    [
      'role.create',
      { type: 'company', name: 'Low', rights: ['reports.tax', 'funding.withdraw'] },
      [
        'Low (role of Acme): name: null → Low',
        'Low (role of Acme): type: null → for companies, as a ceiling',
        'Low (role of Acme): company: null → Acme',
        'Low (role of Acme): rights: null → Withdraw, Tax documents',
      ],
    ],
  ])('%s %j', (kind, payload, expected) => {
    expect(lines(kind, payload)).toEqual(expected);
  });

  test('what is altered of one thing stands together, however the edits lie apart', () => {
    const changes = [
      { kind: 'rights.grant', payload: { userId: idOf('eva'), rights: ['funding.withdraw'] } },
      { kind: 'officer.remove', payload: { userId: idOf('eva') } },
      { kind: 'user.modify', payload: { userId: idOf('fred'), name: 'F' } },
    ];
    expect(lines('change-set', { changes })).toEqual([
      'Eva Falk (user, eva@acme.example): Security Officer: yes → no',
      'Eva Falk (user, eva@acme.example): right: Withdraw: no → yes',
      'Fred Gale (user, fred@acme.example): name: Fred Gale → F',
    ]);
  });

  test('R28 a role whose rights are replaced says which come and which go, however many stay', () => {
    expect(lines('role.modify', { roleId: 'rol_north', rights: ['reports.tax', 'reports.risk'] })).toEqual([
      'North (role of Acme): right: Risk reports: no → yes',
      'North (role of Acme): right: Account statements: yes → no',
    ]);
  });

  test('R14 the rights of the account: which come and which go, each by its title', () => {
    const lacking = acme({ account: { rights: everyRight.filter((code) => code !== 'shipment.claims') } });
    const rights = everyRight.filter((code) => code !== 'funding.withdraw');
    const ids = { requestId: 'srq_1', changeId: 'chg_1' };
    const { edits } = evaluateForDesk(lacking, deskKindOf('account-rights.set')!, { rights }, ids);
    expect(differenceOf(edits, lacking)).toEqual([
      { subject: 'Acme (account)', what: 'right: Shipment claims', before: 'no', after: 'yes' },
      { subject: 'Acme (account)', what: 'right: Withdraw', before: 'yes', after: 'no' },
    ]);
  });

  test('up to 2,000 things of one sort are listed by name; of more, each stands where its edit does', () => {
    const renamed = (count: number) =>
      Array.from({ length: count }, (_, i) => modifyEdit(staff, 'users', `usr_${i}`, { name: 'Leaver' })).flat();
    const staff = acme().after(
      Array.from({ length: 2_001 }, (_, i) =>
        createEdit('users', `usr_${i}`, { name: `Temp ${i}`, email: `t${9_999 - i}@acme.example`, companyId: BRANCH }),
      ),
    );
    const firstOf = (count: number) => {
      const edits = renamed(count);
      const [first] = differenceOf(edits, staff.after(edits));
      return first!.subject;
    };
    expect(firstOf(2_000)).toBe('Leaver (user, t8000@acme.example)');
    expect(firstOf(2_001)).toBe('Leaver (user, t9999@acme.example)');
  });

  test('things of one sort are listed by name', () => {
    const added = (name: string, index: number) => ({
      kind: 'user.add',
      payload: { name, email: `new${index}@acme.example` },
    });
    const changes = ['Temp 10', 'Zoë', 'Émile', 'Temp 9', 'Anna'].map(added);
    const names = lines('change-set', { changes }).map((line) => line.split(' (')[0]);
    expect([...new Set(names)]).toEqual(['Anna', 'Émile', 'Temp 9', 'Temp 10', 'Zoë']);
  });

  test('R28 a role that is shared with a branch instead of a company alone says what held and what will', () => {
    const share = { roleId: 'rol_viewer', companyId: BRANCH, branch: true };
    const { edits, after } = evaluated('role.share', share);
    const expected = [
      { what: 'shared with Acme North', before: 'yes', after: 'no' },
      { what: 'shared with Acme North and all below it', before: 'no', after: 'yes' },
    ];
    for (const read of [state, after])
      expect(differenceOf(edits, read)).toEqual(
        expected.map((line) => ({ subject: `${state.nameOf('roles', 'rol_viewer')} (role of Acme)`, ...line })),
      );
  });

  test('R28 what a change deletes with its names is read alike once it is gone', () => {
    for (const [kind, payload] of [
      ['role.delete', { roleId: 'rol_clerk', unassign: true }],
      ['employee-group.delete', { id: 'set_employee-group', unassign: true }],
    ] as const) {
      const { edits, after } = evaluated(kind, payload);
      const found = differenceOf(edits, state);
      expect(JSON.stringify(found)).not.toMatch(/undefined|(rol|set|cmp|usr)_/);
      expect(differenceOf(edits, after)).toEqual(found);
    }
  });

  test('R28 what a change altered that is gone since is called by its id', () => {
    const { edits } = evaluated('role.modify', { roleId: 'rol_clerk', name: 'Teller' });
    const { after } = evaluated('role.delete', { roleId: 'rol_clerk', unassign: true });
    expect(differenceOf(edits, after)).toMatchObject([{ subject: 'rol_clerk (role)', what: 'name', after: 'Teller' }]);
  });

  test.each(kinds.flatMap((kind) => kind.examples.map((example) => [kind.kind, example] as const)))(
    '%s: a line for every field that an edit of %j sets, one for a relation or a right, before it and after',
    (kind, example) => {
      const { edits, after } = evaluated(kind, example);
      expect(edits).not.toEqual([]);
      const fields = edits.flatMap((e) =>
        entities[e.entity].relates
          ? ['held']
          : [...new Set([...Object.keys(e.before ?? {}), ...Object.keys(e.after ?? {})])].flatMap((name) => {
              const [from, to] = [e.before?.[name], e.after?.[name]];
              return Array.isArray(from) && Array.isArray(to) ? xor<unknown>(from, to) : [name];
            }),
      );
      for (const read of [state, after]) {
        const found = differenceOf(edits, read);
        expect(found).toHaveLength(fields.length);
        for (const line of found) {
          expect(line.subject).toMatch(
            new RegExp(
              `\\((employee role|employee group|${Object.values(entities)
                .map((e) => e.noun)
                .join('|')})(,| of)?( [^)]+)?\\)$`,
            ),
          );
          expect(line.before).not.toBe(line.after);
          expect(`${line.subject}${line.what}${line.before ?? ''}${line.after ?? ''}`).not.toMatch(
            /(usr|cmp|rol|set)_|\b(null|undefined)\b/,
          );
        }
      }
    },
  );
});
