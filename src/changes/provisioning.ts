import { EditMismatch, type AccountState, type Edit } from '../domain/account-state.ts';
import type { ChangeKind } from '../domain/change-kind.ts';
import type { SetType } from '../domain/entities/employee-sets.ts';
import { addressKey, nameKey } from '../domain/text.ts';
import { addUser } from './add-user.ts';
import { createEmployeeGroup } from './create-employee-group.ts';
import { deleteEmployeeGroup } from './delete-employee-group.ts';
import { modifyEmployeeGroup } from './modify-employee-group.ts';
import { modifyUser } from './modify-user.ts';
import { reinstateUser } from './reinstate-user.ts';
import { removeUser } from './remove-user.ts';
import { suspendUser } from './suspend-user.ts';

/*
 * What an identity provider asks for, as the changes that officers approve. A user is a person with access; a group is
 * an employee group: people of a team, to which roles are given here and not by the provider.
 */

/** A person as a provider has them. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly active: boolean;
}

/** A group as a provider has it. */
export interface Team {
  readonly name: string;
  readonly memberIds: readonly string[];
}

/** A modification, as a change or as a member of a set. */
export interface Modification {
  readonly kind: ChangeKind;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** How things of one sort come, change and go. `A` is all that is asked of one. */
export interface Provisioned<A> {
  readonly entity: 'users' | 'employeeSets';
  /** As the state has it; undefined where it has none. */
  find(state: AccountState, id: string): A | undefined;
  /** Every one that there is, by id. */
  ids(state: AccountState): string[];
  same(a: A, b: A): boolean;
  /** Whether there can't be both. */
  collide(a: A, b: A): boolean;
  /** What leads from the state to what is asked: from nothing where `id` is absent, to nothing where `asked` is null. */
  modifications(state: AccountState, id: string | undefined, asked: A | null): Modification[];
}

const TEAM: SetType = 'employee-group';

const personChanges = (state: AccountState, userId: string, asked: Person): Modification[] => {
  const { name, email, status } = state.get('users', userId)!;
  const moved = {
    ...(asked.name !== name && { name: asked.name }),
    ...(asked.email !== email && { email: asked.email }),
  };
  const turn = asked.active ? reinstateUser : suspendUser;
  return [
    ...(Object.keys(moved).length > 0 ? [{ kind: modifyUser, payload: { userId, ...moved } }] : []),
    ...(asked.active === (status === 'active') ? [] : [{ kind: turn, payload: { userId } }]),
  ];
};

/** Users of the account. Access that a provider takes is suspended, so that it can come back with all that they hold. */
export const people: Provisioned<Person> = {
  entity: 'users',
  find(state, id) {
    const user = state.get('users', id);
    return user === undefined || user.status === 'removed'
      ? undefined
      : { name: user.name, email: user.email, active: user.status === 'active' };
  },
  ids: (state) =>
    (['active', 'suspended'] as const).flatMap((status) => state.find('users', 'byStatus', status)).sort(),
  same: (a, b) => a.name === b.name && a.email === b.email && a.active === b.active,
  collide: (a, b) => addressKey(a.email) === addressKey(b.email),
  modifications(state, id, asked) {
    if (asked === null) return id === undefined ? [] : [{ kind: removeUser, payload: { userId: id } }];
    if (id !== undefined) return personChanges(state, id, asked);
    const { name, email, active } = asked;
    const added = { kind: addUser, payload: { name, email } };
    return active ? [added] : [added, { kind: suspendUser, payload: { userId: '#0' } }];
  },
};

const membersOf = (state: AccountState, setId: string): string[] =>
  state
    .find('memberships', 'bySet', setId)
    .map((id) => state.get('memberships', id)!.userId)
    .sort();

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((each) => b.has(each));

const teamChanges = (state: AccountState, id: string, asked: Team): Modification[] => {
  const was = state.get('employeeSets', id)!;
  const [before, after] = [new Set(membersOf(state, id)), new Set(asked.memberIds)];
  const addMemberIds = [...after].filter((userId) => !before.has(userId)).sort();
  const removeMemberIds = [...before].filter((userId) => !after.has(userId)).sort();
  const moved = {
    ...(asked.name !== was.name && { name: asked.name }),
    ...(addMemberIds.length > 0 && { addMemberIds }),
    ...(removeMemberIds.length > 0 && { removeMemberIds }),
  };
  return Object.keys(moved).length > 0 ? [{ kind: modifyEmployeeGroup, payload: { id, ...moved } }] : [];
};

/** Employee groups of the account. One that goes, goes with its memberships and roles: the change says so. */
export const teams: Provisioned<Team> = {
  entity: 'employeeSets',
  find(state, id) {
    const set = state.get('employeeSets', id);
    return set?.type === TEAM ? { name: set.name, memberIds: membersOf(state, id) } : undefined;
  },
  ids: (state) => [...state.find('employeeSets', 'byType', TEAM)].sort(),
  same: (a, b) => a.name === b.name && isSame(new Set(a.memberIds), new Set(b.memberIds)),
  collide: (a, b) => nameKey(a.name) === nameKey(b.name),
  modifications(state, id, asked) {
    if (asked === null) return id === undefined ? [] : [{ kind: deleteEmployeeGroup, payload: { id, unassign: true } }];
    if (id !== undefined) return teamChanges(state, id, asked);
    const { name, memberIds } = asked;
    return [
      {
        kind: createEmployeeGroup,
        payload: { name, ...(memberIds.length > 0 && { memberIds: [...memberIds].sort() }) },
      },
    ];
  },
};

/** Modifications as the one change that is approved whole (R36). */
export const asOneChange = (
  modifications: readonly Modification[],
): { readonly kind: string; readonly payload: Readonly<Record<string, unknown>> } => {
  const changes = modifications.map(({ kind, payload }) => ({ kind: kind.kind, payload }));
  return changes.length === 1 ? changes[0]! : { kind: 'change-set', payload: { changes } };
};

/** The state as a change that waits would leave it; as it is, where the change fits it no more. */
export const stateWith = (state: AccountState, edits: readonly Edit[]): AccountState => {
  try {
    return state.after(edits);
  } catch (error) {
    if (error instanceof EditMismatch) return state;
    throw error;
  }
};

/** The id of what a change makes, of this sort. */
export const idMade = (edits: readonly Edit[], { entity }: Pick<Provisioned<never>, 'entity'>): string | undefined =>
  edits.find((edit) => edit.entity === entity && edit.before === null)?.id;
