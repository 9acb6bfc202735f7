import { z } from 'zod';
import { createEdit, deleteEdit, modifyEdit, type AccountState, type Edit } from '../domain/account-state.ts';
import { membershipId, setTypeInWords, type SetType } from '../domain/entities/employee-sets.ts';
import type { ChangeKind } from '../domain/change-kind.ts';
import { problem, type Problem } from '../domain/problems.ts';
import { companyOr, countOf, deleteAll, listed, mustBeCompany, mustBeUser, nameMustBeFree } from './checks.ts';
import { defineChange } from './define-change.ts';
import { Id, Ids, Name } from './payload-fields.ts';

/** What a kind's own file says of it: its name, and the sets that it is about. */
interface SetKind {
  readonly kind: string;
  readonly type: SetType;
}

const mustBeSet = (state: AccountState, type: SetType, id: string): Problem[] =>
  state.get('employeeSets', id)?.type === type
    ? []
    : [problem('not_found', `The account has no ${setTypeInWords(type)} ${id}.`, 'id')];

const mustBeUsers = (state: AccountState, ids: readonly string[], path: string): Problem[] =>
  ids.flatMap((id, index) => mustBeUser(state, id, `${path}.${index}`));

const join = (state: AccountState, setId: string, userIds: readonly string[]): Edit[] =>
  userIds
    .filter((userId) => state.get('memberships', membershipId(setId, userId)) === undefined)
    .map((userId) => createEdit('memberships', membershipId(setId, userId), { setId, userId }));

const leave = (state: AccountState, setId: string, userIds: readonly string[]): Edit[] =>
  userIds
    .filter((userId) => state.get('memberships', membershipId(setId, userId)) !== undefined)
    .map((userId) => deleteEdit(state, 'memberships', membershipId(setId, userId)));

const people = (state: AccountState, ids: readonly string[]): string =>
  listed(ids.map((id) => state.nameOf('users', id)));

/** The kind that makes a set of employees, with its first members. */
export const createSet = ({ kind, type }: SetKind): ChangeKind =>
  defineChange({
    kind,
    title: `Create an ${setTypeInWords(type)}`,
    accounts: 'institutional',
    payload: z.strictObject({ name: Name, companyId: Id.optional(), memberIds: Ids.optional() }),
    check: ({ name, companyId, memberIds = [] }, at) => [
      ...mustBeCompany(at.state, companyId),
      ...mustBeUsers(at.state, memberIds, 'memberIds'),
      ...nameMustBeFree(at, 'employeeSets', companyOr(at, companyId), name),
    ],
    edits({ name, companyId, memberIds = [] }, at) {
      const id = at.makeId('set', 0);
      return [
        createEdit('employeeSets', id, { type, name, companyId: companyOr(at, companyId) }),
        ...join(at.state, id, memberIds),
      ];
    },
    describe: ({ name, memberIds = [] }, state) =>
      `Create the ${setTypeInWords(type)} ${name}${memberIds.length > 0 ? `, with ${people(state, memberIds)}` : ''}`,
    examples: [{ name: 'Night shift', memberIds: ['usr_fred', 'usr_eva'] }],
  });

/** The kind that renames a set of employees, and lets members join and leave. */
export const modifySet = ({ kind, type }: SetKind): ChangeKind =>
  defineChange({
    kind,
    title: `Modify an ${setTypeInWords(type)}`,
    accounts: 'institutional',
    payload: z.strictObject({
      id: Id,
      name: Name.optional(),
      addMemberIds: Ids.optional(),
      removeMemberIds: Ids.optional(),
    }),
    check({ id, name, addMemberIds = [], removeMemberIds = [] }, at) {
      const { state } = at;
      const unknown = mustBeSet(state, type, id);
      if (unknown.length > 0) return unknown;
      const set = state.get('employeeSets', id)!;
      const both = addMemberIds.filter((userId) => removeMemberIds.includes(userId));
      return [
        ...mustBeUsers(state, addMemberIds, 'addMemberIds'),
        ...mustBeUsers(state, removeMemberIds, 'removeMemberIds'),
        ...(both.length === 0
          ? []
          : [
              problem(
                'invalid_payload',
                `a person joins or leaves; ${people(state, both)} is to do both`,
                'removeMemberIds',
              ),
            ]),
        ...nameMustBeFree(at, 'employeeSets', set.companyId, name ?? set.name, id),
      ];
    },
    edits: ({ id, name, addMemberIds = [], removeMemberIds = [] }, { state }) => [
      ...modifyEdit(state, 'employeeSets', id, { ...(name !== undefined && { name }) }),
      ...join(state, id, addMemberIds),
      ...leave(state, id, removeMemberIds),
    ],
    describe({ id, name, addMemberIds = [], removeMemberIds = [] }, state) {
      const parts = [
        ...(name === undefined ? [] : [`new name ${name}`]),
        ...(addMemberIds.length === 0 ? [] : [`add ${people(state, addMemberIds)}`]),
        ...(removeMemberIds.length === 0 ? [] : [`remove ${people(state, removeMemberIds)}`]),
      ];
      return `Modify the ${setTypeInWords(type)} ${state.nameOf('employeeSets', id)}${parts.length > 0 ? `: ${parts.join('; ')}` : ''}`;
    },
    examples: [{ id: `set_${type}`, addMemberIds: ['usr_eva'], removeMemberIds: ['usr_fred'] }],
  });

/** The kind that deletes a set of employees; one in use only where the change says that it goes from all (R26). */
export const deleteSet = ({ kind, type }: SetKind): ChangeKind =>
  defineChange({
    kind,
    title: `Delete an ${setTypeInWords(type)}`,
    accounts: 'institutional',
    payload: z.strictObject({ id: Id, unassign: z.boolean().optional() }),
    check({ id, unassign = false }, { state }) {
      const unknown = mustBeSet(state, type, id);
      if (unknown.length > 0 || unassign) return unknown;
      const [members, roles] = [state.count('memberships', 'bySet', id), state.count('roleAssignments', 'bySet', id)];
      return members + roles === 0
        ? []
        : [
            problem(
              'role_in_use',
              `${state.nameOf('employeeSets', id)} has ${countOf(members, 'member')} and ${countOf(roles, 'role')}. Say \`unassign: true\` to let them go with it.`,
            ),
          ];
    },
    edits: ({ id }, { state }) => [
      ...deleteAll(state, 'roleAssignments', 'bySet', id),
      ...deleteAll(state, 'memberships', 'bySet', id),
      deleteEdit(state, 'employeeSets', id),
    ],
    describe: ({ id, unassign }, state) =>
      `Delete the ${setTypeInWords(type)} ${state.nameOf('employeeSets', id)}${unassign ? ', with its memberships and roles' : ''}`,
    examples: [{ id: `set_${type}`, unassign: true }],
  });
