import type { SettleReport } from '../src/domain/settle-report.ts';
import { letterFor } from '../src/mail/letters.ts';
import type { Notice } from '../src/mail/notice.ts';
import { MailNotSent, type Mailer } from '../src/mail/smtp.ts';
import {
  lettersSent,
  takeLetters,
  type ChangeRef,
  type MintSecret,
  type OwedLetter,
} from '../src/transactions/letters.ts';
import { settle, type SettleRequest, type Store } from '../src/transactions/settle.ts';

/** What the workflow can have done. Every activity may run more than once. */
export interface Activities {
  settle(request: SettleRequest): Promise<SettleReport>;
  /** Sends all letters that the change owes. Throws while one of them could still be delivered later. */
  sendLetters(ref: ChangeRef): Promise<void>;
}

export interface ActivityParts {
  readonly store: Store;
  readonly mailer: Mailer;
  readonly mintSecret: MintSecret;
  /** The base of every link, from the settings and never from a request. */
  readonly publicUrl: string;
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

/** As many letters at a time as the mailer has connections. */
const AT_ONCE = 4;
/** No letter is begun later than this in an attempt, so that one attempt ends before the next begins. Milliseconds. */
const BEGIN_WITHIN = 20_000;

interface Outcome {
  readonly notice: OwedLetter['notice'];
  readonly error: unknown;
}

const deliver = async (letter: OwedLetter, { mailer, publicUrl }: ActivityParts): Promise<Outcome> => {
  const { notice, to } = letter;
  try {
    const words = letterFor(noticeOf(letter, publicUrl));
    await mailer.send({ to, ...words, messageId: messageIdOf(letter, publicUrl) });
    return { notice, error: undefined };
  } catch (error) {
    return { notice, error };
  }
};

const deliverAll = async (letters: readonly OwedLetter[], parts: ActivityParts): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  const until = performance.now() + BEGIN_WITHIN;
  while (outcomes.length < letters.length && performance.now() < until) {
    const some = letters.slice(outcomes.length, outcomes.length + AT_ONCE);
    outcomes.push(...(await Promise.all(some.map((letter) => deliver(letter, parts)))));
  }
  return outcomes;
};

const sendOwed = async (ref: ChangeRef, parts: ActivityParts): Promise<void> => {
  const { letters, nextLook } = await takeLetters(parts.store, ref, parts.mintSecret);
  const outcomes = await deliverAll(letters, parts);
  const refused = outcomes.filter((o) => o.error instanceof MailNotSent && o.error.permanent);
  const sent = outcomes.filter((o) => o.error === undefined);
  await lettersSent(parts.store, ref, {
    sent: sent.map((o) => o.notice),
    failed: refused.map((o) => o.notice),
    nextLook,
  });
  const later = outcomes.find((o) => o.error !== undefined && !refused.includes(o));
  if (later !== undefined) throw later.error;
  if (outcomes.length < letters.length)
    throw new Error(`the time for sending was over after ${outcomes.length} of ${letters.length} letters`);
};

export const createActivities = (parts: ActivityParts): Activities => {
  /** Whether the last letters went out: while they don't, a settling's answer does not wait for them. */
  let mailWorks = true;
  const sendLetters = async (ref: ChangeRef): Promise<void> => {
    try {
      await sendOwed(ref, parts);
      mailWorks = true;
    } catch (error) {
      mailWorks = false;
      throw error;
    }
  };
  return {
    async settle(request) {
      const report = await settle(parts.store, request);
      // Most ends are told of right here, which is one activity less. Not where others would wait for the answer.
      if (!mailWorks || !report.ended || !report.lettersOwed || report.alsoWake.length > 0) return report;
      const lettersOwed = await sendLetters(request).then(
        () => false,
        () => true,
      );
      return { ...report, lettersOwed };
    },
    sendLetters,
  };
};
