import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AccountState } from '../../src/domain/account-state.ts';
import { modifyEdit } from '../../src/domain/account-state.ts';
import { evaluate } from '../../src/domain/admission.ts';
import { ceilingOf, isWithin } from '../../src/domain/companies.ts';
import { canSeeRole, effectiveRights, explainRights } from '../../src/domain/effective.ts';
import { isOfficerOnly } from '../../src/domain/catalogue.ts';
import { RightSet } from '../../src/domain/rights.ts';
import { kindOf } from '../../src/changes/index.ts';
import { asked, idsOf, organization, organizationEdits, seeds, wishes, type Wish } from './organizations.ts';

/** The rules, read word by word, over sets of codes: what the bit sets must equal. */
const naive = (state: AccountState) => {
  const rightsOfRole = (roleId: string): Set<string> => new Set(state.get('roles', roleId)!.rights);
  const assigned = (field: 'userId' | 'setId' | 'companyId', id: string): string[] =>
    [...state.all('roleAssignments')].filter(([, row]) => row[field] === id).map(([, row]) => row.roleId);
  const ceiling = (companyId: string): Set<string> => {
    const { parentId } = state.get('companies', companyId)!;
    const above = parentId === null ? new Set(state.account.rights) : ceiling(parentId);
    const roles = assigned('companyId', companyId);
    if (roles.length === 0) return above;
    const together = new Set(roles.flatMap((id) => [...rightsOfRole(id)]));
    return new Set([...above].filter((code) => together.has(code)));
  };
  const effective = (userId: string): string[] => {
    const user = state.get('users', userId)!;
    if (user.status !== 'active') return [];
    const given = new Set([...state.all('grants')].filter(([, g]) => g.userId === userId).map(([, g]) => g.function));
    const sets = [...state.all('memberships')].filter(([, m]) => m.userId === userId).map(([, m]) => m.setId);
    for (const roleId of [...assigned('userId', userId), ...sets.flatMap((id) => assigned('setId', id))])
      for (const code of rightsOfRole(roleId)) given.add(code);
    return [...given].filter((code) => ceiling(user.companyId).has(code)).sort();
  };
  return { ceiling, effective };
};

const runs = { numRuns: 300 };

/** What an officer's wish comes to: the state after it, or that it is refused. */
const granted = (state: AccountState, wish: Wish, initiatorId: string, number: number): AccountState | undefined => {
  const { kind, payload } = asked(state, wish);
  const { problems, after, edits } = evaluate(state, kindOf(kind)!, payload, {
    initiatorId,
    changeId: `chg_${number}`,
  });
  return problems.length > 0
    ? undefined
    : state.after(edits, { version: state.version + 1, at: '2026-02-02T09:00:00.000Z' }) && after;
};

describe('over random organizations', () => {
  test('R20 effective rights by bit sets equal those read word by word from the rules', () => {
    fc.assert(
      fc.property(seeds, (from) => {
        const state = organization(from);
        const reference = naive(state);
        for (const id of idsOf(state, 'users'))
          expect(effectiveRights(state, id).codes()).toEqual(reference.effective(id));
        for (const id of idsOf(state, 'companies'))
          expect(ceilingOf(state, id).codes()).toEqual([...reference.ceiling(id)].sort());
      }),
      runs,
    );
  });

  test('R28 the impact of any wish is what the rules, read word by word, give and take', () => {
    fc.assert(
      fc.property(seeds, wishes, (from, path) => {
        const state = organization(from);
        for (const [number, wish] of path.entries()) {
          const { kind, payload } = asked(state, wish);
          const { after, impact } = evaluate(state, kindOf(kind)!, payload, {
            initiatorId: 'usr_0',
            changeId: `chg_${number}`,
          });
          const [was, is] = [naive(state), naive(after)];
          const moved = new Map(
            impact.flatMap(({ userIds, gained, lost }) => userIds.map((id) => [id, { gained, lost }])),
          );
          for (const id of idsOf(after, 'users')) {
            const had = state.get('users', id) === undefined ? [] : was.effective(id);
            const has = is.effective(id);
            const gained = has.filter((code) => !had.includes(code));
            const lost = had.filter((code) => !has.includes(code));
            expect(moved.get(id)).toEqual(gained.length + lost.length === 0 ? undefined : { gained, lost });
          }
        }
      }),
      runs,
    );
  });

  test('R22 nothing above any ceiling has effect, at any depth', () => {
    fc.assert(
      fc.property(seeds, (from) => {
        const state = organization(from);
        for (const id of idsOf(state, 'users')) {
          const rights = effectiveRights(state, id);
          for (const company of idsOf(state, 'companies'))
            if (isWithin(state, state.get('users', id)!.companyId, company))
              expect(rights.isSubsetOf(ceilingOf(state, company))).toBe(true);
        }
      }),
      runs,
    );
  });

  test('R22 a shrunk company role acts at once on every subsidiary and employee', () => {
    fc.assert(
      fc.property(seeds, fc.nat(63), fc.nat(31), (from, which, mask) => {
        const state = organization(from);
        const held = [...state.all('roleAssignments')].filter(([, row]) => row.companyId !== null);
        fc.pre(held.length > 0);
        const [, { roleId, companyId }] = held[which % held.length]!;
        const left = state.get('roles', roleId)!.rights.filter((_, i) => (mask >> i) & 1);
        const after = state.after(modifyEdit(state, 'roles', roleId, { rights: left }));
        const together = RightSet.union(
          [...after.find('roleAssignments', 'byCompany', companyId!)].map((id) =>
            RightSet.of(after.get('roles', after.get('roleAssignments', id)!.roleId)!.rights),
          ),
        );
        for (const id of idsOf(after, 'users'))
          if (isWithin(after, after.get('users', id)!.companyId, companyId!))
            expect(effectiveRights(after, id).isSubsetOf(together)).toBe(true);
      }),
      runs,
    );
  });

  test('R23 nobody sees, assigns or alters a role that holds a right they lack', () => {
    fc.assert(
      fc.property(seeds, wishes, fc.nat(63), (from, asking, who) => {
        const state = organization(from);
        const officers = [...state.find('users', 'officers', 'officers')].sort();
        const initiatorId = officers[who % officers.length]!;
        for (const [number, wish] of asking.entries()) {
          const { kind, payload } = asked(state, wish);
          const roleId = (payload as { roleId?: string }).roleId;
          const role = roleId === undefined ? undefined : state.get('roles', roleId);
          if (role === undefined || roleId === undefined) continue;
          const lacking = RightSet.of(role.rights)
            .intersect(ceilingOf(state, role.companyId))
            .minus(effectiveRights(state, initiatorId));
          expect(canSeeRole(state, initiatorId, roleId)).toBe(lacking.isEmpty);
          if (lacking.isEmpty) continue;
          const { problems } = evaluate(state, kindOf(kind)!, payload, { initiatorId, changeId: `chg_${number}` });
          expect(problems.map((p) => p.code)).toContain('not_found');
        }
      }),
      runs,
    );
  });

  test('R16 no chain of role edits, shares, memberships and moves gives anyone a right that the initiator lacks', () => {
    let landed = 0;
    fc.assert(
      fc.property(seeds, wishes, fc.nat(63), (from, asking, who) => {
        const start = organization(from);
        const officers = [...start.find('users', 'officers', 'officers')].sort();
        const initiatorId = officers[who % officers.length]!;
        const own = effectiveRights(start, initiatorId);
        let state = start;
        for (const [number, wish] of asking.entries()) {
          const after = granted(state, wish, initiatorId, number);
          if (after === undefined) continue;
          landed++;
          for (const id of idsOf(after, 'users'))
            expect(effectiveRights(after, id).minus(effectiveRights(start, id)).isSubsetOf(own)).toBe(true);
          for (const id of idsOf(after, 'roles')) {
            const was = RightSet.of(start.get('roles', id)?.rights ?? []);
            expect(RightSet.of(after.get('roles', id)!.rights).minus(was).isSubsetOf(own)).toBe(true);
          }
          state = after;
        }
      }),
      { numRuns: 600 },
    );
    expect(landed).toBeGreaterThan(300);
  });

  test('R25 what an officer alters lies in their own company or under it', () => {
    let landed = 0;
    fc.assert(
      fc.property(seeds, wishes, fc.nat(63), (from, asking, who) => {
        const state = organization(from);
        const officers = [...state.find('users', 'officers', 'officers')].sort();
        const initiatorId = officers[who % officers.length]!;
        const top = state.get('users', initiatorId)!.companyId;
        for (const [number, wish] of asking.entries()) {
          const after = granted(state, wish, initiatorId, number);
          if (after === undefined) continue;
          landed++;
          for (const id of idsOf(state, 'users'))
            if (!isWithin(state, state.get('users', id)!.companyId, top))
              expect(after.get('users', id)).toEqual(state.get('users', id));
          for (const id of idsOf(state, 'roles'))
            if (!isWithin(state, state.get('roles', id)!.companyId, top))
              expect(after.get('roles', id)).toEqual(state.get('roles', id));
          for (const id of idsOf(state, 'companies'))
            if (!isWithin(state, id, top)) expect(after.get('companies', id)).toEqual(state.get('companies', id));
        }
      }),
      runs,
    );
    expect(landed).toBeGreaterThan(100);
  });

  test('R20 the order of assignments never matters', () => {
    fc.assert(
      fc.property(seeds, fc.infiniteStream(fc.nat(1000)), (from, keys) => {
        const edits = organizationEdits(from);
        const assignments = edits.filter((edit) => edit.entity === 'roleAssignments');
        const mixed = assignments
          .map((edit) => ({ edit, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ edit }) => edit);
        const bare = organization({ ...from, assignments: [] });
        const [one, two] = [bare.after(assignments), bare.after(mixed)];
        for (const id of idsOf(one, 'users'))
          expect(effectiveRights(one, id).codes()).toEqual(effectiveRights(two, id).codes());
      }),
      runs,
    );
  });

  test('an explanation allows what is effective, and names a source and every mask of the rest', () => {
    fc.assert(
      fc.property(seeds, (from) => {
        const state = organization(from);
        for (const id of idsOf(state, 'users')) {
          const explained = explainRights(state, id).filter((right) => !isOfficerOnly(right.function));
          expect(
            explained
              .filter((r) => r.allowed)
              .map((r) => r.function)
              .sort(),
          ).toEqual(effectiveRights(state, id).codes());
          const ceiling = ceilingOf(state, state.get('users', id)!.companyId);
          for (const right of explained) expect(right.masks.length === 0).toBe(ceiling.has(right.function));
        }
      }),
      runs,
    );
  });
});
