import { flag, unflag, type Flagged, type FlagRequest } from '../transactions/flag.ts';
import type { Services } from './services.ts';

/** Has the workflows of all changes that a flag stops, or a lift sets free, look again and say so (R45). */
const wakeAll = async ({ workflows }: Services, { workflows: inputs }: Flagged): Promise<void> => {
  await Promise.all(inputs.map((input) => workflows.wake(input, { officerId: '', verdict: 'look' })));
};

/** Flags a change as wrong. The same for the API and the page (R50). */
export const recordFlag = async (services: Services, request: FlagRequest): Promise<void> => {
  await wakeAll(services, await flag(services.store, request));
};

/** Records an officer's word that what stops a change can be lifted. The same for the API and the page (R50). */
export const recordLift = async (services: Services, request: Omit<FlagRequest, 'comment'>): Promise<void> => {
  await wakeAll(services, await unflag(services.store, request));
};
