import type { Entity, Fields } from '../entity.ts';
import { nameKey } from '../text.ts';
import { companyIdOf } from './companies.ts';

export const setTypes = ['employee-role', 'employee-group'] as const;
/** A job, or a team. */
export type SetType = (typeof setTypes)[number];

/** A named set of employees, of a company. */
export interface EmployeeSet extends Fields {
  readonly type: SetType;
  readonly name: string;
  readonly companyId: string;
}

/** A user's place in a set of employees. */
export interface Membership extends Fields {
  readonly setId: string;
  readonly userId: string;
}

/** A sort of set, in a sentence. */
export const setTypeInWords = (type: SetType): string => type.replace('-', ' ');

export const membershipId = (setId: string, userId: string): string => `${setId}:${userId}`;

export const employeeSetsEntity: Entity = {
  name: 'employeeSets',
  noun: 'set of employees',
  fields: {
    type: { type: 'text', label: 'type', words: (value) => setTypeInWords(value as SetType) },
    name: { type: 'text', label: 'name' },
    companyId: { type: 'text', label: 'company', words: (value, state) => state.nameOf('companies', String(value)) },
  },
  indexes: {
    byType: (row) => String(row['type']),
    byCompany: (row) => String(row['companyId']),
    byName: (row) => `${String(row['companyId'])} ${nameKey(String(row['name']))}`,
  },
  nameOf: (row) => String(row['name']),
  nounOf: (row, state) =>
    `${setTypeInWords(row['type'] as SetType)} of ${state.nameOf('companies', String(row['companyId']))}`,
  reaches: () => [],
  managedIn: (row) => [String(row['companyId'])],
  isSensitive: () => false,
};

export const membershipsEntity: Entity = {
  name: 'memberships',
  noun: 'membership',
  fields: {
    setId: { type: 'text', label: 'set' },
    userId: { type: 'text', label: 'user' },
  },
  indexes: {
    bySet: (row) => String(row['setId']),
    byUser: (row) => String(row['userId']),
  },
  nameOf: (row, _id, state) => state.nameOf('employeeSets', String(row['setId'])),
  relates: (row, state) => ({
    entity: 'users',
    id: String(row['userId']),
    what: `member of ${state.nameOf('employeeSets', String(row['setId']))}`,
  }),
  reaches: (row) => [String(row['userId'])],
  managedIn: (row, _id, state) => [
    companyIdOf(state, 'employeeSets', row['setId']),
    companyIdOf(state, 'users', row['userId']),
  ],
  isSensitive: () => false,
};
