import type { Edit } from '../domain/account-state.ts';
import { subjectsOf } from '../domain/change.ts';
import type { EntityName } from '../domain/entities/index.ts';
import type { AccountMoment } from '../store/open-edits.ts';
import type { Store } from '../store/store.ts';

export type PendingChanges = ReadonlyMap<string, readonly string[]>;

/** By what open changes would touch, the ids of those changes, oldest first. `touched` says what an edit list touches. */
export const pendingChangesBy = async (
  store: Store,
  account: AccountMoment,
  touched: (edits: readonly Edit[]) => Iterable<string>,
): Promise<PendingChanges> => {
  const touching = new Map<string, string[]>();
  for (const { id, edits } of await store.openChanges.edits(account))
    for (const each of new Set(touched(edits))) touching.set(each, [...(touching.get(each) ?? []), id]);
  return touching;
};

/** For each user that open changes would touch, the ids of those changes. */
export const pendingByUser = (store: Store, account: AccountMoment): Promise<PendingChanges> =>
  pendingChangesBy(store, account, (edits) => subjectsOf(edits).keys());

/** Rows that say of a set of employees, or of a company, that somebody is in it or that a role is its. */
const relating: ReadonlySet<EntityName> = new Set(['memberships', 'roleAssignments']);

/** The ids of the sets of employees, or of the companies, that edits alter, or whose members and roles they do. */
export const touchedOf =
  (entity: 'employeeSets' | 'companies') =>
  (edits: readonly Edit[]): string[] => {
    const field = entity === 'companies' ? 'companyId' : 'setId';
    return edits.flatMap((edit) => {
      if (edit.entity === entity) return [edit.id];
      const id = relating.has(edit.entity) ? (edit.after ?? edit.before)?.[field] : undefined;
      return typeof id === 'string' ? [id] : [];
    });
  };
