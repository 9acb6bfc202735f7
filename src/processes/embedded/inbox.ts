import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { inboxPages } from './inbox-pages.ts';
import { openLetterStore, type LetterStore } from './letter-store.ts';
import { listenFailure, serveOnLoopback } from './loopback.ts';

const PART = 'The demo inbox';
const MAX_LETTER_BYTES = 1024 * 1024;
const TOO_LARGE = 552;
const LOCAL_ERROR = 451;

export type Inbox = {
  /** For `SMTP_URL`: takes mail from this machine, to any address, and keeps it. */
  readonly smtpUrl: string;
  /** The page that shows the letters. */
  readonly url: string;
  readonly letters: Pick<LetterStore, 'list'>;
  readonly stop: () => Promise<void>;
};

/**
 * Starts a mail server that sends nothing on, and a page that shows what it got. Both answer on this machine alone. A
 * letter is on the disk, as an `.eml` file in `dataDir/inbox`, before its sender is told that it was taken.
 *
 * @param options.smtpPort 0 takes a free one, as does 0 for `httpPort`
 * @throws Error of one line when a port is taken
 */
export async function startInbox(options: {
  dataDir: string;
  smtpPort: number;
  httpPort: number;
  log: Pick<Logger, 'info' | 'error'>;
}): Promise<Inbox> {
  const { log } = options;
  const letters = await openLetterStore(join(options.dataDir, 'inbox'));
  const smtp = await startSmtp(options.smtpPort, letters, log);
  const pages = await serveOnLoopback(PART, options.httpPort, () => inboxPages(letters)).catch(
    async (cause: unknown) => {
      await smtp.stop();
      throw cause;
    },
  );
  const url = `http://localhost:${String(pages.port)}`;
  log.info({ url }, `${PART} is ready`);
  return {
    smtpUrl: `smtp://127.0.0.1:${String(smtp.port)}`,
    url,
    letters,
    stop: async () => {
      await Promise.all([smtp.stop(), pages.stop()]);
    },
  };
}

async function startSmtp(
  port: number,
  letters: LetterStore,
  log: Pick<Logger, 'error'>,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = new SMTPServer({
    name: 'localhost',
    banner: 'Countersign demo inbox',
    size: MAX_LETTER_BYTES,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 2_000,
    onData(stream, session, done) {
      const { mailFrom, rcptTo } = session.envelope;
      const envelope = {
        from: mailFrom === false ? '' : mailFrom.address,
        to: rcptTo.map(({ address }) => address),
      };
      take(stream)
        .then((source) => letters.add(envelope, source))
        .then(
          (id) => done(null, `Kept as ${id}`),
          (cause: unknown) => {
            if (!(cause instanceof Refused)) log.error({ error: String(cause) }, `${PART} could not keep a letter`);
            done(
              cause instanceof Refused ? cause : new Refused(LOCAL_ERROR, 'The letter could not be kept, try again'),
            );
          },
        );
    },
  });
  await new Promise<void>((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException): void => reject(new Error(listenFailure(PART, port, cause), { cause }));
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      server.on('error', (cause) => log.error({ error: cause.message }, `${PART}: an SMTP connection failed`));
      resolve();
    });
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** An answer to the sender: 4xx is for now, 5xx for good. */
class Refused extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

/** Reads a letter to its end, keeping no more of it than a letter may have. */
async function take(stream: SMTPServerDataStream & Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size <= MAX_LETTER_BYTES) chunks.push(chunk);
  }
  if (size > MAX_LETTER_BYTES) {
    throw new Refused(TOO_LARGE, `The letter has ${String(size)} bytes; at most ${String(MAX_LETTER_BYTES)} are taken`);
  }
  return Buffer.concat(chunks);
}
