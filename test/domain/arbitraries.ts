import fc from 'fast-check';
import { createEdit, deleteEdit, modifyEdit, type AccountState, type Edit } from '../../src/domain/account-state.ts';
import { areas, authorizerId, levels } from '../../src/domain/entities/authorizers.ts';
import { officerRemovals } from '../../src/domain/entities/account.ts';
import { grantId } from '../../src/domain/entities/grants.ts';
import { BRANCH, everyRight, HEADQUARTERS } from './acme.ts';

/** A few rights of several sections: enough to tell sets apart, few enough to collide. */
export const someRights = ['reports.tax', 'reports.risk', 'funding.withdraw', 'trading.orders', 'billing.fees'];

const statuses = ['active', 'suspended', 'removed'] as const;

/** A step that fits any state: which sort of row, and two numbers that pick the row and what becomes of it. */
export type Step = readonly [sort: number, which: number, how: number];

const pick = <T>(items: readonly T[], at: number): T => items[at % items.length]!;

const idsOf = (state: AccountState, entity: 'users' | 'companies'): string[] =>
  [...state.all(entity)].map(([id]) => id).sort();

const toggleGrant = (state: AccountState, userId: string, code: string): Edit =>
  state.get('grants', grantId(userId, code)) === undefined
    ? createEdit('grants', grantId(userId, code), { userId, function: code })
    : deleteEdit(state, 'grants', grantId(userId, code));

const sorts: readonly ((state: AccountState, which: number, how: number) => Edit[])[] = [
  (state, which, how) => {
    const id = `usr_new${which % 7}`;
    const patch = { status: pick(statuses, how), officer: how % 2 === 0, name: `Name ${how % 5}` };
    const fields = { email: `new${which % 7}@acme.example`, companyId: pick([HEADQUARTERS, BRANCH], how), ...patch };
    return state.get('users', id) ? modifyEdit(state, 'users', id, patch) : [createEdit('users', id, fields)];
  },
  (state, which, how) => {
    const fields = [
      { status: pick(statuses, how) },
      { officer: how % 2 === 0 },
      { companyId: pick([HEADQUARTERS, BRANCH], how) },
      { email: `address${how % 9}+${which % 2}@acme.example` },
      { owner: how % 2 === 0, name: `Name ${how % 5}` },
    ];
    return modifyEdit(state, 'users', pick(idsOf(state, 'users'), which), pick(fields, how));
  },
  (state, which, how) => [toggleGrant(state, pick(idsOf(state, 'users'), which), pick(someRights, how))],
  (state, which, how) => {
    const patches = [
      { rights: everyRight.filter((_, i) => i % (2 + (which % 3)) === 0) },
      { rights: everyRight },
      { requiredApprovals: which % 3 },
      { officerRemoval: pick(officerRemovals, which), probationHours: which },
    ];
    return modifyEdit(state, 'account', state.accountId, pick(patches, how));
  },
  (state, which, how) => {
    const [userId, area, level] = [pick(idsOf(state, 'users'), which), pick(areas, how), pick(levels, which)];
    const id = authorizerId(userId, area, level);
    return state.get('authorizers', id)
      ? [deleteEdit(state, 'authorizers', id)]
      : [createEdit('authorizers', id, { userId, area, level })];
  },
  (state, which, how) => {
    const area = pick(areas, which);
    if (state.get('authorizerRequirements', area) === undefined)
      return [createEdit('authorizerRequirements', area, { primary: how % 3, secondary: which % 3 })];
    return how % 2 === 0
      ? [deleteEdit(state, 'authorizerRequirements', area)]
      : modifyEdit(state, 'authorizerRequirements', area, { primary: how % 3 });
  },
  (state, which) => {
    const userId = pick(idsOf(state, 'users'), which);
    const rows = (entity: 'grants' | 'authorizers') =>
      [...state.find(entity, 'byUser', userId)].map((id) => deleteEdit(state, entity, id));
    return [...rows('grants'), ...rows('authorizers'), deleteEdit(state, 'users', userId)];
  },
  (state, which, how) => {
    const id = `cmp_new${which % 3}`;
    return state.get('companies', id)
      ? modifyEdit(state, 'companies', id, { name: `Company ${how}` })
      : [createEdit('companies', id, { name: `Company ${which}`, parentId: pick(idsOf(state, 'companies'), how) })];
  },
];

/** The edits of a step on a state: none, where it alters nothing. */
export const editsOf = (state: AccountState, [sort, which, how]: Step): Edit[] =>
  state.size('users') === 0 ? [] : pick(sorts, sort)(state, which, how);

export const steps: fc.Arbitrary<Step[]> = fc.array(fc.tuple(fc.nat(sorts.length - 1), fc.nat(30), fc.nat(30)), {
  minLength: 1,
  maxLength: 30,
});

/** The steps one after the other: the edits of each, and the state after all. */
export const walk = (
  from: AccountState,
  path: readonly Step[],
): { readonly taken: readonly (readonly Edit[])[]; readonly after: AccountState } => {
  let after = from;
  const taken = path.map((step) => {
    const edits = editsOf(after, step);
    after = after.after(edits);
    return edits;
  });
  return { taken, after };
};
