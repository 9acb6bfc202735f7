import type { AccountState, Edit } from './account-state.ts';
import { ceilingOf, companyIdOf, isWithin, roleRights, rolesAssigned } from './companies.ts';
import { canSeeRole } from './effective.ts';
import { problem, type Problem } from './problems.ts';
import { RightSet } from './rights.ts';

/** A role that a change hands out or alters, with the rights that it holds for it (R28, R30). */
export interface RoleAtHand {
  readonly id: string;
  readonly rights: readonly string[];
}

/** The role that an edit of a share or an assignment is about. */
const roleOf = (state: AccountState, { entity, id }: Edit): string =>
  state.get(entity as 'roleShares' | 'roleAssignments', id)!.roleId;

/** The ids of the roles that edits hand out (assigned, shared, or had by a set that gets members) or alter. */
const atHand = (after: AccountState, edits: readonly Edit[]): string[] =>
  edits.flatMap((edit) => {
    if (edit.entity === 'roles') return [edit.id];
    if (edit.after === null) return [];
    if (edit.entity === 'roleAssignments' || edit.entity === 'roleShares') return [roleOf(after, edit)];
    return edit.entity === 'memberships' ? rolesAssigned(after, 'bySet', after.get('memberships', edit.id)!.setId) : [];
  });

/** The roles that edits hand out or alter, by id, with their rights after the edits, or before where they are deleted. */
export const rolesAtHand = (before: AccountState, after: AccountState, edits: readonly Edit[]): RoleAtHand[] =>
  [...new Set(atHand(after, edits))].sort().map((id) => ({
    id,
    rights: (after.get('roles', id) ?? before.get('roles', id))!.rights,
  }));

/** The ids of the roles that edits alter, share or assign, or of which they take a share or an assignment back. */
export const rolesTouched = (state: AccountState, edits: readonly Edit[]): string[] => [
  ...new Set(
    edits.flatMap(({ entity, id, before, after }) => {
      if (entity === 'roles') return [id];
      if (entity !== 'roleShares' && entity !== 'roleAssignments') return [];
      const roleId = after?.['roleId'] ?? before?.['roleId'] ?? state.get(entity, id)?.roleId;
      return typeof roleId === 'string' ? [roleId] : [];
    }),
  ),
];

/** The rights that roles hold after edits and did not before, as written (R16). */
export const writtenGains = (before: AccountState, after: AccountState, edits: readonly Edit[]): RightSet =>
  RightSet.union(
    edits
      .filter((edit) => edit.entity === 'roles')
      .map(({ id }) => roleRights(after, id).minus(roleRights(before, id))),
  );

/** Whoever alters, shares or assigns a role sees it; for anybody else it is not there (R23). */
const unseen = (before: AccountState, after: AccountState, edits: readonly Edit[], initiatorId: string): Problem[] => {
  const named = edits.flatMap((edit) => {
    if (edit.entity === 'roles') return [edit.id];
    if (edit.entity === 'roleShares') return [roleOf(edit.after === null ? before : after, edit)];
    return edit.entity === 'roleAssignments' && edit.after !== null ? [roleOf(after, edit)] : [];
  });
  return [...new Set(named)]
    .filter((id) => before.get('roles', id) !== undefined && !canSeeRole(before, initiatorId, id))
    .map(noSuchRole);
};

/** What is said of a role that is not there, and of one that the reader can't see. */
export const noSuchRole = (roleId: string): Problem => problem('not_found', `The account has no role ${roleId}.`);

/** Whether a share is with a company: by itself, or by the branch that it lies in (R24). */
export const shareReaches = (state: AccountState, shareId: string, company: string): boolean => {
  const { companyId, branch } = state.get('roleShares', shareId)!;
  return companyId === company || (branch && isWithin(state, company, companyId));
};

/** A role is assigned by officers of its company or above it, and of companies that it is shared with (R24). */
const notShared = (
  before: AccountState,
  after: AccountState,
  edits: readonly Edit[],
  initiatorId: string,
): Problem[] => {
  const own = companyIdOf(before, 'users', initiatorId);
  const isShared = (roleId: string): boolean =>
    before.find('roleShares', 'byRole', roleId).some((id) => shareReaches(before, id, own));
  const assigned = edits.flatMap((edit) =>
    edit.entity === 'roleAssignments' && edit.after !== null ? [roleOf(after, edit)] : [],
  );
  return [...new Set(assigned)]
    .filter((id) => !isWithin(after, after.get('roles', id)!.companyId, own) && !isShared(id))
    .map((id) =>
      problem('out_of_scope', `${after.nameOf('roles', id)} is not shared with ${before.nameOf('companies', own)}.`),
    );
};

/** An employee-type role holds no right above its company's ceiling when it is written or assigned (R22). */
const aboveCeiling = (after: AccountState, edits: readonly Edit[]): Problem[] => {
  const written = edits.flatMap((edit) => {
    if (edit.after === null) return [];
    return edit.entity === 'roles' ? [edit.id] : edit.entity === 'roleAssignments' ? [roleOf(after, edit)] : [];
  });
  return [...new Set(written)].flatMap((id) => {
    const role = after.get('roles', id)!;
    const above = RightSet.ofRow(role).minus(ceilingOf(after, role.companyId)).codes();
    return role.type === 'company' || above.length === 0
      ? []
      : [
          problem(
            'exceeds_company_rights',
            `${after.nameOf('companies', role.companyId)} does not have ${above.join(', ')}, which ${role.name} holds.`,
          ),
        ];
  });
};

/** Why an initiator may not do this with roles (R22, R23). */
export const roleProblems = (
  before: AccountState,
  after: AccountState,
  edits: readonly Edit[],
  initiatorId: string,
): Problem[] => [
  ...unseen(before, after, edits, initiatorId),
  ...notShared(before, after, edits, initiatorId),
  ...aboveCeiling(after, edits),
];
