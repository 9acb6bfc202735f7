import { ApplicationFailure, TemporalFailure } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { Logger } from 'pino';
import { traceIdNow } from '../http/trace-context.ts';
import { MailNotSent } from '../mail/smtp.ts';
import { sqlStateOf } from '../store/database.ts';

const wordOf = (value: unknown): string => (typeof value === 'string' && /^[\w.-]{1,60}$/.test(value) ? value : '');

/** What can be said of an error without what it was about: its name and its code. */
const sayable = (error: unknown): string => {
  if (error instanceof MailNotSent) return error.message;
  if (!(error instanceof Error)) return 'unknown';
  const code = wordOf((error as { code?: unknown }).code);
  const words = new Set([wordOf(error.name) || 'Error', code, wordOf(sqlStateOf(error))]);
  return [...words].filter((word) => word !== '').join(' ');
};

const framesOf = (error: unknown): string[] =>
  error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];

/**
 * Keeps the content of errors out of workflow histories and the log: the server keeps an attempt's failure, and a
 * database's or a library's message can hold names and addresses (R42).
 */
export const withoutContent =
  (log: Logger): ActivityInterceptorsFactory =>
  ({ info }) => ({
    inbound: {
      async execute(input, next) {
        try {
          return await next(input);
        } catch (error) {
          if (error instanceof TemporalFailure) throw error;
          const message = sayable(error);
          log.warn(
            {
              activity: info.activityType,
              workflow: info.workflowExecution?.workflowId,
              attempt: info.attempt,
              error: message,
              ...(traceIdNow() !== undefined && { traceId: traceIdNow() }),
              at: framesOf(error),
            },
            'an activity failed; it is tried again',
          );
          const failure = ApplicationFailure.create({ message, type: wordOf((error as Error).name) || 'Error' });
          failure.stack = '';
          throw failure;
        }
      },
    },
  });
