import { expect, test } from '@jest/globals';
import { createEdit, type AccountState } from '../../src/domain/account-state.ts';
import { evaluate } from '../../src/domain/admission.ts';
import { kindOf } from '../../src/changes/index.ts';
import { acme, BRANCH, HEADQUARTERS, idOf, Script, type Person } from './acme.ts';

const state = acme({ requiredApprovals: 0, withRoles: true });

const evaluated = (from: AccountState, by: Person, kind: string, payload: unknown) =>
  evaluate(from, kindOf(kind)!, payload, { initiatorId: idOf(by), changeId: 'chg_guards' });
const refusals = (from: AccountState, by: Person, kind: string, payload: unknown): string[] =>
  evaluated(from, by, kind, payload).problems.map((p) => p.code);

test('R23 R36 a role that only the set itself would bring to sight stays unseen', () => {
  const rename = { kind: 'role.modify', payload: { roleId: 'rol_viewer', name: 'Mine' } };
  expect(refusals(state, 'ben', rename.kind, rename.payload)).toEqual(['not_found']);
  const changes = [
    { kind: 'role.create', payload: { type: 'company', name: 'Nothing', rights: [] } },
    { kind: 'role.assign', payload: { roleId: '#0', to: { type: 'company', id: HEADQUARTERS } } },
    rename,
  ];
  expect(refusals(state, 'ben', 'change-set', { changes: changes.slice(0, 2) })).toEqual([]);
  expect(refusals(state, 'ben', 'change-set', { changes })).toContain('not_found');
});

test('R30 who joins a set is handed its roles: they are bound with the change', () => {
  const script = new Script(acme({ requiredApprovals: 1, withRoles: true }));
  const id = script.submit('ada', 'employee-group.modify', { id: 'set_employee-group', addMemberIds: [idOf('eva')] });
  expect(script.change(id).roles).toEqual([{ id: 'rol_clerk', rights: ['reports.statements'] }]);
  script.decide(id, 'ben');
  script.carry('ada', 'role.modify', { roleId: 'rol_clerk', rights: ['reports.tax'] }, ['ben']);
  expect(script.settle(id)).toMatchObject({ do: 'end', reason: { code: 'roles_moved' } });
});

test('R22 a company-type role may hold more than its company has: it only ever takes', () => {
  const low = state.after([
    createEdit('roleAssignments', `rol_north:${BRANCH}`, {
      roleId: 'rol_north',
      userId: null,
      setId: null,
      companyId: BRANCH,
    }),
  ]);
  const role = { name: 'Wide', companyId: BRANCH, rights: ['trading.orders'] };
  expect(refusals(low, 'ada', 'role.create', { type: 'company', ...role })).toEqual([]);
  expect(refusals(low, 'ada', 'role.create', { type: 'employee', ...role })).toEqual(['exceeds_company_rights']);
});

test.each([
  ['role', createEdit('roles', 'rol_kept', { name: 'Kept', type: 'employee', companyId: 'cmp_empty', rights: [] })],
  [
    'set of employees',
    createEdit('employeeSets', 'set_kept', { type: 'employee-role', name: 'Kept', companyId: 'cmp_empty' }),
  ],
  ['company under it', createEdit('companies', 'cmp_kept', { name: 'Kept', parentId: 'cmp_empty' })],
])('R26 a company with a %s can’t go, whatever the change says', (what, edit) => {
  const kept = state.after([edit]);
  for (const unassign of [false, true]) {
    const [problem] = evaluated(kept, 'ada', 'company.remove', { companyId: 'cmp_empty', unassign }).problems;
    expect(problem).toMatchObject({ code: 'company_in_use', message: `Acme Empty has 1 ${what}.` });
  }
});

test('R26 what only points at a company goes with it, once the change says so', () => {
  const [roleId, companyId] = ['rol_viewer', 'cmp_empty'];
  const shared = state.after([createEdit('roleShares', `${roleId}:${companyId}`, { roleId, companyId })]);
  expect(refusals(shared, 'ada', 'company.remove', { companyId })).toEqual(['company_in_use']);
  expect(refusals(shared, 'ada', 'company.remove', { companyId, unassign: true })).toEqual([]);
});

test('R24 a company does not move away from above what is shared with it', () => {
  const shared = state.after([
    createEdit('companies', 'cmp_deep', { name: 'Deep', parentId: BRANCH }),
    createEdit('roles', 'rol_own', { name: 'Own', type: 'employee', companyId: BRANCH, rights: [] }),
    createEdit('roleShares', 'rol_own:cmp_deep', { roleId: 'rol_own', companyId: 'cmp_deep' }),
  ]);
  const move = { companyId: 'cmp_deep', parentId: HEADQUARTERS };
  expect(refusals(shared, 'ada', 'company.modify', move)).toEqual(['company_in_use']);
  expect(refusals(shared, 'ada', 'company.modify', { ...move, parentId: BRANCH, name: 'Deeper' })).toEqual([]);
});
