import { describe, expect, test } from '@jest/globals';
import { kindOf } from '../../src/changes/index.ts';
import type { AccountState, Edit } from '../../src/domain/account-state.ts';
import { evaluate } from '../../src/domain/admission.ts';
import { differenceOf } from '../../src/domain/difference.ts';
import { endInWords, hasExpired, scopesInWords } from '../../src/domain/entities/service-tokens.ts';
import { acme, BRANCH, idOf, MONDAY } from './acme.ts';

const toldOf = (edits: readonly Edit[], state: AccountState): string[] =>
  differenceOf(edits, state).map((line) => `${line.subject}: ${line.what}: ${line.before} → ${line.after}`);

describe('R28 people read', () => {
  test.each<[kind: string, payload: object, lines: string[]]>([
    [
      'role.assign',
      { roleId: 'rol_clerk', to: { type: 'employee', id: idOf('eva') } },
      ['Eva Falk (user, eva@acme.example): role: Clerk: no → yes'],
    ],
    [
      'role.assign',
      { roleId: 'rol_clerk', to: { type: 'employee-role', id: 'set_employee-role' } },
      ['The employee-role (employee role of Acme): role: Clerk: no → yes'],
    ],
    [
      'role.assign',
      { roleId: 'rol_north', to: { type: 'company', id: BRANCH } },
      ['Acme North (company): company role: North: no → yes'],
    ],
    [
      'employee-group.modify',
      { id: 'set_employee-group', addMemberIds: [idOf('eva')], removeMemberIds: [idOf('fred')] },
      [
        'Eva Falk (user, eva@acme.example): member of The employee-group: no → yes',
        'Fred Gale (user, fred@acme.example): member of The employee-group: yes → no',
      ],
    ],
    [
      'role.create',
      { type: 'employee', name: 'Empty', rights: [] },
      [
        'Empty (role of Acme): name: null → Empty',
        'Empty (role of Acme): type: null → for employees',
        'Empty (role of Acme): company: null → Acme',
        'Empty (role of Acme): rights: null → none',
      ],
    ],
    [
      'role.unshare',
      { roleId: 'rol_viewer', companyId: BRANCH },
      ['Viewer (role of Acme): shared with Acme North: yes → no'],
    ],
    [
      'company.add',
      { name: 'Acme Deep', parentId: BRANCH },
      ['Acme Deep (company): name: null → Acme Deep', 'Acme Deep (company): company above: null → Acme North'],
    ],
    [
      'company.modify',
      { companyId: 'cmp_empty', parentId: BRANCH },
      ['Acme Empty (company): company above: Acme → Acme North'],
    ],
    [
      'authorizers.set',
      { area: 'funding', primary: 2, secondary: 0 },
      ['funding (authorizers asked for): primary authorizers: null → 2'],
    ],
    [
      'service-token.create',
      { name: 'Audit', scopes: ['access-check'], expiresAt: '2030-01-31T12:00:00Z' },
      [
        'Audit (service token): name: null → Audit',
        'Audit (service token): good for: null → access checks',
        'Audit (service token): its secret goes to: null → Ada Bell',
        'Audit (service token): good until: null → 2030-01-31 12:00 UTC',
      ],
    ],
    [
      'service-token.revoke',
      { tokenId: 'tok_ledger' },
      [
        'Ledger (service token): name: Ledger → null',
        'Ledger (service token): good for: access checks → null',
        'Ledger (service token): its secret goes to: Ada Bell → null',
      ],
    ],
    [
      'identity.reset',
      { userId: idOf('fred') },
      ['Fred Gale (user, fred@acme.example): resets of the identity: 0 → 1'],
    ],
  ])('of %s %j', (kind, payload, lines) => {
    const state = acme({ requiredApprovals: 1, withRoles: true });
    const { edits } = evaluate(state, kindOf(kind)!, payload, { initiatorId: idOf('ada'), changeId: 'chg_1' });
    expect(toldOf(edits, state)).toEqual(lines);
  });

  test('of a right that has left the catalogue since its code', () => {
    const fred = { userId: idOf('fred'), function: 'reports.fax' };
    const ofOldTimes: Edit[] = [
      { entity: 'grants', id: `${idOf('fred')}:reports.fax`, before: null, after: fred },
      { entity: 'roles', id: 'rol_clerk', before: { rights: [] }, after: { rights: ['reports.fax'] } },
    ];
    const state = acme({ withRoles: true });
    expect(toldOf(ofOldTimes, state)).toEqual([
      'Fred Gale (user, fred@acme.example): right: reports.fax: no → yes',
      'Clerk (role of Acme): right: reports.fax: no → yes',
    ]);
    expect(state.after(ofOldTimes.slice(0, 1)).nameOf('grants', `${idOf('fred')}:reports.fax`)).toBe('reports.fax');
  });
});

describe('a service’s token', () => {
  test.each<[end: string | null, words: string]>([
    [null, 'it is revoked'],
    ['2030-01-31T12:00:00.000Z', '2030-01-31 12:00 UTC'],
    ['2030-01-31T12:00:15.000Z', '2030-01-31 12:00:15 UTC'],
    ['2030-01-31T12:00:15.250Z', '2030-01-31 12:00:15.250 UTC'],
  ])('which ends at %s is good until: %s', (end, words) => {
    expect(endInWords(end)).toBe(words);
  });

  test('says what it is good for', () => {
    expect(scopesInWords(['access-check'])).toBe('access checks');
  });

  test.each<[end: number | null, expired: boolean]>([
    [null, false],
    [MONDAY + 1, false],
    [MONDAY, true],
    [MONDAY - 1, true],
  ])('with its end at %s is good for nothing from then on', (end, expired) => {
    expect(hasExpired({ expiresAt: end === null ? null : new Date(end).toISOString() }, MONDAY)).toBe(expired);
  });
});
