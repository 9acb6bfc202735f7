import { kindOf } from '../changes/index.ts';
import type { ChangeView } from '../domain/change-view.ts';
import { viewOf } from '../domain/change-view.ts';
import { hasEnded } from '../domain/change.ts';
import { standingOf, type DecidingContext } from '../domain/deciding.ts';
import { settle } from '../domain/settlement.ts';
import type { LockedAccount } from '../store/account-lock.ts';
import { putOffWake, type StoredChange, type StoredDecision } from '../store/changes.ts';
import { findDeliberation, type Deliberation } from '../store/deliberation.ts';
import { markSent, unsentNotices, type OwedNotice } from '../store/notices.ts';
import { authenticatorsOf, insertEnrolments } from '../store/passkeys.ts';
import { INVITATION_DAYS, insertLinks, isInvited } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { changeFor } from './read-change.ts';

export interface ChangeRef {
  readonly accountId: string;
  readonly changeId: string;
}

/** A link's secret and its hash. The secret leaves in a letter and is kept nowhere (R38). */
export type MintSecret = () => { readonly secret: string; readonly hash: string };

/** A letter to be written: what is owed, to whom, and what it needs to say. */
export interface OwedLetter {
  readonly notice: OwedNotice;
  readonly to: { readonly name: string; readonly email: string };
  readonly change: ChangeView;
  /** Present where the letter asks for a decision, or invites: then of the link that enrols a passkey. */
  readonly secret: string | null;
  readonly isInitiator: boolean;
  readonly isOfficer: boolean;
  readonly now: string;
  /** When an invitation, or the link that enrols a passkey, lapses. */
  readonly linkLapsesAt: string;
}

/** Where a letter goes: where its addressee is reached now, but for the one that tells an old address of a new one (R18). */
const addressFor = (account: LockedAccount, { kind, userId, address }: OwedNotice): string =>
  kind === 'address-changed' || kind === 'identity-reset'
    ? address
    : (account.state.get('users', userId)?.email ?? address);

const invites = (kind: string): boolean => kind === 'invitation';
const invitesPasskey = (kind: string): boolean => kind.startsWith('passkey-invitation');
/** How long a link to enrol a passkey lasts that goes to somebody who has access already. */
const PASSKEY_LINK_HOURS = 24;
const asksToDecide = (kind: string): boolean => kind === 'approval-request' || kind.startsWith('reminder');

const enrolBy = (account: LockedAccount, kind: string): number =>
  account.now + (invites(kind) ? INVITATION_DAYS * 24 : PASSKEY_LINK_HOURS) * 3_600_000;

/** Whether a user may enrol another passkey. */
const mayHavePasskey = async ({ tx, accountId, state }: LockedAccount, userId: string): Promise<boolean> => {
  const user = state.get('users', userId);
  if (user === undefined || user.status === 'removed') return false;
  return (await authenticatorsOf(tx, accountId, userId)).length < user.passkeys;
};

/** Whether an officer is still to be asked: open, undecided by them, and theirs to decide now. */
const isStillAsked = (
  account: LockedAccount,
  change: StoredChange,
  decisions: readonly StoredDecision[],
  userId: string,
  context: DecidingContext,
): boolean =>
  !hasEnded(change.state) &&
  account.now < change.expiresAt &&
  !decisions.some((d) => d.officerId === userId) &&
  standingOf(account.state, change, userId, context).may &&
  (account.state.get('users', userId)?.addressSince ?? Infinity) <= change.baseVersion;

/** The letters that a change owes now. */
export interface TakenLetters {
  readonly letters: readonly OwedLetter[];
  /** When the change is next looked at once they are out, in milliseconds; null where it has ended. */
  readonly nextLook: number | null;
}

/**
 * The letters that a change owes, each request with a link made now. Letters that have lost their point are marked as
 * dealt with. The answer holds secrets: it goes to the mail server and nowhere else.
 */
export const takeLetters = (
  store: Store,
  { accountId, changeId }: ChangeRef,
  mint: MintSecret,
): Promise<TakenLetters> =>
  store.inAccount(accountId, async (account) => {
    const found = await findDeliberation(account.tx, account.state, account.now, changeId);
    if (found === undefined) throw new Error(`no change ${changeId} in account ${accountId}`);
    const { change, decisions, context } = found;
    const view = viewOf(account, change, decisions, context);
    const viewFor = (userId: string): ChangeView => {
      const seen = changeFor(account.state, found, userId);
      return seen === change ? view : viewOf(account, seen, decisions, context);
    };
    const letters: OwedLetter[] = [];
    const links: Parameters<typeof insertLinks>[1][number][] = [];
    const enrolments: Parameters<typeof insertEnrolments>[1][number][] = [];
    const pointless: OwedNotice[] = [];
    for (const notice of await unsentNotices(account.tx, accountId, changeId)) {
      const asking = asksToDecide(notice.kind);
      const enrolling = invites(notice.kind) || invitesPasskey(notice.kind);
      const isPointless = asking
        ? !isStillAsked(account, change, decisions, notice.userId, context)
        : (invites(notice.kind) && !(await isInvited(account, notice.userId))) ||
          (invitesPasskey(notice.kind) && !(await mayHavePasskey(account, notice.userId)));
      if (isPointless) {
        pointless.push(notice);
        continue;
      }
      const link = asking || enrolling ? mint() : null;
      if (link !== null && asking)
        links.push({ hash: link.hash, changeId, officerId: notice.userId, digest: change.digest });
      if (link !== null && enrolling)
        enrolments.push({ hash: link.hash, userId: notice.userId, expiresAt: enrolBy(account, notice.kind) });
      letters.push({
        notice,
        to: { name: account.state.nameOf('users', notice.userId), email: addressFor(account, notice) },
        change: viewFor(notice.userId),
        secret: link?.secret ?? null,
        isInitiator: notice.userId === change.initiatorId,
        isOfficer: account.state.get('users', notice.userId)?.officer === true,
        now: account.at,
        linkLapsesAt: new Date(enrolBy(account, notice.kind)).toISOString(),
      });
    }
    await insertLinks(account, links);
    await insertEnrolments(account, enrolments);
    await markSent(account, pointless);
    return { letters, nextLook: hasEnded(change.state) ? null : nextLook(account, found) };
  });

/** What came of letters that were taken. `failed` are those that the mail server refused for good. */
export interface SentLetters {
  readonly sent: readonly OwedNotice[];
  readonly failed: readonly OwedNotice[];
  /** As it was said when they were taken. */
  readonly nextLook: number | null;
}

/** Marks letters as dealt with, with one event for the batch (R41), and puts off the next look at their change. */
export const lettersSent = (
  store: Store,
  { accountId, changeId }: ChangeRef,
  { sent, failed, nextLook }: SentLetters,
): Promise<void> =>
  store.inAccount(accountId, async (account) => {
    const marked = await markSent(account, [...sent, ...failed]);
    const refused = new Set(failed.map(nameOf));
    const named = (which: (isRefused: boolean) => boolean) =>
      marked.filter((m) => which(refused.has(nameOf(m)))).map(({ kind, userId }) => ({ kind, to: userId }));
    const failedNow = named((isRefused) => isRefused);
    if (marked.length > 0)
      account.append({
        type: 'notice.sent',
        changeId,
        data: { sent: named((isRefused) => !isRefused), ...(failedNow.length > 0 && { failed: failedNow }) },
      });
    // What was decided since the letters were owed has asked for a look of its own.
    const lastAsked = nextLook === null ? null : Math.max(0, ...marked.map(({ queuedAt }) => queuedAt.getTime()));
    await putOffWake(account.tx, accountId, changeId, { wakeAt: nextLook, lastAsked });
  });

const nameOf = ({ kind, userId }: Pick<OwedNotice, 'kind' | 'userId'>): string => `${kind} ${userId}`;

/** When a change whose letters are out is next looked at; at once where there is something to do. */
const nextLook = (account: LockedAccount, { change, decisions, context }: Deliberation): number => {
  const kind = kindOf(change.kind);
  if (kind === undefined) return account.now;
  const next = settle(account.state, kind, change, decisions, context);
  return next.do === 'wait' ? next.wakeAt : account.now;
};
