import type { Entity, Fields } from '../entity.ts';
import { companyIdOf, headquartersOf } from './companies.ts';

export const areas = ['portal', 'funding'] as const;
/** What an account asks authorizers for (R14). */
export type Area = (typeof areas)[number];

export const levels = ['primary', 'secondary'] as const;
export type Level = (typeof levels)[number];

/** How many authorizers an area asks for. The id is the area. */
export interface AuthorizerRequirement extends Fields {
  readonly primary: number;
  readonly secondary: number;
}

/** A person who authorizes in an area, at a level. One person may be both. */
export interface Authorizer extends Fields {
  readonly userId: string;
  readonly area: Area;
  readonly level: Level;
}

export const authorizerId = (userId: string, area: Area, level: Level): string => `${userId}:${area}:${level}`;

export const authorizerRequirementsEntity: Entity = {
  name: 'authorizerRequirements',
  noun: 'authorizers asked for',
  fields: {
    primary: { type: 'integer', label: 'primary authorizers', default: 0 },
    secondary: { type: 'integer', label: 'secondary authorizers', default: 0 },
  },
  indexes: {},
  nameOf: (_row, id) => id,
  reaches: () => [],
  managedIn: (_row, _id, state) => [headquartersOf(state)],
  isSensitive: () => true,
};

export const authorizersEntity: Entity = {
  name: 'authorizers',
  noun: 'authorizer',
  fields: {
    userId: { type: 'text', label: 'person' },
    area: { type: 'text', label: 'area' },
    level: { type: 'text', label: 'level' },
  },
  indexes: {
    byUser: (row) => String(row['userId']),
    byPlace: (row) => `${String(row['area'])}:${String(row['level'])}`,
  },
  nameOf: (row, _id, state) =>
    `${state.nameOf('users', String(row['userId']))}, ${String(row['level'])} for ${String(row['area'])}`,
  relates: (row) => ({
    entity: 'users',
    id: String(row['userId']),
    what: `${String(row['level'])} authorizer for ${String(row['area'])}`,
  }),
  reaches: () => [],
  managedIn: (row, _id, state) => [companyIdOf(state, 'users', row['userId'])],
  isSensitive: () => true,
};
