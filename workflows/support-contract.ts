import type { SupportInput, SupportReport } from '../src/domain/support-report.ts';

export type { SupportInput };

/** The workflow's type. */
export const SUPPORT_WORKFLOW = 'supportRequest';
/** The name of the one signal: look at the database. It says nothing and proves nothing. */
export const LOOK = 'look';
/** The name of the query that answers why a request waits. */
export const SUPPORT_WAITING = 'waiting';

/** What the query answers: the last settling's report; null before the first. */
export type SupportAnswer = SupportReport | null;

/** How the rest of the service reaches the workflows of requests. It never throws: the reconciler makes up for it. */
export interface SupportWorkflows {
  /** Has a request's workflow look at the database; starts it where it is missing. */
  look(input: SupportInput): Promise<void>;
}
