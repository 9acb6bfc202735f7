/** The header that says when to come again, where a refusal says so. */
export const retryAfterOf = (error: unknown): Readonly<Record<string, string>> =>
  error instanceof Error && 'retryAfterSeconds' in error ? { 'retry-after': String(error.retryAfterSeconds) } : {};
