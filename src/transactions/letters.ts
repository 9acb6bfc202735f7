import { kindOf } from '../changes/index.ts';
import type { ChangeView } from '../domain/change-view.ts';
import { viewOf } from '../domain/change-view.ts';
import { hasEnded, type Decision } from '../domain/change.ts';
import { standingOf, type DecidingContext } from '../domain/deciding.ts';
import { settle } from '../domain/settlement.ts';
import type { LockedAccount } from '../store/account-lock.ts';
import { putOffWake, setWake, type StoredChange } from '../store/changes.ts';
import { findDeliberation, type Deliberation } from '../store/deliberation.ts';
import { endTaking, paceLetters, type DigestRef, type TakenDigest } from '../store/digests.ts';
import { markSent, markTaken, unsentNotices, type OwedNotice, type UnsentNotice } from '../store/notices.ts';
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
/** What tells of a flag has a link for who can act on it; who has decided, or asked for the change, reads it without. */
const tellsOfFlag = (kind: string): boolean => kind.startsWith('flagged-') || kind.startsWith('lifted-');
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
  decisions: readonly Decision[],
  userId: string,
  context: DecidingContext,
): boolean =>
  !hasEnded(change.state) &&
  account.now < change.expiresAt &&
  !decisions.some((d) => d.officerId === userId) &&
  standingOf(account.state, change, userId, context).may &&
  (account.state.get('users', userId)?.addressSince ?? Infinity) <= change.baseVersion;

/** A digest to be written: what one person is owed of several changes, each with its own letter's content (R48). */
export interface OwedDigest extends DigestRef {
  readonly to: OwedLetter['to'];
  /** One for each change, in the order in which they became due. */
  readonly letters: readonly OwedLetter[];
  /** All that is dealt with when it is sent. */
  readonly notices: readonly OwedNotice[];
}

/** When a change is next looked at once its letters are out, in milliseconds; null where it has ended. */
export interface NextLook {
  readonly changeId: string;
  readonly at: number | null;
  /** What asks for a look later than this is not put off. Milliseconds. */
  readonly asked: number;
}

/** The letters that a change owes now. */
export interface TakenLetters {
  readonly letters: readonly OwedLetter[];
  /** Those that are due and carry one of this change's, with all else that they carry. */
  readonly digests: readonly OwedDigest[];
  readonly nextLook: number | null;
  /** The same for each change of the digests. */
  readonly digestLooks: readonly NextLook[];
  /** When what waits for a digest is to be asked for again, in milliseconds; null where nothing waits. */
  readonly heldUntil: number | null;
}

/** Later than this after letters should have gone with a digest, somebody looks whether they did. */
const HELD_GRACE_MS = 60_000;

/** The earlier of two looks, of which one may be none. */
const sooner = (look: number | null, goesAt: number | null): number | null =>
  goesAt === null ? look : Math.min(look ?? Infinity, goesAt + HELD_GRACE_MS);

/** Writes the letters of one change. */
class Writer {
  readonly #account: LockedAccount;
  readonly #found: Deliberation;
  readonly #mint: MintSecret;
  readonly #links: Parameters<typeof insertLinks>[1][number][] = [];
  readonly #enrolments: Parameters<typeof insertEnrolments>[1][number][] = [];
  #view: ChangeView | undefined;

  private constructor(account: LockedAccount, found: Deliberation, mint: MintSecret) {
    this.#account = account;
    this.#found = found;
    this.#mint = mint;
  }

  static async of(account: LockedAccount, changeId: string, mint: MintSecret): Promise<Writer> {
    const found = await findDeliberation(account.tx, account.state, account.now, changeId);
    if (found === undefined) throw new Error(`no change ${changeId} in account ${account.accountId}`);
    return new Writer(account, found, mint);
  }

  get look(): NextLook {
    const { change } = this.#found;
    const at = hasEnded(change.state) ? null : nextLook(this.#account, this.#found);
    return { changeId: change.id, at, asked: this.#account.now - 1 };
  }

  async isPointless({ kind, userId }: OwedNotice): Promise<boolean> {
    if (asksToDecide(kind)) return !this.#isStillAsked(userId);
    if (invites(kind)) return !(await isInvited(this.#account, userId));
    return invitesPasskey(kind) && !(await mayHavePasskey(this.#account, userId));
  }

  write(notice: OwedNotice): OwedLetter {
    const { change } = this.#found;
    const { state, at } = this.#account;
    const { userId, kind } = notice;
    const hasLink = asksToDecide(kind) || (tellsOfFlag(kind) && this.#isStillAsked(userId));
    const enrols = invites(kind) || invitesPasskey(kind);
    const lapsesAt = enrolBy(this.#account, kind);
    const link = hasLink || enrols ? this.#mint() : null;
    if (link !== null && enrols) this.#enrolments.push({ hash: link.hash, userId, expiresAt: lapsesAt });
    else if (link !== null)
      this.#links.push({ hash: link.hash, changeId: change.id, officerId: userId, digest: change.digest });
    return {
      notice,
      to: { name: state.nameOf('users', userId), email: addressFor(this.#account, notice) },
      change: this.#viewFor(userId),
      secret: link?.secret ?? null,
      isInitiator: userId === change.initiatorId,
      isOfficer: state.get('users', userId)?.officer === true,
      now: at,
      linkLapsesAt: new Date(lapsesAt).toISOString(),
    };
  }

  async keepLinks(): Promise<void> {
    await insertLinks(this.#account, this.#links);
    await insertEnrolments(this.#account, this.#enrolments);
  }

  #isStillAsked(userId: string): boolean {
    const { change, decisions, context } = this.#found;
    return isStillAsked(this.#account, change, decisions, userId, context);
  }

  #viewFor(userId: string): ChangeView {
    const { change, decisions, context } = this.#found;
    const seen = changeFor(this.#account.state, this.#found, userId);
    if (seen !== change) return viewOf(this.#account, seen, decisions, context);
    return (this.#view ??= viewOf(this.#account, change, decisions, context));
  }
}

/** Of what a digest carries of one change, the notice that says most: what asks for a decision, else the latest. */
const foremost = (notices: readonly OwedNotice[]): OwedNotice =>
  notices.findLast(({ kind }) => asksToDecide(kind)) ?? notices.at(-1)!;

/** What a digest says, a letter for each change; undefined where all of it has lost its point. */
const writeDigest = async (
  account: LockedAccount,
  { userId, number, notices }: TakenDigest,
  writerOf: (changeId: string) => Promise<Writer>,
): Promise<OwedDigest | undefined> => {
  const letters: OwedLetter[] = [];
  for (const [changeId, ofChange] of Map.groupBy(notices, (notice) => notice.changeId)) {
    const writer = await writerOf(changeId);
    const worthSaying: OwedNotice[] = [];
    for (const notice of ofChange) if (!(await writer.isPointless(notice))) worthSaying.push(notice);
    if (worthSaying.length > 0) letters.push(writer.write(foremost(worthSaying)));
  }
  const [first] = letters;
  if (first !== undefined) return { userId, number, to: first.to, letters, notices };
  await markSent(account, notices);
  await endTaking(account, { userId, number }, 'nothing-to-send');
  return undefined;
};

/**
 * The letters that a change owes and that go now, each request with a link made now. Letters that have lost their point
 * are marked as dealt with. The answer holds secrets: it goes to the mail server and nowhere else.
 */
export const takeLetters = (
  store: Store,
  { accountId, changeId }: ChangeRef,
  mint: MintSecret,
): Promise<TakenLetters> =>
  store.inAccount(accountId, async (account) => {
    const writers = new Map<string, Writer>();
    const writerOf = async (id: string): Promise<Writer> => {
      const writer = writers.get(id) ?? (await Writer.of(account, id, mint));
      writers.set(id, writer);
      return writer;
    };
    const own = await writerOf(changeId);
    const unsent = await unsentNotices(account.tx, accountId, changeId);
    const pointless = new Set<UnsentNotice>();
    for (const notice of unsent) if (await own.isPointless(notice)) pointless.add(notice);
    await markSent(account, [...pointless]);
    const paced = await paceLetters(
      account,
      changeId,
      unsent.filter((notice) => !pointless.has(notice)),
    );
    const { goesAt, heldUntil } = paced;
    const letters = paced.alone.map((notice) => own.write(notice));
    const digests: OwedDigest[] = [];
    for (const taken of paced.digests) {
      const digest = await writeDigest(account, taken, writerOf);
      if (digest !== undefined) digests.push(digest);
    }
    for (const writer of writers.values()) await writer.keepLinks();
    const nextLook = sooner(own.look.at, goesAt);
    if (heldUntil !== null && letters.length === 0) await setWake(account.tx, accountId, changeId, nextLook);
    const digestLooks = digests.length === 0 ? [] : [...writers.values()].map((writer) => writer.look);
    // They were put off until after this digest; from now on its letters are due like any others.
    for (const { changeId: id, asked } of digestLooks) await setWake(account.tx, accountId, id, asked);
    return { letters, digests, nextLook, digestLooks, heldUntil };
  });

/** What came of letters that were taken. `failed` are those that the mail server refused for good. */
export interface SentLetters {
  readonly sent: readonly OwedNotice[];
  readonly failed: readonly OwedNotice[];
  /** What could not be sent now. */
  readonly postponed?: readonly OwedNotice[];
  readonly digests?: readonly SentDigest[];
  /** As they were said when the letters were taken. */
  readonly nextLook: number | null;
  readonly digestLooks?: readonly NextLook[];
}

/** What came of a digest that was taken. */
export interface SentDigest extends DigestRef {
  readonly outcome: 'sent' | 'failed' | 'postponed';
  readonly notices: readonly OwedNotice[];
}

/** Marks letters as dealt with, with one event of each change for the batch (R41), and puts off the next look at it. */
export const lettersSent = (
  store: Store,
  { accountId, changeId }: ChangeRef,
  { sent, failed, postponed = [], digests = [], nextLook, digestLooks = [] }: SentLetters,
): Promise<void> =>
  store.inAccount(accountId, async (account) => {
    const withDigests = (outcome: SentDigest['outcome']): readonly OwedNotice[] =>
      digests.filter((digest) => digest.outcome === outcome).flatMap(({ notices }) => notices);
    const refused = new Set([...failed, ...withDigests('failed')].map(nameOf));
    const inDigest = new Map(
      digests.flatMap(({ number, notices }) => notices.map((n) => [nameOf(n), number] as const)),
    );
    const marked = await markSent(account, [...sent, ...failed, ...withDigests('sent'), ...withDigests('failed')]);
    await markTaken(account, postponed, false);
    for (const digest of digests)
      await endTaking(account, digest, digest.outcome === 'postponed' ? 'postponed' : 'sent');

    const looks = new Map(digestLooks.map((look) => [look.changeId, look]));
    looks.set(changeId, { changeId, at: nextLook, asked: looks.get(changeId)?.asked ?? 0 });
    for (const look of looks.values()) {
      const markedHere = marked.filter((notice) => notice.changeId === look.changeId);
      const named = (which: (isRefused: boolean) => boolean) =>
        markedHere
          .filter((m) => which(refused.has(nameOf(m))))
          .map((m) => {
            const digest = inDigest.get(nameOf(m));
            return { kind: m.kind, to: m.userId, ...(digest !== undefined && { digest }) };
          });
      const failedNow = named((isRefused) => isRefused);
      if (markedHere.length > 0)
        account.append({
          type: 'notice.sent',
          changeId: look.changeId,
          data: { sent: named((isRefused) => !isRefused), ...(failedNow.length > 0 && { failed: failedNow }) },
        });
      // What was decided since the letters were owed has asked for a look of its own.
      const lastAsked =
        look.at === null ? null : Math.max(look.asked, ...markedHere.map(({ queuedAt }) => queuedAt.getTime()));
      await putOffWake(account.tx, accountId, look.changeId, { wakeAt: look.at, lastAsked });
    }
  });

const nameOf = ({ changeId, kind, userId }: Pick<OwedNotice, 'changeId' | 'kind' | 'userId'>): string =>
  `${changeId} ${kind} ${userId}`;

/** When a change whose letters are out is next looked at; at once where there is something to do. */
const nextLook = (account: LockedAccount, { change, decisions, context }: Deliberation): number => {
  const kind = kindOf(change.kind);
  if (kind === undefined) return account.now;
  const next = settle(account.state, kind, change, decisions, context);
  return next.do === 'wait' ? next.wakeAt : account.now;
};
