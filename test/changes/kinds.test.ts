import { describe, expect, test } from '@jest/globals';
import { kindOf } from '../../src/changes/index.ts';
import { planContext } from '../../src/domain/change-kind.ts';
import { activeAuthorizers, authorizersShort } from '../../src/domain/admission.ts';
import { effectiveRights } from '../../src/domain/effective.ts';
import { officerIds } from '../../src/domain/officers.ts';
import {
  acme,
  addressOf,
  BRANCH,
  cast,
  DAY,
  HEADQUARTERS,
  idOf,
  jointAccount,
  Script,
  type Person,
} from '../domain/acme.ts';

const two: readonly Person[] = ['ben', 'cleo'];
const named = (script: Script, name: string) => [...script.state.all('users')].find(([, user]) => user.name === name)!;

describe('officers', () => {
  test('R8 (a) a new user is added as an officer', () => {
    const script = new Script();
    script.carry('ada', 'user.add', { name: 'Gus Grant', email: 'gus@acme.example', officer: true }, two);
    const [id, user] = named(script, 'Gus Grant');
    expect(officerIds(script.state)).toContain(id);
    expect(user).toMatchObject({ companyId: HEADQUARTERS, status: 'active', officerSince: script.state.version });
  });

  test('R8 a new user is an officer only where that is said, and of the company that is said', () => {
    const script = new Script();
    script.carry('ada', 'user.add', { name: 'Gus Grant', email: 'gus@acme.example', companyId: BRANCH }, two);
    expect(named(script, 'Gus Grant')[1]).toMatchObject({ companyId: BRANCH, officer: false, officerSince: null });
  });

  test('R8 (b) an existing user is designated', () => {
    const script = new Script();
    script.carry('ada', 'officer.designate', { userId: idOf('fred') }, two);
    expect(script.state.get('users', idOf('fred'))).toMatchObject({ officer: true, officerSince: 2 });
  });

  test('R8 who is an officer already, and who does not exist, is not designated', () => {
    expect(new Script().refusals('ada', 'officer.designate', { userId: idOf('ben') })).toEqual(['no_change']);
    expect(new Script().refusals('ada', 'officer.designate', { userId: 'usr_nobody' })).toEqual(['not_found']);
  });

  test('R34 a suspended officer is none, and reinstated is one anew', () => {
    const script = new Script();
    script.carry('ada', 'user.suspend', { userId: idOf('eva') }, two);
    expect(officerIds(script.state)).not.toContain(idOf('eva'));
    expect(script.state.get('users', idOf('eva'))).toMatchObject({ officer: true, officerSince: null });
    script.carry('ada', 'user.reinstate', { userId: idOf('eva') }, two);
    expect(script.state.get('users', idOf('eva'))?.officerSince).toBe(script.state.version);
  });

  test('R34 other changes leave the designation as it was', () => {
    const script = new Script();
    script.carry('ada', 'user.modify', { userId: idOf('eva'), name: 'Eva Other', email: 'eva2@acme.example' }, two);
    expect(script.state.get('users', idOf('eva'))).toMatchObject({ officerSince: 1, addressSince: 2 });
  });
});

describe('roles, sets and companies, in words', () => {
  const state = acme({ withRoles: true });
  const group = { type: 'employee-group', id: 'set_employee-group' };

  test.each<[string, object, string]>([
    ['company.add', { name: 'South', parentId: BRANCH }, 'Add the company South under Acme North'],
    ['company.modify', { companyId: BRANCH, name: 'Acme West' }, 'Rename the company Acme North to Acme West'],
    ['company.modify', { companyId: 'cmp_empty', parentId: BRANCH }, 'Move the company Acme Empty under Acme North'],
    [
      'company.modify',
      { companyId: 'cmp_empty', parentId: BRANCH, name: 'Full' },
      'Move the company Acme Empty under Acme North and rename it to Full',
    ],
    ['company.remove', { companyId: 'cmp_empty' }, 'Remove the company Acme Empty'],
    [
      'company.remove',
      { companyId: 'cmp_empty', unassign: true },
      'Remove the company Acme Empty, with its company roles and shared roles',
    ],
    [
      'role.create',
      { type: 'employee', name: 'Desk', rights: ['reports.tax'] },
      'Create the role Desk for employees, with the rights: Tax documents',
    ],
    ['role.create', { type: 'company', name: 'Low', rights: [] }, 'Create the role Low for companies, without rights'],
    [
      'role.modify',
      { roleId: 'rol_north', name: 'South', rights: ['reports.tax', 'reports.risk'] },
      'Modify the role North: new name South; add Risk reports; take Account statements',
    ],
    ['role.modify', { roleId: 'rol_clerk', rights: [] }, 'Modify the role Clerk: take Account statements'],
    [
      'role.assign',
      { roleId: 'rol_clerk', to: group },
      'Assign the role Clerk to the employee group The employee-group',
    ],
    [
      'role.assign',
      { roleId: 'rol_clerk', to: { type: 'employee', id: idOf('eva') } },
      'Assign the role Clerk to Eva Falk',
    ],
    [
      'role.unassign',
      { roleId: 'rol_north', to: { type: 'company', id: BRANCH } },
      'Take the role North from the company Acme North',
    ],
    [
      'employee-group.modify',
      { id: group.id, name: 'Late', addMemberIds: [idOf('eva')], removeMemberIds: [idOf('fred')] },
      'Modify the employee group The employee-group: new name Late; add Eva Falk; remove Fred Gale',
    ],
    ['employee-group.delete', { id: group.id }, 'Delete the employee group The employee-group'],
    [
      'employee-group.delete',
      { id: group.id, unassign: true },
      'Delete the employee group The employee-group, with its memberships and roles',
    ],
  ])('R28 %s %j', (kind, payload, expected) => {
    expect(kindOf(kind)!.describe(payload, state)).toBe(expected);
  });

  test.each<[string, object, string]>([
    [
      'company.add',
      { name: 'Acme North', parentId: HEADQUARTERS },
      'Another company under Acme has the name Acme North.',
    ],
    ['role.create', { type: 'employee', name: 'Clerk', rights: [] }, 'Another role of Acme has the name Clerk.'],
    [
      'employee-role.create',
      { name: 'The employee-group' },
      'Another employee role or group of Acme has the name The employee-group.',
    ],
    [
      'role.delete',
      { roleId: 'rol_viewer' },
      'Viewer is assigned to nobody and shared with 1 company. Say `unassign: true` to take it from all of them.',
    ],
    [
      'role.delete',
      { roleId: 'rol_clerk' },
      'Clerk is assigned 2 times and shared with no company. Say `unassign: true` to take it from all of them.',
    ],
    [
      'employee-group.delete',
      { id: group.id },
      'The employee-group has 1 member and 1 role. Say `unassign: true` to let them go with it.',
    ],
    [
      'employee-group.modify',
      { id: group.id, addMemberIds: [idOf('eva')], removeMemberIds: [idOf('eva')] },
      'a person joins or leaves; Eva Falk is to do both',
    ],
  ])('R49 a refusal of %s %j names what it is about', (kind, payload, expected) => {
    const { problems } = kindOf(kind)!.plan(payload, state, planContext(idOf('ada'), 'chg_1'));
    expect(problems.map(({ message }) => message)).toEqual([expected]);
  });
});

describe('users and rights', () => {
  test('R15 a user is added with rights, modified, suspended, reinstated and removed', () => {
    const script = new Script();
    script.carry('ada', 'user.add', { name: 'Gus Grant', email: 'gus@acme.example', rights: ['reports.tax'] }, two);
    const [userId] = named(script, 'Gus Grant');
    const rights = () => effectiveRights(script.state, userId).codes();
    expect(rights()).toEqual(['reports.tax']);
    script.carry('ada', 'rights.grant', { userId, rights: ['reports.tax', 'reports.risk'] }, two);
    expect(rights()).toEqual(['reports.risk', 'reports.tax']);
    script.carry('ada', 'rights.revoke', { userId, rights: ['reports.tax', 'reports.flex'] }, two);
    expect(rights()).toEqual(['reports.risk']);
    script.carry('ada', 'user.suspend', { userId }, two);
    expect(rights()).toEqual([]);
    script.carry('ada', 'user.reinstate', { userId }, two);
    expect(rights()).toEqual(['reports.risk']);
    script.carry('ada', 'user.modify', { userId, name: 'Gustav Grant' }, two);
    expect(script.state.nameOf('users', userId)).toBe('Gustav Grant');
    script.carry('ada', 'user.remove', { userId }, two);
    expect(script.state.get('users', userId)?.status).toBe('removed');
  });

  test('R15 words name the functions', () => {
    const payload = { userId: idOf('fred'), rights: ['reports.tax', 'funding.withdraw'] };
    expect(kindOf('rights.grant')!.describe(payload, acme())).toBe('Grant Fred Gale: Tax documents, Withdraw');
    expect(kindOf('rights.revoke')!.describe(payload, acme())).toBe('Revoke from Fred Gale: Tax documents, Withdraw');
    const unknown = { userId: idOf('fred'), rights: ['reports.nothing'] };
    expect(kindOf('rights.grant')!.describe(unknown, acme())).toBe('Grant Fred Gale: reports.nothing');
  });

  test('R15 words name what a user is to be', () => {
    const add = (more: object) =>
      kindOf('user.add')!.describe({ name: 'Gus Grant', email: 'gus@acme.example', ...more }, acme());
    expect(add({})).toBe('Add Gus Grant (gus@acme.example)');
    expect(add({ officer: true, rights: ['reports.tax'] })).toBe(
      'Add Gus Grant (gus@acme.example) as a Security Officer, with the rights: Tax documents',
    );
    const modify = (more: object) => kindOf('user.modify')!.describe({ userId: idOf('fred'), ...more }, acme());
    expect(modify({})).toBe('Modify Fred Gale');
    expect(modify({ name: 'F', email: 'f@acme.example', companyId: BRANCH })).toBe(
      'Modify Fred Gale: new name F, new address f@acme.example, moved to Acme North',
    );
  });

  test.each([
    ['changeExpiryHours', [1, 720], [0, 721, 1.5, '1', null]],
    ['probationHours', [0, 720], [-1, 721, 1.5, '1', null]],
    ['officerRemoval', ['keep-operable'], ['never', null]],
    ['approvalAssurance', ['link', 'passkey'], ['none', null]],
  ])('R47 the policy’s %s takes %j, and not %j', (field, taken, refused) => {
    for (const value of taken) expect(new Script().refusals('ada', 'policy.set', { [field]: value })).toEqual([]);
    for (const value of refused)
      expect(new Script().refusals('ada', 'policy.set', { [field]: value })).toEqual(['invalid_payload']);
  });

  test('R10 words name the parts of the policy that are set, and no others', () => {
    expect(kindOf('policy.set')!.describe({ changeExpiryHours: 72 }, acme())).toBe(
      'Set the approval policy: expiry of changes 72 hours',
    );
  });

  test.each([
    ['user.add', { name: 'Another', email: 'a@acme.example' }],
    ['rights.grant', { userId: idOf('fred') }],
    ['rights.revoke', { userId: idOf('fred') }],
  ])('R17 %s takes functions of the catalogue, officer-only ones aside, each once', (kind, payload) => {
    const refusals = (rights: string[]) => new Script().refusals('ada', kind, { ...payload, rights });
    expect(refusals(['reports.nothing', 'security.users'])).toEqual(['unknown_function', 'officer_only_right']);
    expect(refusals(['reports.statements', 'reports.statements'])).toEqual(['invalid_payload']);
    expect(refusals(['x'.repeat(100)])).toEqual(['unknown_function']);
    expect(refusals(['x'.repeat(101)])).toEqual(['invalid_payload']);
    expect(refusals(Array.from({ length: 501 }, (_, i) => `x.${i}`))).toEqual(['invalid_payload']);
  });

  test.each([
    ['user.suspend', { userId: '' }],
    ['user.suspend', { userId: 'x'.repeat(101) }],
    ['rights.grant', { userId: idOf('fred'), rights: [] }],
    ['rights.revoke', { userId: idOf('fred'), rights: [] }],
  ])('R29 %s of nothing, or of what no id can be, is not well formed: %j', (kind, payload) => {
    expect(new Script().refusals('ada', kind, payload)).toEqual(['invalid_payload']);
  });

  test.each([
    ['user.modify', { userId: idOf('sam'), name: cast.sam.name }],
    ['user.suspend', { userId: idOf('sam') }],
    ['user.reinstate', { userId: idOf('fred') }],
    ['rights.grant', { userId: idOf('fred'), rights: ['reports.statements'] }],
    ['rights.revoke', { userId: idOf('fred'), rights: ['reports.tax'] }],
    ['officer.remove', { userId: idOf('fred') }],
    ['approvals.set', { requiredApprovals: 2 }],
    ['policy.set', {}],
    ['policy.set', { probationHours: 24 }],
    ['policy.set', { probationHours: undefined }],
    ['user.modify', { userId: idOf('fred'), name: undefined }],
    ['authorizer.assign', { userId: idOf('eva'), area: 'portal', level: 'primary' }],
    ['authorizer.unassign', { userId: idOf('eva'), area: 'portal', level: 'secondary' }],
  ])('R29 %s that alters nothing is no_change: %j', (kind, payload) => {
    expect(new Script().refusals('ada', kind, payload)).toEqual(['no_change']);
  });

  test.each([
    ['user.modify', {}],
    ['user.suspend', {}],
    ['user.reinstate', {}],
    ['user.remove', {}],
    ['rights.grant', { rights: ['reports.tax'] }],
    ['rights.revoke', { rights: ['reports.tax'] }],
    ['officer.designate', {}],
    ['officer.remove', {}],
    ['authorizer.assign', { area: 'portal', level: 'primary' }],
    ['authorizer.unassign', { area: 'portal', level: 'primary' }],
  ])('R19 %s does not find a removed user', (kind, payload) => {
    const script = new Script();
    script.carry('ada', 'user.remove', { userId: idOf('fred') }, two);
    expect(script.refusals('ada', kind, { userId: idOf('fred'), ...payload })).toEqual(['not_found']);
  });

  test('R19 a removed user leaves the row, and takes rights, designation and authorizer places along', () => {
    const script = new Script();
    script.carry('ada', 'user.remove', { userId: idOf('eva') }, two);
    expect(script.state.get('users', idOf('eva'))).toMatchObject({
      name: cast.eva.name,
      email: addressOf('eva'),
      status: 'removed',
      officer: false,
      officerSince: null,
    });
    expect(script.state.count('grants', 'byUser', idOf('eva'))).toBe(0);
    expect(script.state.count('authorizers', 'byUser', idOf('eva'))).toBe(0);
    expect([...script.state.find('users', 'byCompany', HEADQUARTERS)]).not.toContain(idOf('eva'));
  });

  test('R19 the address of a removed user is free again', () => {
    const script = new Script();
    const payload = { name: 'Another', email: addressOf('eva') };
    expect(script.refusals('ada', 'user.add', payload)).toEqual(['email_taken']);
    script.carry('ada', 'user.remove', { userId: idOf('eva') }, two);
    expect(script.refusals('ada', 'user.add', payload)).toEqual([]);
  });

  test.each([[addressOf('fred')], ['FRED@Acme.Example'], ['fred+two@acme.example']])(
    'R18 an address can be used once in an account: %s',
    (email) => {
      const script = new Script();
      expect(script.refusals('ada', 'user.add', { name: 'Another', email })).toEqual(['email_taken']);
      expect(script.refusals('ada', 'user.modify', { userId: idOf('gina'), email })).toEqual(['email_taken']);
    },
  );

  test('R18 the address of a suspended user stays taken; their own stays theirs', () => {
    const script = new Script();
    expect(script.refusals('ada', 'user.add', { name: 'Another', email: addressOf('sam') })).toEqual(['email_taken']);
    const retagged = { userId: idOf('fred'), email: 'fred+new@acme.example' };
    expect(script.refusals('ada', 'user.modify', retagged)).toEqual([]);
  });

  test('R18 a new address starts an officer’s probation anew', () => {
    const script = new Script();
    script.carry('ada', 'user.modify', { userId: idOf('eva'), email: 'eva2@acme.example' }, two);
    const id = script.submit('ada', 'officer.remove', { userId: idOf('dev') });
    expect(script.outcome(id, 'eva')).toBe('probation');
    script.now += DAY;
    expect(script.outcome(id, 'eva')).toBe('recorded');
  });

  test('a company that does not exist is not found', () => {
    const script = new Script();
    const payload = { name: 'Another', email: 'a@acme.example', companyId: 'cmp_none' };
    expect(script.refusals('ada', 'user.add', payload)).toEqual(['not_found']);
    expect(script.refusals('ada', 'user.modify', { userId: idOf('fred'), companyId: 'cmp_none' })).toEqual([
      'not_found',
    ]);
  });
});

describe('authorizers', () => {
  test('R14 portal and funding are two areas, each with its numbers', () => {
    const script = new Script();
    script.carry('ada', 'authorizers.set', { area: 'funding', primary: 1, secondary: 2 }, two);
    expect(script.state.get('authorizerRequirements', 'funding')).toEqual({ primary: 1, secondary: 2 });
    expect(script.state.get('authorizerRequirements', 'portal')).toBeUndefined();
    script.carry('ada', 'authorizers.set', { area: 'funding', primary: 0, secondary: 2 }, two);
    expect(script.state.get('authorizerRequirements', 'funding')).toEqual({ primary: 0, secondary: 2 });
  });

  test.each([
    ['primary', -1],
    ['primary', 3],
    ['secondary', 1.5],
    ['secondary', null],
    ['secondary', '1'],
  ])('R14 each number is 0 to 2: %s %p', (level, count) => {
    const payload = { area: 'funding', primary: 1, secondary: 1, [level]: count };
    expect(new Script().refusals('ada', 'authorizers.set', payload)).toEqual(['invalid_payload']);
  });

  test('R14 one person may be both', () => {
    const script = new Script();
    script.carry('ada', 'authorizer.assign', { userId: idOf('eva'), area: 'portal', level: 'secondary' }, two);
    expect(activeAuthorizers(acme(), 'portal', 'secondary')).toBe(0);
    expect(activeAuthorizers(script.state, 'portal', 'primary')).toBe(1);
    expect(activeAuthorizers(script.state, 'portal', 'secondary')).toBe(1);
    expect(activeAuthorizers(script.state, 'funding', 'secondary')).toBe(0);
  });

  test('R14 active counts active people; below required warns', () => {
    const script = new Script();
    script.carry('ada', 'authorizers.set', { area: 'portal', primary: 1, secondary: 0 }, two);
    expect(authorizersShort(script.state)).toEqual([]);
    const id = script.submit('ada', 'user.suspend', { userId: idOf('eva') });
    expect(script.change(id).warnings.map((w) => w.code)).toEqual(['authorizers_below_required']);
    script.decide(id, 'ben');
    script.decide(id, 'cleo');
    script.settle(id);
    expect(activeAuthorizers(script.state, 'portal', 'primary')).toBe(0);
    expect(authorizersShort(script.state)).toEqual(['portal primary (0 of 1)']);
  });

  test('R14 an authorizer’s place is taken, and taken once', () => {
    const script = new Script();
    const payload = { userId: idOf('eva'), area: 'portal', level: 'primary' };
    script.carry('ada', 'authorizer.unassign', payload, two);
    expect(activeAuthorizers(script.state, 'portal', 'primary')).toBe(0);
    expect(script.refusals('ada', 'authorizer.unassign', payload)).toEqual(['no_change']);
  });

  test.each([
    ['authorizers.set', { area: 'funding', primary: 1, secondary: 1 }],
    ['authorizer.assign', { userId: idOf('fred'), area: 'funding', level: 'primary' }],
    ['authorizer.unassign', { userId: idOf('fred'), area: 'funding', level: 'primary' }],
    ['policy.set', { probationHours: 48 }],
  ])('R13 %s is for institutional accounts alone', (kind, payload) => {
    expect(new Script(jointAccount()).refusals('ada', kind, payload)).toEqual(['institutional_only']);
  });

  test('R25 authorizers are set by officers of headquarters', () => {
    const script = new Script(acme({ atBranch: ['ben'] }));
    for (const [kind, payload] of [
      ['authorizer.assign', { userId: idOf('fred'), area: 'funding', level: 'primary' }],
      ['authorizer.unassign', { userId: idOf('eva'), area: 'portal', level: 'primary' }],
    ] as const) {
      expect(script.refusals('ben', kind, payload)).toEqual(['out_of_scope']);
      expect(script.refusals('ada', kind, payload)).toEqual([]);
    }
  });
});
