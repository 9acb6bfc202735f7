import type { Edit } from '../domain/account-state.ts';
import type { ChangeState } from '../domain/change.ts';
import type { LockedAccount } from './account-lock.ts';
import { openAt } from './changes.ts';
import type { Tx } from './database.ts';
import { editsOfDocument } from './state-cache.ts';

/*
 * What an identity provider calls users and groups, and what it has asked for last about each. Outside the fold:
 * nobody's rights depend on it.
 */

export type ScimType = 'User' | 'Group';

/** What only the provider calls a thing, and nobody here. */
export interface ScimNames {
  readonly externalId: string | null;
  /** Null where it is the address. */
  readonly userName: string | null;
  readonly formatted: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
}

export const noNames: ScimNames = {
  externalId: null,
  userName: null,
  formatted: null,
  givenName: null,
  familyName: null,
};

/** A user or a group as the provider knows it. `id` is for ever, whatever becomes of the first change that was to add it. */
export interface ScimResource extends ScimNames {
  readonly type: ScimType;
  readonly id: string;
  readonly targetId: string;
  /** The last change that was asked for about it by SCIM, while there is one. */
  readonly changeId: string | null;
}

/** Which resources are wanted: those of which any of this holds. */
export interface ScimWanted {
  readonly ids?: readonly string[];
  readonly targetIds?: readonly string[];
  readonly changeIds?: readonly string[];
  readonly externalId?: string;
  readonly userName?: string;
}

const whereOf = ({ ids = [], targetIds = [], changeIds = [], externalId }: Omit<ScimWanted, 'userName'>) => ({
  OR: [
    { id: { in: [...ids] } },
    { targetId: { in: [...targetIds] } },
    { changeId: { in: [...changeIds] } },
    ...(externalId === undefined ? [] : [{ externalId }]),
  ],
});

/** The resources of a userName in whatever letters. Not by a pattern, in which some letters stand for any. */
const idsOfUserName = async (tx: Tx, accountId: string, type: ScimType, userName: string): Promise<string[]> => {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    'SELECT id FROM scim_resources WHERE account_id = $1 AND type = $2 AND lower(user_name) = lower($3)',
    accountId,
    type,
    userName,
  );
  return rows.map(({ id }) => id);
};

/** What a provider has named, by id; all where nothing is said of which. */
export const scimResources = async (
  tx: Tx,
  accountId: string,
  type: ScimType,
  wanted?: ScimWanted,
): Promise<ScimResource[]> => {
  const { userName, ids = [], ...others } = wanted ?? {};
  const named = userName === undefined ? [] : await idsOfUserName(tx, accountId, type, userName);
  const rows = await tx.scimResource.findMany({
    where: { accountId, type, ...(wanted !== undefined && whereOf({ ...others, ids: [...ids, ...named] })) },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ accountId: _, ...row }) => ({ ...row, type }));
};

/** Where the id of a user is another than the one that the provider has: the change that was to add them was replaced. */
export const movedUsers = async (
  tx: Tx,
  accountId: string,
): Promise<{ readonly id: string; readonly targetId: string }[]> =>
  tx.$queryRawUnsafe(
    `SELECT id, target_id AS "targetId" FROM scim_resources
     WHERE account_id = $1 AND type = 'User' AND id <> target_id`,
    accountId,
  );

const namesOf = ({ externalId, userName, formatted, givenName, familyName }: ScimNames): ScimNames => ({
  externalId,
  userName,
  formatted,
  givenName,
  familyName,
});

/** Keeps what a provider calls a thing and has asked for about it; names that move are an event, by which they are. */
export const keepScimResource = async (
  account: LockedAccount,
  resource: ScimResource,
  was: ScimNames,
  actorId: string,
): Promise<void> => {
  const { accountId, tx } = account;
  const { type, id, targetId, changeId } = resource;
  const names = namesOf(resource);
  const kept = { targetId, changeId, ...names };
  await tx.scimResource.upsert({
    where: { accountId_type_id: { accountId, type, id } },
    create: { accountId, type, id, ...kept },
    update: kept,
    select: { id: true },
  });
  const moved = (Object.keys(names) as (keyof ScimNames)[]).filter((name) => names[name] !== was[name]);
  if (moved.length > 0)
    account.append({ type: 'scim.named', actorId, data: { resource: type, id, names: moved.sort() } });
};

/** A change that has not ended, and what it would alter. */
export interface OpenChange {
  readonly id: string;
  readonly number: number;
  readonly kind: string;
  readonly state: ChangeState;
  readonly submittedAt: number;
  readonly expiresAt: number;
  readonly edits: readonly Edit[];
}

/** The open changes of an account, oldest first: a hundred at most (R48). */
export const openChanges = async (tx: Tx, accountId: string, now: number): Promise<OpenChange[]> => {
  const rows = await tx.change.findMany({
    where: { accountId, ...openAt(now) },
    select: { id: true, number: true, kind: true, state: true, submittedAt: true, expiresAt: true, document: true },
    orderBy: { number: 'asc' },
  });
  return rows.map(({ document, state, submittedAt, expiresAt, ...row }) => ({
    ...row,
    state: state as ChangeState,
    submittedAt: submittedAt.getTime(),
    expiresAt: expiresAt.getTime(),
    edits: editsOfDocument(document),
  }));
};
