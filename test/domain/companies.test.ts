import { expect, test } from '@jest/globals';
import { createEdit } from '../../src/domain/account-state.ts';
import { ceilingOf, companiesAbove, isWithin } from '../../src/domain/companies.ts';
import { acme, BRANCH, HEADQUARTERS } from './acme.ts';

const withCeiling = () =>
  acme({ withRoles: true }).after([
    createEdit('companies', 'cmp_deep', { name: 'Acme Deep', parentId: BRANCH }),
    createEdit('roleAssignments', `rol_north:${BRANCH}`, { roleId: 'rol_north', companyId: BRANCH }),
  ]);

test('R24 a company lies within itself and all above it, headquarters last; one that is not there within none', () => {
  const state = withCeiling();
  expect([...companiesAbove(state, 'cmp_deep')]).toEqual(['cmp_deep', BRANCH, HEADQUARTERS]);
  expect([BRANCH, HEADQUARTERS, 'cmp_empty'].map((top) => isWithin(state, 'cmp_deep', top))).toEqual([
    true,
    true,
    false,
  ]);
  expect(isWithin(state, BRANCH, 'cmp_deep')).toBe(false);
  expect(isWithin(state, 'cmp_nowhere', HEADQUARTERS)).toBe(false);
});

test('R22 a ceiling is worked out once for a state, and anew for the next', () => {
  const state = withCeiling();
  expect(ceilingOf(state, BRANCH)).toBe(ceilingOf(state, BRANCH));
  const raised = state.after([
    createEdit('roleAssignments', `rol_more:${BRANCH}`, { roleId: 'rol_more', companyId: BRANCH }),
    createEdit('roles', 'rol_more', {
      name: 'More',
      type: 'company',
      companyId: HEADQUARTERS,
      rights: ['trading.orders'],
    }),
  ]);
  expect(ceilingOf(state, BRANCH).codes()).toEqual(['reports.statements', 'reports.tax']);
  expect(ceilingOf(raised, BRANCH).codes()).toEqual(['reports.statements', 'reports.tax', 'trading.orders']);
});
