import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accessOf } from '../../src/domain/access.ts';
import { modifyEdit, type AccountState } from '../../src/domain/account-state.ts';
import { catalogue } from '../../src/domain/catalogue.ts';
import { companyIdOf, isWithin } from '../../src/domain/companies.ts';
import { rolesReaching } from '../../src/domain/effective.ts';
import { activeUsersOfRole, reachedThrough, usersOfRole, usersWhoMay } from '../../src/domain/reach.ts';
import { acme, idOf } from './acme.ts';
import { idsOf, organization, seeds, type Seeds } from './organizations.ts';

const runs = { numRuns: 200 };

/** An organization of which one user is suspended, whatever they have. */
const suspended = (from: Seeds): AccountState => {
  const state = organization(from);
  return state.after(modifyEdit(state, 'users', 'usr_2', { status: 'suspended' }));
};

describe('over random organizations', () => {
  test('R17 R22 those who may use a function are those of whom access says so, one by one', () => {
    fc.assert(
      fc.property(seeds, (from) => {
        const state = suspended(from);
        const mayUse = accessOf(state);
        for (const { code } of catalogue)
          expect([...usersWhoMay(state, code)].sort()).toEqual(idsOf(state, 'users').filter((id) => mayUse(id, code)));
      }),
      runs,
    );
  });

  test('R20 R22 a role reaches whom it is assigned to, members of sets, and people of companies and below', () => {
    fc.assert(
      fc.property(seeds, (from) => {
        const state = suspended(from);
        for (const roleId of idsOf(state, 'roles')) {
          const companies = [...state.all('roleAssignments')].flatMap(([, row]) =>
            row.roleId === roleId && row.companyId !== null ? [row.companyId] : [],
          );
          const isReached = (userId: string): boolean =>
            [...rolesReaching(state, userId)].some((role) => role.roleId === roleId) ||
            (state.get('users', userId)!.status !== 'removed' &&
              companies.some((top) => isWithin(state, companyIdOf(state, 'users', userId), top)));
          const reached = idsOf(state, 'users').filter(isReached);
          expect([...usersOfRole(state, roleId)].sort()).toEqual(reached);
          expect(activeUsersOfRole(state, roleId)).toBe(
            reached.filter((id) => state.get('users', id)!.status === 'active').length,
          );
        }
      }),
      runs,
    );
  });

  test('R20 what a role reaches somebody through has the role, and they are in it', () => {
    fc.assert(
      fc.property(seeds, (from) => {
        const state = organization(from);
        for (const roleId of idsOf(state, 'roles'))
          for (const userId of usersOfRole(state, roleId)) {
            const through = reachedThrough(state, roleId, userId);
            const ways = [...rolesReaching(state, userId)].filter((role) => role.roleId === roleId);
            if (through === null || ways.some(({ setId }) => setId === null)) {
              expect(through).toBeNull();
              expect(ways).toContainEqual({ roleId, through: 'employee', setId: null });
            } else if (through.type === 'company') {
              expect(ways).toEqual([]);
              expect(isWithin(state, companyIdOf(state, 'users', userId), through.id)).toBe(true);
              expect(state.find('roleAssignments', 'byCompany', through.id)).toContain(`${roleId}:${through.id}`);
            } else expect(ways).toContainEqual({ roleId, through: through.type, setId: through.id });
          }
      }),
      runs,
    );
  });
});

test('nobody is reached by a role that is not there, nor through anything', () => {
  const state = acme({ withRoles: true });
  expect(usersOfRole(state, 'rol_none').size).toBe(0);
  expect(activeUsersOfRole(state, 'rol_none')).toBe(0);
  expect(reachedThrough(state, 'rol_none', idOf('ada'))).toBeNull();
  expect(reachedThrough(state, 'rol_none', 'usr_none')).toBeNull();
});

test('R17 a function that comes with the designation is used by officers, and by nobody who is suspended', () => {
  const state = acme();
  expect([...usersWhoMay(state, 'security.users')].sort()).toEqual(
    ['ada', 'ben', 'cleo', 'dev', 'eva'].map((p) => `usr_${p}`),
  );
  expect(usersWhoMay(state, 'reports.risk').has(idOf('sam'))).toBe(false);
  expect(usersWhoMay(state, 'reports.risk')).toBe(usersWhoMay(state, 'reports.risk'));
});
