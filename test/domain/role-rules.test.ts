import { describe, expect, test } from '@jest/globals';
import { createEdit, deleteEdit, modifyEdit, type Edit } from '../../src/domain/account-state.ts';
import { grantId } from '../../src/domain/entities/grants.ts';
import { membershipId } from '../../src/domain/entities/employee-sets.ts';
import { roleAssignmentId } from '../../src/domain/entities/role-assignments.ts';
import { roleShareId } from '../../src/domain/entities/roles.ts';
import { roleProblems, rolesAtHand, rolesTouched, writtenGains } from '../../src/domain/role-rules.ts';
import { acme, BRANCH, HEADQUARTERS, idOf, type Person } from './acme.ts';

/** The clerk's role has statements, the viewer's tax documents; Ben of the branch has the one right, Cleo the other. */
const state = acme({ withRoles: true, atBranch: ['ben'] });
const group = 'set_employee-group';

const rename = (roleId: string) => modifyEdit(state, 'roles', roleId, { name: 'Renamed' })[0]!;
const remove = (roleId: string) => deleteEdit(state, 'roles', roleId);
const share = (roleId: string, companyId: string) =>
  createEdit('roleShares', roleShareId(roleId, companyId), { roleId, companyId });
const unshare = (roleId: string, companyId: string) => deleteEdit(state, 'roleShares', roleShareId(roleId, companyId));
const widen = (roleId: string, companyId: string) =>
  modifyEdit(state, 'roleShares', roleShareId(roleId, companyId), { branch: true })[0]!;
const assign = (roleId: string, person: Person) =>
  createEdit('roleAssignments', roleAssignmentId(roleId, idOf(person)), { roleId, userId: idOf(person) });
const unassign = (roleId: string, person: Person) =>
  deleteEdit(state, 'roleAssignments', roleAssignmentId(roleId, idOf(person)));
const join = (setId: string, person: Person) =>
  createEdit('memberships', membershipId(setId, idOf(person)), { setId, userId: idOf(person) });
const leave = (setId: string, person: Person) => deleteEdit(state, 'memberships', membershipId(setId, idOf(person)));
const grant = (person: Person, code: string) =>
  createEdit('grants', grantId(idOf(person), code), { userId: idOf(person), function: code });

const told = (by: Person, edits: readonly Edit[], from = state) =>
  roleProblems(from, from.after(edits), edits, idOf(by)).map(({ code, message }) => `${code}: ${message}`);

describe('R23 a role that the initiator can’t see is not there', () => {
  const none = ['not_found: The account has no role rol_viewer.'];

  test.each<[string, Edit[], string[]]>([
    ['when it is altered', [rename('rol_viewer')], none],
    [
      'when it is deleted, with what points at it: said once',
      [unshare('rol_viewer', BRANCH), remove('rol_viewer')],
      none,
    ],
    ['when it is shared', [share('rol_viewer', 'cmp_empty')], none],
    ['when a share of it is widened', [widen('rol_viewer', BRANCH)], none],
    ['when a share of it is taken back', [unshare('rol_viewer', BRANCH)], none],
    ['when it is assigned', [assign('rol_viewer', 'fred')], none],
    ['but it goes with whoever leaves', [unassign('rol_clerk', 'fred')], []],
    ['and what names no role is not about it', [grant('fred', 'reports.tax'), join(group, 'eva')], []],
    [
      'while one that the edits themselves make is there',
      [
        createEdit('roles', 'rol_new', {
          name: 'New',
          type: 'employee',
          companyId: HEADQUARTERS,
          rights: ['reports.tax'],
        }),
      ],
      [],
    ],
  ])('%s', (_, edits, words) => {
    expect(told('dev', edits)).toEqual(words);
  });

  test('and each that is not there is named', () => {
    expect(told('dev', [rename('rol_clerk'), assign('rol_viewer', 'fred'), rename('rol_spare')])).toEqual([
      'not_found: The account has no role rol_clerk.',
      'not_found: The account has no role rol_viewer.',
    ]);
  });

  test('to whoever can see it nothing is said', () => {
    const edits = [rename('rol_viewer'), widen('rol_viewer', BRANCH), assign('rol_viewer', 'fred')];
    expect(told('cleo', edits)).toEqual([]);
  });
});

describe('R24 a role of a company above is assigned by officers of companies that it is shared with', () => {
  const notShared = ['out_of_scope: Clerk is not shared with Acme North.'];

  test('by name, and once, to others', () => {
    expect(told('ben', [assign('rol_clerk', 'ben'), assign('rol_clerk', 'eva')])).toEqual(notShared);
    expect(told('ben', [unassign('rol_clerk', 'fred')])).toEqual([]);
  });

  test('as it was shared before: what shares it does not do for what assigns it', () => {
    const shares = [share('rol_clerk', BRANCH)];
    const assigns = [assign('rol_clerk', 'ben')];
    expect(told('ben', [...shares, ...assigns])).toEqual(notShared);
    expect(told('ben', assigns, state.after(shares))).toEqual([]);
  });
});

describe('R22 an employee-type role above the ceiling of its company', () => {
  const low = state.after([
    createEdit('roleAssignments', roleAssignmentId('rol_north', BRANCH), { roleId: 'rol_north', companyId: BRANCH }),
  ]);
  const high = createEdit('roles', 'rol_high', {
    name: 'High',
    type: 'employee',
    companyId: BRANCH,
    rights: ['reports.risk', 'reports.tax', 'trading.orders'],
  });
  const words = 'exceeds_company_rights: Acme North does not have reports.risk, trading.orders, which High holds.';

  test.each<[string, Edit[], Edit[], string[]]>([
    ['is not written', [], [high], [words]],
    ['is not assigned', [high], [assign('rol_high', 'fred')], [words]],
    ['is refused once where both is done', [], [high, assign('rol_high', 'fred')], [words]],
    ['can go', [high], [{ ...high, before: high.after, after: null }], []],
    ['can be shared: that hands out nothing yet', [high], [share('rol_high', 'cmp_empty')], []],
  ])('%s', (_, first, edits, expected) => {
    expect(told('ada', edits, low.after(first))).toEqual(expected);
  });
});

describe('R28 R30 the roles at hand, with their rights', () => {
  const clerk = { id: 'rol_clerk', rights: ['reports.statements'] };
  const viewer = { id: 'rol_viewer', rights: ['reports.tax'] };

  test.each<[string, Edit[], object[]]>([
    [
      'one that is altered, as it will be',
      modifyEdit(state, 'roles', 'rol_clerk', { rights: [] }),
      [{ ...clerk, rights: [] }],
    ],
    ['one that is deleted, as it was', [remove('rol_viewer')], [viewer]],
    ['one that is shared', [share('rol_clerk', BRANCH)], [clerk]],
    ['one that is assigned', [assign('rol_viewer', 'fred')], [viewer]],
    ['those of a set that somebody joins', [join(group, 'eva')], [clerk]],
    [
      'each once, by id',
      [assign('rol_viewer', 'fred'), assign('rol_viewer', 'eva'), rename('rol_viewer'), join(group, 'eva')],
      [clerk, viewer],
    ],
    [
      'none that is taken back',
      [unshare('rol_viewer', BRANCH), unassign('rol_clerk', 'fred'), leave(group, 'fred')],
      [],
    ],
    ['none by a right of one’s own', [grant('fred', 'reports.tax')], []],
  ])('%s', (_, edits, expected) => {
    expect(rolesAtHand(state, state.after(edits), edits)).toEqual(expected);
  });
});

test('R16 what roles gain as written is given, though nobody may have them', () => {
  const edits = [
    ...modifyEdit(state, 'roles', 'rol_spare', { rights: ['trading.orders'] }),
    ...modifyEdit(state, 'roles', 'rol_clerk', { rights: ['reports.statements', 'reports.tax'] }),
    remove('rol_viewer'),
    assign('rol_clerk', 'eva'),
  ];
  expect(writtenGains(state, state.after(edits), edits).codes()).toEqual(['reports.tax', 'trading.orders']);
});

describe('R23 a change touches the roles', () => {
  test.each<[string, Edit[], string[]]>([
    ['that it alters', [rename('rol_clerk')], ['rol_clerk']],
    ['that it shares', [share('rol_clerk', BRANCH)], ['rol_clerk']],
    ['of which it widens a share', [widen('rol_viewer', BRANCH)], ['rol_viewer']],
    ['of which it takes a share back', [unshare('rol_viewer', BRANCH)], ['rol_viewer']],
    ['that it assigns', [assign('rol_viewer', 'fred')], ['rol_viewer']],
    ['of which it takes an assignment back', [unassign('rol_clerk', 'fred')], ['rol_clerk']],
    [
      'each once',
      [assign('rol_viewer', 'fred'), unshare('rol_viewer', BRANCH), rename('rol_spare')],
      ['rol_viewer', 'rol_spare'],
    ],
    ['and none by a right or a membership', [grant('fred', 'reports.tax'), join(group, 'eva')], []],
  ])('%s, before it is applied and after', (_, edits, ids) => {
    expect(rolesTouched(state, edits)).toEqual(ids);
    expect(rolesTouched(state.after(edits), edits)).toEqual(ids);
  });

  test('and none that nothing tells of: a share that has gone since', () => {
    const edits = [widen('rol_viewer', BRANCH)];
    expect(rolesTouched(state.after([unshare('rol_viewer', BRANCH)]), edits)).toStrictEqual([]);
  });
});
