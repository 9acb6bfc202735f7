import type { Entity, Fields } from '../entity.ts';
import { addressKey } from '../text.ts';

export type UserStatus = 'active' | 'suspended' | 'removed';

/** A person with access to the account. A removed user's row stays (R19). */
export interface User extends Fields {
  readonly name: string;
  readonly email: string;
  readonly status: UserStatus;
  readonly companyId: string;
  /** Designated as Security Officer. Only an active designated user is an officer. */
  readonly officer: boolean;
  readonly owner: boolean;
  /** How often the identity that they sign in with was reset (R51). */
  readonly identityResets: number;
  /** How many passkeys they may have enrolled at a time. */
  readonly passkeys: number;
  /** The version in which the present designation began; null for who is no officer (R34). */
  readonly officerSince: number | null;
  readonly officerSinceAt: string | null;
  /** The version in which the address was last set, or the identity reset: what was sent before is nobody's (R18). */
  readonly addressSince: number;
  readonly addressSinceAt: string;
}

const isOfficerRow = (row: Fields): boolean => row['officer'] === true && row['status'] === 'active';
const takesPart = (row: Fields): boolean => row['status'] !== 'removed';
const yesNo = (value: unknown): string => (value === true ? 'yes' : 'no');

const guarded = ['status', 'email', 'companyId', 'identityResets', 'passkeys'] as const;

export const usersEntity: Entity = {
  name: 'users',
  noun: 'user',
  fields: {
    name: { type: 'text', label: 'name' },
    email: { type: 'text', label: 'address' },
    status: { type: 'text', label: 'status', default: 'active' },
    companyId: {
      type: 'text',
      label: 'company',
      words: (value, state) => state.nameOf('companies', String(value)),
    },
    officer: { type: 'boolean', label: 'Security Officer', default: false, words: yesNo },
    owner: { type: 'boolean', label: 'owner', default: false, words: yesNo },
    identityResets: { type: 'integer', label: 'resets of the identity', default: 0 },
    passkeys: { type: 'integer', label: 'passkeys allowed', default: 1 },
  },
  derived: {
    fields: {
      officerSince: { type: 'integer', label: 'officer since version' },
      officerSinceAt: { type: 'time', label: 'officer since' },
      addressSince: { type: 'integer', label: 'address since version' },
      addressSinceAt: { type: 'time', label: 'address since' },
    },
    derive(before, after, { version, at }) {
      const stays = before !== undefined && isOfficerRow(before) && isOfficerRow(after);
      const sameAddress =
        before !== undefined &&
        before['email'] === after['email'] &&
        before['identityResets'] === after['identityResets'];
      return {
        officerSince: stays ? before['officerSince']! : isOfficerRow(after) ? version : null,
        officerSinceAt: stays ? before['officerSinceAt']! : isOfficerRow(after) ? at : null,
        addressSince: sameAddress ? before['addressSince']! : version,
        addressSinceAt: sameAddress ? before['addressSinceAt']! : at,
      };
    },
  },
  indexes: {
    byAddress: (row) => (takesPart(row) ? addressKey(String(row['email'])) : undefined),
    byCompany: (row) => (takesPart(row) ? String(row['companyId']) : undefined),
    removedOf: (row) => (takesPart(row) ? undefined : String(row['companyId'])),
    byStatus: (row) => String(row['status']),
    officers: (row) => (isOfficerRow(row) ? 'officers' : undefined),
    designated: (row) => (row['officer'] === true ? 'designated' : undefined),
    owners: (row) => (row['owner'] === true && takesPart(row) ? 'owners' : undefined),
  },
  nameOf: (row) => String(row['name']),
  nounOf: (row) => `user, ${String(row['email'])}`,
  reaches: (_row, id) => [id],
  rightsFollow: ['status', 'companyId'],
  managedIn: (row) => [String(row['companyId'])],
  isSensitive: (before, _after, changed) =>
    changed.has('officer') || (before?.['officer'] === true && guarded.some((field) => changed.has(field))),
};
