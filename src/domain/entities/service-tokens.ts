import type { Entity, Fields } from '../entity.ts';
import { nameKey } from '../text.ts';
import { headquartersOf } from './companies.ts';

export const serviceScopes = ['access-check'] as const;
/** What a service's token is good for; for nothing else. */
export type ServiceScope = (typeof serviceScopes)[number];

const scopeWords: Readonly<Record<string, string>> = { 'access-check': 'access checks' } satisfies Record<
  ServiceScope,
  string
>;

/** Scopes in a sentence. */
export const scopesInWords = (scopes: readonly string[]): string =>
  scopes.map((scope) => scopeWords[scope] ?? scope).join(', ');

/** A token with which a service may ask. Its secret is no part of the state. */
export interface ServiceToken extends Fields {
  readonly name: string;
  readonly scopes: readonly ServiceScope[];
  /** The user who asked for the token, and takes its secret. */
  readonly takerId: string;
}

export const serviceTokensEntity: Entity = {
  name: 'serviceTokens',
  noun: 'service token',
  fields: {
    name: { type: 'text', label: 'name' },
    scopes: { type: 'texts', label: 'good for', words: (value) => scopesInWords(value as readonly string[]) },
    takerId: {
      type: 'text',
      label: 'its secret goes to',
      words: (value, state) => state.nameOf('users', String(value)),
    },
  },
  indexes: { byName: (row) => nameKey(String(row['name'])) },
  nameOf: (row) => String(row['name']),
  reaches: () => [],
  managedIn: (_row, _id, state) => [headquartersOf(state)],
  isSensitive: () => false,
};
