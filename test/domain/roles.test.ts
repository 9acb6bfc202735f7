import { describe, expect, test } from '@jest/globals';
import { createEdit, type AccountState } from '../../src/domain/account-state.ts';
import { evaluate } from '../../src/domain/admission.ts';
import { ceilingOf } from '../../src/domain/companies.ts';
import { canSeeRole, effectiveRights } from '../../src/domain/effective.ts';
import { explainTo } from '../../src/domain/explanation.ts';
import { impactCounts } from '../../src/domain/impact.ts';
import { kindOf } from '../../src/changes/index.ts';
import { acme, BRANCH, everyRight, HEADQUARTERS, idOf, Script, type Person } from './acme.ts';

let changes = 0;
const evaluated = (state: AccountState, initiatorId: string, kind: string, payload: unknown) =>
  evaluate(state, kindOf(kind)!, payload, { initiatorId, changeId: `chg_${++changes}` });

/** The codes for which something is refused; none where it is admitted. */
const refusals = (state: AccountState, initiatorId: string, kind: string, payload: unknown): string[] =>
  evaluated(state, initiatorId, kind, payload).problems.map((p) => p.code);

/** The state after what must be admitted, and the id of the first row that it made. */
const done = (state: AccountState, initiatorId: string, kind: string, payload: unknown): [AccountState, string] => {
  const { problems, after, edits } = evaluated(state, initiatorId, kind, payload);
  if (problems.length > 0) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return [after, edits.find((edit) => edit.before === null)?.id ?? ''];
};

const ada = idOf('ada');
const ten = everyRight.slice(0, 10);
const nine = ten.slice(0, 9);
const eight = ten.slice(0, 8);

describe('R23 the example of the texts: roles of 10, 9 and 8 rights', () => {
  const made = (companyRights?: readonly string[]) => {
    let state = acme({ requiredApprovals: 0 });
    let [role1, role2, role3, user1] = ['', '', '', ''];
    [state, role1] = done(state, ada, 'role.create', { type: 'employee', name: 'Role 1', rights: ten });
    [state, role2] = done(state, ada, 'role.create', { type: 'employee', name: 'Role 2', rights: nine });
    [state, role3] = done(state, ada, 'role.create', { type: 'employee', name: 'Role 3', rights: eight });
    if (companyRights !== undefined) {
      let ceiling = '';
      [state, ceiling] = done(state, ada, 'role.create', { type: 'company', name: 'North', rights: companyRights });
      [state] = done(state, ada, 'role.assign', { roleId: ceiling, to: { type: 'company', id: BRANCH } });
      for (const roleId of [role1, role2, role3])
        [state] = done(state, ada, 'role.share', { roleId, companyId: BRANCH });
    }
    [state, user1] = done(state, ada, 'user.add', {
      name: 'User 1',
      email: 'user1@acme.example',
      roleIds: [role2],
      officer: true,
      ...(companyRights !== undefined && { companyId: BRANCH }),
    });
    return { state, role1, role2, role3, user1 };
  };

  test('user 1 with the second sees, assigns and manages the second and third, and not the first', () => {
    const { state, role1, role2, role3, user1 } = made();
    expect(effectiveRights(state, user1).codes()).toEqual([...nine].sort());
    expect([role1, role2, role3].map((id) => canSeeRole(state, user1, id))).toEqual([false, true, true]);
    for (const roleId of [role2, role3]) {
      const add = { name: 'User 2', email: 'user2@acme.example', roleIds: [roleId], officer: true };
      expect(refusals(state, user1, 'user.add', add)).toEqual([]);
      expect(refusals(state, user1, 'role.modify', { roleId, name: 'Renamed' })).toEqual([]);
    }
    const add = { name: 'User 2', email: 'user2@acme.example', roleIds: [role1], officer: true };
    expect(refusals(state, user1, 'user.add', add)).toEqual(['not_found']);
    for (const [kind, payload] of [
      ['role.assign', { roleId: role1, to: { type: 'employee', id: idOf('fred') } }],
      ['role.modify', { roleId: role1, rights: eight }],
      ['role.delete', { roleId: role1, unassign: true }],
      ['role.share', { roleId: role1, companyId: BRANCH }],
      ['role.unassign', { roleId: role1, to: { type: 'employee', id: idOf('fred') } }],
    ] as const)
      expect(refusals(state, user1, kind, payload)).toEqual(['not_found']);
  });

  test('user 2, made by user 1 with the third, sees the third alone', () => {
    const { state, role1, role2, role3, user1 } = made();
    const [after, user2] = done(state, user1, 'user.add', {
      name: 'User 2',
      email: 'user2@acme.example',
      roleIds: [role3],
      officer: true,
    });
    expect([role1, role2, role3].map((id) => canSeeRole(after, user2, id))).toEqual([false, false, true]);
    expect(refusals(after, user2, 'role.assign', { roleId: role2, to: { type: 'employee', id: user2 } })).toEqual([
      'not_found',
    ]);
  });

  test('R22 with a subsidiary’s ceiling of seven in between, what is masked is not theirs to see or give', () => {
    const seven = ten.slice(0, 7);
    const { state, role1, role2, role3, user1 } = made(seven);
    expect(effectiveRights(state, user1).codes()).toEqual([...seven].sort());
    expect([role1, role2, role3].map((id) => canSeeRole(state, user1, id))).toEqual([false, false, false]);
    const add = (rights: readonly string[]) => ({
      name: 'User 2',
      email: 'user2@acme.example',
      companyId: BRANCH,
      rights,
    });
    expect(refusals(state, user1, 'user.add', add(seven))).toEqual([]);
    expect(refusals(state, user1, 'user.add', add(eight))).toContain('exceeds_company_rights');
  });
});

const withRoles = acme({ requiredApprovals: 0, withRoles: true });

describe('bad requests, each with its code', () => {
  const tree = withRoles.after([
    createEdit('companies', 'cmp_deep', { name: 'Acme Deep', parentId: BRANCH }),
    createEdit('roles', 'rol_branch', {
      name: 'Branch clerk',
      type: 'employee',
      companyId: BRANCH,
      rights: ['reports.statements'],
    }),
  ]);

  test.each<[rule: string, kind: string, payload: unknown, code: string]>([
    ['R24', 'company.modify', { companyId: BRANCH, parentId: 'cmp_deep' }, 'invalid_payload'],
    ['R24', 'company.modify', { companyId: BRANCH, parentId: BRANCH }, 'invalid_payload'],
    ['R24', 'company.modify', { companyId: HEADQUARTERS, parentId: BRANCH }, 'invalid_payload'],
    ['R24', 'company.add', { name: 'X', parentId: 'cmp_nowhere' }, 'not_found'],
    ['R49', 'company.add', { name: 'ACME north', parentId: HEADQUARTERS }, 'name_taken'],
    ['R26', 'company.remove', { companyId: HEADQUARTERS }, 'company_in_use'],
    ['R26', 'company.remove', { companyId: BRANCH }, 'company_in_use'],
    ['R24', 'role.share', { roleId: 'rol_branch', companyId: HEADQUARTERS }, 'out_of_scope'],
    ['R24', 'role.share', { roleId: 'rol_branch', companyId: BRANCH }, 'out_of_scope'],
    ['R24', 'role.share', { roleId: 'rol_branch', companyId: 'cmp_empty' }, 'out_of_scope'],
    ['R21', 'role.assign', { roleId: 'rol_clerk', to: { type: 'company', id: BRANCH } }, 'invalid_payload'],
    ['R21', 'role.assign', { roleId: 'rol_north', to: { type: 'employee', id: idOf('fred') } }, 'invalid_payload'],
    [
      'R21',
      'role.assign',
      { roleId: 'rol_north', to: { type: 'employee-group', id: 'set_employee-group' } },
      'invalid_payload',
    ],
    [
      'R21',
      'role.assign',
      { roleId: 'rol_clerk', to: { type: 'employee-role', id: 'set_employee-group' } },
      'not_found',
    ],
    [
      'R21',
      'role.assign',
      { roleId: 'rol_of_another_account', to: { type: 'employee', id: idOf('fred') } },
      'not_found',
    ],
    [
      'R21',
      'role.assign',
      { roleId: 'rol_clerk', to: { type: 'employee', id: 'usr_of_another_account' } },
      'not_found',
    ],
    ['R21', 'role.assign', { roleId: 'rol_clerk', to: { type: 'employee', id: idOf('fred') } }, 'no_change'],
    ['R21', 'user.add', { name: 'X', email: 'x@acme.example', roleIds: ['rol_north'] }, 'invalid_payload'],
    ['R49', 'role.create', { type: 'employee', name: 'CLERK', rights: [] }, 'name_taken'],
    ['R17', 'role.create', { type: 'employee', name: 'X', rights: ['security.users'] }, 'officer_only_right'],
    ['R17', 'role.modify', { roleId: 'rol_clerk', rights: ['no.such'] }, 'unknown_function'],
    ['R26', 'role.delete', { roleId: 'rol_clerk' }, 'role_in_use'],
    ['R26', 'role.delete', { roleId: 'rol_viewer' }, 'role_in_use'],
    ['R26', 'employee-group.delete', { id: 'set_employee-group' }, 'role_in_use'],
    ['R26', 'employee-role.delete', { id: 'set_employee-group', unassign: true }, 'not_found'],
    ['R20', 'employee-group.modify', { id: 'set_employee-group', addMemberIds: [idOf('fred')] }, 'no_change'],
    [
      'R20',
      'employee-group.modify',
      { id: 'set_employee-group', addMemberIds: [idOf('eva')], removeMemberIds: [idOf('eva')] },
      'invalid_payload',
    ],
    ['R24', 'role.unshare', { roleId: 'rol_clerk', companyId: BRANCH }, 'no_change'],
  ])('%s %s %j: %s', (_rule, kind, payload, code) => {
    expect(refusals(tree, ada, kind, payload)[0]).toBe(code);
  });

  test('R26 what goes with a role, a set or a company is listed in the change that says so', () => {
    for (const [kind, payload, entities] of [
      ['role.delete', { roleId: 'rol_clerk', unassign: true }, ['roleAssignments', 'roles']],
      [
        'employee-group.delete',
        { id: 'set_employee-group', unassign: true },
        ['employeeSets', 'memberships', 'roleAssignments'],
      ],
      ['company.remove', { companyId: 'cmp_empty' }, ['companies']],
    ] as const) {
      const { problems, edits } = evaluated(tree, ada, kind, payload);
      expect(problems).toEqual([]);
      expect([...new Set(edits.map((edit) => edit.entity))].sort()).toEqual(entities);
      expect(edits.every((edit) => edit.after === null)).toBe(true);
    }
  });

  test('R26 a company that somebody once belonged to can go; their row stays, with the company above', () => {
    let state = tree;
    let user = '';
    [state, user] = done(state, ada, 'user.add', { name: 'Zoe', email: 'zoe@acme.example', companyId: 'cmp_empty' });
    expect(refusals(state, ada, 'company.remove', { companyId: 'cmp_empty' })).toEqual(['company_in_use']);
    [state] = done(state, ada, 'user.remove', { userId: user });
    [state] = done(state, ada, 'company.remove', { companyId: 'cmp_empty' });
    expect(state.get('users', user)).toMatchObject({ status: 'removed', companyId: HEADQUARTERS });
  });
});

describe('R25 an officer of a subsidiary', () => {
  const state = acme({ requiredApprovals: 0, withRoles: true, atBranch: ['ben', 'gina'] });
  const ben = idOf('ben');

  test.each<[kind: string, payload: unknown, codes: string[]]>([
    ['user.suspend', { userId: idOf('gina') }, []],
    ['user.suspend', { userId: idOf('fred') }, ['out_of_scope']],
    ['user.modify', { userId: idOf('gina'), companyId: HEADQUARTERS }, ['out_of_scope']],
    ['user.modify', { userId: idOf('fred'), companyId: BRANCH }, ['out_of_scope']],
    ['rights.grant', { userId: idOf('gina'), rights: ['trading.orders'] }, []],
    ['rights.grant', { userId: idOf('fred'), rights: ['trading.orders'] }, ['out_of_scope']],
    ['officer.remove', { userId: idOf('cleo') }, ['out_of_scope']],
    ['role.create', { type: 'employee', name: 'Mine', rights: ['trading.orders'] }, []],
    ['role.create', { type: 'employee', name: 'Theirs', companyId: HEADQUARTERS, rights: [] }, ['out_of_scope']],
    ['role.modify', { roleId: 'rol_clerk', name: 'Mine now' }, ['out_of_scope']],
    ['role.assign', { roleId: 'rol_clerk', to: { type: 'employee', id: idOf('gina') } }, ['out_of_scope']],
    ['company.add', { name: 'Below', parentId: BRANCH }, []],
    ['company.add', { name: 'Beside', parentId: HEADQUARTERS }, ['out_of_scope']],
    ['company.modify', { companyId: BRANCH, name: 'Mine' }, ['out_of_scope']],
    ['employee-group.create', { name: 'Ours', memberIds: [idOf('gina')] }, []],
    ['employee-group.create', { name: 'Ours', memberIds: [idOf('fred')] }, ['out_of_scope']],
    ['approvals.set', { requiredApprovals: 1 }, ['out_of_scope']],
  ])('%s %j: %j', (kind, payload, codes) => {
    expect(refusals(state, ben, kind, payload)).toEqual(codes);
  });

  test('R24 assigns what is shared with their company, or with the branch that it lies in, and alters it not', () => {
    const to = { type: 'employee', id: idOf('gina') };
    const [shared] = done(state, ada, 'role.share', { roleId: 'rol_clerk', companyId: BRANCH });
    expect(refusals(shared, ben, 'role.assign', { roleId: 'rol_clerk', to })).toEqual([]);
    expect(refusals(shared, ben, 'role.modify', { roleId: 'rol_clerk', name: 'Mine' })).toEqual(['out_of_scope']);
    const below = shared.after([createEdit('companies', 'cmp_below', { name: 'Below', parentId: BRANCH })]);
    const [moved] = done(below, ada, 'user.modify', { userId: ben, companyId: 'cmp_below' });
    const [both] = done(moved, ada, 'user.modify', { userId: idOf('gina'), companyId: 'cmp_below' });
    expect(refusals(both, ben, 'role.assign', { roleId: 'rol_clerk', to })).toEqual(['out_of_scope']);
    const [branch] = done(both, ada, 'role.share', { roleId: 'rol_clerk', companyId: BRANCH, branch: true });
    expect(refusals(branch, ben, 'role.assign', { roleId: 'rol_clerk', to })).toEqual([]);
    const [assigned] = done(branch, ben, 'role.assign', { roleId: 'rol_clerk', to });
    expect(refusals(assigned, ada, 'role.unshare', { roleId: 'rol_clerk', companyId: BRANCH })).toEqual([
      'role_in_use',
    ]);
  });

  test('a company’s ceiling is set from above it, never by its own officers', () => {
    const holding = state.after([
      createEdit('roles', 'rol_low', { name: 'Low', type: 'company', companyId: BRANCH, rights: ['trading.orders'] }),
    ]);
    const assign = { roleId: 'rol_low', to: { type: 'company', id: BRANCH } };
    expect(refusals(holding, ben, 'role.assign', assign)).toEqual(['out_of_scope']);
    const [set] = done(holding, ada, 'role.assign', assign);
    expect(refusals(set, ben, 'role.unassign', assign)).toContain('out_of_scope');
    expect(refusals(set, ada, 'role.unassign', assign)).toEqual([]);
  });
});

describe('R22 ceilings', () => {
  test('of a subsidiary: its company roles together, within its parent’s; of headquarters, within the account’s', () => {
    let state = withRoles;
    expect(ceilingOf(state, BRANCH).codes()).toEqual([...everyRight].sort());
    [state] = done(state, ada, 'role.assign', { roleId: 'rol_north', to: { type: 'company', id: BRANCH } });
    expect(ceilingOf(state, BRANCH).codes()).toEqual(['reports.statements', 'reports.tax']);
    let second = '';
    [state, second] = done(state, ada, 'role.create', { type: 'company', name: 'More', rights: ['trading.orders'] });
    [state] = done(state, ada, 'role.assign', { roleId: second, to: { type: 'company', id: BRANCH } });
    expect(ceilingOf(state, BRANCH).codes()).toEqual(['reports.statements', 'reports.tax', 'trading.orders']);
    [state] = done(state, ada, 'role.assign', { roleId: second, to: { type: 'company', id: HEADQUARTERS } });
    expect(ceilingOf(state, BRANCH).codes()).toEqual(['trading.orders']);
    expect(ceilingOf(state, 'cmp_nowhere').codes()).toEqual([]);
  });

  test('R16 a sunk ceiling leaves what is written, and raising it grants what it uncovers: only by who has that', () => {
    let state = acme({ requiredApprovals: 0, withRoles: true, atBranch: ['gina'] });
    const assign = { roleId: 'rol_north', to: { type: 'company', id: BRANCH } };
    [state] = done(state, ada, 'role.assign', assign);
    expect(effectiveRights(state, idOf('gina')).codes()).toEqual(['reports.statements']);
    expect([...state.find('grants', 'byUser', idOf('gina'))]).toHaveLength(2);
    expect(refusals(state, idOf('cleo'), 'role.unassign', assign)).toContain('not_found');
    let low = '';
    [state, low] = done(state, ada, 'role.create', { type: 'company', name: 'Nothing', rights: [] });
    [state] = done(state, ada, 'role.assign', { roleId: low, to: { type: 'company', id: BRANCH } });
    [state] = done(state, ada, 'role.unassign', assign);
    expect(effectiveRights(state, idOf('gina')).codes()).toEqual([]);
    const raise = { roleId: low, to: { type: 'company', id: BRANCH } };
    expect(refusals(state, idOf('cleo'), 'role.unassign', raise)).toEqual(['exceeds_own_rights']);
    const { impact, problems } = evaluated(state, ada, 'role.unassign', raise);
    expect(problems).toEqual([]);
    expect(impactCounts(impact)).toEqual({ gaining: 1, losing: 0 });
  });

  test('an employee-type role above its company’s ceiling is neither written nor assigned, and says by what', () => {
    let state = withRoles;
    [state] = done(state, ada, 'role.assign', { roleId: 'rol_north', to: { type: 'company', id: BRANCH } });
    const high = { type: 'employee', name: 'High', companyId: BRANCH, rights: ['reports.tax', 'trading.orders'] };
    const [problem] = evaluated(state, ada, 'role.create', high).problems;
    expect(problem).toMatchObject({ code: 'exceeds_company_rights' });
    expect(problem!.message).toContain('trading.orders');
    expect(problem!.message).not.toContain('reports.tax');
  });
});

describe('R30 conflicts with roles', () => {
  const script = (): Script => new Script(acme({ requiredApprovals: 1, withRoles: true }));
  const assign = { roleId: 'rol_clerk', to: { type: 'employee', id: idOf('eva') } };

  test('approved, and meanwhile the role has gained a right: not applied, and says which role', () => {
    const acmeScript = script();
    const id = acmeScript.submit('ada', 'role.assign', assign);
    acmeScript.decide(id, 'ben');
    acmeScript.carry('ada', 'role.modify', { roleId: 'rol_clerk', rights: ['reports.statements', 'reports.tax'] }, [
      'ben',
    ]);
    expect(acmeScript.settle(id)).toMatchObject({
      do: 'end',
      state: 'conflicted',
      reason: { code: 'roles_moved', text: expect.stringContaining('Clerk') },
    });
  });

  test('the roles that it hands out are in the digest', () => {
    const [one, two] = [script(), script()];
    two.carry('ada', 'role.modify', { roleId: 'rol_clerk', rights: ['reports.tax'] }, ['ben']);
    expect(one.change(one.submit('ada', 'role.assign', assign)).roles).toEqual([
      { id: 'rol_clerk', rights: ['reports.statements'] },
    ]);
    expect(two.change(two.submit('ada', 'role.assign', assign)).roles).toEqual([
      { id: 'rol_clerk', rights: ['reports.tax'] },
    ]);
  });

  test('R22 a ceiling that sank between approval and applying: not applied, and says why', () => {
    const acmeScript = script();
    const id = acmeScript.submit('ada', 'role.assign', assign);
    acmeScript.decide(id, 'ben');
    const low = { type: 'company', name: 'Low', rights: ['trading.orders'] };
    const changeId = acmeScript.carry('ada', 'role.create', low, ['ben']);
    const roleId = acmeScript.change(changeId).edits[0]!.id;
    acmeScript.carry('ada', 'role.assign', { roleId, to: { type: 'company', id: HEADQUARTERS } }, ['cleo']);
    expect(acmeScript.settle(id)).toMatchObject({
      do: 'end',
      state: 'conflicted',
      reason: { code: 'exceeds_company_rights', text: expect.stringContaining('reports.statements') },
    });
  });

  test('unrelated role changes never make each other stale', () => {
    const acmeScript = script();
    const id = acmeScript.submit('ada', 'role.assign', assign);
    acmeScript.decide(id, 'ben');
    acmeScript.carry('ada', 'role.modify', { roleId: 'rol_viewer', rights: ['reports.risk'] }, ['ben']);
    expect(acmeScript.settle(id).do).toBe('apply');
  });
});

describe('impact and explanation', () => {
  test('a role edit reaches everybody who has it, through groups as well', () => {
    const { impact, edits } = evaluated(withRoles, ada, 'role.modify', {
      roleId: 'rol_clerk',
      rights: ['reports.statements', 'trading.orders'],
    });
    expect(edits).toHaveLength(1);
    expect(impact).toEqual([{ gained: ['trading.orders'], lost: [], userIds: [idOf('fred')] }]);
  });

  test('a company role reaches everybody of the branch, and a removed user nothing', () => {
    const state = acme({ requiredApprovals: 0, withRoles: true, atBranch: ['ben', 'gina'] });
    const { impact } = evaluated(state, ada, 'role.assign', {
      roleId: 'rol_north',
      to: { type: 'company', id: BRANCH },
    });
    expect(impact.flatMap((group) => group.userIds).sort()).toEqual(['ben', 'gina'].map((p) => idOf(p as Person)));
  });

  test('every source and every mask is named, and a role that the reader can’t see is hidden', () => {
    let state = acme({ requiredApprovals: 0, withRoles: true, atBranch: ['fred'] });
    let low = '';
    [state, low] = done(state, ada, 'role.create', { type: 'company', name: 'Low', rights: ['reports.tax'] });
    [state] = done(state, ada, 'role.assign', { roleId: low, to: { type: 'company', id: BRANCH } });
    const rightOf = (readerId: string) =>
      explainTo(state, readerId)
        .rightsOf(idOf('fred'))
        .find((right) => right.function === 'reports.statements')!;
    expect(rightOf(ada).text).toBe(
      'Not allowed: Acme North does not have it, since its company role Low lacks it. Masked: granted directly; given by the role Clerk; given by the role Clerk, through the employee group The employee-group.',
    );
    expect(rightOf(ada).masks).toEqual([expect.objectContaining({ type: 'company', companyId: BRANCH })]);
    const hidden = rightOf(idOf('dev'));
    expect(hidden.text).toContain('given by a hidden role, through the employee group');
    expect(hidden.text).not.toContain('Clerk');
    expect(JSON.stringify(hidden)).not.toContain('rol_');
  });
});
