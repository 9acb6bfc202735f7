import { functionTitle, rightInWords } from '../catalogue.ts';
import type { Entity, Fields } from '../entity.ts';
import { companyIdOf } from './companies.ts';

/** A right that a user holds directly. */
export interface Grant extends Fields {
  readonly userId: string;
  readonly function: string;
}

export const grantId = (userId: string, code: string): string => `${userId}:${code}`;

export const grantsEntity: Entity = {
  name: 'grants',
  noun: 'right',
  fields: {
    userId: { type: 'text', label: 'user' },
    function: { type: 'text', label: 'function' },
  },
  indexes: {
    byUser: (row) => String(row['userId']),
  },
  nameOf: (row) => functionTitle(String(row['function'])),
  relates: (row) => ({
    entity: 'users',
    id: String(row['userId']),
    what: rightInWords(String(row['function'])),
  }),
  reaches: (row) => [String(row['userId'])],
  managedIn: (row, _id, state) => [companyIdOf(state, 'users', row['userId'])],
  isSensitive: () => false,
};
