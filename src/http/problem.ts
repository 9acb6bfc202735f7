import { inOrder, problem, Refused, statusOf, titleOf, type Problem, type RefusalCode } from '../domain/problems.ts';
import { Unauthenticated } from '../identity/caller.ts';
import { AccountBusy, NoSuchAccount } from '../store/account-lock.ts';
import { isUnreachable } from '../store/unreachable.ts';

/** An RFC 9457 document (`application/problem+json`). */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: RefusalCode;
  readonly traceId: string;
  readonly problems: readonly Problem[];
}

export const PROBLEM_TYPE = 'application/problem+json';

/** The handler took longer than a request may. */
export class TimedOut extends Error {
  constructor(seconds: number) {
    super(`no answer within ${seconds} s`);
    this.name = 'TimedOut';
  }
}

type Statuses = Partial<Record<RefusalCode, number>>;

// One text for every 404, so that nothing tells an account that is not yours from one that is not there.
const NOT_FOUND = problem('not_found_here', 'There is nothing here, or nothing that you may know of.');

const ofBodyParser = (error: unknown): Problem | undefined => {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  if (typeof type !== 'string' || typeof status !== 'number' || status >= 500) return undefined;
  if (status === 413) return problem('payload_too_large', 'The body is larger than this address takes.');
  if (status === 415)
    return problem('unsupported_media_type', 'A plain UTF-8 body without a content coding is expected.');
  return type === 'entity.parse.failed'
    ? problem('invalid_payload', 'a JSON object is expected, found text that is no JSON')
    : problem('invalid_payload', 'The body could not be read.');
};

/** Why a request is refused; undefined for what nobody foresaw. */
export const problemsOf = (error: unknown): readonly Problem[] | undefined => {
  if (error instanceof Refused)
    return error.problems.map((found) => (found.code === 'not_found_here' ? NOT_FOUND : found));
  if (error instanceof Unauthenticated)
    return [
      error.reason === 'provider_unreachable'
        ? problem('unavailable', error.message)
        : problem('unauthenticated', error.message),
    ];
  if (error instanceof NoSuchAccount || error instanceof URIError) return [NOT_FOUND];
  if (error instanceof TimedOut) return [problem('unavailable', 'This took too long. It may have been done: look.')];
  if (error instanceof AccountBusy)
    return [problem('unavailable', 'Too much is being written to this account at once. Try again in a moment.')];
  if (isUnreachable(error)) return [problem('unavailable', 'The database does not answer. Try again in a while.')];
  const unread = ofBodyParser(error);
  return unread && [unread];
};

/** What is said of what nobody foresaw. */
export const UNEXPECTED = problem('internal', 'This should not have happened. The trace id tells operators what did.');

/** The document that answers a refusal, and the status that it has here. */
export const problemDocument = (
  problems: readonly Problem[] | undefined,
  { traceId, publicUrl, statuses = {} }: { traceId: string; publicUrl: string; statuses?: Statuses },
): ProblemDocument => {
  const statusAs = (code: RefusalCode): number => statuses[code] ?? statusOf(code);
  const all = inOrder(problems ?? [UNEXPECTED], statusAs);
  const { code, message } = all[0] ?? UNEXPECTED;
  return {
    type: `${publicUrl}/docs#code-${code}`,
    title: titleOf(code),
    status: statusAs(code),
    detail: message,
    code,
    traceId,
    problems: all,
  };
};

/**
 * An error as a log may hold it: its names, codes and places. Messages stay out, since those of databases and parsers
 * quote what people wrote (R42).
 */
export const loggable = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    name: error.name,
    ...(code !== undefined && { code }),
    at: (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)),
    ...(error.cause !== undefined && { cause: loggable(error.cause) }),
  };
};
