import { kindOf } from '../changes/index.ts';
import type { AccountState, Edit } from '../domain/account-state.ts';
import { fieldsMoved } from '../domain/account-state.ts';
import { sha256 } from '../domain/canonical.ts';
import type { Decision, EndState, StateReason } from '../domain/change.ts';
import { hasEnded } from '../domain/change.ts';
import { endingOf } from '../domain/ending.ts';
import type { User } from '../domain/entities/users.ts';
import { officerCount, officerIds } from '../domain/officers.ts';
import type { Tally } from '../domain/deciding.ts';
import { settle as settled, type Settled } from '../domain/settlement.ts';
import { workflowIdOf, type SettleReport } from '../domain/settle-report.ts';
import { isIntegrityViolation } from '../store/database.ts';
import type { LockedAccount } from '../store/account-lock.ts';
import { findChange, isAsSubmitted, moveChange, setWake, wakeOthers, type StoredChange } from '../store/changes.ts';
import { findDeliberation } from '../store/deliberation.ts';
import { lettersCanGoAt } from '../store/digests.ts';
import { oweNotices } from '../store/notices.ts';
import { endAccess, endLinks, invite, isInvited } from '../store/people.ts';
import { endSecret } from '../store/service-tokens.ts';
import { RowsMoved } from '../store/state-tables.ts';
import { setWaiting } from '../store/waits.ts';
import { endWebhookSecrets } from '../store/webhook-secrets.ts';
import type { Store } from '../store/store.ts';
import { endChange, oweEnd, oweUnreachable } from './announce.ts';
import { addressees } from './submit.ts';

export interface SettleRequest {
  readonly accountId: string;
  readonly changeId: string;
  /** The officers who, signals have said since the last settling, decided. A signal proves nothing (R33). */
  readonly claimed: readonly string[];
}

/** The database refused the edits, in a transaction that is rolled back. */
class ApplyRefused extends Error {
  readonly found: StoredChange;
  constructor(found: StoredChange, cause: unknown) {
    super('the database refused the edits', { cause });
    this.found = found;
  }
}

const endedReport = (
  account: LockedAccount,
  state: EndState,
  lettersOwed: boolean,
  alsoWake: readonly string[] = [],
): SettleReport => ({
  state,
  ended: true,
  required: 0,
  missing: 0,
  mayStillDecide: [],
  excluded: [],
  next: { what: 'ended', at: null },
  wakeAt: null,
  lettersOwed,
  alsoWake,
  version: account.state.version,
  at: account.at,
});

/** What has ended needs no more looks once its letters are out. */
const settleEnded = async (account: LockedAccount, change: StoredChange, state: EndState): Promise<SettleReport> => {
  const lettersOwed = (await lettersCanGoAt(account, change.id)) !== null;
  if (!lettersOwed) await setWake(account.tx, account.accountId, change.id, null);
  return endedReport(account, state, lettersOwed);
};

/** A claim without a decision's row is no decision: it is written down and otherwise ignored. */
const noteForgedSignals = (
  account: LockedAccount,
  changeId: string,
  claimed: readonly string[],
  decisions: readonly Decision[],
): void => {
  for (const officerId of new Set(claimed))
    if (!decisions.some((d) => d.officerId === officerId))
      account.append({
        type: 'signal.ignored',
        changeId,
        data: { claimed: account.state.get('users', officerId) === undefined ? 'unknown' : officerId },
      });
};

const end = async (
  account: LockedAccount,
  change: StoredChange,
  state: EndState,
  reason: StateReason,
): Promise<SettleReport> => {
  await endChange(account, change, state, reason);
  return endedReport(account, state, true);
};

/** What a row's going ends, and points at the row, goes before it: the secrets of a service token and of a webhook. */
const precedeEdits = async (account: LockedAccount, change: StoredChange, edits: readonly Edit[]): Promise<void> => {
  for (const { entity, id } of edits.filter(({ after }) => after === null)) {
    if (entity === 'serviceTokens') await endSecret(account, id, change.id);
    if (entity === 'webhooks') await endWebhookSecrets(account, id, change.id);
  }
};

/** What an address, a designation or a person's access loses goes at once: links, invitations, bindings, passkeys (R18, R19, R34, R38). */
export const followEdits = async (
  account: LockedAccount,
  change: Pick<StoredChange, 'id'>,
  before: AccountState,
  edits: readonly Edit[],
): Promise<void> => {
  const after = account.state;
  for (const edit of edits) {
    if (edit.entity !== 'users') continue;
    const had = before.get('users', edit.id);
    const has = after.get('users', edit.id)!;
    if (has.status === 'removed') await endAccess(account, edit.id, change.id);
    else if (had !== undefined && had.identityResets !== has.identityResets)
      await resetIdentity(account, change, had, edit.id);
    else if (had !== undefined && had.officerSince !== has.officerSince)
      await endLinks(account, { officerId: edit.id });
    if (had !== undefined && has.status !== 'removed' && has.passkeys > had.passkeys)
      await oweNotices(account, [
        { changeId: change.id, kind: 'passkey-invitation', userId: edit.id, address: has.email },
      ]);
    if (had === undefined || (fieldsMoved(edit).has('email') && has.status !== 'removed'))
      await readdress(account, change, edit.id, had?.email);
  }
};

/** Invites a user at their address of now, with a letter. */
const inviteBy = async (account: LockedAccount, change: Pick<StoredChange, 'id'>, userId: string): Promise<void> => {
  const { email } = account.state.get('users', userId)!;
  await invite(account, [{ userId, email }]);
  await oweNotices(account, [{ changeId: change.id, kind: 'invitation', userId, address: email }]);
};

/** Ends all that a user signs in with, tells them at the address of before, and invites them anew (R18, R51). */
const resetIdentity = async (
  account: LockedAccount,
  change: Pick<StoredChange, 'id'>,
  had: User,
  userId: string,
): Promise<void> => {
  await endAccess(account, userId, change.id);
  await inviteBy(account, change, userId);
  await oweNotices(account, [{ changeId: change.id, kind: 'identity-reset', userId, address: had.email }]);
};

const readdress = async (
  account: LockedAccount,
  change: Pick<StoredChange, 'id'>,
  userId: string,
  oldAddress: string | undefined,
): Promise<void> => {
  if (oldAddress === undefined) return inviteBy(account, change, userId);
  await endLinks(account, { officerId: userId });
  if (await isInvited(account, userId)) await inviteBy(account, change, userId);
  await oweNotices(account, [{ changeId: change.id, kind: 'address-changed', userId, address: oldAddress }]);
};

/** The other open changes are looked at again when officers, policy or required approvals have moved (R44). */
export const alsoWake = async (
  account: LockedAccount,
  change: Pick<StoredChange, 'id' | 'sensitive'>,
): Promise<string[]> =>
  change.sensitive
    ? (await wakeOthers(account, change.id)).map((number) => workflowIdOf(account.accountId, number))
    : [];

const apply = async (
  account: LockedAccount,
  change: StoredChange,
  decisions: readonly Decision[],
  { edits, tally }: Extract<Settled, { do: 'apply' }>,
): Promise<SettleReport> => {
  const before = account.state;
  const ending = endingOf(before, change, decisions);
  const officersBefore = officerIds(before);
  try {
    if (change.state === 'pending') await moveChange(account, change.id, 'approved', { wakeAt: account.now });
    await precedeEdits(account, change, edits);
    await account.apply(edits);
    await moveChange(account, change.id, 'applied', {
      ...{ appliedVersion: account.state.version, wakeAt: account.now },
      ending,
    });
  } catch (error) {
    if (isIntegrityViolation(error) || error instanceof RowsMoved) throw new ApplyRefused(change, error);
    throw error;
  }
  await followEdits(account, change, before, edits);
  await oweEnd(account, change, 'applied', officersBefore);
  account.append({
    type: 'change.applied',
    changeId: change.id,
    data: {
      version: account.state.version,
      digest: change.digest,
      approvals: tally.approvals.map((d) => d.officerId),
      officersBefore: officersBefore.length,
      officersAfter: officerCount(account.state),
      ending: sha256(ending),
    },
  });
  return endedReport(account, 'applied', true, await alsoWake(account, change));
};

/** How long letters that do not go out are left to their workflow before somebody looks again. */
const LETTERS_LOOK_MS = 60_000;

const wait = async (
  account: LockedAccount,
  change: StoredChange,
  waiting: Extract<Settled, { do: 'wait' }>,
): Promise<SettleReport> => {
  const { tally, mayStillDecide, excluded, next, otherwise, wakeAt, remindersDue } = waiting;
  // It has its approvals, and something stops it (R50).
  const isApproved = tally.missing === 0;
  if (isApproved && change.state === 'pending') {
    await moveChange(account, change.id, 'approved', { wakeAt });
    account.append({ type: 'change.approved', changeId: change.id, data: { digest: change.digest } });
  } else if (!isApproved && change.state === 'approved') {
    await moveChange(account, change.id, 'pending', { wakeAt });
    account.append({ type: 'change.reopened', changeId: change.id, data: { missing: tally.missing } });
  }
  const unreachable = otherwise.what === 'unreachable' ? await oweUnreachable(account, change) : 0;
  const asked = addressees(account.state, change, isApproved ? [] : mayStillDecide.filter((s) => s.from === null));
  const requests = await oweNotices(
    account,
    asked.map((to) => ({
      changeId: change.id,
      kind: remindersDue === 0 ? 'approval-request' : `reminder-${remindersDue}`,
      ...to,
    })),
  );
  const canGoAt = await lettersCanGoAt(account, change.id);
  // New letters are due now, and their workflow goes on trying with those that have not gone out; once they are sent,
  // the change is next looked at when it waits for something.
  const lettersAt = unreachable + requests > 0 ? account.now : (canGoAt ?? account.now) + LETTERS_LOOK_MS;
  await setWaiting(account.tx, account.accountId, change.id, {
    ...next,
    wakeAt: canGoAt === null ? wakeAt : Math.min(lettersAt, wakeAt),
  });
  return {
    state: isApproved ? 'approved' : 'pending',
    ended: false,
    required: tally.required,
    missing: tally.missing,
    mayStillDecide: mayStillDecide.map((s) => s.officerId),
    excluded: excluded.map((s) => ({ officerId: s.officerId, why: s.code })),
    next: { what: next.what, at: next.at === null ? null : new Date(next.at).toISOString() },
    wakeAt: new Date(wakeAt).toISOString(),
    lettersOwed: canGoAt !== null,
    alsoWake: [],
    version: account.state.version,
    at: account.at,
  };
};

/** Hears how long after its last decision, or its submission where none was needed, a change is applied. Milliseconds. */
export type OnApplied = (afterMs: number) => void;

const lastMove = ({ submittedAt }: StoredChange, { approvals }: Tally): number =>
  Math.max(submittedAt, ...approvals.map(({ at }) => at));

const settleLocked = async (
  account: LockedAccount,
  request: SettleRequest,
  onApplied: OnApplied,
): Promise<SettleReport> => {
  const found = await findDeliberation(account.tx, account.state, account.now, request.changeId);
  if (found === undefined) throw new Error(`no change ${request.changeId} in account ${account.accountId}`);
  const { change, decisions, context } = found;
  noteForgedSignals(account, change.id, request.claimed, decisions);
  if (hasEnded(change.state)) return settleEnded(account, change, change.state);
  const kind = kindOf(change.kind);
  // A newer version may know it: this one keeps its hands off, and the settling is tried again.
  if (kind === undefined) throw new Error(`this version of the service does not know the kind ${change.kind}`);
  const now = settled(account.state, kind, change, decisions, context);
  switch (now.do) {
    case 'nothing':
      return settleEnded(account, change, now.state);
    case 'end':
      return end(account, change, now.state, now.reason);
    case 'apply': {
      if (!isAsSubmitted(change))
        return end(account, change, 'conflicted', {
          code: 'not_as_submitted',
          text: 'What is stored of it is not what was approved. Operators have been told.',
        });
      const report = await apply(account, change, decisions, now);
      onApplied(account.now - lastMove(change, now.tally));
      return report;
    }
    case 'wait':
      return wait(account, change, now);
  }
};

/**
 * Settles a change: the only door to the account's tables. Applies it, ends it, or says what it waits for; a repeated
 * call finds it ended and changes nothing (R33, R35). `onApplied` is called once it is committed.
 */
export const settle = async (
  store: Store,
  request: SettleRequest,
  onApplied: OnApplied = () => undefined,
): Promise<SettleReport> => {
  let appliedAfter: number | undefined;
  const note: OnApplied = (afterMs) => {
    appliedAfter = afterMs;
  };
  try {
    const report = await store.inAccount(request.accountId, (account) => {
      // What was run before, and lost against another transaction, has applied nothing.
      appliedAfter = undefined;
      return settleLocked(account, request, note);
    });
    if (appliedAfter !== undefined) onApplied(appliedAfter);
    return report;
  } catch (error) {
    if (!(error instanceof ApplyRefused)) throw error;
    const { found } = error;
    return store.inAccount(request.accountId, async (account) => {
      const again = await findChange(account.tx, account.accountId, found.id);
      if (again === undefined || hasEnded(again.change.state)) return settleLocked(account, request, note);
      if (again.change.state === 'pending') await moveChange(account, found.id, 'approved', { wakeAt: account.now });
      return end(account, again.change, 'failed', {
        code: 'refused_by_database',
        text: 'The database refused the edits; nothing was applied. Operators have been told.',
      });
    });
  }
};

export type { Store };
