import { hasEnded } from '../domain/change.ts';
import type { ChangeInput } from '../domain/change-input.ts';
import { Refused } from '../domain/problems.ts';
import { asOneChange, idMade, people, stateWith, type Provisioned } from '../changes/provisioning.ts';
import { addressKey } from '../domain/text.ts';
import type { LockedAccount } from '../store/account-lock.ts';
import { findChange, findOpenBeside, type StoredChange } from '../store/changes.ts';
import {
  keepScimResource,
  noNames,
  openChanges,
  scimResources,
  type ScimNames,
  type ScimResource,
  type ScimType,
} from '../store/scim.ts';
import type { Store } from '../store/store.ts';
import { submitLocked } from './submit.ts';
import { withdrawLocked } from './withdraw.ts';

const REASON = 'Asked for by the identity provider (SCIM).';
const REPLACED = 'The identity provider asks for something else now (SCIM).';

/** What is asked of a user or a group, and what the provider calls it. */
export interface Asked<A> {
  readonly asked: A;
  readonly names: ScimNames;
}

export interface ProvisionRequest<A> {
  readonly accountId: string;
  /** Whose token it came with: who asks for the changes, and decides on none of them (R7). */
  readonly officerId: string;
  readonly sort: Provisioned<A>;
  readonly type: ScimType;
  /** Absent where something is to be added. */
  readonly id?: string;
  /**
   * What is to be, given what is or was asked for before; null for nothing. Throws Refused. Called under the account's
   * lock.
   */
  readonly ask: (known: Asked<A> | undefined) => Asked<A> | null;
}

/** What came of it. */
export interface ProvisionOutcome {
  /** As the provider knows it. */
  readonly id: string;
  /** Nothing is left of it: what was to be added and waited was taken back. */
  readonly gone: boolean;
  /** The change that was submitted, and the one that was withdrawn for it: their workflows are told. */
  readonly submitted: ChangeInput | undefined;
  readonly withdrawn: ChangeInput | undefined;
}

/** A user or a group as it is and as it was asked for. */
interface Standing<A> {
  readonly row: ScimResource;
  /** Whether the account has it. */
  readonly isThere: boolean;
  /** What was asked for about it and waits. */
  readonly open: StoredChange | undefined;
  /** What it is once that is applied; undefined where that takes it away. */
  readonly wished: A | undefined;
}

const openChange = async (account: LockedAccount, changeId: string | null): Promise<StoredChange | undefined> => {
  if (changeId === null) return undefined;
  const change = (await findChange(account.tx, account.accountId, changeId))?.change;
  const isOver =
    change === undefined || hasEnded(change.state) || (change.state === 'pending' && account.now >= change.expiresAt);
  return isOver ? undefined : change;
};

const standingOf = async <A>(
  account: LockedAccount,
  sort: Provisioned<A>,
  row: ScimResource,
): Promise<Standing<A> | undefined> => {
  const { state } = account;
  const open = await openChange(account, row.changeId);
  const isThere = sort.find(state, row.targetId) !== undefined;
  const wished = sort.find(open === undefined ? state : stateWith(state, open.edits), row.targetId);
  return isThere || wished !== undefined ? { row, isThere, open, wished } : undefined;
};

const nothingHere = (): Refused => Refused.because('not_found_here', 'There is no such resource.');

const named = async <A>(
  account: LockedAccount,
  { sort, type }: ProvisionRequest<A>,
  id: string,
): Promise<Standing<A>> => {
  const { tx, accountId } = account;
  const rows = await scimResources(tx, accountId, type, { ids: [id], targetIds: [id] });
  const kept = rows.find((row) => row.id === id);
  // Known to the provider by another id.
  if (kept === undefined && rows.length > 0) throw nothingHere();
  const row = kept ?? { ...noNames, type, id, targetId: id, changeId: null };
  const standing = await standingOf(account, sort, row);
  if (standing === undefined) throw nothingHere();
  return standing;
};

/** What waits to be added and is, or collides with, what is asked for. */
const waitingAlike = async <A>(
  account: LockedAccount,
  { sort, type }: ProvisionRequest<A>,
  { asked, names }: Asked<A>,
): Promise<Standing<A> | undefined> => {
  const { tx, accountId, now } = account;
  const open = await openChanges(tx, accountId, now);
  const rows = await scimResources(tx, accountId, type, { changeIds: open.map(({ id }) => id) });
  for (const row of rows) {
    const standing = await standingOf(account, sort, row);
    if (standing === undefined || standing.isThere || standing.wished === undefined) continue;
    const isNamedSo = names.userName !== null && row.userName?.toLowerCase() === names.userName.toLowerCase();
    if (isNamedSo || sort.collide(standing.wished, asked)) return standing;
  }
  return undefined;
};

/** No other user has the userName, which need not be the address (RFC 7643, 4.1.1). */
const userNameMustBeFree = async (
  account: LockedAccount,
  userName: string | null,
  except: ScimResource | undefined,
): Promise<void> => {
  if (userName === null) return;
  const { tx, accountId, state } = account;
  const rows = await scimResources(tx, accountId, 'User', { userName });
  const takers = [
    ...rows.map(({ targetId }) => targetId),
    ...state
      .find('users', 'byAddress', addressKey(userName))
      .filter((id) => state.get('users', id)!.email.toLowerCase() === userName.toLowerCase()),
  ];
  if (takers.some((id) => id !== except?.targetId && people.find(state, id) !== undefined))
    throw Refused.because('email_taken', `Another user of the account has the userName ${userName}.`, 'userName');
};

/** Takes the wish back that another one replaces. Only whose it is can: one officer speaks for a provider. */
const replaceOpen = async (
  account: LockedAccount,
  open: StoredChange | undefined,
  officerId: string,
): Promise<ChangeInput | undefined> => {
  if (open === undefined) return undefined;
  if (open.initiatorId !== officerId)
    throw Refused.because(
      'change_open',
      `Change #${open.number}, which another officer's token asked for, waits. Decide on it, or have it withdrawn, first.`,
    );
  return withdrawLocked(account, open, { userId: officerId, comment: REPLACED });
};

/** The change that leads to what is asked for: one that waits already with the same words, or a new one. */
const changeFor = async <A>(
  account: LockedAccount,
  { officerId, sort }: ProvisionRequest<A>,
  targetId: string | undefined,
  asked: A | null,
): Promise<{ id: string; made: string | undefined; submitted: ChangeInput | undefined } | undefined> => {
  const { accountId, tx, state, now } = account;
  const modifications = sort.modifications(state, targetId, asked);
  if (modifications.length === 0) return undefined;
  const request = { accountId, initiatorId: officerId, ...asOneChange(modifications), reason: REASON };
  const { identical } = await findOpenBeside(tx, accountId, { ...request, now });
  const waiting = identical === undefined ? undefined : await openChange(account, identical);
  if (waiting !== undefined) return { id: waiting.id, made: idMade(waiting.edits, sort), submitted: undefined };
  const { change, start } = await submitLocked(account, request);
  return { id: change.id, made: idMade(change.edits, sort), submitted: start };
};

/**
 * Asks for what an identity provider wants, as a change that waits for its approvals. One wish of a resource waits at a
 * time: the same one again makes no second change, another one replaces it. Throws Refused.
 */
export const provision = async <A>(store: Store, request: ProvisionRequest<A>): Promise<ProvisionOutcome> =>
  store.inAccount(request.accountId, async (account) => {
    const { sort, type, officerId, id } = request;
    const known = id === undefined ? undefined : await named(account, request, id);
    const now = known && (known.wished ?? sort.find(account.state, known.row.targetId));
    const asked = request.ask(now === undefined ? undefined : { asked: now, names: known!.row });
    if (asked !== null && type === 'User') await userNameMustBeFree(account, asked.names.userName, known?.row);
    const standing = known ?? (asked === null ? undefined : await waitingAlike(account, request, asked));
    const wish = asked?.asked ?? null;
    const isAsked =
      standing !== undefined &&
      (wish === null
        ? standing.wished === undefined
        : standing.wished !== undefined && sort.same(standing.wished, wish));
    if (known === undefined && standing !== undefined && !isAsked)
      throw Refused.because(
        type === 'User' ? 'email_taken' : 'name_taken',
        `One of this name waits to be added already, by change #${standing.open!.number}.`,
      );
    const names = asked?.names ?? standing?.row ?? noNames;
    if (isAsked) {
      const { row } = standing;
      if (asked !== null) await keepScimResource(account, { ...row, ...names }, row, officerId);
      return { id: row.id, gone: false, submitted: undefined, withdrawn: undefined };
    }
    const withdrawn = await replaceOpen(account, standing?.open, officerId);
    const change = await changeFor(account, request, standing?.isThere ? standing.row.targetId : undefined, wish);
    const targetId = change?.made ?? standing?.row.targetId;
    if (targetId === undefined) throw new Error(`a change that makes a ${type} is expected`);
    const kept = { ...names, type, id: standing?.row.id ?? targetId, targetId, changeId: change?.id ?? null };
    await keepScimResource(account, kept, standing?.row ?? noNames, officerId);
    return {
      id: kept.id,
      gone: wish === null && standing?.isThere !== true,
      submitted: change?.submitted,
      withdrawn,
    };
  });
