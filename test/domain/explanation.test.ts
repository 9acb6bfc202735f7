import { describe, expect, test } from '@jest/globals';
import { createEdit, modifyEdit } from '../../src/domain/account-state.ts';
import { catalogue, isOfficerOnly } from '../../src/domain/catalogue.ts';
import { canSeeRole } from '../../src/domain/effective.ts';
import { roleAssignmentId } from '../../src/domain/entities/role-assignments.ts';
import { explainTo, roleAsSeen, type Explanation } from '../../src/domain/explanation.ts';
import { ACME, acme, BRANCH, idOf, type Person } from './acme.ts';

const companyRole = (roleId: string, name: string, rights: readonly string[]) => [
  createEdit('roles', roleId, { name, type: 'company', companyId: 'cmp_hq', rights }),
  createEdit('roleAssignments', roleAssignmentId(roleId, BRANCH), { roleId, companyId: BRANCH }),
];

/** Fred has statements directly, by the clerk's role, and by a group that has it. */
const plain = acme({ withRoles: true });
/** Fred's company has two company roles, neither with statements; one of them has nothing at all. */
const low = acme({ withRoles: true, atBranch: ['fred'] }).after([
  ...companyRole('rol_zero', 'Zero', []),
  ...companyRole('rol_low', 'Low', ['reports.tax']),
]);

const direct = { type: 'direct', text: 'granted directly' };
const designated = { type: 'designation', text: 'given with the designation of an officer' };
const byRole = {
  type: 'role',
  text: 'given by the role Clerk',
  through: 'employee',
  roleId: 'rol_clerk',
};
const byGroup = {
  type: 'role',
  text: 'given by the role Clerk, through the employee group The employee-group',
  through: 'employee-group',
  roleId: 'rol_clerk',
  setId: 'set_employee-group',
};
const status = (word: string) => ({ type: 'status', text: `the user is ${word}` });

describe('why somebody may use a function', () => {
  test.each<[string, Person, string, Omit<Explanation, 'function'>]>([
    [
      'a right of their own',
      'gina',
      'funding.deposit',
      { title: 'Deposit', allowed: true, sources: [direct], masks: [], text: 'Allowed: granted directly.' },
    ],
    [
      'R17 an officer-only function',
      'dev',
      'security.users',
      {
        title: 'Users',
        allowed: true,
        sources: [designated],
        masks: [],
        text: 'Allowed: given with the designation of an officer.',
      },
    ],
    [
      'R20 a right in several ways',
      'fred',
      'reports.statements',
      {
        title: 'Account statements',
        allowed: true,
        sources: [direct, byRole, byGroup],
        masks: [],
        text: 'Allowed: granted directly; given by the role Clerk; given by the role Clerk, through the employee group The employee-group.',
      },
    ],
  ])('%s', (_, person, code, expected) => {
    expect(explainTo(plain, idOf('ada')).right(idOf(person), code)).toEqual({ function: code, ...expected });
  });
});

describe('why somebody may not use a function', () => {
  test.each<[string, string, string, Pick<Explanation, 'sources' | 'masks' | 'text'>]>([
    [
      'who has nothing',
      idOf('fred'),
      'reports.tax',
      { sources: [], masks: [], text: 'Not allowed: nothing gives it.' },
    ],
    [
      'R17 who is no officer',
      idOf('gina'),
      'security.users',
      { sources: [], masks: [], text: 'Not allowed: nothing gives it.' },
    ],
    [
      'who is suspended',
      idOf('sam'),
      'reports.risk',
      {
        sources: [direct],
        masks: [status('suspended')],
        text: 'Not allowed: the user is suspended. Masked: granted directly.',
      },
    ],
    [
      'who is not there',
      'usr_nobody',
      'reports.tax',
      { sources: [], masks: [status('unknown')], text: 'Not allowed: nothing gives it.' },
    ],
    [
      'R17 who is not there, of an officer-only function',
      'usr_nobody',
      'security.users',
      { sources: [], masks: [status('unknown')], text: 'Not allowed: nothing gives it.' },
    ],
  ])('%s', (_, userId, code, expected) => {
    expect(explainTo(plain, idOf('ada')).right(userId, code)).toMatchObject({ allowed: false, ...expected });
  });

  test('R22 what the account lacks, and who is suspended besides: both are said', () => {
    const edits = [
      ...modifyEdit(plain, 'account', ACME, { rights: ['reports.tax'] }),
      ...modifyEdit(plain, 'users', idOf('gina'), { status: 'suspended' }),
    ];
    expect(explainTo(plain.after(edits), idOf('ada')).right(idOf('gina'), 'funding.deposit')).toMatchObject({
      masks: [status('suspended'), { type: 'account', text: 'the account does not have this right' }],
      text: 'Not allowed: the user is suspended; the account does not have this right. Masked: granted directly.',
    });
  });

  test('R22 R23 which company roles lack it, those by name that the reader can see', () => {
    const masks = (readerId: string | null) => explainTo(low, readerId).right(idOf('fred'), 'reports.statements').masks;
    const of = (names: string) => [
      {
        type: 'company',
        companyId: BRANCH,
        text: `Acme North does not have it, since its company roles ${names} lack it`,
      },
    ];
    expect(masks(idOf('ada'))).toEqual(of('Low, Zero'));
    expect(masks(idOf('dev'))).toEqual(of('(hidden), Zero'));
    expect(masks(null)).toEqual(of('(hidden), (hidden)'));
  });
});

describe('R23 a role that a reader can’t see', () => {
  test('gives a right without its name or id', () => {
    expect(explainTo(plain, idOf('dev')).right(idOf('fred'), 'reports.statements').sources).toEqual([
      direct,
      { type: 'role', text: 'given by a hidden role', through: 'employee' },
      {
        type: 'role',
        text: 'given by a hidden role, through the employee group The employee-group',
        through: 'employee-group',
        setId: 'set_employee-group',
      },
    ]);
  });

  test('is a hidden role in every list', () => {
    expect(roleAsSeen(plain, idOf('ada'), 'rol_clerk')).toEqual({ id: 'rol_clerk', name: 'Clerk' });
    expect(roleAsSeen(plain, idOf('dev'), 'rol_clerk')).toEqual({ id: null, name: 'a hidden role' });
    expect(roleAsSeen(plain, idOf('dev'), 'rol_spare')).toEqual({ id: 'rol_spare', name: 'Spare' });
  });

  test('and one that is not there is seen by nobody', () => {
    expect(canSeeRole(plain, idOf('ada'), 'rol_gone')).toBe(false);
    expect(roleAsSeen(plain, idOf('ada'), 'rol_gone')).toEqual({ id: null, name: 'a hidden role' });
  });
});

test('everything is explained: each function of the catalogue, by its title', () => {
  const all = explainTo(plain, idOf('ada')).rightsOf(idOf('dev'));
  expect(all.map(({ function: code, title }) => [code, title])).toEqual(
    catalogue.map(({ code, title }) => [code, title]),
  );
  expect(all.filter(({ allowed }) => allowed).every(({ function: code }) => isOfficerOnly(code))).toBe(true);
});
