import type { SupportReport } from '../src/domain/support-report.ts';
import { supportLetterFor, type SupportNotice } from '../src/mail/support-letters.ts';
import { MailNotSent } from '../src/mail/smtp.ts';
import { requestLettersSent, takeRequestLetters, type OwedRequestLetter } from '../src/transactions/support-letters.ts';
import { settleSupportRequest, type SettleSupportRequest } from '../src/transactions/settle-support-request.ts';
import type { ActivityParts } from './index.ts';

/** What the workflow of a request to the support desk can have done. Every activity may run more than once. */
export interface SupportActivities {
  settleSupport(request: SettleSupportRequest): Promise<SupportReport>;
  /** Sends all letters that the request owes. Throws while one of them could still be delivered later. */
  sendSupportLetters(request: SettleSupportRequest): Promise<void>;
}

const noticeOf = ({ notice, to, request, secret, now }: OwedRequestLetter, publicUrl: string): SupportNotice => {
  const link = secret === null ? null : `${publicUrl}/object/${secret}`;
  const { kind } = notice;
  if (kind === 'filed' || kind === 'cooling' || kind === 'objected') return { type: kind, to, request, link, now };
  if (kind.startsWith('ended-')) return { type: 'ended', to, request, link: null, now };
  throw new Error(`no letter is known for a notice of the kind ${kind}`);
};

const deliver = async (letter: OwedRequestLetter, { mailer, publicUrl }: ActivityParts): Promise<unknown> => {
  const { notice, to, request } = letter;
  const messageId = `<${request.id}.${notice.kind}.${notice.userId}@${new URL(publicUrl).hostname}>`;
  try {
    await mailer.send({ to, ...supportLetterFor(noticeOf(letter, publicUrl)), messageId });
    return undefined;
  } catch (error) {
    return error ?? new Error('the letter was not sent');
  }
};

const isRefused = (error: unknown): boolean => error instanceof MailNotSent && error.permanent;

export const createSupportActivities = (parts: ActivityParts): SupportActivities => ({
  settleSupport: (request) => settleSupportRequest(parts.store, request),
  async sendSupportLetters(request) {
    const letters = await takeRequestLetters(parts.store, request, parts.mintSecret);
    const outcomes: { notice: OwedRequestLetter['notice']; error: unknown }[] = [];
    for (const letter of letters) outcomes.push({ notice: letter.notice, error: await deliver(letter, parts) });
    await requestLettersSent(parts.store, request, {
      sent: outcomes.filter((o) => o.error === undefined).map((o) => o.notice),
      failed: outcomes.filter((o) => isRefused(o.error)).map((o) => o.notice),
    });
    const later = outcomes.find((o) => o.error !== undefined && !isRefused(o.error));
    if (later !== undefined) throw later.error;
  },
});
