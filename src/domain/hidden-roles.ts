import type { AccountState, Edit } from './account-state.ts';
import type { Change, Decision, StateReason } from './change.ts';
import { standingOf, type DecidingContext } from './deciding.ts';
import { canSeeRole, effectiveRights } from './effective.ts';
import { rolesTouched } from './role-rules.ts';
import { RightSet } from './rights.ts';

/** Whether somebody reads all of a change: its initiator, and whoever has decided on it or may (R23). */
export const readsAll = (
  state: AccountState,
  change: Parameters<typeof standingOf>[1],
  decisions: readonly Decision[],
  context: DecidingContext,
  readerId: string,
): boolean =>
  readerId === change.initiatorId ||
  decisions.some(({ officerId }) => officerId === readerId) ||
  standingOf(state, change, readerId, context).may;

/**
 * The roles that a change names and a reader can't see; one that is not there is judged by what it would hold, and where
 * the change does not tell, it can't be seen.
 */
const hiddenFrom = (state: AccountState, { edits, roles }: Pick<Change, 'edits' | 'roles'>, readerId: string) => {
  const own = effectiveRights(state, readerId);
  const rightsOf = new Map(roles.map(({ id, rights }) => [id, rights]));
  const isSeen = (id: string): boolean => {
    const rights = rightsOf.get(id);
    return (
      (state.get('roles', id) === undefined ? rights !== undefined : canSeeRole(state, readerId, id)) &&
      (rights === undefined || RightSet.of(rights).isSubsetOf(own))
    );
  };
  return new Set([...rolesTouched(state, edits), ...rightsOf.keys()].filter((id) => !isSeen(id)));
};

/** Edits without those of roles that a reader can't see: what they may not do tells them of none (R23). */
export const withoutHidden = (state: AccountState, edits: readonly Edit[], readerId: string): Edit[] =>
  edits.filter((edit) =>
    rolesTouched(state, [edit]).every((id) => state.get('roles', id) === undefined || canSeeRole(state, readerId, id)),
  );

/** What can name a role in a change, beside its numbers and states. */
type Naming = Pick<Change, 'edits' | 'roles' | 'payload'> & {
  readonly title: string;
  readonly description: string;
  readonly stateReason: StateReason | null;
};

/** Why a change ended, as far as the words name people and times alone; any other words may name a role as it was called then. */
const namesNoRole: ReadonlySet<string> = new Set([
  'rejected',
  'expired',
  'withdrawn',
  'initiator_left',
  'effect_moved',
  'sensitive_now',
  'not_as_submitted',
  'refused_by_database',
]);

/**
 * A change as somebody reads who does not read all of it: roles that they can't see are named nowhere (R23). The change
 * itself where it names none.
 */
export const asSeenBy = <C extends Naming>(state: AccountState, change: C, readerId: string): C => {
  const hidden = hiddenFrom(state, change, readerId);
  if (hidden.size === 0) return change;
  const shows = (edit: Edit): boolean => !rolesTouched(state, [edit]).some((id) => hidden.has(id));
  const { stateReason } = change;
  const mayName = stateReason !== null && !namesNoRole.has(stateReason.code);
  return {
    ...change,
    description: `${change.title}: it names a role that you can't see`,
    payload: null,
    edits: change.edits.filter(shows),
    roles: change.roles.filter(({ id }) => !hidden.has(id)),
    stateReason: mayName ? { ...stateReason, text: "The reason may name a role that you can't see." } : stateReason,
  };
};
