import type { SupportRequestView } from '../domain/support-request-view.ts';

/** Whether there is still something to object to (R8 c). */
export const canBeObjectedTo = ({ next }: Pick<SupportRequestView, 'next'>): boolean =>
  next.what !== 'ended' && next.what !== 'applying';

/** What an objection does now. */
export const objectionMeans = ({ objections }: Pick<SupportRequestView, 'objections'>): string =>
  objections.length === 0
    ? 'A third operator then has to approve it, and everybody has the whole time again. It does not end the request.'
    : 'Another officer has objected before: yours goes on record, and changes nothing more.';

/** What came of the reader's own objection. */
export const ownObjectionMeans = ({ counts }: { readonly counts: boolean }): string =>
  counts ? 'A third operator has to approve the request, and the time has begun anew.' : 'Another was there before it.';

/** Who reads the comment of an objection. */
export const OBJECTION_IS_READ = 'The officers and the support desk read it.';
