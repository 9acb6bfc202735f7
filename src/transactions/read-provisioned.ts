import type { AccountState, Edit } from '../domain/account-state.ts';
import { subjectsOf } from '../domain/change.ts';
import { stateWith, type Provisioned } from '../changes/provisioning.ts';
import { addressKey } from '../domain/text.ts';
import {
  movedUsers,
  noNames,
  openChanges,
  scimResources,
  type OpenChange,
  type ScimResource,
  type ScimType,
  type ScimWanted,
} from '../store/scim.ts';
import type { Store } from '../store/store.ts';

/** A user or a group as an identity provider finds it. */
export interface FoundResource<A> {
  readonly row: ScimResource;
  /** False for what a change is still to add; `now` is then what it would be. */
  readonly isThere: boolean;
  readonly now: A;
  /** The open changes that would touch it, its own wish first. */
  readonly pending: readonly OpenChange[];
}

/** What is looked for: all where nothing is said. */
export interface Looked {
  readonly id?: string | undefined;
  readonly externalId?: string | undefined;
  /** The userName, which is the address where the provider has said no other. */
  readonly userName?: string | undefined;
}

/** What was found, with all that its representation needs. */
export interface ReadProvisioned<A> {
  readonly state: AccountState;
  readonly found: readonly FoundResource<A>[];
  /** Users whose id is another here than the provider's: theirs by ours. */
  readonly providersId: ReadonlyMap<string, string>;
}

const setsTouched = (edits: readonly Edit[]): string[] =>
  edits.flatMap(({ entity, id, before, after }) => {
    const setId = entity === 'employeeSets' ? id : (after ?? before)?.['setId'];
    return typeof setId === 'string' ? [setId] : [];
  });

const touchedBy = (type: ScimType, open: readonly OpenChange[]): ReadonlyMap<string, OpenChange[]> => {
  const touching = new Map<string, OpenChange[]>();
  for (const change of open)
    for (const id of new Set(type === 'User' ? subjectsOf(change.edits).keys() : setsTouched(change.edits)))
      touching.set(id, [...(touching.get(id) ?? []), change]);
  return touching;
};

const isNarrow = ({ id, externalId, userName }: Looked): boolean =>
  id !== undefined || externalId !== undefined || userName !== undefined;

/** Which rows can be of what is looked for; what waits to be added is among them always. */
const wantedFirst = ({ id, externalId, userName }: Looked, open: readonly OpenChange[]): ScimWanted => ({
  changeIds: open.map((change) => change.id),
  ...(id !== undefined && { ids: [id], targetIds: [id] }),
  ...(externalId !== undefined && { externalId }),
  ...(userName !== undefined && { userName }),
});

/**
 * Users or groups of an account as its identity provider sees them: those that are there, and those that a change which
 * it asked for is still to add. Those that are looked for are among them, and others may be: what finds them is tested
 * by whoever asks.
 */
export const readProvisioned = async <A>(
  store: Store,
  accountId: string,
  { sort, type }: { readonly sort: Provisioned<A>; readonly type: ScimType },
  looked: Looked = {},
): Promise<ReadProvisioned<A>> => {
  const now = await store.now();
  const read = await store.read(accountId, async (tx) => {
    const open = await openChanges(tx, accountId, now);
    const rows = await scimResources(tx, accountId, type, isNarrow(looked) ? wantedFirst(looked, open) : undefined);
    return { open, rows, moved: await movedUsers(tx, accountId) };
  });
  // After what is open: what is applied meanwhile is there, and never missing from both.
  const state = (await store.stateOf(accountId))!;
  const targetIds = targetsOf(state, sort, type, looked);
  const known = new Set(read.rows.map((row) => row.targetId));
  const unread = isNarrow(looked) ? targetIds.filter((id) => !known.has(id)) : [];
  const more =
    unread.length === 0
      ? []
      : await store.read(accountId, (tx) => scimResources(tx, accountId, type, { targetIds: unread }));
  const rows = new Map([...read.rows, ...more].map((row) => [row.targetId, row] as const));
  const touching = touchedBy(type, read.open);
  const found = [...new Set([...targetIds, ...rows.keys()])].flatMap((targetId) => {
    const row = rows.get(targetId) ?? { ...noNames, type, id: targetId, targetId, changeId: null };
    return foundOf({ state, sort, row, pending: touching.get(targetId) ?? [] });
  });
  return {
    state,
    found: found.sort((a, b) => (a.row.id < b.row.id ? -1 : 1)),
    providersId: new Map(read.moved.map(({ id, targetId }) => [targetId, id])),
  };
};

/** What the account itself has of what is looked for. */
const targetsOf = <A>(
  state: AccountState,
  sort: Provisioned<A>,
  type: ScimType,
  { id, externalId, userName }: Looked,
): readonly string[] => {
  if (id !== undefined) return [id];
  if (userName !== undefined && type === 'User') return state.find('users', 'byAddress', addressKey(userName));
  return externalId !== undefined ? [] : sort.ids(state);
};

const foundOf = <A>({
  state,
  sort,
  row,
  pending,
}: {
  readonly state: AccountState;
  readonly sort: Provisioned<A>;
  readonly row: ScimResource;
  readonly pending: readonly OpenChange[];
}): FoundResource<A>[] => {
  const own = pending.find((change) => change.id === row.changeId);
  const ordered = own === undefined ? pending : [own, ...pending.filter((change) => change !== own)];
  const there = sort.find(state, row.targetId);
  if (there !== undefined) return [{ row, isThere: true, now: there, pending: ordered }];
  const wished = own && sort.find(stateWith(state, own.edits), row.targetId);
  return wished === undefined ? [] : [{ row, isThere: false, now: wished, pending: ordered }];
};
