import { flag, unflag, type Flagged, type FlagRequest, type LiftRequest } from '../transactions/flag.ts';
import { userKey } from './rate-limits.ts';
import type { Services } from './services.ts';

/** Has the workflows of all changes that a flag stops, or a lift sets free, look again and say so (R45). */
const wakeAll = async ({ workflows }: Services, { workflows: inputs }: Flagged): Promise<void> => {
  await Promise.all(inputs.map((input) => workflows.wake(input, { officerId: '', verdict: 'look' })));
};

/** Flags and lifts share the budget of decisions. */
const countBy = ({ limiter }: Services, { accountId, officerId }: Pick<FlagRequest, 'accountId' | 'officerId'>) =>
  limiter.count('decisions', userKey(accountId, officerId));

/** Flags a change as wrong. The same for the API and the page (R50). */
export const recordFlag = async (services: Services, request: FlagRequest): Promise<void> => {
  await countBy(services, request);
  await wakeAll(services, await flag(services.store, request));
};

/** Records an officer's word that what stops a change can be lifted. The same for the API and the page (R50). */
export const recordLift = async (services: Services, request: LiftRequest): Promise<{ readonly recorded: boolean }> => {
  await countBy(services, request);
  const lifted = await unflag(services.store, request);
  await wakeAll(services, lifted);
  return lifted;
};
