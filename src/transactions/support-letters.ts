import type { SupportRequestView } from '../domain/support-request-view.ts';
import { requestViewOf } from '../domain/support-request-view.ts';
import { hasRequestEnded, settleRequest } from '../domain/support-request.ts';
import type { Store } from '../store/store.ts';
import {
  insertRequestLinks,
  markRequestSent,
  setRequestWake,
  unsentRequestNotices,
  type OwedRequestNotice,
} from '../store/support-requests.ts';
import type { MintSecret } from './letters.ts';
import type { SettleSupportRequest } from './settle-support-request.ts';
import { concernedBy, deliberateRequest } from './support-request.ts';

/** A letter about a request that is to be written. */
export interface OwedRequestLetter {
  readonly notice: OwedRequestNotice;
  readonly to: { readonly name: string; readonly email: string };
  readonly request: SupportRequestView;
  /** Of the link by which its reader objects; null where there is nothing to object to, or not for them. */
  readonly secret: string | null;
  readonly now: string;
}

/**
 * The letters that a request owes, each with a link of its reader's own while they can object. Those that have lost their
 * point are marked as dealt with. The answer holds secrets: it goes to the mail server and nowhere else.
 */
export const takeRequestLetters = (
  store: Store,
  { accountId, requestId }: SettleSupportRequest,
  mint: MintSecret,
): Promise<readonly OwedRequestLetter[]> =>
  store.inAccount(accountId, async (account) => {
    const { tx, state, slug, now } = account;
    const found = await deliberateRequest(tx, state, requestId);
    if (found === undefined) throw new Error(`no request ${requestId} in account ${accountId}`);
    const { request, objections, isUser } = found;
    const view = requestViewOf({ slug, state }, request, found, { now, isUser });
    const ended = hasRequestEnded(view.state);
    const concerned = new Set(concernedBy(state));
    const isPointless = ({ kind, userId }: OwedRequestNotice): boolean =>
      !kind.startsWith('ended-') && (ended || !concerned.has(userId));
    const notices = await unsentRequestNotices(tx, accountId, requestId);
    const letters = notices
      .filter((notice) => !isPointless(notice))
      .map((notice) => {
        const { userId, address } = notice;
        const objects = !ended && concerned.has(userId) && !objections.some((o) => o.userId === userId);
        const link = objects ? mint() : null;
        const to = { name: state.nameOf('users', userId), email: state.get('users', userId)?.email ?? address };
        return { link, letter: { notice, to, request: view, secret: link?.secret ?? null, now: account.at } };
      });
    await insertRequestLinks(
      account,
      requestId,
      letters.flatMap(({ link, letter }) => (link === null ? [] : [{ hash: link.hash, userId: letter.notice.userId }])),
    );
    await markRequestSent(account, requestId, notices.filter(isPointless));
    return letters.map(({ letter }) => letter);
  });

/** Marks letters about a request as dealt with, with one event for the batch (R41), and sets when it is next looked at. */
export const requestLettersSent = (
  store: Store,
  { accountId, requestId }: SettleSupportRequest,
  { sent, failed }: { readonly sent: readonly OwedRequestNotice[]; readonly failed: readonly OwedRequestNotice[] },
): Promise<void> =>
  store.inAccount(accountId, async (account) => {
    const marked = await markRequestSent(account, requestId, [...sent, ...failed]);
    const keyOf = ({ kind, userId }: Pick<OwedRequestNotice, 'kind' | 'userId'>): string => `${kind} ${userId}`;
    const named = (notices: readonly OwedRequestNotice[]) => {
      const keys = new Set(notices.map(keyOf));
      return marked.filter((m) => keys.has(keyOf(m))).map(({ kind, userId }) => ({ kind, to: userId }));
    };
    const failedNow = named(failed);
    if (marked.length > 0)
      account.append({
        type: 'notice.sent',
        data: { request: requestId, sent: named(sent), ...(failedNow.length > 0 && { failed: failedNow }) },
      });
    const found = await deliberateRequest(account.tx, account.state, requestId);
    if (found === undefined || (await unsentRequestNotices(account.tx, accountId, requestId)).length > 0) return;
    const next = settleRequest(found.request, found.tally, account.now);
    const wakeAt = next.do === 'wait' ? next.wakeAt : next.do === 'nothing' ? null : account.now;
    await setRequestWake(account, requestId, wakeAt);
  });
