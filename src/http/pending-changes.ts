import type { Edit } from '../domain/account-state.ts';
import { openEdits } from '../store/open-edits.ts';
import type { Store } from '../store/store.ts';

/** By what open changes would touch, the ids of those changes, oldest first. `touched` says what an edit list touches. */
export const pendingChangesBy = async (
  store: Store,
  accountId: string,
  touched: (edits: readonly Edit[]) => Iterable<string>,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const now = await store.now();
  const touching = new Map<string, string[]>();
  for (const { id, edits } of await store.read((tx) => openEdits(tx, accountId, now)))
    for (const each of new Set(touched(edits))) touching.set(each, [...(touching.get(each) ?? []), id]);
  return touching;
};
