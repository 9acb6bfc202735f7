import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';
import { beginBelow, type Spans } from '../http/spans.ts';
import { traceNow } from '../http/trace-context.ts';
import { MailNotSent, type Mailer } from '../mail/smtp.ts';

/**
 * Counts what becomes of letters, logs each by its message id (ids alone, never an address, R42), tells each as a span,
 * and has each say which request it came of.
 */
export const watchedMailer = (mailer: Mailer, log: Logger, metrics: Registry, spans: Spans): Mailer => {
  const letters = new Counter({
    name: 'countersign_letters_total',
    help: 'Letters handed to the mail server: sent, refused for good, or to be tried again. Failed: refused, postponed.',
    labelNames: ['outcome'] as const,
    registers: [metrics],
  });
  for (const outcome of ['sent', 'refused', 'postponed'] as const) letters.inc({ outcome }, 0);
  return {
    ...mailer,
    async send(mail) {
      const trace = traceNow();
      const traceId = trace?.traceId;
      const span = trace && beginBelow(spans, 'letter', { kind: 'client', parent: trace });
      const told = (outcome: 'sent' | 'refused' | 'postponed', error?: string): void => {
        letters.inc({ outcome });
        span?.end({ attributes: { 'countersign.letter.outcome': outcome }, failed: outcome !== 'sent' });
        const what = { messageId: mail.messageId, outcome, ...(error !== undefined && { error }) };
        log[outcome === 'sent' ? 'info' : 'warn']({ ...what, ...(traceId !== undefined && { traceId }) }, 'letter');
      };
      try {
        await mailer.send(traceId === undefined ? mail : { ...mail, traceId });
        told('sent');
      } catch (error) {
        if (error instanceof MailNotSent) told(error.permanent ? 'refused' : 'postponed', error.message);
        throw error;
      }
    },
  };
};
