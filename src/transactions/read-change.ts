import { stateAt, viewOf, type ChangeView } from '../domain/change-view.ts';
import type { AccountState } from '../domain/account-state.ts';
import type { DecidingContext } from '../domain/deciding.ts';
import {
  decisionsOf,
  listChanges,
  type ChangeFilter,
  type StoredChange,
  type StoredDecision,
} from '../store/changes.ts';
import { findDeliberation } from '../store/deliberation.ts';
import type { Store } from '../store/store.ts';

/** A change with everything that its view was made from. */
export interface ReadChange {
  readonly view: ChangeView;
  readonly change: StoredChange;
  readonly decisions: readonly StoredDecision[];
  readonly state: AccountState;
  readonly context: DecidingContext;
}

/** A change as everybody reads it; undefined where the account has none of this id. The opening is no such change. */
export const readChange = async (
  store: Store,
  accountId: string,
  changeId: string,
): Promise<ReadChange | undefined> => {
  const [state, now] = await Promise.all([store.stateOf(accountId), store.now()]);
  if (state === undefined) return undefined;
  const found = await store.read((tx) => findDeliberation(tx, state, now, changeId));
  if (found === undefined || found.change.number === 0) return undefined;
  const { slug, change, decisions, context } = found;
  return { change, decisions, state, context, view: viewOf({ slug, state }, change, decisions, context) };
};

export type ListedChange = Awaited<ReturnType<typeof listChanges>>[number] & {
  readonly decisions: readonly StoredDecision[];
};

/** A page of an account's changes, newest first, each with its decisions; states as of now (R32). */
export const readChanges = async (
  store: Store,
  accountId: string,
  filter: Omit<ChangeFilter, 'now'>,
): Promise<ListedChange[]> => {
  const now = await store.now();
  return store.read(async (tx) => {
    const changes = await listChanges(tx, accountId, { ...filter, now });
    const decisions = await decisionsOf(
      tx,
      accountId,
      changes.map((change) => change.id),
    );
    return changes.map((change) => ({
      ...change,
      state: stateAt(change, now),
      decisions: decisions.get(change.id) ?? [],
    }));
  });
};
