import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { kindOf } from '../../src/changes/index.ts';
import { AccountState, createEdit, deleteEdit, modifyEdit, netEdits } from '../../src/domain/account-state.ts';
import { evaluate } from '../../src/domain/admission.ts';
import { catalogue, isOfficerOnly } from '../../src/domain/catalogue.ts';
import { allowedFunctions, canSeeRole, effectiveRights, explainRights } from '../../src/domain/effective.ts';
import { membershipId } from '../../src/domain/entities/employee-sets.ts';
import { grantId } from '../../src/domain/entities/grants.ts';
import { impactCounts, impactOf, isWithinShown, type Impact } from '../../src/domain/impact.ts';
import { ACME, acme, everyRight, HEADQUARTERS, idOf, type Person } from './acme.ts';
import { steps, walk } from './arbitraries.ts';
import { naiveEffective, naiveImpact, wholeRows } from './naive.ts';

const grantTo = (person: Person, code: string) =>
  createEdit('grants', grantId(idOf(person), code), { userId: idOf(person), function: code });

const byUser = (impact: Impact) =>
  Object.fromEntries(
    impact
      .flatMap(({ userIds, gained, lost }) => userIds.map((id) => [id, { gained, lost }] as const))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Acme with so many users more, each with a right. */
const acmeWith = (users: number): AccountState => {
  const state = acme();
  return state.after(
    Array.from({ length: users }, (_, i) => `usr_${i}`).flatMap((id) => [
      createEdit('users', id, { name: id, email: `${id}@acme.example`, companyId: HEADQUARTERS }),
      createEdit('grants', grantId(id, 'reports.tax'), { userId: id, function: 'reports.tax' }),
    ]),
  );
};

/** How often the state is asked while `work` runs: for a row, for those under a key, for all. */
const lookUpsOf = (work: () => void): Record<'get' | 'find' | 'all', number> => {
  const get = jest.spyOn(AccountState.prototype, 'get');
  const find = jest.spyOn(AccountState.prototype, 'find');
  const all = jest.spyOn(AccountState.prototype, 'all');
  try {
    work();
    return { get: get.mock.calls.length, find: find.mock.calls.length, all: all.mock.calls.length };
  } finally {
    jest.restoreAllMocks();
  }
};

/** How often what is under a key is asked for while `work` runs, as `grants byUser usr_ada`. */
const findsOf = (work: () => void): ((key: string) => number) => {
  const find = jest.spyOn(AccountState.prototype, 'find');
  try {
    work();
    const asked = find.mock.calls.map((call) => call.join(' '));
    return (key) => asked.filter((each) => each === key).length;
  } finally {
    jest.restoreAllMocks();
  }
};

describe('effective rights', () => {
  test('R17 are what the definition says, for everybody, on any state', () => {
    fc.assert(
      fc.property(steps, (path) => {
        const { after } = walk(acme(), path);
        const plain = wholeRows(after);
        for (const [id] of after.all('users'))
          expect(effectiveRights(after, id).codes()).toEqual(naiveEffective(plain, id));
      }),
    );
  });

  test('R17 an officer has all officer-only functions beside their rights; nobody else has one', () => {
    const state = acme();
    const security = catalogue.filter((f) => isOfficerOnly(f.code)).map((f) => f.code);
    expect(allowedFunctions(state, idOf('dev'))).toEqual(security);
    expect(allowedFunctions(state, idOf('fred'))).toEqual(['reports.statements']);
    expect(allowedFunctions(state, idOf('sam'))).toEqual([]);
    expect(allowedFunctions(state, 'usr_nobody')).toEqual([]);
  });

  test('R17 the ceiling does not touch officer-only functions', () => {
    const state = acme({ account: { rights: [] } });
    expect(allowedFunctions(state, idOf('ada')).every(isOfficerOnly)).toBe(true);
    expect(allowedFunctions(state, idOf('ada'))).toHaveLength(8);
  });

  test('are explained: what gives a right, and what masks it', () => {
    const explained = (person: Person, code: string, rights = everyRight) =>
      explainRights(acme({ account: { rights } }), idOf(person)).find((e) => e.function === code);
    expect(explained('gina', 'funding.deposit')).toMatchObject({
      allowed: true,
      sources: [{ type: 'direct' }],
      masks: [],
    });
    expect(explained('gina', 'funding.deposit', [])).toMatchObject({ allowed: false, masks: [{ type: 'account' }] });
    expect(explained('sam', 'reports.risk')).toMatchObject({ allowed: false, masks: [{ type: 'status' }] });
    expect(explained('dev', 'security.users')).toMatchObject({ allowed: true, sources: [{ type: 'designation' }] });
    expect(explained('fred', 'security.users')).toMatchObject({ allowed: false, sources: [], masks: [] });
  });

  test('are explained as they are, on any state', () => {
    fc.assert(
      fc.property(steps, (path) => {
        const { after } = walk(acme(), path);
        for (const [id] of after.all('users')) {
          const allowed = explainRights(after, id).filter((e) => e.allowed);
          expect(allowed.map((e) => e.function).sort()).toEqual(allowedFunctions(after, id).sort());
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('what is held against many is worked out once', () => {
  test('R28 by an edit of the role of a set: what the set has on either side, and what a member has beside it', () => {
    const group = 'set_employee-group';
    const state = acme({ withRoles: true }).after(
      Array.from({ length: 20 }, (_, i) => `usr_${i}`).flatMap((userId) => [
        createEdit('users', userId, { name: userId, email: `${userId}@acme.example`, companyId: HEADQUARTERS }),
        createEdit('memberships', membershipId(group, userId), { setId: group, userId }),
      ]),
    );
    const edits = modifyEdit(state, 'roles', 'rol_clerk', { rights: ['reports.risk'] });
    const after = state.after(edits);
    const finds = findsOf(() => expect(impactCounts(impactOf(state, after, edits)).gaining).toBe(21));
    expect(finds(`roleAssignments bySet ${group}`)).toBe(2);
    expect(finds('grants byUser usr_7')).toBe(1);
  });

  test('R23 by somebody’s look at every role: what they may do', () => {
    const state = acme({ withRoles: true });
    const finds = findsOf(() => {
      const seen = [...state.all('roles')].map(([id]) => id).filter((id) => canSeeRole(state, idOf('cleo'), id));
      expect(seen.sort()).toEqual(['rol_spare', 'rol_viewer']);
    });
    expect(finds(`grants byUser ${idOf('cleo')}`)).toBe(1);
  });
});

describe('impact', () => {
  test('impact equals a naive comparison of all users', () => {
    fc.assert(
      fc.property(steps, (path) => {
        const before = acme();
        const { taken, after } = walk(before, path);
        const impact = impactOf(before, after, netEdits(before, after, taken));
        expect(byUser(impact)).toEqual(naiveImpact(wholeRows(before), wholeRows(after)));
        expect(new Set(impact.map((g) => `${g.gained.join()}|${g.lost.join()}`)).size).toBe(impact.length);
        expect(impact.every((g) => g.userIds.length > 0 && g.gained.length + g.lost.length > 0)).toBe(true);
        expect(impactCounts(impact)).toEqual({
          gaining: Object.values(byUser(impact)).filter((g) => g.gained.length > 0).length,
          losing: Object.values(byUser(impact)).filter((g) => g.lost.length > 0).length,
        });
      }),
    );
  });

  test('R28 users who gain and lose alike are one group; what weighs more comes first', () => {
    const state = acme();
    const edits = [
      ...(['fred', 'gina', 'ben'] as const).map((person) => grantTo(person, 'billing.fees')),
      grantTo('cleo', 'shipment.track'),
      grantTo('fred', 'reports.flex'),
      ...modifyEdit(state, 'users', idOf('eva'), { status: 'suspended' }),
    ];
    const groups = impactOf(state, state.after(edits), edits).map((g) => [g.userIds, g.gained, g.lost]);
    expect(groups).toEqual([
      [[idOf('ben'), idOf('gina')], ['billing.fees'], []],
      [[idOf('cleo')], ['shipment.track'], []],
      [[idOf('fred')], ['billing.fees', 'reports.flex'], []],
      [[idOf('eva')], [], ['billing.invoices', 'funding.history']],
    ]);
  });

  test('R28 does not hang on the order of the edits', () => {
    const state = acme();
    const edits = [grantTo('fred', 'billing.fees'), grantTo('cleo', 'billing.fees'), grantTo('fred', 'funding.cards')];
    const there = impactOf(state, state.after(edits), edits);
    expect(impactOf(state, state.after(edits), [...edits].reverse())).toEqual(there);
  });

  test('R16 a raised ceiling gives what it uncovers', () => {
    const low = acme({ account: { rights: ['reports.tax'] } });
    const edits = modifyEdit(low, 'account', ACME, { rights: ['reports.tax', 'funding.deposit'] });
    expect(byUser(impactOf(low, low.after(edits), edits))).toEqual({
      [idOf('ada')]: { gained: ['funding.deposit'], lost: [] },
      [idOf('gina')]: { gained: ['funding.deposit'], lost: [] },
    });
  });

  test.each<[string, object]>([
    ['approvals.set', { requiredApprovals: 1 }],
    ['policy.set', { probationHours: 48, officerRemoval: 'keep-operable', changeExpiryHours: 72 }],
    ['authorizers.set', { area: 'funding', primary: 1, secondary: 0 }],
  ])('%s moves nobody’s rights, and looks at as much on a large account as on a small one', (kind, payload) => {
    const lookUps = [0, 1_000].map((users) => {
      const state = acmeWith(users);
      return lookUpsOf(() => {
        const { impact, problems } = evaluate(state, kindOf(kind)!, payload, {
          initiatorId: idOf('ada'),
          changeId: 'c',
        });
        expect([impact, problems]).toEqual([[], []]);
      });
    });
    expect(lookUps[0]).toMatchObject({ all: 0 });
    expect(lookUps[0]!.get).toBeGreaterThan(0);
    expect(lookUps[1]).toEqual(lookUps[0]);
  });

  test('R16 a ceiling that moves reaches everybody, whatever else of the account moves with it', () => {
    const state = acmeWith(100);
    const edits = modifyEdit(state, 'account', ACME, { probationHours: 48, rights: [] });
    expect(impactOf(state, state.after(edits), edits).flatMap((group) => group.userIds)).toHaveLength(106);
  });

  test('R30 within what was shown: the same, less, and nobody else', () => {
    const shown: Impact = [
      { gained: ['reports.tax', 'reports.risk'], lost: [], userIds: ['a', 'b'] },
      { gained: [], lost: ['reports.flex'], userIds: ['c'] },
    ];
    const within = (...impact: Impact) => isWithinShown(impact, shown);
    expect(within(...shown)).toBe(true);
    expect(within()).toBe(true);
    expect(within({ gained: ['reports.tax'], lost: [], userIds: ['a'] })).toBe(true);
    expect(within({ gained: ['reports.tax'], lost: [], userIds: ['a', 'z'] })).toBe(false);
    expect(within({ gained: ['reports.flex'], lost: [], userIds: ['a'] })).toBe(false);
    expect(within({ gained: [], lost: ['reports.tax'], userIds: ['a'] })).toBe(false);
    expect(within({ gained: ['reports.flex'], lost: [], userIds: ['c'] })).toBe(false);
    expect(within({ gained: [], lost: ['reports.flex', 'reports.tax'], userIds: ['c'] })).toBe(false);
  });

  test('the removal of a user takes what they had', () => {
    const state = acme();
    const edits = [deleteEdit(state, 'grants', grantId(idOf('fred'), 'reports.statements'))];
    expect(byUser(impactOf(state, state.after(edits), edits))).toEqual({
      [idOf('fred')]: { gained: [], lost: ['reports.statements'] },
    });
  });
});
