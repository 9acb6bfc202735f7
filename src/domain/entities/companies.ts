import type { AccountState } from '../account-state.ts';
import type { Entity, Fields } from '../entity.ts';
import { nameKey } from '../text.ts';

/** Headquarters, or a subsidiary under it. */
export interface Company extends Fields {
  readonly name: string;
  /** Null for headquarters. */
  readonly parentId: string | null;
}

export const companiesEntity: Entity = {
  name: 'companies',
  noun: 'company',
  fields: {
    name: { type: 'text', label: 'name' },
    parentId: {
      type: 'text',
      label: 'company above',
      default: null,
      words: (value, state) => state.nameOf('companies', String(value)),
    },
  },
  indexes: {
    headquarters: (row) => (row['parentId'] === null ? 'headquarters' : undefined),
    byParent: (row) => (row['parentId'] === null ? undefined : String(row['parentId'])),
    byName: (row) => `${String(row['parentId'])} ${nameKey(String(row['name']))}`,
  },
  nameOf: (row) => String(row['name']),
  *reaches(_row, id, state) {
    yield* state.find('users', 'byCompany', id);
    for (const below of state.find('companies', 'byParent', id)) yield* companiesEntity.reaches({}, below, state);
  },
  rightsFollow: ['parentId'],
  // A company is managed from above it, headquarters from there.
  managedIn: (row, id) => [typeof row['parentId'] === 'string' ? row['parentId'] : id],
  isSensitive: () => false,
};

/** The id of the company that a row belongs to; empty, which is no company's, where there is no such row. */
export const companyIdOf = (state: AccountState, entity: 'users' | 'employeeSets' | 'roles', id: unknown): string =>
  state.get(entity, String(id))?.companyId ?? '';

/** The id of headquarters: every account has one. */
export const headquartersOf = (state: AccountState): string => {
  for (const id of state.find('companies', 'headquarters', 'headquarters')) return id;
  throw new Error(`account ${state.accountId} has no headquarters`);
};
