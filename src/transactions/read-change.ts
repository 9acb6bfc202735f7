import type { Decision } from '../domain/change.ts';
import { stateAt, viewOf, type ChangeView } from '../domain/change-view.ts';
import type { AccountState } from '../domain/account-state.ts';
import type { SettlingContext } from '../domain/deciding.ts';
import { asSeenBy, readsAll } from '../domain/hidden-roles.ts';
import { decisionsOf, listChanges, type ChangeFilter, type StoredChange } from '../store/changes.ts';
import { findDeliberation } from '../store/deliberation.ts';
import type { Store } from '../store/store.ts';

/** A change with everything that its view was made from. */
export interface ReadChange {
  readonly view: ChangeView;
  readonly change: StoredChange;
  readonly decisions: readonly Decision[];
  readonly state: AccountState;
  readonly context: SettlingContext;
}

/**
 * A change as everybody reads it, or as `readerId` does who may not read all of it (R23); undefined where the account
 * has none of this id. The opening is no such change.
 */
export const readChange = async (
  store: Store,
  accountId: string,
  changeId: string,
  readerId?: string,
): Promise<ReadChange | undefined> => {
  const current = await store.stateNow(accountId);
  if (current === undefined) return undefined;
  const { state, now } = current;
  const found = await store.read(accountId, (tx) => findDeliberation(tx, state, now, changeId));
  if (found === undefined || found.change.number === 0) return undefined;
  const { slug, decisions, context } = found;
  const change = readerId === undefined ? found.change : changeFor(state, found, readerId);
  return { change, decisions, state, context, view: viewOf({ slug, state }, change, decisions, context) };
};

/** A change as one reader has it: all of it, or without the roles that they can't see (R23). */
export const changeFor = (
  state: AccountState,
  { change, decisions, context }: Pick<ReadChange, 'change' | 'decisions' | 'context'>,
  readerId: string,
): StoredChange => (readsAll(state, change, decisions, context, readerId) ? change : asSeenBy(state, change, readerId));

export type ListedChange = Awaited<ReturnType<typeof listChanges>>[number] & {
  readonly decisions: readonly Decision[];
};

/** A page of an account's changes, newest first, each with its decisions; states as of now (R32). */
export const readChanges = async (store: Store, state: AccountState, filter: ChangeFilter): Promise<ListedChange[]> => {
  const { accountId } = state;
  const { now } = filter;
  return store.read(accountId, async (tx) => {
    const changes = await listChanges(tx, accountId, filter);
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
