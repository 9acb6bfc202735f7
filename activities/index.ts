import type { SettleReport } from '../src/domain/settle-report.ts';
import { letterFor } from '../src/mail/letters.ts';
import type { Notice } from '../src/mail/notice.ts';
import { MailNotSent, type Mailer } from '../src/mail/smtp.ts';
import {
  lettersSent,
  takeLetters,
  type ChangeRef,
  type MintSecret,
  type OwedDigest,
  type OwedLetter,
  type SentDigest,
  type SentLetters,
} from '../src/transactions/letters.ts';
import { settle, type OnApplied, type SettleRequest, type Store } from '../src/transactions/settle.ts';

/** What the workflow can have done. Every activity may run more than once. */
export interface Activities {
  settle(request: SettleRequest): Promise<SettleReport>;
  /**
   * Sends all letters that the change owes and that go now. Throws while one of them could still be delivered later.
   * Answers when those that wait for a digest are to be asked for again (R48), in RFC 3339.
   */
  sendLetters(ref: ChangeRef): Promise<LettersHeld>;
}

export interface LettersHeld {
  /** Null where nothing waits. */
  readonly heldUntil: string | null;
}

export interface ActivityParts {
  readonly store: Store;
  readonly mailer: Mailer;
  readonly mintSecret: MintSecret;
  /** The base of every link, from the settings and never from a request. */
  readonly publicUrl: string;
  readonly onApplied?: OnApplied;
}

/** What a letter is about, in the mail's own terms. */
const noticeOf = (letter: OwedLetter, publicUrl: string): Notice => {
  const { notice, to, change, secret, isInitiator, isOfficer, now, linkLapsesAt } = letter;
  const link = secret === null ? null : `${publicUrl}/approve/${secret}`;
  const concern = isInitiator ? 'initiator' : 'informed';
  const { account } = change;
  const { kind } = notice;
  if (kind === 'approval-request' && link !== null) return { type: 'approval-request', to, change, link };
  if (kind.startsWith('reminder') && link !== null) return { type: 'reminder', to, change, link, now };
  if (kind === 'unreachable') return { type: 'unreachable', to, change, concern, link };
  if (kind.startsWith('flagged-')) return { type: 'flagged', to, change, concern, link };
  if (kind.startsWith('lifted-')) return { type: 'flag-lifted', to, change, concern, link };
  if (kind === 'invitation')
    return {
      type: 'invitation',
      to,
      account,
      officer: isOfficer,
      signInUrl: `${publicUrl}/sign-in`,
      enrolUrl: `${publicUrl}/enrol/${secret ?? ''}`,
      lapsesAt: linkLapsesAt,
    };
  if (kind.startsWith('passkey-invitation') && secret !== null)
    return {
      type: 'passkey-invitation',
      to,
      account,
      enrolUrl: `${publicUrl}/enrol/${secret}`,
      lapsesAt: linkLapsesAt,
    };
  if (kind === 'identity-reset')
    return { type: 'identity-reset', to, account, changeNumber: change.number, at: change.endedAt ?? now };
  if (kind === 'address-changed')
    return { type: 'address-changed', to, account, changeNumber: change.number, at: change.endedAt ?? now };
  if (kind.startsWith('ended-')) return { type: 'ended', to, change, concern };
  throw new Error(`no letter is known for a notice of the kind ${kind}`);
};

const messageIdOf = ({ notice }: OwedLetter, publicUrl: string): string =>
  `<${notice.changeId}.${notice.kind}.${notice.userId}@${new URL(publicUrl).hostname}>`;

const digestIdOf = ({ userId, number, letters }: OwedDigest, publicUrl: string): string =>
  `<${letters[0]?.change.account.id ?? ''}.digest-${number}.${userId}@${new URL(publicUrl).hostname}>`;

const digestNotice = ({ to, letters }: OwedDigest, publicUrl: string): Notice => ({
  type: 'digest',
  to,
  changes: letters.map(({ change, secret, isInitiator }) => ({
    change,
    link: secret === null ? null : `${publicUrl}/approve/${secret}`,
    concern: isInitiator ? 'initiator' : 'informed',
  })),
});

/** As many letters at a time as the mailer has connections. */
const AT_ONCE = 4;
/** No letter is begun later than this in an attempt, so that one attempt ends before the next begins. Milliseconds. */
const BEGIN_WITHIN = 20_000;

interface Outcome {
  readonly of: OwedLetter | OwedDigest;
  readonly error: unknown;
}

const deliver = async (of: OwedLetter | OwedDigest, { mailer, publicUrl }: ActivityParts): Promise<Outcome> => {
  try {
    const [notice, messageId] =
      'letters' in of
        ? [digestNotice(of, publicUrl), digestIdOf(of, publicUrl)]
        : [noticeOf(of, publicUrl), messageIdOf(of, publicUrl)];
    await mailer.send({ to: of.to, ...letterFor(notice), messageId });
    return { of, error: undefined };
  } catch (error) {
    return { of, error };
  }
};

const deliverAll = async (
  letters: readonly (OwedLetter | OwedDigest)[],
  parts: ActivityParts,
): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  const until = performance.now() + BEGIN_WITHIN;
  while (outcomes.length < letters.length && performance.now() < until) {
    const some = letters.slice(outcomes.length, outcomes.length + AT_ONCE);
    outcomes.push(...(await Promise.all(some.map((letter) => deliver(letter, parts)))));
  }
  return outcomes;
};

const isRefused = ({ error }: Outcome): boolean => error instanceof MailNotSent && error.permanent;

/** Of letters and digests that were taken, what became of each: what was not begun is postponed. */
const sortOut = (
  taken: readonly (OwedLetter | OwedDigest)[],
  outcomes: readonly Outcome[],
): Required<Pick<SentLetters, 'sent' | 'failed' | 'postponed' | 'digests'>> => {
  const fate = new Map(
    outcomes.map((o) => [o.of, o.error === undefined ? 'sent' : isRefused(o) ? 'failed' : 'postponed'] as const),
  );
  const came = (of: OwedLetter | OwedDigest) => fate.get(of) ?? 'postponed';
  const letters = (outcome: SentDigest['outcome']) =>
    taken.flatMap((of) => ('notice' in of && came(of) === outcome ? [of.notice] : []));
  return {
    sent: letters('sent'),
    failed: letters('failed'),
    postponed: letters('postponed'),
    digests: taken.flatMap((of) => ('letters' in of ? [{ ...of, outcome: came(of) }] : [])),
  };
};

const sendOwed = async (ref: ChangeRef, parts: ActivityParts): Promise<LettersHeld> => {
  const { letters, digests, nextLook, digestLooks, heldUntil } = await takeLetters(parts.store, ref, parts.mintSecret);
  const taken = [...letters, ...digests];
  if (taken.length > 0 || heldUntil === null) {
    const outcomes = await deliverAll(taken, parts);
    await lettersSent(parts.store, ref, { ...sortOut(taken, outcomes), nextLook, digestLooks });
    const later = outcomes.find((o) => o.error !== undefined && !isRefused(o));
    if (later !== undefined) throw later.error;
    if (outcomes.length < taken.length)
      throw new Error(`the time for sending was over after ${outcomes.length} of ${taken.length} letters`);
  }
  return { heldUntil: heldUntil === null ? null : new Date(heldUntil).toISOString() };
};

export const createActivities = (parts: ActivityParts): Activities => {
  /** Whether the last letters went out: while they don't, a settling's answer does not wait for them. */
  let mailWorks = true;
  /** By change, the sending that is under way: what it has taken is owed until it ends, and would be taken twice. */
  const sending = new Map<string, Promise<LettersHeld>>();
  const send = async (ref: ChangeRef): Promise<LettersHeld> => {
    try {
      const held = await sendOwed(ref, parts);
      mailWorks = true;
      return held;
    } catch (error) {
      mailWorks = false;
      throw error;
    } finally {
      sending.delete(ref.changeId);
    }
  };
  const sendLetters = async (ref: ChangeRef): Promise<LettersHeld> => {
    for (let before = sending.get(ref.changeId); before !== undefined; before = sending.get(ref.changeId))
      await before.catch(() => undefined);
    const now = send(ref);
    sending.set(ref.changeId, now);
    return now;
  };
  return {
    async settle(request) {
      const report = await settle(parts.store, request, parts.onApplied);
      // Most ends are told of right here, which is one activity less. Not where others would wait for the answer.
      const stayOwed = !mailWorks || report.alsoWake.length > 0 || sending.has(request.changeId);
      if (!report.ended || !report.lettersOwed || stayOwed) return report;
      const lettersOwed = await sendLetters(request).then(
        ({ heldUntil }) => heldUntil !== null,
        () => true,
      );
      return { ...report, lettersOwed };
    },
    sendLetters,
  };
};
