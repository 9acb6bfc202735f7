import { hasEnded } from '../domain/change.ts';
import { Refused } from '../domain/problems.ts';
import { decide, type Decided, type DecideRequest } from '../transactions/decide.ts';
import { userKey } from './rate-limits.ts';
import type { Services } from './services.ts';

/** Records a decision, wakes the change's workflow, and counts what came of it. The same for the API and the page (R40).
 * Throws TooManyRequests where the officer decides too often. */
export const recordDecision = async (
  { store, workflows, figures, limiter }: Services,
  request: DecideRequest,
): Promise<Decided> => {
  const { accountId, officerId, verdict } = request;
  await limiter.count('decisions', userKey(accountId, officerId));
  const decided = await decide(store, request).catch((error: unknown) => {
    figures.decisions.inc({ verdict, outcome: error instanceof Refused ? error.problems[0].code : 'internal' });
    throw error;
  });
  figures.decisions.inc({ verdict, outcome: decided.recorded ? 'recorded' : 'repeated' });
  if (decided.decidedAfter !== null) figures.timeToDecide.observe({ verdict }, decided.decidedAfter / 1_000);
  if (decided.recorded || !hasEnded(decided.state)) await workflows.wake(decided.workflow, { officerId, verdict });
  return decided;
};
