import type { components } from './schema.d.ts';

export type Problem = components['schemas']['Problem'];
export type ProblemDocument = components['schemas']['ProblemDocument'];

/** What the API refused, or that it could not be reached. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly problems: readonly Problem[];
  readonly traceId: string | null;

  constructor(found: {
    status: number;
    code: string;
    title: string;
    detail: string;
    problems?: readonly Problem[];
    traceId?: string;
    cause?: unknown;
  }) {
    super(found.detail, { cause: found.cause });
    this.name = 'ProblemError';
    this.status = found.status;
    this.code = found.code;
    this.title = found.title;
    this.problems = found.problems ?? [];
    this.traceId = found.traceId ?? null;
  }
}

const isDocument = (value: unknown): value is ProblemDocument =>
  typeof value === 'object' && value !== null && 'code' in value && 'title' in value;

export const unreachable = (
  detail = 'It was asked and gave no answer. Try again in a moment.',
  cause?: unknown,
): ProblemError =>
  new ProblemError({ status: 0, code: 'unreachable', title: 'Countersign does not answer', detail, cause });

/** What an answer that is no good one says. */
export const problemOf = (status: number, body: unknown): ProblemError =>
  isDocument(body)
    ? new ProblemError(body)
    : new ProblemError({
        status,
        code: 'unreadable',
        title: 'An answer that can’t be read',
        detail: `The service answered ${status}, with nothing that says why.`,
      });
