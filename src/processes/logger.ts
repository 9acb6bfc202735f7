import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';

/** What never belongs into a log, wherever it might turn up. */
const redact = ['req.headers.authorization', 'req.headers.cookie', '*.token', '*.secret', '*.password', '*.email'];

/** Logs as JSON lines to standard output. */
export const createLogger = (name: string): Logger => pino({ name, redact, level: process.env['LOG_LEVEL'] ?? 'info' });

/** Logs as JSON lines to a file of the data folder. */
export const createFileLogger = (name: string, dataDir: string): { readonly log: Logger; readonly file: string } => {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.log`);
  return {
    log: pino({ name, redact, level: 'info' }, pino.destination({ dest: file, sync: true, append: true })),
    file,
  };
};
