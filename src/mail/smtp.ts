import { createTransport } from 'nodemailer';
import type { Recipient } from './notice.ts';

/** A letter on its way. `messageId` is the caller's and the same for every attempt, as `<…@…>`. */
export interface Mail {
  readonly to: Recipient;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  /** The id of the trace of the request that it came of, for its header `X-Countersign-Trace`. */
  readonly traceId?: string;
}

export interface Mailer {
  /**
   * Hands one letter to the server.
   *
   * @throws MailNotSent
   */
  send(mail: Mail): Promise<void>;
  /**
   * Whether the server answers and lets us in.
   *
   * @throws MailNotSent
   */
  verify(): Promise<void>;
  close(): void;
}

/** A letter that the server did not take. Says nothing of the letter or its recipient, so it can be logged (R42). */
export class MailNotSent extends Error {
  /** Whether trying again is pointless: the server refused it for good. */
  readonly permanent: boolean;

  constructor(code: string, status: number | undefined) {
    super(`Mail could not be sent: ${code}${status === undefined ? '' : ` (${status})`}`);
    this.name = 'MailNotSent';
    this.permanent = status !== undefined && status >= 500 && code !== 'EAUTH';
  }
}

const mailNotSent = (cause: unknown): MailNotSent => {
  const { code, responseCode } = cause as { code?: unknown; responseCode?: unknown };
  return new MailNotSent(
    typeof code === 'string' ? code : 'unknown',
    typeof responseCode === 'number' ? responseCode : undefined,
  );
};

const TIME_OUTS = { dnsTimeout: 5_000, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 30_000 };
const MESSAGE_ID = /^<[^<>\s@]+@[^<>\s@]+>$/;

/** The URL rules over what is given beside it, so what could log content is taken out of it. */
const withoutLogging = (smtpUrl: string): string => {
  const url = new URL(smtpUrl);
  for (const name of ['logger', 'debug', 'transactionLog']) url.searchParams.delete(name);
  return url.href;
};

/**
 * Sends letters by SMTP. The URL says how: `smtps://` with TLS from the start, `smtp://` with TLS where the server
 * offers it, `smtp://…?requireTLS=true` never without. Letters say that they are automatic, so that nothing answers.
 *
 * @throws TypeError where the URL is none
 */
export const createMailer = ({ smtpUrl, from }: { readonly smtpUrl: string; readonly from: string }): Mailer => {
  const transport = createTransport(
    {
      ...TIME_OUTS,
      url: withoutLogging(smtpUrl),
      pool: true,
      maxConnections: 4,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from, headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } },
  );
  return {
    async send({ to, subject, text, html, messageId, traceId }) {
      if (!MESSAGE_ID.test(messageId))
        throw new TypeError(`a message id like <name@host> is expected, found ${messageId}`);
      try {
        const headers = traceId === undefined ? {} : { 'X-Countersign-Trace': traceId };
        await transport.sendMail({ to: { name: to.name, address: to.email }, subject, text, html, messageId, headers });
      } catch (cause) {
        throw mailNotSent(cause);
      }
    },
    async verify() {
      try {
        await transport.verify();
      } catch (cause) {
        throw mailNotSent(cause);
      }
    },
    close() {
      transport.close();
    },
  };
};
