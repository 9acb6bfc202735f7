import type { Entity, Fields } from '../entity.ts';
import { nameKey } from '../text.ts';
import { headquartersOf } from './companies.ts';

export const serviceScopes = ['access-check'] as const;
/** What a service's token is good for; for nothing else. */
export type ServiceScope = (typeof serviceScopes)[number];

const scopeWords: Readonly<Record<ServiceScope, string>> = { 'access-check': 'access checks' };

/** Scopes in a sentence. */
export const scopesInWords = (scopes: readonly ServiceScope[]): string =>
  scopes.map((scope) => scopeWords[scope]).join(', ');

/** A token with which a service may ask. Its secret is no part of the state. */
export interface ServiceToken extends Fields {
  readonly name: string;
  readonly scopes: readonly ServiceScope[];
  /** The user who asked for the token, and takes its secret. */
  readonly takerId: string;
  /** From when it is good for nothing; null where it is good until it is revoked. */
  readonly expiresAt: string | null;
}

/** Whether a token has reached its end at a time, in milliseconds. */
export const hasExpired = ({ expiresAt }: Pick<ServiceToken, 'expiresAt'>, now: number): boolean =>
  expiresAt !== null && Date.parse(expiresAt) <= now;

/** Until when a token is good, in a sentence. */
export const endInWords = (expiresAt: string | null): string =>
  expiresAt === null ? 'it is revoked' : expiresAt.replace('T', ' ').replace(/(:00)?(\.000)?Z$/, ' UTC');

export const serviceTokensEntity: Entity = {
  name: 'serviceTokens',
  noun: 'service token',
  fields: {
    name: { type: 'text', label: 'name' },
    scopes: { type: 'texts', label: 'good for', words: (value) => scopesInWords(value as readonly ServiceScope[]) },
    takerId: {
      type: 'text',
      label: 'its secret goes to',
      words: (value, state) => state.nameOf('users', String(value)),
    },
    expiresAt: {
      type: 'time',
      label: 'good until',
      default: null,
      words: (value) => endInWords(value as string | null),
    },
  },
  indexes: { byName: (row) => nameKey(String(row['name'])) },
  nameOf: (row) => String(row['name']),
  reaches: () => [],
  managedIn: (_row, _id, state) => [headquartersOf(state)],
  isSensitive: () => false,
};
