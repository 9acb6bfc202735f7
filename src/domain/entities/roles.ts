import { functionTitle, rightInWords } from '../catalogue.ts';
import type { Entity, Fields } from '../entity.ts';
import { nameKey } from '../text.ts';
import { companyIdOf } from './companies.ts';
import { roleAssignmentsEntity } from './role-assignments.ts';

export const roleTypes = ['employee', 'company'] as const;
/** What a role can be assigned to: employees and sets of them, or companies as a ceiling (R21, R22). */
export type RoleType = (typeof roleTypes)[number];

/** Whom a role of the type is for, in a sentence. */
export const roleTypeInWords = (type: RoleType): string => (type === 'company' ? 'for companies' : 'for employees');

/** A named set of rights, of the company that it was made in (R20, R24). */
export interface Role extends Fields {
  readonly name: string;
  readonly type: RoleType;
  readonly companyId: string;
  /** Codes, sorted. */
  readonly rights: readonly string[];
}

/** Part of a company, or that company and all below it, whose officers can assign a role (R24). */
export interface RoleShare extends Fields {
  readonly roleId: string;
  readonly companyId: string;
  /** Whether it is shared with all companies below as well. */
  readonly branch: boolean;
}

export const roleShareId = (roleId: string, companyId: string): string => `${roleId}:${companyId}`;

export const rolesEntity: Entity = {
  name: 'roles',
  noun: 'role',
  fields: {
    name: { type: 'text', label: 'name' },
    type: {
      type: 'text',
      label: 'type',
      words: (value) => `${roleTypeInWords(value as RoleType)}${value === 'company' ? ', as a ceiling' : ''}`,
    },
    companyId: { type: 'text', label: 'company', words: (value, state) => state.nameOf('companies', String(value)) },
    rights: {
      type: 'texts',
      label: 'rights',
      words: (value) => (value as readonly string[]).map(functionTitle).join(', ') || 'none',
      has: rightInWords,
    },
  },
  indexes: {
    byCompany: (row) => String(row['companyId']),
    byName: (row) => `${String(row['companyId'])} ${nameKey(String(row['name']))}`,
  },
  nameOf: (row) => String(row['name']),
  nounOf: (row, state) => `role of ${state.nameOf('companies', String(row['companyId']))}`,
  *reaches(_row, roleId, state) {
    for (const id of state.find('roleAssignments', 'byRole', roleId))
      yield* roleAssignmentsEntity.reaches(state.get('roleAssignments', id)!, id, state);
  },
  rightsFollow: ['rights'],
  managedIn: (row) => [String(row['companyId'])],
  isSensitive: () => false,
};

export const roleSharesEntity: Entity = {
  name: 'roleShares',
  noun: 'shared role',
  fields: {
    roleId: { type: 'text', label: 'role' },
    companyId: { type: 'text', label: 'company' },
    branch: { type: 'boolean', label: 'and all below', default: false },
  },
  indexes: {
    byRole: (row) => String(row['roleId']),
    byCompany: (row) => String(row['companyId']),
  },
  nameOf: (row, _id, state) =>
    `${state.nameOf('roles', String(row['roleId']))}, shared with ${state.nameOf('companies', String(row['companyId']))}`,
  relates: (row, state) => ({
    entity: 'roles',
    id: String(row['roleId']),
    what: `shared with ${state.nameOf('companies', String(row['companyId']))}${row['branch'] === true ? ' and all below it' : ''}`,
  }),
  reaches: () => [],
  managedIn: (row, _id, state) => [companyIdOf(state, 'roles', row['roleId'])],
  isSensitive: () => false,
};
