import { describe, expect, jest, test } from '@jest/globals';
import { accessOf } from '../../src/domain/access.ts';
import { AccountState, createEdit, modifyEdit } from '../../src/domain/account-state.ts';
import { catalogue, isOfficerOnly } from '../../src/domain/catalogue.ts';
import { grantId } from '../../src/domain/entities/grants.ts';
import { RightTable } from '../../src/domain/rights.ts';
import { acme, BRANCH, everyRight, HEADQUARTERS, idOf, type Person } from './acme.ts';

const officerOnly = catalogue.map(({ code }) => code).filter(isOfficerOnly);

/** How many rows are asked for while `work` runs. */
const rowsAskedFor = (work: () => void): number => {
  const get = jest.spyOn(AccountState.prototype, 'get');
  try {
    work();
    return get.mock.calls.length;
  } finally {
    jest.restoreAllMocks();
  }
};

describe('what somebody may use', () => {
  const access = () =>
    accessOf(
      acme({ withRoles: true, atBranch: ['gina'] }).after([
        createEdit('roleAssignments', `rol_north:${BRANCH}`, { roleId: 'rol_north', companyId: BRANCH }),
        createEdit('roleAssignments', 'rol_viewer:usr_dev', { roleId: 'rol_viewer', userId: idOf('dev') }),
      ]),
    );

  test.each<[string, Person, string, boolean]>([
    ['what they are granted', 'ben', 'trading.orders', true],
    ['nothing else', 'ben', 'trading.options', false],
    ['what a role gives them', 'dev', 'reports.tax', true],
    ['what their company has', 'gina', 'reports.statements', true],
    ['nothing above the ceiling of their company', 'gina', 'funding.deposit', false],
    ['nothing while they are suspended', 'sam', 'reports.risk', false],
    ['nothing that the catalogue lacks', 'ada', 'reports.none', false],
  ])('R20 R22 %s: %s and %s', (_, person, code, may) => {
    expect(access()(idOf(person), code)).toBe(may);
  });

  test('nobody who is not there may use anything', () => {
    const mayUse = access();
    const asked = ['reports.statements', 'security.users'];
    for (const id of ['usr_nobody', '', HEADQUARTERS])
      expect(asked.map((code) => mayUse(id, code))).toEqual([false, false]);
  });
});

describe('R17 the officer-only functions', () => {
  const used = (state: AccountState, person: Person): string[] =>
    officerOnly.filter((code) => accessOf(state)(idOf(person), code));

  test('come with the designation, all of them, and go with it', () => {
    const state = acme();
    expect(used(state, 'dev')).toEqual([
      'security.users',
      'security.officers',
      'security.roles',
      'security.authorizers',
      'security.account-rights',
      'security.approvals',
      'security.policy',
      'security.audit',
    ]);
    expect(used(state, 'fred')).toEqual([]);
    expect(used(state.after(modifyEdit(state, 'users', idOf('dev'), { officer: false })), 'dev')).toEqual([]);
    expect(used(state.after(modifyEdit(state, 'users', idOf('dev'), { status: 'suspended' })), 'dev')).toEqual([]);
  });

  test('come with nothing else, whatever rows say', () => {
    const account = { account: { rights: [...everyRight, 'security.users'].sort() } };
    const state = acme(account).after([
      createEdit('grants', grantId(idOf('fred'), 'security.users'), {
        userId: idOf('fred'),
        function: 'security.users',
      }),
    ]);
    expect(used(state, 'fred')).toEqual([]);
    expect(accessOf(state)(idOf('fred'), 'reports.statements')).toBe(true);
  });
});

test('what somebody may use is worked out once for a state, and no row is read after', () => {
  const state = acme();
  accessOf(state)(idOf('ben'), 'trading.orders');
  expect(accessOf(state)).toBe(accessOf(state));
  const again = rowsAskedFor(() => {
    expect(accessOf(state)(idOf('ben'), 'trading.orders')).toBe(true);
    expect(accessOf(state)(idOf('ben'), 'trading.options')).toBe(false);
  });
  expect(again).toBe(0);
  const moved = state.after(modifyEdit(state, 'users', idOf('ben'), { status: 'suspended' }));
  expect(accessOf(moved)(idOf('ben'), 'trading.orders')).toBe(false);
});

test('nobody is kept in memory who is not there, however many ids are made up', () => {
  const mayUse = accessOf(acme());
  const kept = jest.spyOn(RightTable.prototype, 'add');
  try {
    for (const id of ['usr_nobody', 'usr_other', idOf('ben')]) mayUse(id, 'trading.orders');
    expect(kept.mock.calls.map(([id]) => id)).toEqual([idOf('ben')]);
  } finally {
    jest.restoreAllMocks();
  }
});
