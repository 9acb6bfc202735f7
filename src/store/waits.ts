import type { Tx } from './database.ts';
import { timestamp, updateRow } from './rows.ts';

/** Why a change waits, and until when where something ends by itself. Milliseconds. */
export interface WaitNoted {
  readonly what: string;
  readonly at: number | null;
}

/** As `setWake`, for a change that a settling has found waiting: what for stands beside it, for figures alone. */
export const setWaiting = async (
  tx: Tx,
  accountId: string,
  id: string,
  { wakeAt, what, at }: WaitNoted & { readonly wakeAt: number },
): Promise<void> => {
  const set = { next_wake_at: timestamp(wakeAt), waits_for: what, waits_until: timestamp(at) };
  await updateRow(tx, 'changes', { accountId, id }, set);
};
